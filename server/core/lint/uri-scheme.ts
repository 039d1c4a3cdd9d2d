import type { GeneralName } from '../certificate/extensions/general-name.js';

export const HTTP: ReadonlySet<string> = new Set(['http']);
export const HTTP_OR_HTTPS: ReadonlySet<string> = new Set(['http', 'https']);
export const HTTP_OR_LDAP: ReadonlySet<string> = new Set(['http', 'ldap']);

/** Longer than every scheme that rules ask for; the rest of an address need not be searched. */
const LONGEST_PREFIX = 12;

/** Whether a name is a URI that begins with one of these schemes and `://`, in whatever case (RFC 3986 §3.1). */
export function hasScheme({ type, value }: GeneralName, schemes: ReadonlySet<string>): boolean {
  if (type !== 'uri') return false;
  const prefix = value.slice(0, LONGEST_PREFIX);
  const end = prefix.indexOf('://');
  return end > 0 && schemes.has(prefix.slice(0, end).toLowerCase());
}
