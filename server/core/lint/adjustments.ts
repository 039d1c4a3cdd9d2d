import type { Severity } from './severity.js';

/** An administrator's decision about one rule; a waiver when it ends. */
export interface Adjustment {
  readonly ruleId: string;
  readonly severity: Severity | 'off';
  /** Why, in words that a supervisor can read. */
  readonly reason: string;
  /** From this instant on the decision counts no more. */
  readonly until?: Date;
}

/** Decisions and the instant at which they are to count. */
export interface AdjustedAt {
  readonly adjustments: readonly Adjustment[];
  readonly at: Date;
}

/** The decisions that count at an instant, by rule; of several about one rule the last of the list. */
export function adjustmentsInForce(
  adjustments: readonly Adjustment[],
  at: Date,
): ReadonlyMap<string, Adjustment> {
  const inForce = new Map<string, Adjustment>();
  for (const adjustment of adjustments) {
    if (adjustment.until === undefined || at < adjustment.until) inForce.set(adjustment.ruleId, adjustment);
  }
  return inForce;
}
