import { type Decoded, type DecodeProblem, decoded } from './decoded.js';

/**
 * One element of a DER encoding with its byte range. Offsets count from the first byte of `bytes`,
 * also for what lies inside an OCTET STRING, so that every value of a certificate can be shown in its DER.
 */
export interface DerNode {
  readonly bytes: Uint8Array;
  /** The identifier octet: class, constructed bit and tag number (31 in the low bits: high-tag form). */
  readonly identifier: number;
  readonly tagNumber: number;
  /** First identifier octet. */
  readonly start: number;
  /** First content octet. */
  readonly content: number;
  /** First octet after the content. */
  readonly end: number;
  readonly children: readonly DerNode[];
}

export const Tag = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OBJECT_IDENTIFIER: 0x06,
  ENUMERATED: 0x0a,
  UTF8_STRING: 0x0c,
  NUMERIC_STRING: 0x12,
  PRINTABLE_STRING: 0x13,
  TELETEX_STRING: 0x14,
  IA5_STRING: 0x16,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  VISIBLE_STRING: 0x1a,
  UNIVERSAL_STRING: 0x1c,
  BMP_STRING: 0x1e,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

/** The identifier octet of a constructed context-specific tag, `[n]`. */
export const contextConstructed = (n: number): number => 0xa0 | n;
/** The identifier octet of a primitive context-specific tag, `[n] IMPLICIT`. */
export const contextPrimitive = (n: number): number => 0x80 | n;

/** Far above any certificate in use, far below what makes a reader slow. */
export const DER_LIMITS = { maxBytes: 256 * 1024, maxDepth: 64, maxElements: 20_000 } as const;
export type DerLimits = {
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxElements: number;
};

/**
 * Reads one DER element that starts at `start` and must end by `end`; with `exact`, it must end there.
 *
 * Strict about framing (X.690 §8.1 and §10.1): definite, minimal lengths; contents within their parent; at most
 * `limits` elements and levels. Says nothing about types. Never throws; the problem names the byte.
 */
export function readDer(
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
  { exact = true, limits = DER_LIMITS as DerLimits }: { exact?: boolean; limits?: DerLimits } = {},
): Decoded<DerNode> {
  if (end - start > limits.maxBytes) {
    return fail(start, `The value has ${end - start} bytes; the limit is ${limits.maxBytes}.`);
  }
  const reader = new Reader(bytes, limits);
  const node = reader.element(start, end, 0);
  if (node === undefined) return { ok: false, problem: reader.problem! };
  if (exact && node.end !== end) {
    return fail(node.end, `${end - node.end} bytes follow where the value should end.`);
  }
  return decoded(node);
}

const NO_CHILDREN: readonly DerNode[] = [];

/** One pass over the bytes; `problem` is set when `element` returns undefined. */
class Reader {
  problem: DecodeProblem | undefined;
  private elements = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: DerLimits,
  ) {}

  element(start: number, end: number, depth: number): DerNode | undefined {
    const { bytes } = this;
    if (++this.elements > this.limits.maxElements) {
      return this.stop(start, `More than ${this.limits.maxElements} elements.`);
    }
    if (start >= end) return this.stop(start, 'The data ends where an element should begin.');

    const identifier = bytes[start]!;
    let at = start + 1;
    let tagNumber = identifier & 0x1f;
    if (tagNumber === 0x1f) {
      tagNumber = 0;
      for (;;) {
        if (at >= end) return this.stop(at, 'The data ends inside a tag.');
        const octet = bytes[at++]!;
        tagNumber = tagNumber * 128 + (octet & 0x7f);
        if (tagNumber > 0x3fff) return this.stop(start, 'The tag number is larger than 16383.');
        if ((octet & 0x80) === 0) break;
      }
    }

    if (at >= end) return this.stop(at, 'The data ends where a length should stand.');
    let length = bytes[at++]!;
    if (length === 0x80) {
      return this.stop(at - 1, 'Indefinite length; DER demands a definite one (X.690 §10.1).');
    }
    if (length > 0x80) {
      const octets = length & 0x7f;
      if (octets > 4)
        return this.stop(at - 1, `The length is written in ${octets} octets; at most 4 make sense.`);
      if (at + octets > end) return this.stop(at, 'The data ends inside a length.');
      const lengthAt = at - 1;
      length = 0;
      for (let i = 0; i < octets; i++) length = length * 256 + bytes[at++]!;
      if (length < 0x80 || length < 2 ** (8 * (octets - 1))) {
        return this.stop(lengthAt, 'The length is not written in its shortest form (X.690 §10.1).');
      }
    }
    if (length > end - at) {
      return this.stop(at, `${length} bytes of content are announced, but ${end - at} are there.`);
    }

    const contentEnd = at + length;
    if ((identifier & 0x20) === 0) {
      return { bytes, identifier, tagNumber, start, content: at, end: contentEnd, children: NO_CHILDREN };
    }
    if (depth >= this.limits.maxDepth)
      return this.stop(start, `Nested deeper than ${this.limits.maxDepth} levels.`);
    const children: DerNode[] = [];
    for (let next = at; next < contentEnd;) {
      const child = this.element(next, contentEnd, depth + 1);
      if (child === undefined) return undefined;
      children.push(child);
      next = child.end;
    }
    return { bytes, identifier, tagNumber, start, content: at, end: contentEnd, children };
  }

  private stop(offset: number, message: string): undefined {
    this.problem = { at: '', offset, message };
    return undefined;
  }
}

const fail = (offset: number, message: string): Decoded<never> => ({
  ok: false,
  problem: { at: '', offset, message },
});
