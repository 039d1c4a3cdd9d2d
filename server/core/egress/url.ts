import { type AddressKind, isLoopback, judgeAddress } from './address.js';
import type { EgressPolicy } from './egress-policy.js';

export type UrlProblem =
  | 'too-long'
  | 'malformed'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'host-name'
  | 'address'
  | 'not-allowed'
  | 'downgrade';

export type UrlVerdict =
  | { readonly ok: true; readonly target: Target }
  | {
      readonly ok: false;
      readonly problem: UrlProblem;
      readonly message: string;
      /** With `address`. */
      readonly kind?: AddressKind;
    };

export interface Target {
  /** As it will be requested; without fragment. */
  readonly url: string;
  readonly protocol: 'http:' | 'https:';
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly isAddress: boolean;
  readonly port: number;
}

export const MAX_URL_OCTETS = 2048;
export const MAX_REDIRECTS = 3;

/** Where web servers of CAs, lists and registers listen. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

/** Names that never lead to the public Internet (RFC 6761, RFC 6762, RFC 8375, ICANN's reserved TLDs). */
const LOCAL_SUFFIXES = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'onion',
  'invalid',
  'alt',
] as const;

const refused = (problem: UrlProblem, message: string, kind?: AddressKind): UrlVerdict => ({
  ok: false,
  problem,
  message,
  ...(kind && { kind }),
});

/** A label of a host name as it is asked of DNS. */
const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/**
 * Whether a URL out of a certificate, a list or a form may be requested at all: http or https, no credentials, a usual
 * port, and a host that is a public address or could be a public name. What a name resolves to is judged when it is
 * resolved; behind a proxy this judgement is the only one.
 */
export function judgeUrl(text: string, policy: EgressPolicy): UrlVerdict {
  if (text.length > MAX_URL_OCTETS)
    return refused('too-long', `The URL is longer than ${MAX_URL_OCTETS} characters.`);
  // The URL parser would drop or repair these without a word.
  if (!/^[\u0021-\u007e\u00a1-\uffff]*$/.test(text) || text.includes('\\'))
    return refused('malformed', 'The URL contains white space, control characters or a backslash.');
  if (!/^https?:\/\/[^/]/i.test(text))
    return refused(
      /^https?:/i.test(text) ? 'malformed' : 'scheme',
      'The URL does not begin with http:// or https://.',
    );
  if (!URL.canParse(text)) return refused('malformed', 'The URL cannot be parsed.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return refused('scheme', 'Only http and https are spoken.');
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(text))
    return refused('credentials', 'The URL contains credentials.');
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  const host = hostOf(url.hostname);
  if (host === undefined)
    return refused('host-name', `The host ${JSON.stringify(url.hostname)} is no host name.`);
  const target: Target = {
    url: withHost(url, host.name),
    protocol: url.protocol,
    host: host.name,
    isAddress: host.isAddress,
    port,
  };
  return judgeTarget(target, policy);
}

/** A redirect: the same rules again, and never from https back to http. */
export function judgeRedirect(from: Target, location: string, policy: EgressPolicy): UrlVerdict {
  if (
    location.length > MAX_URL_OCTETS ||
    !/^[\u0021-\u007e\u00a1-\uffff]+$/.test(location) ||
    location.includes('\\')
  )
    return refused('malformed', 'The redirect leads to no URL.');
  if (!URL.canParse(location, from.url)) return refused('malformed', 'The redirect leads to no URL.');
  // Only a reference that brings its own authority is looked at as it is written.
  const absolute = /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(location);
  const text = location.startsWith('//') ? `${from.protocol}${location}` : location;
  const verdict = judgeUrl(absolute ? text : new URL(location, from.url).href, policy);
  if (verdict.ok && from.protocol === 'https:' && verdict.target.protocol === 'http:')
    return refused('downgrade', 'The redirect leads from https to http.');
  return verdict;
}

/** Whether an address that a name resolved to may be connected to. */
export function judgeResolved(address: string, { allowLoopback }: EgressPolicy): AddressKind | undefined {
  if (allowLoopback && isLoopback(address)) return undefined;
  const verdict = judgeAddress(address);
  return verdict.public ? undefined : verdict.kind;
}

function judgeTarget(target: Target, policy: EgressPolicy): UrlVerdict {
  const { host, port, isAddress } = target;
  const local = isAddress ? isLoopback(host) : host === 'localhost' || host.endsWith('.localhost');
  const loopback = policy.allowLoopback && local;
  if (!loopback && isAddress) {
    const verdict = judgeAddress(host);
    if (!verdict.public)
      return refused('address', `${host} is no public address (${verdict.kind}).`, verdict.kind);
  }
  if (!loopback && !isAddress && isLocalName(host))
    return refused('host-name', `${host} is no public host name.`);
  if (policy.allowedHosts.length > 0 && !policy.allowedHosts.some((entry) => allows(entry, host, port)))
    return refused('not-allowed', `${host}:${port} is not on the list of allowed hosts.`);
  const listed = policy.allowedHosts.some((entry) => entry.endsWith(`:${port}`) && allows(entry, host, port));
  if (!loopback && !listed && !PORTS.has(port)) return refused('port', `Port ${port} is not contacted.`);
  return { ok: true, target };
}

/** A single label is looked up in the machine's own domain, so it is local too. */
const isLocalName = (host: string): boolean =>
  !host.includes('.') || LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));

function hostOf(hostname: string): { readonly name: string; readonly isAddress: boolean } | undefined {
  if (hostname.startsWith('[')) return { name: hostname.slice(1, -1), isAddress: true };
  if (/^\d+(\.\d+){3}$/.test(hostname)) return { name: hostname, isAddress: true };
  // A trailing dot names the same host in DNS and another one in every comparison.
  const name = hostname.replace(/\.$/, '');
  const labels = name.split('.');
  if (name.length > 253 || !labels.every((label) => LABEL.test(label))) return undefined;
  // A name that ends in a number is an address in somebody's eyes (WHATWG URL, "ends in a number").
  if (/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1)!)) return undefined;
  return { name, isAddress: false };
}

function withHost(url: URL, host: string): string {
  const clean = new URL(url.href);
  clean.hash = '';
  if (!url.hostname.startsWith('[')) clean.hostname = host;
  return clean.href;
}

/** One entry of the allow-list against a host and port; names are compared without regard to case. */
function allows(entry: string, host: string, port: number): boolean {
  const [, pattern = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (only !== undefined && Number(only) !== port) return false;
  return pattern.startsWith('.') ? host === pattern.slice(1) || host.endsWith(pattern) : host === pattern;
}
