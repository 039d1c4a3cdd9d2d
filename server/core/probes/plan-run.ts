import type { StepResult, StepState } from './probe-result.js';
import type { ProbeStepId } from './probe-steps.js';
import type { ProbeTarget } from './probe-target.js';

/** What has to be there before a step makes sense; the name of what is missing is shown with a skipped step. */
export const STEP_REQUIREMENTS = [
  'certificate',
  'client-id',
  'redirect-uri',
  'discovery-url',
  'payment-product',
  'edition',
] as const;
export type StepRequirement = (typeof STEP_REQUIREMENTS)[number];

export interface StepDemands {
  readonly needs: readonly ProbeStepId[];
  readonly requires: readonly StepRequirement[];
}

export interface RunState {
  readonly target: ProbeTarget;
  readonly hasCertificate: boolean;
  readonly planned: readonly ProbeStepId[];
  readonly results: ReadonlyMap<ProbeStepId, Pick<StepResult, 'state'>>;
  /** Whether the run's time is over, or somebody has ended it. */
  readonly isOver: boolean;
}

/**
 * What keeps a step from running: `time`, a requirement that the target lacks, or a step before it that has not passed, in
 * this order; null when nothing does. A need that does not belong to the run is none.
 */
export function missingFor({ needs, requires }: StepDemands, run: RunState): string | null {
  if (run.isOver) return 'time';
  const lacking = requires.find((requirement) => !has(requirement, run));
  if (lacking !== undefined) return lacking;
  const failed = needs.find(
    (need) => run.planned.includes(need) && !PASSED.has(run.results.get(need)?.state ?? 'skipped'),
  );
  return failed ?? null;
}

/** Worth going on behind. */
const PASSED: ReadonlySet<StepState> = new Set(['pass', 'notice', 'warning']);

function has(requirement: StepRequirement, { target, hasCertificate }: RunState): boolean {
  switch (requirement) {
    case 'certificate':
      return hasCertificate;
    case 'client-id':
      return target.clientId !== null;
    case 'redirect-uri':
      return target.redirectUri !== null;
    case 'discovery-url':
      return target.discoveryUrl !== null;
    case 'payment-product':
      return target.paymentProduct !== null;
    case 'edition':
      return target.otherResourceBase !== null;
  }
}

export const skipped = (step: ProbeStepId, missing: string, startMs: number): StepResult => ({
  ...{ step, state: 'skipped', missing, startMs, durationMs: 0 },
  ...{ phases: [], facts: [], findings: [], traces: [] },
});
