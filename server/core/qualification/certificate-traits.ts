import type { Certificate, KeyUsageBit } from '../certificate/certificate.js';
import { AttributeOid, firstValue } from '../certificate/name.js';
import { contentsOf, QcTypeOid } from '../qc-statements/qc-statements.js';
import type { Purpose } from './qualification.js';

/** What the determination of TS 119 615 §4.4 asks a certificate. */
export interface CertificateTraits {
  readonly issuerCountry: string | undefined;
  readonly issuerOrganisation: string | undefined;
  readonly issuerCommonName: string | undefined;
  readonly notBefore: Date;
  /** QcCompliance counts only when no QcCClegislation limits it to another country's law. */
  readonly compliant: boolean;
  /** Values of QcType, known and unknown. */
  readonly types: readonly (Purpose | 'other')[];
  /** `undefined` without the extension, as below. */
  readonly keyUsage: readonly KeyUsageBit[] | undefined;
  readonly policies: readonly string[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  /** OIDs of the subject's attributes. */
  readonly subjectAttributes: readonly string[];
  /** Subject and public key, as DER: the certificate itself may be listed. */
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly publicKey: Uint8Array;
}

const PURPOSE_OF_TYPE = new Map<string, Purpose>([
  [QcTypeOid.esign, 'signature'],
  [QcTypeOid.eseal, 'seal'],
  [QcTypeOid.web, 'web'],
]);

export function traitsOf(certificate: Certificate): CertificateTraits {
  const { issuer, subject, qcStatements, publicKey, der } = certificate;
  const types = contentsOf(qcStatements, 'type').flatMap(({ content }) => content.types);
  const bytes = ({ start, end }: { start: number; end: number }): Uint8Array => der.subarray(start, end);
  return {
    issuerCountry: firstValue(issuer, AttributeOid.country),
    issuerOrganisation: firstValue(issuer, AttributeOid.organization),
    issuerCommonName: firstValue(issuer, AttributeOid.commonName),
    notBefore: certificate.notBefore.instant,
    compliant:
      contentsOf(qcStatements, 'compliance').length > 0 &&
      contentsOf(qcStatements, 'legislation').length === 0,
    types: types.map(({ oid }) => PURPOSE_OF_TYPE.get(oid) ?? 'other'),
    keyUsage: certificate.keyUsage?.bits,
    policies: certificate.certificatePolicies?.items.map(({ oid }) => oid),
    extendedKeyUsage: certificate.extendedKeyUsage?.items.map(({ oid }) => oid),
    subjectAttributes: subject.attributes.map(({ oid }) => oid),
    subject: bytes(subject.at),
    issuer: bytes(issuer.at),
    publicKey: bytes(publicKey.at),
  };
}

/**
 * The territory whose list is looked into: the country of the issuer (TS 119 615 PRO-4.4.4-01), in the spelling of the
 * lists. Never the country of the subject or of its authority.
 */
export function listTerritory({ issuerCountry }: CertificateTraits): string | undefined {
  const country = issuerCountry?.trim().toUpperCase();
  if (country === 'GR') return 'EL';
  if (country === 'GB') return 'UK';
  return country === '' ? undefined : country;
}
