import { COUNTRY_CODES } from './countries.js';

/** Top-level domains that are promised never to be in the public DNS, for examples and tests (RFC 6761 §6). */
const FOR_SPECIMENS: ReadonlySet<string> = new Set(['example', 'invalid', 'test']);

/**
 * Top-level domains for use inside one network: RFC 6761, RFC 6762, RFC 9476, ICANN's `internal`, and names that ICANN
 * keeps back because so many networks use them. The list of what exists grows, so what is unknown is taken to exist.
 */
const PRIVATE: ReadonlySet<string> = new Set([
  'alt',
  'corp',
  'domain',
  'home',
  'internal',
  'intra',
  'intranet',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'mail',
  'private',
  'workgroup',
]);

/** Two-letter domains that exist and are no countries of ISO 3166-1. */
const OTHER_TWO_LETTERS: ReadonlySet<string> = new Set(['ac', 'eu', 'su', 'uk']);

export type InternalName = 'single-label' | 'private' | 'specimen' | 'reverse-zone';

/**
 * Why a domain name is none of the public DNS (BR 1.6.1 “Internal Name”, BR 4.2.2); `undefined` when it may be one.
 * Says nothing about syntax.
 */
export function internalNameOf(name: string): InternalName | undefined {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return 'single-label';
  const top = name.slice(dot + 1).toLowerCase();
  if (FOR_SPECIMENS.has(top)) return 'specimen';
  if (PRIVATE.has(top)) return 'private';
  if (top === 'arpa') return arpa(name.toLowerCase());
  return top.length === 2 && !COUNTRY_CODES.has(top.toUpperCase()) && !OTHER_TWO_LETTERS.has(top)
    ? 'private'
    : undefined;
}

function arpa(name: string): InternalName | undefined {
  if (name.endsWith('.in-addr.arpa') || name.endsWith('.ip6.arpa')) return 'reverse-zone';
  return name.endsWith('home.arpa') ? 'private' : undefined;
}
