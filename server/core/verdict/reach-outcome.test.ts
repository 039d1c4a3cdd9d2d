import { describe, expect, test } from '@jest/globals';
import { type Facts, reachOutcome } from './reach-outcome.js';
import { isPositive, type Outcome, OUTCOMES } from './verdict.js';

const BEST: Facts = {
  syntax: 'ok',
  path: 'ok',
  qualification: 'qualified',
  revocation: 'good',
  validity: 'in',
  register: 'ok',
  psd2: true,
  websiteAuthentication: true,
  warned: false,
};
const outcome = (over: Partial<Facts>): Outcome => reachOutcome({ ...BEST, ...over });

/** Rows of the decision table in its order, each with what alone makes it hold. */
const ROWS: readonly (readonly [Outcome, Partial<Facts>])[] = [
  ['unparsable', { syntax: 'bad' }],
  ['expired', { validity: 'after' }],
  ['revoked', { revocation: 'revoked' }],
  ['path-invalid', { path: 'bad' }],
  ['not-psd2', { psd2: false }],
  ['not-a-qwac', { websiteAuthentication: false }],
  ['not-qualified', { qualification: 'not-qualified' }],
  ['withdrawn-in-register', { register: 'withdrawn' }],
  ['indeterminate', { qualification: 'unknown' }],
  ['valid-not-in-register', { register: 'not-found' }],
  ['valid-with-warnings', { syntax: 'recovered' }],
];

describe('the decision table', () => {
  test('says valid when everything is known and good', () => {
    expect(outcome({})).toBe('valid');
  });

  test.each<readonly [Outcome, Partial<Facts>]>([
    ...ROWS,
    ['not-yet-valid', { validity: 'before' }],
    ['suspended', { revocation: 'on-hold' }],
    ['no-longer-qualified', { qualification: 'no-longer-qualified' }],
    ['role-not-authorised', { register: 'roles-missing' }],
    ['indeterminate', { revocation: 'unknown' }],
    ['indeterminate', { path: 'none' }],
    ['valid-with-warnings', { register: 'unknown' }],
    ['valid-with-warnings', { revocation: 'assumed-good' }],
    ['valid-with-warnings', { qualification: 'other-scheme' }],
    ['valid-with-warnings', { warned: true }],
  ])('%s: %j', (expected, facts) => {
    expect(outcome(facts)).toBe(expected);
  });

  /** Facts of different rows that say something about different things can hold at once. */
  const pairs = ROWS.flatMap(([first, above], i) =>
    ROWS.slice(i + 1)
      .filter(([, below]) => Object.keys(below).every((key) => !(key in above)))
      .map(([second, below]) => [first, second, { ...below, ...above }] as const),
  );
  test.each(pairs)('%s goes before %s', (first, _second, facts) => {
    expect(outcome(facts)).toBe(first);
  });

  test('every outcome can be reached', () => {
    const reached = new Set<Outcome>();
    const choices: { readonly [K in keyof Facts]: readonly Facts[K][] } = {
      syntax: ['ok', 'recovered', 'bad'],
      path: ['ok', 'bad', 'none'],
      qualification: ['qualified', 'no-longer-qualified', 'not-qualified', 'unknown', 'other-scheme'],
      revocation: ['good', 'assumed-good', 'revoked', 'on-hold', 'unknown'],
      validity: ['in', 'before', 'after'],
      register: ['ok', 'roles-missing', 'withdrawn', 'not-found', 'unknown'],
      psd2: [true, false],
      websiteAuthentication: [true, false],
      warned: [true, false],
    };
    const walk = (rest: readonly (keyof Facts)[], facts: Facts): void => {
      const [key, ...others] = rest;
      if (key !== undefined) for (const value of choices[key]) walk(others, { ...facts, [key]: value });
      else {
        const decided = reachOutcome(facts);
        reached.add(decided);
        // Nothing is positive while anything that decides is unknown or negative.
        const sound =
          facts.syntax !== 'bad' &&
          facts.path === 'ok' &&
          facts.validity === 'in' &&
          ['qualified', 'other-scheme'].includes(facts.qualification) &&
          ['good', 'assumed-good'].includes(facts.revocation) &&
          !['withdrawn', 'roles-missing'].includes(facts.register) &&
          facts.psd2 &&
          facts.websiteAuthentication;
        if (isPositive(decided) !== sound) throw new Error(`${decided}: ${JSON.stringify(facts)}`);
        const best = JSON.stringify(facts) === JSON.stringify(BEST);
        if ((decided === 'valid') !== best) throw new Error(`${decided}: ${JSON.stringify(facts)}`);
      }
    };
    walk(Object.keys(choices) as (keyof Facts)[], BEST);
    expect([...reached].sort()).toEqual([...OUTCOMES].sort());
  });
});

test('not in the register is said only of what is qualified and known to be good', () => {
  expect(outcome({ register: 'not-found', revocation: 'assumed-good' })).toBe('valid-with-warnings');
  expect(outcome({ register: 'not-found', qualification: 'other-scheme' })).toBe('valid-with-warnings');
  expect(outcome({ register: 'not-found', warned: true })).toBe('valid-not-in-register');
});
