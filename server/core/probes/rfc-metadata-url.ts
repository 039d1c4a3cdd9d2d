const WELL_KNOWN = '/.well-known/oauth-authorization-server';

/** `https://bank.example/xs2a/berlin/1.3` of an address that ends in the well-known part; undefined for another one. */
export const issuerOfMetadataUrl = (url: string): string | undefined =>
  url.endsWith(WELL_KNOWN) ? url.slice(0, -WELL_KNOWN.length) : undefined;

/**
 * RFC 8414 §3.1 puts the well-known part between host and path; banks document it appended, as OpenID Connect does.
 * Undefined where both are the same, or the address is of another form.
 */
export function rfcMetadataUrl(documented: string): string | undefined {
  const issuer = issuerOfMetadataUrl(documented);
  if (issuer === undefined || !URL.canParse(issuer)) return undefined;
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  return path === '' ? undefined : `${origin}${WELL_KNOWN}${path}`;
}
