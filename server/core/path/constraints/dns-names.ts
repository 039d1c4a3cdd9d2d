import type { Subtree } from './subtree.js';

export interface DnsName {
  /** Lower case, without the asterisk. */
  readonly host: string;
  /** `*.host`: every name with exactly one more label (RFC 9525 §6.3). */
  readonly wildcard: boolean;
}

/** The underscore is no host name, but it is a DNS name, and constraints must hold for it too. */
const HOST = /^(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/;

export const isHost = (text: string): boolean => text.length <= 253 && HOST.test(text);

/** `undefined` for what is no DNS name: empty labels, a dot at either end, an asterisk anywhere but as first label. */
export function readDnsName(text: string): DnsName | undefined {
  const lower = text.toLowerCase();
  const wildcard = lower.startsWith('*.');
  const host = wildcard ? lower.slice(2) : lower;
  return isHost(host) ? { host, wildcard } : undefined;
}

/** RFC 5280 §4.2.1.10: the name itself and everything with labels added to its left. The empty one holds all names. */
export function dnsSubtree(base: string): Subtree<DnsName> | undefined {
  const root = base.toLowerCase();
  if (root !== '' && !isHost(root)) return undefined;
  const contains = ({ host }: DnsName): boolean => root === '' || isOrIsBelow(host, root);
  return {
    contains,
    // `*.example.com` also stands for `bar.example.com`, which may be the root of an excluded subtree.
    touches: (name) => contains(name) || (name.wildcard && parent(root) === name.host),
  };
}

export const isOrIsBelow = (host: string, root: string): boolean =>
  host === root || host.endsWith(`.${root}`);

const parent = (host: string): string | undefined => {
  const dot = host.indexOf('.');
  return dot < 0 ? undefined : host.slice(dot + 1);
};
