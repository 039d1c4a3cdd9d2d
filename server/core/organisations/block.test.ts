import { describe, expect, test } from '@jest/globals';
import { isBlocked, isShorter, judgeUnblock, needsSecondPerson } from './block.js';

const at = new Date('2026-11-22T12:00:00Z');
const hours = (n: number) => new Date(at.getTime() + n * 3_600_000);
const block = (until: Date | null, askedById = '') => ({ from: hours(-48), until, askedById });

test.each([
  ['without an end', block(null), true],
  ['with an end ahead', block(hours(1)), true],
  ['at its end', block(at), false],
  ['after its end', block(hours(-1)), false],
  ['that never began', { from: null, until: null }, false],
])('a block %s holds: %s', (_what, one, holds) => {
  expect(isBlocked(one, at)).toBe(holds);
});

test.each([
  ['without an end', null, true],
  ['for more than a day', hours(24.01), true],
  ['for a day', hours(24), false],
  ['that is over', hours(-1), false],
])('a block %s needs a second person: %s', (_what, until, needed) => {
  expect(needsSecondPerson(block(until), at)).toBe(needed);
});

test.each([
  ['an end where there was none', null, hours(1), true],
  ['an earlier end', hours(5), hours(4), true],
  ['the same end', hours(5), hours(5), false],
  ['a later end', hours(5), hours(6), false],
  ['no end', hours(5), null, false],
  ['any end after it is over', hours(-1), hours(1), false],
])('%s is shorter: %s', (_what, present, until, shorter) => {
  expect(isShorter(block(present), until, at)).toBe(shorter);
});

describe('whoever unblocks', () => {
  test.each([
    ['ends a short block alone', block(hours(3)), 'unblock'],
    ['asks for a second person', block(null), 'ask'],
    ['agrees to what somebody else asked', block(null, 'ben'), 'unblock'],
    ['does not agree to the own wish', block(null, 'anna'), 'second-person-needed'],
    ['finds nothing to end after its end', block(hours(-1)), 'organisation-not-blocked'],
  ])('%s', (_what, one, outcome) => {
    expect(judgeUnblock(one, 'anna', at)).toBe(outcome);
  });
});
