import type { Severity } from '../lint/lint.js';
import { SEVERITIES } from '../lint/lint.js';
import { registerKeyOf } from '../registers/register-key.js';
import { questionOfCertificate } from '../registers/register-question.js';
import type { Certificate } from './certificate.js';
import type { Inspection } from './inspect.js';
import type { CertificateKind } from './kind.js';
import { AttributeOid, firstValue } from './name.js';
import type { SecondReading } from './reading-finding.js';

/**
 * What lists are filtered and sorted by, taken from a certificate when it is stored. Texts are cut and cleaned so that
 * any database can index them; the certificate itself is always read from its bytes.
 */
export interface StoredFacts {
  readonly sha256: string;
  readonly kind: CertificateKind;
  readonly serialNumber: string;
  readonly subject: string;
  readonly issuer: string;
  /** organizationName, organizationIdentifier, countryName of the subject; empty when absent. */
  readonly organisation: string;
  readonly organizationIdentifier: string;
  readonly country: string;
  /** Empty without a PSD2 statement. */
  readonly ncaId: string;
  /** By which entries of registers may be about the holder; empty where none can be looked for. */
  readonly registerKey: string;
  /** ISO 8601; plain data, because facts cross from thread to thread. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly usableRoles: readonly string[];
  /** Each code once, with its worst severity. */
  readonly findings: readonly { readonly code: string; readonly severity: Severity }[];
  /** Codes of rules that would have found something, had nobody switched them off. */
  readonly silenced: readonly string[];
  readonly worstSeverity: Severity | null;
  readonly secondReading: SecondReading;
  /** What free text search looks through, in lower case. */
  readonly searchText: string;
}

export function storedFacts(
  certificate: Certificate,
  inspection: Inspection,
  secondReading: SecondReading,
): StoredFacts {
  const { sha256, serialNumber, subject, issuer, subjectAltNames } = inspection;
  const identifier = inspection.organizationIdentifier?.value ?? '';
  const findings = worstByCode(inspection.findings);
  return {
    sha256,
    kind: inspection.kind,
    serialNumber: indexable(serialNumber),
    subject: indexable(subject),
    issuer: indexable(issuer),
    organisation: indexable(firstValue(certificate.subject, AttributeOid.organization) ?? ''),
    organizationIdentifier: indexable(identifier),
    country: indexable(firstValue(certificate.subject, AttributeOid.country) ?? ''),
    ncaId: indexable(inspection.psd2?.ncaId.trim() ?? ''),
    registerKey: indexable(registerKeyOf(questionOfCertificate(certificate))),
    notBefore: certificate.notBefore.instant.toISOString(),
    notAfter: certificate.notAfter.instant.toISOString(),
    usableRoles: inspection.usableRoles,
    findings,
    silenced: [...new Set(inspection.silenced?.map(({ code }) => code))],
    worstSeverity: worstOf(findings.map(({ severity }) => severity)),
    secondReading,
    searchText: storable(
      [subject, issuer, identifier, serialNumber, sha256, ...subjectAltNames].join('\n'),
      SEARCHED_CHARACTERS,
    ).toLowerCase(),
  };
}

/** Best first: `null`, info, warning, error. */
export const severityRank = (severity: Severity | null): number =>
  severity === null ? 0 : SEVERITIES.length - SEVERITIES.indexOf(severity);

export const severityOfRank = (rank: number): Severity | null =>
  rank === 0 ? null : (SEVERITIES[SEVERITIES.length - rank] ?? null);

export function worstOf(severities: readonly Severity[]): Severity | null {
  return severityOfRank(Math.max(0, ...severities.map(severityRank)));
}

function worstByCode(findings: readonly { code: string; severity: Severity }[]): StoredFacts['findings'] {
  const worst = new Map<string, Severity>();
  for (const { code, severity } of findings) {
    if (severityRank(severity) > severityRank(worst.get(code) ?? null)) worst.set(code, severity);
  }
  return [...worst].map(([code, severity]) => ({ code, severity }));
}

/** PostgreSQL refuses index entries above 2,700 bytes; a character has up to four. */
const INDEXED_CHARACTERS = 400;
const SEARCHED_CHARACTERS = 20_000;

/** PostgreSQL stores no NUL in text, and a cut through a surrogate pair would leave half a character. */
function storable(text: string, characters: number): string {
  return text.slice(0, characters).replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}

const indexable = (text: string): string => storable(text, INDEXED_CHARACTERS);
