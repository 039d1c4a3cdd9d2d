import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Says whether a browser sent this change on behalf of another site. Browsers name the site in
 * `Sec-Fetch-Site`, older ones in `Origin`; a request with neither comes from no browser, so there
 * is nobody whose cookie it could abuse. Stands behind SameSite=Strict, which already keeps the cookie back.
 */
export function isCrossSiteChange({ method, headers }: FastifyRequest, baseUrl: string): boolean {
  if (SAFE.has(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = headers.origin;
  if (origin === undefined) return false;
  if (origin === new URL(baseUrl).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.host;
}
