import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { concat, integer, octetString, sequence, tlv, utf8 } from '../../../test/support/der.js';
import { DER_LIMITS, type DerNode, readDer } from './der.js';

const bytes = (...octets: number[]): Uint8Array => Uint8Array.from(octets);
const problemOf = (input: Uint8Array, options = {}) => {
  const read = readDer(input, 0, input.length, options);
  return read.ok ? undefined : [read.problem.offset, read.problem.message];
};

describe('reading DER', () => {
  test('gives every element its tag, its bytes and its children', () => {
    const read = readDer(sequence(integer(5), utf8('ab')));
    expect(read.ok && shape(read.value)).toEqual({
      identifier: 0x30,
      tagNumber: 16,
      at: [0, 2, 9],
      children: [
        { identifier: 0x02, tagNumber: 2, at: [2, 4, 5], children: [] },
        { identifier: 0x0c, tagNumber: 12, at: [5, 7, 9], children: [] },
      ],
    });
  });

  test('counts offsets from the first byte also inside a larger buffer', () => {
    const buffer = concat(bytes(9, 9, 9), integer(1), bytes(9));
    const read = readDer(buffer, 3, 6);
    expect(read.ok && shape(read.value).at).toEqual([3, 5, 6]);
  });

  test.each([
    [0x7f, 2],
    [0x80, 3],
    [0xff, 3],
    [0x100, 4],
    [0xffff, 4],
    [0x10000, 5],
  ])('reads a content of %i octets behind a header of %i', (length, header) => {
    const read = readDer(octetString(new Uint8Array(length)));
    expect(read.ok && [read.value.content, read.value.end]).toEqual([header, header + length]);
  });

  test('reads tag numbers of 31 and more, up to 16383', () => {
    const read = readDer(bytes(0x9f, 0x1f, 0x00));
    expect(read.ok && [read.value.identifier, read.value.tagNumber]).toEqual([0x9f, 31]);
    const highest = readDer(bytes(0x9f, 0xff, 0x7f, 0x00));
    expect(highest.ok && highest.value.tagNumber).toBe(16383);
  });

  test.each([
    ['nothing', bytes(), 0, 'The data ends where an element should begin.'],
    ['a tag without a length', bytes(0x30), 1, 'The data ends where a length should stand.'],
    ['an unfinished tag', bytes(0x1f, 0x81), 2, 'The data ends inside a tag.'],
    [
      'a tag number over 16383',
      bytes(0x1f, 0x81, 0x80, 0x00, 0x00),
      0,
      'The tag number is larger than 16383.',
    ],
    ['an unfinished length', bytes(0x04, 0x82, 0x01), 2, 'The data ends inside a length.'],
    [
      'an indefinite length',
      bytes(0x30, 0x80, 0x00, 0x00),
      1,
      'Indefinite length; DER demands a definite one (X.690 §10.1).',
    ],
    [
      'a length of five octets',
      bytes(0x04, 0x85, 1, 0, 0, 0, 0),
      1,
      'The length is written in 5 octets; at most 4 make sense.',
    ],
    [
      'a short length written long',
      bytes(0x04, 0x81, 0x7f, ...new Array<number>(127).fill(0)),
      1,
      'The length is not written in its shortest form (X.690 §10.1).',
    ],
    [
      'a length with a leading zero',
      concat(bytes(0x04, 0x82, 0x00, 0x80), new Uint8Array(128)),
      1,
      'The length is not written in its shortest form (X.690 §10.1).',
    ],
    [
      'a length that ends where the data end',
      bytes(0x04, 0x82, 0x01, 0x00),
      4,
      '256 bytes of content are announced, but 0 are there.',
    ],
    [
      'a length of four octets beyond the end',
      bytes(0x04, 0x84, 0x01, 0x00, 0x00, 0x00),
      6,
      '16777216 bytes of content are announced, but 0 are there.',
    ],
    [
      'content beyond the end',
      bytes(0x04, 0x05, 1, 2),
      2,
      '5 bytes of content are announced, but 2 are there.',
    ],
    [
      'a child beyond its parent',
      bytes(0x30, 0x03, 0x04, 0x02, 1, 9, 9),
      4,
      '2 bytes of content are announced, but 1 are there.',
    ],
    [
      'bytes behind the value',
      bytes(0x05, 0x00, 0x05, 0x00),
      2,
      '2 bytes follow where the value should end.',
    ],
  ])('refuses %s and names the byte', (_, input, offset, message) => {
    expect(problemOf(input)).toEqual([offset, message]);
  });

  test('a two-octet length of exactly 128 is in its shortest form', () => {
    expect(problemOf(concat(bytes(0x04, 0x81, 0x80), new Uint8Array(128)))).toBeUndefined();
  });

  test('bytes behind the value are allowed when the caller says so', () => {
    const read = readDer(bytes(0x05, 0x00, 0x05, 0x00), 0, 4, { exact: false });
    expect(read.ok && read.value.end).toBe(2);
  });

  test('a problem has no path, which only the caller knows', () => {
    for (const input of [bytes(), bytes(0x05, 0x00, 0x05)]) {
      const read = readDer(input);
      expect(!read.ok && read.problem.at).toBe('');
    }
  });

  test('the limit of size counts from where the value begins', () => {
    const limits = { ...DER_LIMITS, maxBytes: 3 };
    const buffer = concat(bytes(9, 9, 9), integer(1), bytes(9, 9));
    expect(readDer(buffer, 3, 6, { limits })).toMatchObject({ ok: true });
    expect(readDer(buffer, 3, 7, { limits })).toMatchObject({
      ok: false,
      problem: { offset: 3, message: 'The value has 4 bytes; the limit is 3.' },
    });
  });

  test('stops at the limits of size, depth and number', () => {
    expect(problemOf(new Uint8Array(11), { limits: { ...DER_LIMITS, maxBytes: 10 } })).toEqual([
      0,
      'The value has 11 bytes; the limit is 10.',
    ]);
    const nested = (levels: number): Uint8Array =>
      levels === 0 ? bytes(0x05, 0x00) : sequence(nested(levels - 1));
    const limits = { ...DER_LIMITS, maxDepth: 3 };
    expect(problemOf(nested(3), { limits })).toBeUndefined();
    expect(problemOf(nested(4), { limits })).toEqual([6, 'Nested deeper than 3 levels.']);
    const few = { ...DER_LIMITS, maxElements: 3 };
    expect(problemOf(sequence(integer(1), integer(2)), { limits: few })).toBeUndefined();
    expect(problemOf(sequence(integer(1), integer(2), integer(3)), { limits: few })).toEqual([
      8,
      'More than 3 elements.',
    ]);
  });

  test('10,000 levels of nesting are refused, not followed', () => {
    let deep = bytes(0x05, 0x00);
    for (let i = 0; i < 10_000; i++) deep = tlv(0x30, deep);
    expect(problemOf(deep)![1]).toBe('Nested deeper than 64 levels.');
  });

  test('any bytes are answered, and what is read covers them exactly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        const read = readDer(input);
        if (!read.ok) {
          expect(read.problem.offset).toBeLessThanOrEqual(input.length);
          return;
        }
        expect(read.value.end).toBe(input.length);
        nestsProperly(read.value);
      }),
    );
  });

  test('what was written is read back', () => {
    const value = fc.letrec<{ node: Uint8Array }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.uint8Array({ maxLength: 200 }).map((content) => octetString(content)),
        fc.array(tie('node'), { maxLength: 5 }).map((parts) => sequence(...parts)),
      ),
    })).node;
    fc.assert(
      fc.property(value, (der) => {
        const read = readDer(der);
        expect(read.ok && encode(read.value)).toEqual(der);
      }),
    );
  });
});

const encode = (node: DerNode): Uint8Array =>
  node.identifier === 0x30
    ? sequence(...node.children.map(encode))
    : octetString(node.bytes.subarray(node.content, node.end));

function nestsProperly(node: DerNode): void {
  let next = node.content;
  for (const child of node.children) {
    expect(child.start).toBe(next);
    nestsProperly(child);
    next = child.end;
  }
  if (node.children.length > 0) expect(next).toBe(node.end);
}

const shape = (
  node: DerNode,
): { identifier: number; tagNumber: number; at: number[]; children: unknown[] } => ({
  identifier: node.identifier,
  tagNumber: node.tagNumber,
  at: [node.start, node.content, node.end],
  children: node.children.map(shape),
});
