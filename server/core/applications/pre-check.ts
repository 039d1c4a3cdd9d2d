import type { Finding } from '../certificate/finding.js';
import { type CertificateKind, kindOf } from '../certificate/kind.js';
import { registerKeyOf } from '../registers/register-key.js';
import { questionOfCertificate, questionOfIdentifier } from '../registers/register-question.js';
import type { Application } from './application.js';
import { applicationLines } from './application-lines.js';
import { certificateLines, issuerLine, notRevoked, validNow } from './certificate-lines.js';
import type { ChosenCertificate } from './chosen-certificate.js';
import { type AskedOf, type DemandCode, met, type PreCheckLine, unmet } from './demands.js';
import { authorisationNumber, registerLine, roleLine } from './register-lines.js';

export interface PreCheckEvidence {
  readonly application: Application;
  readonly certificate: ChosenCertificate | null;
  readonly seal: ChosenCertificate | null;
}

/** A finding with whom to ask what. */
export interface ExplainedFinding extends Finding {
  readonly of: 'certificate' | 'seal';
  readonly askOf: AskedOf;
}

/** `ready`: every demand is met. `open`: none is unmet, and something is not known. */
export const PRE_CHECK_OUTCOMES = ['ready', 'open', 'not-ready'] as const;
export type PreCheckOutcome = (typeof PRE_CHECK_OUTCOMES)[number];

export interface PreCheck {
  readonly outcome: PreCheckOutcome;
  readonly lines: readonly PreCheckLine[];
  readonly findings: readonly ExplainedFinding[];
}

/**
 * Each published demand of Paysera as a line that is met, not met or not known, before anybody waits for an answer, and
 * what is wrong with the certificates. Decides nothing: what is unmet here is for people to weigh.
 */
export function preCheck({ application, certificate, seal }: PreCheckEvidence, at: Date): PreCheck {
  const lines = [
    identifierLine(application),
    ...qwacLines(application, certificate, at),
    ...sealLines(application, certificate, seal, at),
    ...applicationLines(application),
  ];
  return {
    outcome: outcomeOf(lines),
    lines,
    findings: [...explained('certificate', certificate), ...explained('seal', seal)],
  };
}

function outcomeOf(lines: readonly PreCheckLine[]): PreCheckOutcome {
  const demanded = lines.filter((line) => line.demanded);
  if (demanded.some((line) => line.met === 'no')) return 'not-ready';
  return demanded.some((line) => line.met === 'unknown') ? 'open' : 'ready';
}

const explained = (of: ExplainedFinding['of'], chosen: ChosenCertificate | null): ExplainedFinding[] =>
  (chosen?.findings ?? []).map((finding) => ({
    ...finding,
    of,
    askOf: finding.ask === null ? 'nobody' : 'qtsp',
  }));

function identifierLine({ identifier }: Application): PreCheckLine {
  const code = 'organisation.identifier';
  const asked = questionOfIdentifier(identifier);
  return asked.ok
    ? met(code, 'start', `${asked.question.number} of ${asked.question.authority}.`)
    : unmet(code, 'start', 'applicant', asked.reason.message);
}

function qwacLines(
  application: Application,
  chosen: ChosenCertificate | null,
  at: Date,
): readonly PreCheckLine[] {
  if (chosen === null)
    return [
      unmet('certificate.chosen', 'start', 'applicant', 'Choose the QWAC, upload it, or prepare one.'),
      ...application.roles.map((role) =>
        role === 'PSP_IC'
          ? unmet('role.PSP_IC', 'start', 'nobody', 'Confirmation of funds is announced and not open yet.')
          : unmet(`role.${role}`, 'start', 'applicant', 'There is no certificate yet that could state it.'),
      ),
    ];
  const { edition, environment, roles } = application;
  return [
    met('certificate.chosen', 'start', 'A certificate is chosen.'),
    kindLine('certificate.qwac', chosen, 'qwac', 'QWAC'),
    inUseLine(chosen),
    sameOrganisation('certificate.organisation', application, chosen),
    ...certificateLines(chosen, environment, at),
    issuerLine(chosen, edition === 'georgia-0.8'),
    authorisationNumber(chosen),
    registerLine(chosen, edition),
    ...roles.map((role) => roleLine(role, chosen)),
  ];
}

/** The pages contradict each other: one wants a seal for everything, others for payments. Needed for payments here. */
function sealLines(
  application: Application,
  certificate: ChosenCertificate | null,
  seal: ChosenCertificate | null,
  at: Date,
): readonly PreCheckLine[] {
  if (seal === null)
    return application.roles.includes('PSP_PI')
      ? [
          unmet(
            'seal.chosen',
            'security',
            'applicant',
            'Payments are signed: choose the QSealC of the same organisation, or prepare one.',
          ),
        ]
      : [];
  return [
    met('seal.chosen', 'security', 'A QSealC is chosen.'),
    kindLine('seal.qsealc', seal, 'qsealc', 'QSealC'),
    sealOrganisation(application, certificate, seal),
    validNow('seal.valid-now', seal.certificate, at),
    notRevoked('seal.not-revoked', seal),
  ];
}

const KIND_NAMES: Readonly<Record<CertificateKind, string>> = {
  qwac: 'a QWAC',
  qsealc: 'a QSealC',
  esign: 'a certificate for signatures of persons',
  ca: 'the certificate of an issuer',
  other: 'neither a QWAC nor a QSealC',
};

function kindLine(
  code: DemandCode,
  { certificate }: ChosenCertificate,
  wanted: CertificateKind,
  name: string,
): PreCheckLine {
  const source = wanted === 'qwac' ? 'start' : 'security';
  const kind = kindOf(certificate);
  return kind === wanted
    ? met(code, source, `It is ${KIND_NAMES[kind]}.`)
    : unmet(code, source, 'applicant', `It is ${KIND_NAMES[kind]}; a ${name} is needed here.`);
}

const inUseLine = ({ inUse }: ChosenCertificate): PreCheckLine =>
  inUse
    ? met('certificate.in-use', 'security', 'It is in use.')
    : unmet(
        'certificate.in-use',
        'security',
        'applicant',
        'It was retired or replaced here; choose its successor.',
      );

/** Organisations are the same when registers would look for them under the same key. */
function isSame(identifier: string, { certificate }: ChosenCertificate): boolean {
  const wanted = registerKeyOf(questionOfIdentifier(identifier));
  return wanted !== '' && wanted === registerKeyOf(questionOfCertificate(certificate));
}

function sameOrganisation(
  code: 'certificate.organisation' | 'seal.organisation',
  { identifier }: Application,
  chosen: ChosenCertificate,
): PreCheckLine {
  const stated = chosen.certificate.organizationIdentifiers.map(({ value }) => value.slice(0, 100));
  return isSame(identifier, chosen)
    ? met(code, 'start', 'It is of this organisation.')
    : unmet(
        code,
        'start',
        'applicant',
        `It is of ${stated.join(', ') || 'nobody with an identifier'}; the application is of ${identifier || 'nobody yet'}.`,
      );
}

function sealOrganisation(
  application: Application,
  certificate: ChosenCertificate | null,
  seal: ChosenCertificate,
): PreCheckLine {
  const line = sameOrganisation('seal.organisation', application, seal);
  if (line.met !== 'yes' || certificate === null || isSame(application.identifier, certificate)) return line;
  return unmet('seal.organisation', 'start', 'applicant', 'QWAC and QSealC are of two organisations.');
}
