import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { meetingRung, NUMBER_RUNGS, numberKey, numberKeys, rungOf } from './number-ladder.js';

describe('the rung on which two numbers meet', () => {
  test.each([
    ['LB000458', 'LB000458', 'verbatim'],
    ['lb000458', 'LB000458', 'verbatim'],
    ['EMI:LB000458', 'LB000458', 'verbatim'],
    ['CI:70440', 'PI:70440', 'verbatim'],
    ['RAISP:5', '5', 'verbatim'],
    // A decomposed letter is the same letter.
    ['A\u0308-1', '\u00c4-1', 'verbatim'],
    ['LB000417 ', 'LB000417', 'without-spaces'],
    ['C 102960', 'C102960', 'without-spaces'],
    ['C\u00a0102960', 'C102960', 'without-spaces'],
    ['29884997', '2988499-7', 'without-punctuation'],
    ['115.1.2.5', '115125', 'without-punctuation'],
    ['12/34', '1234', 'without-punctuation'],
    ['2858394\u20119', '2858394-9', 'without-punctuation'],
    ['00123456', '123456', 'without-leading-zeros'],
    ['0-0123', '123', 'without-leading-zeros'],
    ['(123)', '123', 'alphanumerics'],
    ['#0123', '123', 'alphanumerics'],
    ['№ 17_4', '№174', 'alphanumerics'],
  ])('%s and %s', (one, other, rung) => {
    expect(meetingRung(one, other)).toBe(rung);
    expect(meetingRung(other, one)).toBe(rung);
    expect(numberKey(one)).toBe(numberKey(other));
  });

  test.each([
    ['LB000458', 'LB000459'],
    // Only leading zeros go: those inside a number are the number.
    ['LB000458', 'LB458'],
    ['10', '1'],
    ['0', '00A'],
    ['EMI:1', 'EMIX:1'],
    ['BLACI:70', '70'],
  ])('%s and %s are different numbers', (one, other) => {
    expect(meetingRung(one, other)).toBeUndefined();
    expect(numberKey(one)).not.toBe(numberKey(other));
  });

  test.each(['', ' ', '--', '.', 'CI:', '9'.repeat(257)])('%j is no number and meets nothing', (text) => {
    expect(numberKey(text)).toBeNull();
    expect(meetingRung(text, text)).toBeUndefined();
  });

  test('a number of the greatest length is one', () => {
    expect(numberKey('9'.repeat(256))).toBe('9'.repeat(256));
  });

  test('zeros alone keep one zero', () => {
    expect(numberKey('000')).toBe('0');
    expect(meetingRung('0', '000')).toBe('without-leading-zeros');
  });
});

describe('the ladder', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('0', '1', 'A', 'a', ' ', '-', '.', '/', '#', ':'), maxLength: 8 }),
  );

  test('two numbers that meet on a rung are the same on every rung above it', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [first, second] = [numberKeys(one), numberKeys(other)];
        if (first === undefined || second === undefined) return;
        const rung = rungOf(first, second);
        const from = rung === undefined ? NUMBER_RUNGS.length : NUMBER_RUNGS.indexOf(rung);
        for (const [i, name] of NUMBER_RUNGS.entries()) expect(first[name] === second[name]).toBe(i >= from);
      }),
    );
  });

  test('the stored key is the same exactly for those that meet', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const meets = meetingRung(one, other) !== undefined;
        expect(meets).toBe(numberKey(one) !== null && numberKey(one) === numberKey(other));
      }),
    );
  });

  test('a key is its own key', () => {
    fc.assert(
      fc.property(text, (one) => {
        const key = numberKey(one);
        if (key !== null) expect(numberKey(key)).toBe(key);
      }),
    );
  });
});
