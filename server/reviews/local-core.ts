import type { ReviewLane } from '../core/reviews/review-states.js';
import type { Outcome } from '../core/verdict/verdict.js';

/** Same or fewer roles under the same number take the short path. */
export function laneOf(
  before: { readonly roles: readonly string[] } | null,
  roles: readonly string[],
): ReviewLane {
  if (before === null) return 'first';
  return roles.every((role) => before.roles.includes(role)) ? 'renewal' : 'change';
}

const GOOD: readonly Outcome[] = ['valid', 'valid-with-warnings'];
/** What is not known, or not found; never what is known to be wrong. */
const WAIVABLE: readonly Outcome[] = ['valid-not-in-register', 'indeterminate'];

export const mayBeWaived = (outcome: Outcome): boolean => WAIVABLE.includes(outcome);

export function verdictForReview(
  outcome: Outcome | null,
  waived: readonly string[],
): 'missing' | 'good' | 'waived' | 'forbids' {
  if (outcome === null) return 'missing';
  if (GOOD.includes(outcome)) return 'good';
  return mayBeWaived(outcome) && waived.includes(outcome) ? 'waived' : 'forbids';
}
