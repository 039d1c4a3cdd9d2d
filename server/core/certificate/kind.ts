import { type Certificate } from './certificate.js';
import { contentsOf, QcTypeOid } from '../qc-statements/qc-statements.js';

export const CERTIFICATE_KINDS = ['qwac', 'qsealc', 'esign', 'ca', 'other'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

const KIND_OF_QC_TYPE = new Map<string, CertificateKind>([
  [QcTypeOid.web, 'qwac'],
  [QcTypeOid.eseal, 'qsealc'],
  [QcTypeOid.esign, 'esign'],
]);

/** Qualified policies of EN 319 411-2 §5.3 and TS 119 495 OVR-6.1-3 that tell what a certificate is for. */
export const KIND_OF_POLICY: ReadonlyMap<string, CertificateKind> = new Map<string, CertificateKind>([
  ['0.4.0.194112.1.0', 'esign'],
  ['0.4.0.194112.1.1', 'qsealc'],
  ['0.4.0.194112.1.2', 'esign'],
  ['0.4.0.194112.1.3', 'qsealc'],
  ['0.4.0.194112.1.4', 'qwac'],
  ['0.4.0.194112.1.5', 'qwac'],
  ['0.4.0.194112.1.6', 'qwac'],
  ['0.4.0.19495.3.1', 'qwac'],
]);

/**
 * What a certificate says it is: by QcType (one value; several make it `other`), else `ca` when basicConstraints says so
 * (a CA lists the policies it issues under, which makes it none of them), else by its qualified policy, else `other`.
 * It is a claim; qualification is decided elsewhere.
 */
export function kindOf(certificate: Certificate): CertificateKind {
  const types = contentsOf(certificate.qcStatements, 'type').flatMap(({ content }) => content.types);
  if (types.length > 0) {
    return types.length === 1 ? (KIND_OF_QC_TYPE.get(types[0]!.oid) ?? 'other') : 'other';
  }
  if (certificate.basicConstraints?.ca === true) return 'ca';
  for (const { oid } of certificate.certificatePolicies?.items ?? []) {
    const kind = KIND_OF_POLICY.get(oid);
    if (kind !== undefined) return kind;
  }
  return 'other';
}
