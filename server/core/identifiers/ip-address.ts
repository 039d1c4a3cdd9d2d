/** Octets and the number of leading bits that count. */
type Block = readonly [octets: readonly number[], bits: number];

/** Blocks that nobody on the Internet is reached at (RFC 6890 and its registry, RFC 5737, multicast, future use). */
const RESERVED_V4: readonly Block[] = [
  [[0], 8],
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 168], 16],
  [[198, 18], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224], 3],
];

/** Global unicast is 2000::/3 (RFC 4291 §2.4); of it the documentation blocks (RFC 3849, RFC 9637) are reserved. */
const GLOBAL_V6: Block = [[0x20], 3];
const RESERVED_V6: readonly Block[] = [
  [[0x20, 0x01, 0x0d, 0xb8], 32],
  [[0x3f, 0xff, 0x00], 20],
];

/** Whether an address of 4 or 16 octets is private, reserved or for documentation. */
export function isReservedAddress(octets: Uint8Array): boolean {
  const within = (block: Block): boolean => isWithin(octets, block);
  return octets.length === 4 ? RESERVED_V4.some(within) : !within(GLOBAL_V6) || RESERVED_V6.some(within);
}

function isWithin(octets: Uint8Array, [network, bits]: Block): boolean {
  for (let i = 0; i * 8 < bits; i++) {
    const mask = (0xff00 >> Math.min(8, bits - i * 8)) & 0xff;
    if ((octets[i]! & mask) !== ((network[i] ?? 0) & mask)) return false;
  }
  return true;
}

const DOTTED = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const COLONS = /^[0-9a-f:.]{2,45}$/i;

/**
 * One spelling for all spellings of an address: dotted IPv4 and RFC 5952, as names in a certificate are shown;
 * `undefined` when the text is no address. The URL parser of the platform knows how to read them.
 */
export function ipAddressOf(text: string): string | undefined {
  if (DOTTED.test(text)) return text.split('.').every((part) => Number(part) < 256) ? text : undefined;
  if (!text.includes(':') || !COLONS.test(text)) return undefined;
  const url = URL.parse(`https://[${text}]`);
  return url === null ? undefined : url.hostname.slice(1, -1);
}
