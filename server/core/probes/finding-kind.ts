import type { Fault, ProbeFinding, ProbeQuestion } from './probe-result.js';

/**
 * What a finding says of the other side's being there. `answered`: it spoke as a bank does, refusals included.
 * `broken`: it spoke, and something documented does not hold. `error`: it answered that it cannot answer.
 * `silent`: no answer where one was due. `ours`: our own settings, network or machine. `none`: nothing.
 */
export const EFFECTS = ['answered', 'broken', 'error', 'silent', 'ours', 'none'] as const;
export type Effect = (typeof EFFECTS)[number];

/** What a finding means, whatever the values in its message. */
export interface FindingMeaning {
  readonly severity: ProbeFinding['severity'];
  readonly fault: Fault;
  /** What is the case, in a few words. */
  readonly title: string;
  /** What to do; empty where nothing is to be done. */
  readonly advice: string;
  /** Empty where it is plain. */
  readonly citation: string;
  readonly effect: Effect;
  /** Which questions it answers. */
  readonly says: Readonly<Partial<Record<ProbeQuestion, 'yes' | 'no' | 'unknown'>>>;
  /** The step that has it cannot tell; its state is `unknown` then, unless something else is an error. */
  readonly isUnclear: boolean;
}

export interface FindingKind extends FindingMeaning {
  /** Stored with runs, never renamed. */
  readonly code: string;
}
