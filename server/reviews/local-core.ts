import type { ReviewLane } from '../core/reviews/review-states.js';
import type { Outcome } from '../core/verdict/verdict.js';

interface Asked {
  readonly roles: readonly string[];
  /** Empty: all that the roles open. */
  readonly endpoints: readonly string[];
}

/** Same or fewer roles and endpoints under the same number take the short path. */
export function laneOf(before: Asked | null, { roles, endpoints }: Asked): ReviewLane {
  if (before === null) return 'first';
  const sameRoles = roles.every((role) => before.roles.includes(role));
  const sameEndpoints =
    before.endpoints.length === 0 ||
    (endpoints.length > 0 && endpoints.every((one) => before.endpoints.includes(one)));
  return sameRoles && sameEndpoints ? 'renewal' : 'change';
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
