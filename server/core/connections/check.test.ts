import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  afterStep,
  dependents,
  flowState,
  needsOf,
  nextStep,
  stateAfter,
  stateOf,
  type StepRecord,
  type StepRecords,
} from './check.js';
import { CHECK_FLOWS, CHECK_STEP_FACTS, CHECK_STEPS, type CheckStepId, stepsOfFlow } from './check-steps.js';
import { outcome, OUTCOME_CODES } from './outcomes.js';

const record = (step: CheckStepId, state: StepRecord['state'] = 'passed'): StepRecord => ({
  ...{ step, state, at: '2026-03-01T12:00:00.000Z', durationMs: 1, outcomes: [] },
  ...{ facts: [], phases: [], traces: [] },
});
const done = (...steps: readonly CheckStepId[]): StepRecords =>
  Object.fromEntries(steps.map((step) => [step, record(step)]));

describe('the checklists', () => {
  test('need only what stands before, and every step belongs to the flow of its name', () => {
    for (const [i, step] of CHECK_STEPS.entries()) {
      expect(step.startsWith(`${CHECK_STEP_FACTS[step].flow}.`)).toBe(true);
      for (const needed of CHECK_STEP_FACTS[step].needs) expect(CHECK_STEPS.indexOf(needed)).toBeLessThan(i);
    }
    expect(CHECK_FLOWS.flatMap((flow) => stepsOfFlow(flow))).toEqual(CHECK_STEPS);
  });

  test('can be gone through from the first step to the last', () => {
    let records: StepRecords = {};
    for (const step of CHECK_STEPS) {
      expect([step, stateOf(step, records)]).toEqual([step, 'open']);
      records = afterStep(records, record(step));
    }
    expect(CHECK_FLOWS.map((flow) => [flowState(flow, records), nextStep(flow, records)])).toEqual(
      Array(3).fill(['passed', null]),
    );
  });
});

test('a step waits for those that it needs, also where they failed', () => {
  expect(stateOf('consent.create', {})).toBe('waiting');
  expect(needsOf('accounts.balances', done('consent.status'))).toEqual(['accounts.list']);
  const failed = { 'consent.discovery': record('consent.discovery', 'failed') };
  expect(stateOf('consent.create', failed)).toBe('waiting');
  expect(flowState('consent', failed)).toBe('failed');
});

test('a new consent makes its token, status and accounts those of another', () => {
  const before = done(...CHECK_STEPS);
  const after = afterStep(before, record('consent.create'));
  expect(Object.keys(after).sort()).toEqual(
    ['consent.create', 'consent.discovery', ...stepsOfFlow('payment')].sort(),
  );
  expect(nextStep('consent', after)).toBe('consent.authorize');
});

test('whatever is done in whatever order, nothing stands as passed on what did not pass', () => {
  const states = fc.constantFrom('passed' as const, 'failed' as const, 'open' as const, 'at-bank' as const);
  const tries = fc.array(fc.tuple(fc.constantFrom(...CHECK_STEPS), states), { maxLength: 40 });
  fc.assert(
    fc.property(tries, (all) => {
      let records: StepRecords = {};
      for (const [step, state] of all)
        if (needsOf(step, records).length === 0) records = afterStep(records, record(step, state));
      for (const step of CHECK_STEPS)
        if (records[step] !== undefined) expect([step, needsOf(step, records)]).toEqual([step, []]);
    }),
  );
});

test('no step rests on itself', () => {
  for (const step of CHECK_STEPS) expect(dependents(step).has(step)).toBe(false);
});

describe('a step has', () => {
  test.each([
    ['failed', []],
    ['failed', [outcome('accounts-listed'), outcome('answer-malformed')]],
    ['failed', [outcome('refused-by-customer')]],
    ['failed', [outcome('payment-timed-out')]],
    ['open', [outcome('frequency-spent')]],
    ['open', [outcome('payment-pending')]],
    ['open', [outcome('too-many-requests')]],
    ['failed', [outcome('accounts-none')]],
    ['passed', [outcome('transactions-none')]],
    ['passed', [outcome('refreshed'), outcome('refresh-not-rotated')]],
  ] as const)('%s with %j', (state, outcomes) => {
    expect(stateAfter(outcomes)).toBe(state);
  });

  test('failed with whatever is an error, and says what to do about it', () => {
    for (const code of OUTCOME_CODES) {
      const one = outcome(code);
      if (one.severity !== 'error') continue;
      expect([code, stateAfter([one])]).toEqual([code, 'failed']);
      expect([code, one.advice]).not.toEqual([code, '']);
    }
  });
});

test('an outcome is one sentence, and no longer than a person reads', () => {
  expect(outcome('error-server', 'server_error.').message).toBe(
    "The bank's authorization server failed: server_error.",
  );
  expect(outcome('error-server', 'x'.repeat(5_000)).message).toHaveLength(600);
});
