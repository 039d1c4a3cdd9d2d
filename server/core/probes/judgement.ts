import type { ProbeTarget } from './probe-target.js';
import type { Fact, ProbeFinding, StepState } from './probe-result.js';
import type { ProbeStepId } from './probe-steps.js';
import type { ObservationOf } from './observation.js';
import { findingKindOf } from './finding-codes.js';

/** What an observation means. */
export interface Judgement {
  readonly state: Exclude<StepState, 'skipped'>;
  readonly facts: readonly Fact[];
  readonly findings: readonly ProbeFinding[];
}

/** Pure: the same observation of the same target at the same instant means the same. */
export type Judge<Id extends ProbeStepId> = (
  observation: ObservationOf<Id>,
  target: ProbeTarget,
  at: Date,
) => Judgement;

/** The state is the worst of the findings; without any it passes. `unknown` hides what is less than an error. */
export function judgement(facts: readonly Fact[], findings: readonly ProbeFinding[]): Judgement {
  const has = (severity: ProbeFinding['severity']): boolean =>
    findings.some(
      (finding) => finding.severity === severity && findingKindOf(finding.code)?.isUnclear !== true,
    );
  const unclear = findings.some(({ code }) => findingKindOf(code)?.isUnclear === true);
  const state = has('error')
    ? 'fail'
    : unclear
      ? 'unknown'
      : has('warning')
        ? 'warning'
        : has('notice')
          ? 'notice'
          : 'pass';
  return { state, facts, findings };
}

export const fact = (name: string, value: string | number): Fact => ({
  name,
  value: String(value).slice(0, 500),
});
