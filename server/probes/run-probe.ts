import type { ProbeReport, StepResult } from '../core/probes/probe-result.js';
import type { ProbeTarget, RunExtent } from '../core/probes/probe-target.js';
import type { ProbeStepId } from '../core/probes/probe-steps.js';
import type { ReferenceHost } from '../core/probes/reference-host.js';
import type { ClientCredential, Dialer } from '../ports/dialer.js';

/** What a run is of. */
export interface ProbeRun {
  readonly target: ProbeTarget;
  readonly extent: RunExtent;
  /** Null: steps that need a certificate are skipped and say so. */
  readonly credential: ClientCredential | null;
  /** Hosts to look at when the target does not answer; none: no answer is the target's. */
  readonly references?: readonly ReferenceHost[];
  /** Ends the run early: what has not begun is skipped, and names `time` as what was missing. */
  readonly signal?: AbortSignal;
  /** After every step. Whatever it throws ends the run. */
  readonly onStep?: (progress: RunProgress) => void | Promise<void>;
}

export interface RunProgress {
  readonly result: StepResult;
  /** Of those that the run has. */
  readonly done: number;
  readonly planned: readonly ProbeStepId[];
}

/** What a run needs of this machine; randomness is handed in like the clock. */
export interface RunPorts {
  readonly dialer: Dialer;
  readonly now: () => Date;
  /** Monotonic, in milliseconds, with fractions. */
  readonly elapsedMs: () => number;
  readonly randomUuid: () => string;
  readonly randomBytes: (octets: number) => Uint8Array;
  /** `Qwarden/0.1.0 (+https://…)`. */
  readonly userAgent: string;
}

/** Runs the steps of a target in order and says what they mean. Never throws for what the network does. */
export type RunProbe = (run: ProbeRun, ports: RunPorts) => Promise<ProbeReport>;
