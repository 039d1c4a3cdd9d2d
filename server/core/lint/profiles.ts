import type { Certificate } from '../certificate/certificate.js';
import { kindOf } from '../certificate/kind.js';

/** The two kinds of certificate that TS 119 495 is about. */
export const LINT_PROFILES = ['qwac', 'qsealc'] as const;
export type LintProfile = (typeof LINT_PROFILES)[number];

export const EkuOid = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  tlsBinding: '0.4.0.194115.1.0',
} as const;

const TLS_PURPOSES: readonly string[] = Object.values(EkuOid);

/**
 * The profile a certificate is judged by: its own claim, else what it is evidently for, because a certificate that is
 * offered as a QWAC and is none must be told why. A TLS purpose or nothing at all counts as QWAC, a certificate whose
 * only key usage is nonRepudiation as QSealC. CA certificates and certificates for e-signatures of natural persons
 * have other profiles and are not judged here (`undefined`), unless they are made for TLS all the same.
 */
export function profileOf(certificate: Certificate): LintProfile | undefined {
  const kind = kindOf(certificate);
  if (kind === 'qwac' || kind === 'qsealc') return kind;
  if (certificate.basicConstraints?.ca === true) return undefined;
  const purposes = certificate.extendedKeyUsage?.items.map(({ oid }) => oid) ?? [];
  if (purposes.some((oid) => TLS_PURPOSES.includes(oid))) return 'qwac';
  if (kind === 'esign') return undefined;
  const usage = certificate.keyUsage?.bits ?? [];
  return usage.includes('nonRepudiation') && !usage.includes('keyEncipherment') ? 'qsealc' : 'qwac';
}
