import { describe, expect, test } from '@jest/globals';
import { generalizedTime, utcTime, utf8 } from '../../../test/support/der.js';
import { readDer } from './der.js';
import { readTime } from './time.js';

const read = (der: Uint8Array) => {
  const node = readDer(der);
  return node.ok ? readTime(node.value) : undefined;
};
const instant = (der: Uint8Array): string | undefined => read(der)?.instant?.toISOString();

describe('reading a time', () => {
  test.each([
    ['260131235959Z', '2026-01-31T23:59:59.000Z'],
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['240229120000Z', '2024-02-29T12:00:00.000Z'],
    ['0001010000Z', '2000-01-01T00:00:00.000Z'],
    ['990630000000+1000', '1999-06-29T14:00:00.000Z'],
    ['990630000000-0130', '1999-06-30T01:30:00.000Z'],
    ['990630000000+1400', '1999-06-29T10:00:00.000Z'],
    ['990630000000+0059', '1999-06-29T23:01:00.000Z'],
  ])('UTCTime %s', (text, expected) => {
    expect(instant(utcTime(text))).toBe(expected);
  });

  test.each([
    ['20260131235959Z', '2026-01-31T23:59:59.000Z'],
    ['20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['00000101000000Z', '0000-01-01T00:00:00.000Z'],
    ['20260131235959.123Z', '2026-01-31T23:59:59.000Z'],
    ['202601312359Z', '2026-01-31T23:59:00.000Z'],
    ['20260131235959+0130', '2026-01-31T22:29:59.000Z'],
  ])('GeneralizedTime %s', (text, expected) => {
    expect(instant(generalizedTime(text))).toBe(expected);
  });

  test.each([
    '260230000000Z',
    '261301000000Z',
    '260001000000Z',
    '260131240000Z',
    '260131006000Z',
    '260131000060Z',
    '250229000000Z',
    '260131000000',
    '260131000000+1500',
    '260131000000+0160',
    'x260131000000Z',
    '260131000000Zx',
    '',
  ])('UTCTime %j is no date, and its text is kept', (text) => {
    expect(read(utcTime(text))).toEqual({ instant: undefined, text, type: 'UTCTime' });
  });

  test.each(['20260230000000Z', '20260131000000.Z', 'x20260131000000Z', '20260131000000Zx', '260131000000Z'])(
    'GeneralizedTime %j is no date',
    (text) => {
      expect(read(generalizedTime(text))).toEqual({ instant: undefined, text, type: 'GeneralizedTime' });
    },
  );

  test('a long text is cut before it is kept', () => {
    expect(read(utcTime('9'.repeat(5000)))!.text).toBe('9'.repeat(32));
  });

  test('another type and nothing are no time', () => {
    expect(read(utf8('260131000000Z'))).toBeUndefined();
    expect(readTime(undefined)).toBeUndefined();
  });
});
