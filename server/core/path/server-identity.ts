import type { Certificate } from '../certificate/certificate.js';
import { readDnsName } from './constraints/dns-names.js';
import { contents } from './subject-names.js';

/** Whom a client wants to talk to: a DNS name in A-labels, or the octets of an address. */
export type ServerIdentity = { readonly dns: string } | { readonly ip: Uint8Array };

/**
 * Whether a certificate speaks for a server (RFC 9525 §6): only subjectAltName counts, never the common name; an
 * asterisk stands for exactly one whole left-most label, above a name of at least two labels; addresses are equal octet
 * by octet.
 */
export function identifiesServer(certificate: Certificate, wanted: ServerIdentity): boolean {
  const items = certificate.subjectAltName?.items ?? [];
  if ('ip' in wanted) {
    return items.some(({ type, at }) => type === 'ip' && equal(contents(certificate.der, at), wanted.ip));
  }
  const name = readDnsName(wanted.dns);
  if (name === undefined || name.wildcard) return false;
  const dot = name.host.indexOf('.');
  const above = name.host.slice(dot + 1);
  return items.some(({ type, value }) => {
    const presented = type === 'dns' ? readDnsName(value) : undefined;
    if (presented === undefined) return false;
    return presented.wildcard
      ? dot > 0 && presented.host === above && above.includes('.')
      : presented.host === name.host;
  });
}

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, i) => octet === b[i]);
