import type { Certificate } from '../certificate/certificate.js';
import { followsBaselineRequirements } from './browser-track.js';
import { EkuOid, type LintProfile, profileOf } from './profiles.js';

/** Under which scheme somebody relies on a certificate: the EU's trusted lists, the UK directory, Georgian CAs. */
export const PROFILE_SCHEMES = ['eu', 'uk', 'ge'] as const;
export type ProfileScheme = (typeof PROFILE_SCHEMES)[number];

/**
 * The finer profiles, by which severities differ: QWAC for browsers (QEVCP-w, QNCP-w), other QWAC (QNCP-w-gen), 2-QWAC
 * of TS 119 411-5, QSealC, the OBWAC and OBSeal of UK Open Banking, and both kinds of Georgia.
 */
export const CERTIFICATE_PROFILES = [
  'qwac-browser',
  'qwac',
  '2-qwac',
  'qsealc',
  'uk-obwac',
  'uk-obseal',
  'ge-qwac',
  'ge-qsealc',
] as const;
export type CertificateProfile = (typeof CERTIFICATE_PROFILES)[number];

const OUTSIDE_THE_EU: Readonly<
  Record<Exclude<ProfileScheme, 'eu'>, Readonly<Record<LintProfile, CertificateProfile>>>
> = {
  uk: { qwac: 'uk-obwac', qsealc: 'uk-obseal' },
  ge: { qwac: 'ge-qwac', qsealc: 'ge-qsealc' },
};

/**
 * The finer profile of a certificate under a scheme; `undefined` when no rule of ours judges it. The scheme is told by
 * whoever trusts the issuer, never read out of the certificate: a claim must not make its own judgement milder.
 */
export function certificateProfileOf(
  certificate: Certificate,
  scheme: ProfileScheme = 'eu',
): CertificateProfile | undefined {
  const profile = profileOf(certificate);
  if (profile === undefined) return undefined;
  if (scheme !== 'eu') return OUTSIDE_THE_EU[scheme][profile];
  if (profile === 'qsealc') return 'qsealc';
  if (certificate.extendedKeyUsage?.items.some(({ oid }) => oid === EkuOid.tlsBinding)) return '2-qwac';
  return followsBaselineRequirements(certificate) ? 'qwac-browser' : 'qwac';
}
