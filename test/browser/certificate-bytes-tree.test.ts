import { describe, expect, test } from '@jest/globals';
import {
  choiceAt,
  lineageAt,
  lineageOf,
  nameOf,
  rowAfterKey,
  treeOf,
  visibleRows,
} from '../../admin-ui/certificates/bytes/asn-tree.js';
import { clip, formatRange, hexText, parseRange } from '../../admin-ui/certificates/bytes/byte-range.js';
import { offsetAfterKey } from '../../admin-ui/certificates/bytes/hex-keys.js';

const element = (depth: number, start: number, content: number, end: number, name: string | null = null) => ({
  depth,
  start,
  content,
  end,
  tag: 'SEQUENCE',
  name,
  value: null,
  path: null,
  encapsulated: false,
});

/** A certificate of 20 bytes with two fields, the second holding one more. */
const ROOT = treeOf([
  element(0, 0, 2, 20, 'Certificate'),
  element(1, 2, 4, 8, 'serialNumber'),
  element(1, 8, 10, 20, 'subject'),
  element(2, 10, 12, 20, 'subject.O'),
])!;

describe('the tree', () => {
  test('nests the elements by their depth', () => {
    expect(ROOT.children.map(({ label }) => label)).toEqual(['serialNumber', 'subject']);
    expect(ROOT.children[1]?.children.map(({ label }) => label)).toEqual(['O']);
  });

  test('is nothing without elements', () => {
    expect(treeOf([])).toBeUndefined();
  });

  test('keeps a dotted attribute type whole in the label', () => {
    expect(treeOf([element(0, 0, 2, 4, 'subject.1.2.3.4')])?.label).toBe('1.2.3.4');
  });

  test('leaves the children of a folded element out', () => {
    const rows = visibleRows(ROOT, new Set(['0.1']));
    expect(rows.map(({ node }) => node.label)).toEqual(['Certificate', 'serialNumber', 'subject']);
    expect(rows.map(({ level, position, siblings }) => [level, position, siblings])).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [2, 2, 2],
    ]);
  });
});

describe('naming bytes', () => {
  test('a byte belongs to the deepest element around it', () => {
    expect(nameOf(lineageAt(ROOT, 15))).toBe('subject.O');
  });

  test('a byte outside belongs to nothing', () => {
    expect(lineageAt(ROOT, 20)).toEqual([]);
  });

  test('a range belongs to the smallest element that covers it', () => {
    expect(nameOf(lineageOf(ROOT, { start: 9, end: 12 }))).toBe('subject');
  });

  test('an element without a name is named by the field around it', () => {
    const root = treeOf([element(0, 0, 2, 6, 'validity'), element(1, 2, 4, 6)])!;
    expect(nameOf(lineageAt(root, 4))).toBe('validity · SEQUENCE');
  });

  test('choosing the chosen bytes again takes what stands around them', () => {
    const first = choiceAt(ROOT, 15, undefined)!;
    const second = choiceAt(ROOT, 15, first)!;
    const third = choiceAt(ROOT, 15, second)!;
    expect([first, second, third].map(({ label }) => label)).toEqual(['O', 'subject', 'Certificate']);
    expect(choiceAt(ROOT, 15, third)).toBe(third);
  });
});

describe('keys of the tree', () => {
  const rows = visibleRows(ROOT, new Set());
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 0, 0],
    ['ArrowRight', 2, 3],
    ['ArrowRight', 1, undefined],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, undefined],
    ['Home', 3, 0],
    ['End', 0, 3],
    ['x', 0, undefined],
  ])('%s on row %i leads to %s', (key, from, to) => {
    expect(rowAfterKey(rows, from, key)).toBe(to);
  });
});

describe('keys of the bytes', () => {
  const grid = { length: 20, perRow: 8, rowsInView: 2 };
  const after = (offset: number, key: string, ctrlKey = false) =>
    offsetAfterKey(offset, { key, ctrlKey, metaKey: false }, grid);
  test.each([
    ['ArrowRight', 19, 19],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 3, 11],
    ['ArrowDown', 14, 19],
    ['ArrowUp', 3, 3],
    ['PageDown', 1, 17],
    ['PageUp', 17, 1],
    ['Home', 11, 8],
    ['End', 17, 19],
  ])('%s on byte %i leads to %i', (key, from, to) => {
    expect(after(from, key)).toBe(to);
  });

  test('Ctrl with Home and End leads to both ends', () => {
    expect([after(11, 'Home', true), after(11, 'End', true)]).toEqual([0, 19]);
  });
});

describe('ranges in the address', () => {
  test('come back as they went', () => {
    expect(parseRange(formatRange({ start: 4, end: 9 }), 20)).toEqual({ start: 4, end: 9 });
  });

  test.each([[null], ['9-4'], ['4-21'], ['-1-4'], ['4'], ['a-b']])('%s is none', (text) => {
    expect(parseRange(text, 20)).toBeUndefined();
  });

  test('are cut to a row', () => {
    expect(clip({ start: 4, end: 12 }, 8, 16)).toEqual({ start: 8, end: 12 });
    expect(clip({ start: 4, end: 8 }, 8, 16)).toBeUndefined();
  });

  test('are copied as pairs of digits', () => {
    expect(hexText(Uint8Array.of(0x30, 0x0a, 0xff), { start: 0, end: 2 })).toBe('30 0a');
  });
});
