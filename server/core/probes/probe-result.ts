import type { ProbeTarget, RunExtent } from './probe-target.js';
import type { ProbeStepId } from './probe-steps.js';

/** `refused`: the other side answers, and not to us. It is an answer, never an outage. */
export const STEP_STATES = ['pass', 'notice', 'warning', 'fail', 'unknown', 'skipped'] as const;
export type StepState = (typeof STEP_STATES)[number];

export const PHASES = ['dns', 'tcp', 'tls', 'request', 'answer'] as const;
export type PhaseName = (typeof PHASES)[number];

/** Milliseconds since the run began, with fractions. */
export interface Phase {
  readonly name: PhaseName;
  readonly startMs: number;
  readonly durationMs: number;
}

/** Whose turn it is. */
export const FAULTS = ['none', 'bank', 'us', 'configuration', 'network', 'unclear'] as const;
export type Fault = (typeof FAULTS)[number];

export interface ProbeFinding {
  /** `<step>.<what>`, stored with runs and never renamed: `tls.certificate-expired`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'notice' | 'info';
  /** One sentence: what was seen, with the value. */
  readonly message: string;
  /** What to do; empty where nothing is to be done. */
  readonly advice: string;
  /** `RFC 8414 §3.3`, `Paysera C4`; empty where it is plain. */
  readonly citation: string;
  readonly fault: Fault;
}

/** Read by people as it is: names are words of the protocol, values are short. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What went over the wire, with every secret taken out before it gets here. */
export interface Trace {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    /** Empty when there was none. */
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    /** At most 4 KiB as text; what is not UTF-8 is shown as such. */
    readonly body: string;
    readonly bodyBytes: number;
    readonly isTruncated: boolean;
  } | null;
  /** The same call as one line for a shell; certificate and key as file names to fill in. */
  readonly curl: string;
}

export interface StepResult {
  readonly step: ProbeStepId;
  readonly state: StepState;
  /** The step or thing that was missing: `tls`, `certificate`, `client-id`, `edition`; null unless skipped. */
  readonly missing: string | null;
  readonly startMs: number;
  readonly durationMs: number;
  readonly phases: readonly Phase[];
  readonly facts: readonly Fact[];
  readonly findings: readonly ProbeFinding[];
  readonly traces: readonly Trace[];
}

/** The questions a run answers, each by itself. */
export const PROBE_QUESTIONS = [
  'reachable',
  'discovered',
  'certificate-accepted',
  'client-known',
  'PSP_AI',
  'PSP_PI',
] as const;
export type ProbeQuestion = (typeof PROBE_QUESTIONS)[number];

/** `unknown`: asked, and the answer does not tell. `not-asked`: a step was skipped or does not belong to the run. */
export const ANSWERS = ['yes', 'no', 'unknown', 'not-asked'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Verdict {
  readonly question: ProbeQuestion;
  readonly answer: Answer;
  /** One sentence. */
  readonly because: string;
  readonly fault: Fault;
}

/**
 * `up`: it answers as a bank does, refusals included. `degraded`: it answers, and something documented is broken.
 * `unknown`: we cannot tell, because our own network, resolver or settings failed; never counted as down.
 */
export const AVAILABILITIES = ['up', 'degraded', 'down', 'unknown'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** One end's certificate as the run met it. */
export interface MetCertificate {
  readonly end: 'server' | 'client';
  readonly subject: string;
  readonly issuer: string;
  /** Lower-case hex. */
  readonly serialNumber: string;
  readonly sha256: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** All of a run; the same from the console's scheduler and from `qwarden probe run`. Instants are ISO 8601 UTC. */
export interface ProbeReport {
  readonly target: ProbeTarget;
  readonly extent: RunExtent;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly durationMs: number;
  readonly availability: Availability;
  readonly verdicts: readonly Verdict[];
  readonly steps: readonly StepResult[];
  readonly certificates: readonly MetCertificate[];
  /** The discovery document as it came, when it was JSON; at most 64 KiB. */
  readonly metadata: Readonly<Record<string, unknown>> | null;
}
