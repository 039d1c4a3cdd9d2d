import { sameBytes } from '../trust-lists/base64.js';
import type { CertificateTraits } from './certificate-traits.js';
import type { MatchedService } from './match-services.js';

export type ProviderNameMatch = 'same' | 'nearly-same' | 'different';

/**
 * Whether the issuer of a certificate is the provider that the list names (TS 119 615 PRO-4.4.4-06): its organizationName,
 * or its commonName failing that, is a TSPName or TSPTradeName; or the service's own certificate has the issuer's name.
 * `nearly-same` when only white space, letter case, diacritics or punctuation differ.
 */
export function matchProviderName(
  { issuerOrganisation, issuerCommonName, issuer }: CertificateTraits,
  { provider, anchor }: MatchedService,
): ProviderNameMatch {
  const listed = [...provider.names, ...provider.tradeNames].map(({ text }) => text);
  const stated = [issuerOrganisation, issuerCommonName].filter((name) => name !== undefined);
  if (stated.some((name) => listed.includes(name))) return 'same';
  if (sameBytes(anchor.subject, issuer)) return 'same';
  const plain = new Set(listed.map(plainName).filter((name) => name !== ''));
  return stated.some((name) => plain.has(plainName(name))) ? 'nearly-same' : 'different';
}

const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
