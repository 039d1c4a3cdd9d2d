import type { Place } from '../asn1/decoded.js';
import { type AuthorityInfoAccess, type Certificate, ExtensionOid } from '../certificate/certificate.js';
import { extensionOf } from './known-extensions.js';

/** accessMethod of AuthorityInfoAccess (RFC 5280 §4.2.2.1). */
export const AccessMethod = { ocsp: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2' } as const;

export const accessDescriptions = (
  { authorityInfoAccess }: Certificate,
  method: string,
): AuthorityInfoAccess['items'] => authorityInfoAccess?.items.filter((item) => item.method === method) ?? [];

/** Where a certificate says that its revocation can be looked up: the CRL extension and each OCSP location. */
export function revocationPointers(
  certificate: Certificate,
): readonly (readonly [what: string, at: Place])[] {
  const crl = extensionOf(certificate, ExtensionOid.crlDistributionPoints);
  return [
    ...(crl === undefined ? [] : [['cRLDistributionPoints', crl.at] as const]),
    ...accessDescriptions(certificate, AccessMethod.ocsp).map(({ at }) => ['an OCSP location', at] as const),
  ];
}
