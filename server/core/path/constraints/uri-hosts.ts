import { isHost } from './dns-names.js';
import { hostSubtree } from './email-names.js';
import { type Subtree, subtree } from './subtree.js';

const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@]+)(?::[0-9]*)?(?:[/?#]|$)/i;
const ADDRESS = /^[0-9]+(?:\.[0-9]+)*$/;

/** The host of a URI. `undefined` without an authority or with an address there: RFC 5280 §4.2.1.10 refuses both. */
export function readUriHost(uri: string): string | undefined {
  const host = AUTHORITY.exec(uri)?.[1]?.toLowerCase();
  return host !== undefined && isHost(host) && !ADDRESS.test(host) ? host : undefined;
}

export const uriSubtree = (base: string): Subtree<string> | undefined =>
  base === '' ? subtree(() => true) : hostSubtree(base, (host) => host);
