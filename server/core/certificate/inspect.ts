import { type Decoded, decoded } from '../asn1/decoded.js';
import type { Crypto } from '../crypto.js';
import type { AdjustedAt } from '../lint/adjustments.js';
import { lint } from '../lint/lint.js';
import { type LintProfile, profileOf } from '../lint/profiles.js';
import { LINT_RULES } from '../lint/registry.js';
import { PSP_ROLE_BY_OID } from '../qc-statements/psp-roles.js';
import {
  contentsOf,
  QcStatementId,
  type QcStatements,
  QcTypeOid,
  semanticsIdentifiers,
  SemanticsOid,
  statementsWithId,
} from '../qc-statements/qc-statements.js';
import type { Certificate, Time } from './certificate.js';
import { decodeCertificate } from './decode-certificate.js';
import type { Finding } from './finding.js';
import { findingsOf, silencedFindings } from './findings.js';
import { type CertificateKind, kindOf } from './kind.js';
import { nameText } from './name.js';
import { readingFinding, type SecondReading } from './reading-finding.js';
import { psd2StatementOf, usableRolesOf } from './usable-roles.js';

/** What the static checks say of a certificate: the object of `qwarden cert inspect --json` without its source. */
export interface Inspection {
  /** Lower-case hex of the DER. */
  readonly sha256: string;
  readonly kind: CertificateKind;
  /** The profile its rules were chosen by; null when no rule of ours judges such a certificate (a CA, an e-signature). */
  readonly profile: LintProfile | null;
  readonly serialNumber: string;
  /** RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  /** `2026-01-31T00:00:00Z`, whole seconds in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly organizationIdentifier: {
    readonly value: string;
    readonly scheme: string | null;
    readonly country: string | null;
    readonly authority: string | null;
    readonly reference: string | null;
  } | null;
  readonly psd2: {
    readonly roles: readonly { readonly oid: string; readonly name: string; readonly agrees: boolean }[];
    readonly ncaName: string;
    readonly ncaId: string;
    readonly recovered: boolean;
  } | null;
  /** Empty until both readers agree. */
  readonly usableRoles: readonly string[];
  readonly qcStatements: {
    readonly ids: readonly string[];
    readonly compliance: boolean;
    /** `esign`, `eseal`, `web`; the dotted OID of another type. */
    readonly types: readonly string[];
    readonly sscd: boolean;
    readonly pds: readonly { readonly url: string; readonly language: string }[];
    readonly legislation: readonly string[];
    /** `natural`, `legal`, `eidas-natural`, `eidas-legal`; the dotted OID of another; null when none is asserted. */
    readonly semantics: string | null;
  } | null;
  readonly policies: readonly string[];
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  /** `dns:api.example.eu`, `ip:192.0.2.1`, `dn:CN=…`, `other:` and hex. */
  readonly subjectAltNames: readonly string[];
  readonly key: { readonly algorithm: string; readonly bits: number | null; readonly curve: string | null };
  readonly signatureAlgorithm: string;
  readonly findings: readonly Finding[];
  /** Of rules that an administrator switched off; only where adjustments were given. */
  readonly silenced?: readonly Finding[];
}

/** Decodes and inspects; fails as `decodeCertificate` does. */
export function inspect(der: Uint8Array, crypto: Crypto, secondReading: SecondReading): Decoded<Inspection> {
  const certificate = decodeCertificate(der);
  return certificate.ok ? decoded(inspectCertificate(certificate.value, crypto, secondReading)) : certificate;
}

/**
 * Every field of the inspect contract. Static: says what the bytes claim and which rules they break, not whether the
 * certificate is trusted, revoked or still in a register. Roles count as usable only when both readers agree. Without
 * `adjusted` the rules speak for themselves.
 */
