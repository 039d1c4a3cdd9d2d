import { isPositive, type Outcome } from './verdict.js';

/** How long a verdict may be undetermined before somebody is told: a responder that is down for a night is no news. */
export const UNDETERMINED_FOR_MS = 24 * 60 * 60_000;

/** The end of validity has alerts of its own. */
const TOLD_OTHERWISE: readonly Outcome[] = ['expired', 'not-yet-valid'];

export interface Standing {
  /** The last verdict that said something; `undefined` when there was none yet. */
  readonly known: Outcome | undefined;
  readonly now: Outcome;
  /** Since when nothing can be determined, this time included; for `indeterminate` only. */
  readonly undeterminedSince: Date | undefined;
  readonly at: Date;
}

/**
 * Whether somebody is to be told about a verdict: `news`, `settled` when what was told before is over and needs no
 * words, `nothing`. The first verdict of a certificate is no change, and neither is one kind of valid after another.
 */
export function verdictNews({ known, now, undeterminedSince, at }: Standing): 'news' | 'settled' | 'nothing' {
  if (known === undefined) return 'nothing';
  if (now === 'indeterminate') {
    // Nobody relied on what was refused before.
    if (!isPositive(known) || undeterminedSince === undefined) return 'nothing';
    return at.getTime() - undeterminedSince.getTime() >= UNDETERMINED_FOR_MS ? 'news' : 'nothing';
  }
  if (now === known || (isPositive(now) && isPositive(known))) return 'settled';
  return TOLD_OTHERWISE.includes(now) || TOLD_OTHERWISE.includes(known) ? 'nothing' : 'news';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Verdicts that no later evaluation about a later time can better. */
const FINAL: readonly Outcome[] = ['revoked', 'expired', 'unparsable'];

/** When to look again: daily; hourly while nothing could be determined; never after what is final. */
export function nextEvaluationAt(outcome: Outcome, evaluatedAt: Date): Date | null {
  if (FINAL.includes(outcome)) return null;
  return new Date(evaluatedAt.getTime() + (outcome === 'indeterminate' ? HOUR : DAY));
}
