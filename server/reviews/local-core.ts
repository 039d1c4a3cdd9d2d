import type { Application } from '../core/applications/application.js';
import type { ReviewLane } from '../core/reviews/review-states.js';
import { isPositive, type Outcome } from '../core/verdict/verdict.js';

/** What was approved for the same organisation, edition and environment before. */
export interface ApprovedBefore {
  readonly application: Application;
  readonly roles: readonly string[];
  readonly authority: string;
}

/** Same or fewer roles under the same number take the short path. */
export function laneOf(
  before: { readonly roles: readonly string[] } | null,
  roles: readonly string[],
): ReviewLane {
  if (before === null) return 'first';
  return roles.every((role) => before.roles.includes(role)) ? 'renewal' : 'change';
}

const WAIVABLE: readonly Outcome[] = ['role-not-authorised', 'indeterminate', 'not-qualified'];

export const mayBeWaived = (outcome: Outcome): boolean => WAIVABLE.includes(outcome);

export function verdictForReview(
  outcome: Outcome | null,
  waived: readonly string[],
): 'missing' | 'good' | 'waived' | 'forbids' {
  if (outcome === null) return 'missing';
  if (isPositive(outcome)) return 'good';
  return mayBeWaived(outcome) && waived.includes(outcome) ? 'waived' : 'forbids';
}
