import { Injectable } from '@nestjs/common';
import { Certificates } from '../certificates/certificates.service.js';
import { verdictSentence } from '../core/verdict/verdict-sentence.js';
import type { VerdictDocument } from '../core/verdict/verdict-document.js';
import { isPositive } from '../core/verdict/verdict.js';
import { Clock } from '../ports/clock.js';
import { CertificateViews } from '../certificates/certificate-views.js';
import type { UsedRegister } from './evaluations.contract.js';
import { Evaluations } from './evaluations.service.js';
import { ReportPage } from '../platform/documents/report-page.js';

const CHECK_NAMES = {
  syntax: 'Profile and syntax',
  validity: 'Validity',
  path: 'Certification path',
  qualification: 'Qualification',
  revocation: 'Revocation',
  register: 'Register',
} as const;

const STATUS_WORDS = {
  pass: 'passed',
  warn: 'warning',
  fail: 'FAILED',
  unknown: 'unknown',
  skipped: 'not applicable',
} as const;

/** Reasons of one check that are printed; the rest is in the evidence pack. */
const REASONS = 6;
const EVIDENCE = 12;

/** The verdict on paper, in the officer's file. */
@Injectable()
export class EvaluationReports {
  constructor(
    private readonly evaluations: Evaluations,
    private readonly certificates: Certificates,
    private readonly views: CertificateViews,
    private readonly clock: Clock,
  ) {}

  async make(id: string): Promise<Uint8Array> {
    const printedAt = this.clock.now();
    const evaluation = await this.evaluations.show(id);
    const row = await this.certificates.find(evaluation.certificateId);
    const inspection = await this.views.inspection(row, printedAt);
    const { verdict, evaluatedAt, evaluatedBy, trigger, evidence, chain, trust, services, registers, host } =
      evaluation;
    const page = new ReportPage(`Verdict about ${inspection.subject}`, printedAt);

    page.title('Verdict about a certificate');
    page.lead(verdictSentence(verdict, row.organisation || inspection.subject));
    page.facts([
      ['Outcome', verdict.outcome],
      ['As of', verdict.at],
      ['Reached', `${evaluatedAt.toISOString()} by ${evaluatedBy} (${trigger})`],
      ['Usable roles', rolesInWords(verdict)],
      ...(verdict.scheme === null
        ? []
        : [['Scheme', `${verdict.scheme.name}: ${verdict.scheme.reason}`] as const]),
    ]);

    page.heading('Certificate');
    page.facts([
      ['Subject', inspection.subject],
      ['Identifier', inspection.organizationIdentifier?.value ?? '-'],
      ['Issuer', inspection.issuer],
      ['Serial number', inspection.serialNumber],
      ['Validity', `${inspection.notBefore} to ${inspection.notAfter}`],
      ['SHA-256', inspection.sha256],
    ]);

    page.heading('Checks');
    for (const [name, title] of Object.entries(CHECK_NAMES)) {
      const { status, reasons, codes } = verdict.checks[name as keyof typeof CHECK_NAMES];
      const shown = reasons.slice(0, REASONS).map((reason, i) => `${reason} [${codes[i] ?? ''}]`);
      const left = reasons.length - shown.length;
      page.check(title, STATUS_WORDS[status], [...shown, ...(left > 0 ? [`And ${left} more.`] : [])]);
    }

    page.heading('What it rests on');
    page.facts([
      ...chain.certificates
        .slice(1)
        .map(
          ({ subject, foundBy, source }) =>
            ['Chain', `${subject} (${foundBy}${source === null ? '' : `, ${source}`})`] as const,
        ),
      ...trust.editions.map(
        ({ territory, sequenceNumber, issued, sha256 }) =>
          [
            'Trusted list',
            `${territory}, sequence ${sequenceNumber}, issued ${issued}, SHA-256 ${sha256}`,
          ] as const,
      ),
      ...services.map(
        ({ provider, service, status, since, when }) =>
          [
            when === 'now' ? 'Service' : 'At issuance',
            `${provider}: ${service}, ${status} since ${since}`,
          ] as const,
      ),
      ...registers.flatMap(registerFacts),
      ...(host === null ? [] : [['Used in', host] as const]),
      ...evidence
        .filter(({ kind }) => kind === 'ocsp' || kind === 'crl')
        .slice(0, EVIDENCE)
        .map(
          ({ kind, source, receivedAt, status, sha256, ageSeconds }) =>
            [
              kind.toUpperCase(),
              `${status ?? 'not used'}, from ${source}, received ${receivedAt.toISOString()} (${ageSeconds} s old), SHA-256 ${sha256}`,
            ] as const,
        ),
    ]);

    page.heading('Proof');
    page.facts([
      ['Evaluation', id],
      ['Digest', evaluation.digest],
      [
        'Audit entry',
        evaluation.audit === null ? '-' : `${evaluation.audit.position}, hash ${evaluation.audit.hash}`,
      ],
    ]);
    page.note(
      'The digest is the SHA-256 of evaluation.json in the evidence pack of this evaluation; the audit entry holds it, too. ' +
        'Check the pack with: qwarden evidence verify FILE',
    );
    return page.finish();
  }
}

/** A role of a certificate that must not be relied upon is not usable, whatever the certificate states. */
function rolesInWords({ outcome, usableRoles }: Pick<VerdictDocument, 'outcome' | 'usableRoles'>): string {
  const roles = usableRoles.join(', ') || 'none';
  return isPositive(outcome) || roles === 'none'
    ? roles
    : `none under this verdict; the certificate states ${roles}`;
}

function registerFacts(one: UsedRegister): (readonly [string, string])[] {
  const { name, edition, ageDays, stale, found, disclaimer, legalWeight } = one;
  if (edition === null) return [['Register', `${name}: there was no edition`]];
  const age = `${ageDays ?? 0} ${ageDays === 1 ? 'day' : 'days'} old${stale ? ', STALE' : ''}`;
  const entries = found.map((entry) => `${entry.name} (${entry.id}, found by ${entry.path})`).join('; ');
  return [
    [
      'Register',
      `${name}, edition ${edition.version} of ${edition.publishedAt} (${age}), SHA-256 ${edition.sha256}: ${entries || 'no entry found'}`,
    ],
    ['', disclaimer ?? legalWeight],
  ];
}
