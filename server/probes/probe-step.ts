import type { Earlier, ObservationOf } from '../core/probes/observation.js';
import type { StepRequirement } from '../core/probes/plan-run.js';
import type { ProbeStepId } from '../core/probes/probe-steps.js';
import type { ProbeTarget, RunExtent } from '../core/probes/probe-target.js';
import type { ClientCredential } from '../ports/dialer.js';
import type { StepCalls } from './step-calls.js';

/** Everything that a step has besides its target. */
export interface StepContext {
  /** Each call is bounded, recorded for the waterfall and the trace, and never throws. */
  readonly calls: StepCalls;
  readonly extent: RunExtent;
  readonly credential: ClientCredential | null;
  readonly earlier: Earlier;
  readonly now: () => Date;
  readonly randomUuid: () => string;
  /** Unguessable text for URLs (RFC 3986 unreserved characters), of this many octets before encoding. */
  readonly randomText: (octets: number) => string;
}

/** One step: asks, and says what it saw. What that means is decided in `core/probes/judges/<id>.ts`. */
export interface ProbeStep<Id extends ProbeStepId = ProbeStepId> {
  readonly id: Id;
  /** Steps that must have passed, as far as they belong to the run. */
  readonly needs: readonly ProbeStepId[];
  readonly requires: readonly StepRequirement[];
  observe(target: ProbeTarget, context: StepContext): Promise<ObservationOf<Id>>;
}
