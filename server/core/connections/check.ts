import type { Fact, Phase, Trace } from '../probes/probe-result.js';
import {
  CHECK_STEP_FACTS,
  CHECK_STEPS,
  type CheckFlow,
  type CheckStepId,
  stepsOfFlow,
} from './check-steps.js';
import { isFailure, type Outcome, type OutcomeCode } from './outcomes.js';

/**
 * `open`: can be done now. `waiting`: something has to come before. `at-bank`: the customer is there. `passed`, `failed`: done, and
 * can be done again where that makes sense.
 */
export const CHECK_STATES = ['waiting', 'open', 'at-bank', 'passed', 'failed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What was done in one step, last. Traces hold no secret and nothing of the customer's accounts. */
export interface StepRecord {
  readonly step: CheckStepId;
  /** `open`: it was done, and has to be done again. */
  readonly state: Exclude<CheckState, 'waiting'>;
  readonly at: string;
  readonly durationMs: number;
  readonly outcomes: readonly Outcome[];
  readonly facts: readonly Fact[];
  readonly phases: readonly Phase[];
  readonly traces: readonly Trace[];
}

export type StepRecords = Readonly<Partial<Record<CheckStepId, StepRecord>>>;

export type FlowState = 'not-begun' | 'under-way' | 'passed' | 'failed';

/** Whether a step can be done now. */
export function stateOf(step: CheckStepId, records: StepRecords): CheckState {
  const record = records[step];
  if (record !== undefined) return record.state;
  return needsOf(step, records).length === 0 ? 'open' : 'waiting';
}

/** What has to pass before a step can be done; empty when it can. */
export const needsOf = (step: CheckStepId, records: StepRecords): readonly CheckStepId[] =>
  CHECK_STEP_FACTS[step].needs.filter((needed) => records[needed]?.state !== 'passed');

/**
 * The records with a new one, which says whatever comes after it in its flow anew: a second consent has its own token, its own
 * status and its own accounts.
 */
export function afterStep(records: StepRecords, record: StepRecord): StepRecords {
  const stale = dependents(record.step);
  const kept = Object.entries(records).filter(([step]) => !stale.has(step as CheckStepId));
  return { ...Object.fromEntries(kept), [record.step]: record };
}

/** Every step that rests on this one, however far. */
export function dependents(step: CheckStepId): ReadonlySet<CheckStepId> {
  const found = new Set<CheckStepId>();
  const look = (at: CheckStepId): void => {
    for (const other of CHECK_STEPS)
      if (!found.has(other) && CHECK_STEP_FACTS[other].needs.includes(at)) {
        found.add(other);
        look(other);
      }
  };
  look(step);
  return found;
}

/** The step that comes next in a flow; null when it is through or stands still. */
export function nextStep(flow: CheckFlow, records: StepRecords): CheckStepId | null {
  return stepsOfFlow(flow).find((step) => stateOf(step, records) === 'open') ?? null;
}

/** A flow has passed when each of its steps has. */
export function flowState(flow: CheckFlow, records: StepRecords): FlowState {
  const states = stepsOfFlow(flow).map((step) => records[step]?.state);
  if (states.every((state) => state === 'passed')) return 'passed';
  if (states.includes('failed')) return 'failed';
  return states.every((state) => state === undefined) ? 'not-begun' : 'under-way';
}

/** Nothing was decided; the same is asked again later. */
const AGAIN: ReadonlySet<OutcomeCode> = new Set([
  ...(['payment-pending', 'frequency-spent', 'too-many-requests'] as const),
]);
/** No fault, and not what the step is for. */
const MISSED: ReadonlySet<OutcomeCode> = new Set([
  ...(['refused-by-customer', 'accounts-none', 'refresh-not-offered'] as const),
  ...(['payment-cancelled', 'payment-timed-out'] as const),
]);

/** What the outcomes of a step make of it; the first one is what it came to. */
export function stateAfter(outcomes: readonly Outcome[]): 'open' | 'passed' | 'failed' {
  const first = outcomes[0]?.code;
  if (first === undefined || outcomes.some(isFailure) || MISSED.has(first)) return 'failed';
  return AGAIN.has(first) ? 'open' : 'passed';
}
