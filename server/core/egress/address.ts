import ipaddr from 'ipaddr.js';

/** What keeps an address from being contacted. */
export type AddressKind =
  | 'unspecified'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'carrier-grade-nat'
  | 'metadata'
  | 'multicast'
  | 'broadcast'
  | 'documentation'
  | 'benchmarking'
  | 'reserved'
  | 'translated'
  | 'tunnelled'
  | 'not-an-address';

export type AddressVerdict =
  { readonly public: true } | { readonly public: false; readonly kind: AddressKind };

/** Services of clouds that answer on addresses outside the reserved ranges, or inside a range with another name. */
const METADATA = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
]);

type Range = readonly [network: string, kind: AddressKind];

/** The IANA IPv4 special-purpose registry (RFC 6890) and multicast; the first match counts. */
const IPV4: readonly Range[] = [
  ['255.255.255.255/32', 'broadcast'],
  ['0.0.0.0/8', 'unspecified'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'carrier-grade-nat'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'reserved'],
  ['192.52.193.0/24', 'reserved'],
  ['192.88.99.0/24', 'tunnelled'],
  ['192.168.0.0/16', 'private'],
  ['192.175.48.0/24', 'reserved'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
];

/**
 * The IANA IPv6 special-purpose registry. Addresses that carry an IPv4 address are refused whatever they carry: nobody
 * publishes a service under them, and the translator or tunnel behind them is not ours to judge.
 */
const IPV6: readonly Range[] = [
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['::ffff:0:0/96', 'translated'],
  ['::ffff:0:0:0/96', 'translated'],
  ['::/96', 'translated'],
  ['64:ff9b::/96', 'translated'],
  ['64:ff9b:1::/48', 'translated'],
  ['100::/64', 'reserved'],
  ['2001::/32', 'tunnelled'],
  ['2001:2::/48', 'benchmarking'],
  ['2001:db8::/32', 'documentation'],
  ['2001::/23', 'reserved'],
  ['2002::/16', 'tunnelled'],
  ['2620:4f:8000::/48', 'reserved'],
  ['3fff::/20', 'documentation'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
];

const parsed = (ranges: readonly Range[]) =>
  ranges.map(([network, kind]) => ({ network: ipaddr.parseCIDR(network), kind }));
const IPV4_RANGES = parsed(IPV4);
const IPV6_RANGES = parsed(IPV6);
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public Internet. Only the plain spellings are addresses here, four decimal
 * octets or RFC 4291 text without a zone; whoever resolves names or parses URLs makes those of everything else.
 */
export function judgeAddress(text: string): AddressVerdict {
  const address = parseAddress(text);
  if (address === undefined) return { public: false, kind: 'not-an-address' };
  if (METADATA.has(address.toString())) return { public: false, kind: 'metadata' };
  const kind = kindOf(address);
  return kind === undefined ? { public: true } : { public: false, kind };
}

/** Whether an address is one of this machine, in plain or IPv4-mapped form. */
export function isLoopback(text: string): boolean {
  const address = parseAddress(text);
  if (address === undefined) return false;
  const plain =
    address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
  return kindOf(plain) === 'loopback';
}

/** One spelling for each address, so that two can be compared; `undefined` when it is none. */
export const canonicalAddress = (text: string): string | undefined => {
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()
    ? address.toIPv4Address().toString()
    : address.toString();
};

function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.IPv6.parse(text);
}

function kindOf(address: ipaddr.IPv4 | ipaddr.IPv6): AddressKind | undefined {
  if (address instanceof ipaddr.IPv4) return IPV4_RANGES.find(({ network }) => address.match(network))?.kind;
  const special = IPV6_RANGES.find(({ network }) => address.match(network))?.kind;
  if (special !== undefined) return special;
  if (!address.match(GLOBAL_UNICAST)) return 'reserved';
  // ISATAP (RFC 5214 §6.1): the interface identifier ::0:5efe:a.b.c.d is an IPv4 address in a tunnel.
  const [, , , , high, low] = address.parts;
  return (high! & 0xfdff) === 0 && low === 0x5efe ? 'tunnelled' : undefined;
}
