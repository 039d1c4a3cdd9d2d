import type { ApiEnvironment } from '../api-editions/edition-names.js';
import { APPLICATION_LIMITS } from './application.js';

export const REDIRECT_URI_FAULTS = [
  'not-an-address',
  'not-https',
  'fragment',
  'wildcard',
  'user-info',
  'unseen-character',
  'loopback',
  'no-public-name',
] as const;
export type RedirectUriFault = (typeof REDIRECT_URI_FAULTS)[number];

/**
 * Why a customer must not be sent back to an address (RFC 6749 §3.1.2, RFC 9700 §2.1 and §4.1): it is compared character
 * by character, so it is complete, https, without fragment and wildcard. A loopback address serves in a sandbox only.
 * `undefined` when nothing is wrong.
 */
export function redirectUriFault(
  uri: string,
  environment: ApiEnvironment | null,
): RedirectUriFault | undefined {
  // What a URL parser would cut out or rewrite is not compared as it was written.
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(uri)) return 'unseen-character';
  if (uri.length > APPLICATION_LIMITS.uri || !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(uri))
    return 'not-an-address';
  if (uri.includes('*')) return 'wildcard';
  if (uri.includes('#')) return 'fragment';
  if (!URL.canParse(uri)) return 'not-an-address';
  const { protocol, hostname, username, password } = new URL(uri);
  if (username !== '' || password !== '' || /^[^/]*\/\/[^/?]*@/.test(uri)) return 'user-info';
  if (isLoopback(hostname)) {
    if (environment !== 'sandbox') return 'loopback';
    return protocol === 'http:' || protocol === 'https:' ? undefined : 'not-https';
  }
  if (protocol !== 'https:') return 'not-https';
  return isPublicName(hostname) ? undefined : 'no-public-name';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host) || host === '[::1]';

/** A name with a dot that is no address of a machine: a browser anywhere has to find it. */
const isPublicName = (host: string): boolean => {
  const name = host.replace(/\.$/, '');
  return (
    name.includes('.') &&
    !/^\d+(\.\d+){3}$/.test(name) &&
    !/\.(local|internal|lan|home|corp|test|invalid)$/.test(name)
  );
};
