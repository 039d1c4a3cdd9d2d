import { type Subtree, subtree } from './subtree.js';

/** Address and mask of four or sixteen octets each (RFC 5280 §4.2.1.10); the mask is a prefix, as in RFC 4632. */
export function ipSubtree(octets: Uint8Array): Subtree<Uint8Array> | undefined {
  if (octets.length !== 8 && octets.length !== 32) return undefined;
  const half = octets.length / 2;
  const [address, mask] = [octets.subarray(0, half), octets.subarray(half)];
  let ended = false;
  for (const octet of mask) {
    // A prefix octet has all its ones on the left: its complement plus one is a power of two.
    const rest = ~octet & 0xff;
    if ((rest & (rest + 1)) !== 0 || (ended && octet !== 0)) return undefined;
    if (octet !== 0xff) ended = true;
  }
  return subtree(
    (name) => name.length === half && name.every((octet, i) => ((octet ^ address[i]!) & mask[i]!) === 0),
  );
}
