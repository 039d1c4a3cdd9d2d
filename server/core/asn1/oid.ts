import type { Place } from './decoded.js';
import { type DerNode, Tag } from './der.js';

/** A dotted OBJECT IDENTIFIER and where it, or the item it identifies, stands. */
export interface ObjectIdentifierAt {
  readonly oid: string;
  readonly at: Place;
}

/** An OBJECT IDENTIFIER longer than this is an attack on whoever prints it; the longest in use have 20 octets. */
const MAX_OCTETS = 100;

/**
 * The dotted form of an OBJECT IDENTIFIER (X.690 §8.19). `undefined` when the element is none, is empty, ends inside
 * an arc, pads an arc with 0x80, or is longer than 100 octets.
 */
export function readOid(node: DerNode | undefined): string | undefined {
  if (node === undefined || node.identifier !== Tag.OBJECT_IDENTIFIER) return undefined;
  return dotted(node.bytes, node.content, node.end);
}

function dotted(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (start === end || end - start > MAX_OCTETS) return undefined;
  let text = '';
  let arc = 0;
  let first = true;
  let fresh = true;
  for (let i = start; i < end; i++) {
    const octet = bytes[i]!;
    if (fresh && octet === 0x80) return undefined;
    fresh = false;
    // Past 2^53 a Number would round; such arcs (UUIDs under 2.25) take the slow way.
    if (arc > 0x3fffffffffff) return dottedBig(bytes, start, end);
    arc = arc * 128 + (octet & 0x7f);
    if ((octet & 0x80) !== 0) continue;
    if (first) {
      const top = arc < 40 ? 0 : arc < 80 ? 1 : 2;
      text = `${top}.${arc - top * 40}`;
      first = false;
    } else {
      text += `.${arc}`;
    }
    arc = 0;
    fresh = true;
  }
  return fresh ? text : undefined;
}

function dottedBig(bytes: Uint8Array, start: number, end: number): string | undefined {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (let i = start; i < end; i++) {
    arc = (arc << 7n) | BigInt(bytes[i]! & 0x7f);
    if ((bytes[i]! & 0x80) !== 0) continue;
    if (arcs.length === 0) {
      const top = arc < 40n ? 0n : arc < 80n ? 1n : 2n;
      arcs.push(top, arc - top * 40n);
    } else {
      arcs.push(arc);
    }
    arc = 0n;
  }
  return (bytes[end - 1]! & 0x80) === 0 ? arcs.join('.') : undefined;
}
