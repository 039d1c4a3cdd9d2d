import type { Certificate } from '../certificate/certificate.js';
import { distributionPointsOf } from '../certificate/extensions/distribution-points.js';
import type { RevocationOf } from './revocation-of.js';

/** Something that is not among the evidence and that a certificate says where to get. */
export type Wanted =
  | { readonly kind: 'issuer'; readonly certificate: Certificate; readonly urls: readonly string[] }
  | {
      readonly kind: 'ocsp';
      readonly certificate: Certificate;
      readonly issuer: Certificate;
      readonly urls: readonly string[];
    }
  | { readonly kind: 'crl'; readonly certificate: Certificate; readonly urls: readonly string[] };

const AiaMethod = { ocsp: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2' } as const;
/** More addresses than these are nobody's service. */
const MAX_URLS = 4;

export const issuerWanted = (certificate: Certificate): Wanted[] =>
  some({ kind: 'issuer', certificate, urls: accessUrls(certificate, AiaMethod.caIssuers) });

/**
 * Where to ask about a certificate that nothing among the evidence decides: OCSP, and the CRL besides. A `good` of a
 * complete CRL wants the delta that the certificate points at, because what was revoked since stands only there.
 */
export function revocationWanted({ certificate, issuer, decision, withoutDelta }: RevocationOf): Wanted[] {
  if (decision.status === 'unknown')
    return [
      ...some({ kind: 'ocsp', certificate, issuer, urls: accessUrls(certificate, AiaMethod.ocsp) }),
      ...some({
        kind: 'crl',
        certificate,
        urls: httpUrls([...crlUrls(certificate), ...deltaUrls(certificate)]),
      }),
    ];
  return decision.status === 'good' && withoutDelta
    ? some({ kind: 'crl', certificate, urls: httpUrls(deltaUrls(certificate)) })
    : [];
}

const some = (wanted: Wanted): Wanted[] => (wanted.urls.length > 0 ? [wanted] : []);

function accessUrls({ authorityInfoAccess }: Certificate, method: string): string[] {
  return httpUrls(
    (authorityInfoAccess?.items ?? [])
      .filter((item) => item.method === method && item.location.type === 'uri')
      .map(({ location }) => location.value),
  );
}

const crlUrls = (certificate: Certificate): string[] => urisOf(distributionPointsOf(certificate));
const deltaUrls = (certificate: Certificate): string[] =>
  urisOf(distributionPointsOf(certificate, 'freshest'));

const urisOf = (points: ReturnType<typeof distributionPointsOf>): string[] =>
  (points ?? []).flatMap(({ name }) =>
    (name?.fullName ?? []).flatMap(({ type, value }) => (type === 'uri' ? value : [])),
  );

/** LDAP is not spoken; whether an address may be called is the egress guard's decision. */
const httpUrls = (urls: readonly string[]): string[] =>
  [...new Set(urls.filter((url) => /^https?:\/\//i.test(url)))].slice(0, MAX_URLS);