export function inspectCertificate(
  certificate: Certificate,
  crypto: Crypto,
  secondReading: SecondReading,
  adjusted?: AdjustedAt,
): Inspection {
  const { publicKey, qcStatements } = certificate;
  const results = lint(certificate, LINT_RULES, adjusted);
  const [identifier] = certificate.organizationIdentifiers;
  const psd2 = psd2StatementOf(certificate);
  const reading = readingFinding(secondReading);
  return {
    sha256: crypto.sha256(certificate.der),
    kind: kindOf(certificate),
    profile: profileOf(certificate) ?? null,
    serialNumber: certificate.serialNumber.hex,
    subject: nameText(certificate.subject, certificate.der),
    issuer: nameText(certificate.issuer, certificate.der),
    notBefore: isoSeconds(certificate.notBefore),
    notAfter: isoSeconds(certificate.notAfter),
    organizationIdentifier: identifier
      ? {
          value: identifier.value,
          scheme: identifier.scheme ?? null,
          country: identifier.country ?? null,
          authority: identifier.authority ?? null,
          reference: identifier.reference ?? null,
        }
      : null,
    psd2: psd2
      ? {
          roles: psd2.roles.map(({ oid, name }) => ({
            oid,
            name: name.value,
            agrees: PSP_ROLE_BY_OID.get(oid)?.name === name.value,
          })),
          ncaName: psd2.ncaName.value,
          ncaId: psd2.ncaId.value,
          recovered: psd2.recovered,
        }
      : null,
    usableRoles: secondReading.status === 'agrees' ? usableRolesOf(certificate) : [],
    qcStatements: qcStatements ? describeStatements(qcStatements) : null,
    policies: certificate.certificatePolicies?.items.map(({ oid }) => oid) ?? [],
    keyUsage: certificate.keyUsage?.bits ?? [],
    extendedKeyUsage: certificate.extendedKeyUsage?.items.map(({ oid }) => oid) ?? [],
    subjectAltNames: certificate.subjectAltName?.items.map(({ type, value }) => `${type}:${value}`) ?? [],
    key: { algorithm: publicKey.algorithm, bits: publicKey.bits ?? null, curve: publicKey.curve ?? null },
    signatureAlgorithm: certificate.signatureAlgorithm.name,
    findings: [...(reading ? [reading] : []), ...findingsOf(results)],
    ...(adjusted && { silenced: silencedFindings(results) }),
  };
}

const TYPE_NAMES = new Map<string, string>(Object.entries(QcTypeOid).map(([name, oid]) => [oid, name]));
const SEMANTICS_NAMES = new Map<string, string>([
  [SemanticsOid.natural, 'natural'],
  [SemanticsOid.legal, 'legal'],
  [SemanticsOid.eidasNatural, 'eidas-natural'],
  [SemanticsOid.eidasLegal, 'eidas-legal'],
]);

function describeStatements(qcStatements: QcStatements): NonNullable<Inspection['qcStatements']> {
  const [semantics] = semanticsIdentifiers(qcStatements);
  return {
    ids: qcStatements.statements.map(({ id }) => id),
    compliance: statementsWithId(qcStatements, QcStatementId.compliance).length > 0,
    types: contentsOf(qcStatements, 'type').flatMap(({ content }) =>
      content.types.map(({ oid }) => TYPE_NAMES.get(oid) ?? oid),
    ),
    sscd: statementsWithId(qcStatements, QcStatementId.sscd).length > 0,
    pds: contentsOf(qcStatements, 'pds').flatMap(({ content }) =>
      content.locations.map(({ url, language }) => ({ url: url.value, language: language.value })),
    ),
    legislation: contentsOf(qcStatements, 'legislation').flatMap(({ content }) =>
      content.countries.map(({ value }) => value),
    ),
    semantics: semantics ? (SEMANTICS_NAMES.get(semantics.oid) ?? semantics.oid) : null,
  };
}

const isoSeconds = ({ instant }: Time): string => `${instant.toISOString().slice(0, -5)}Z`;
