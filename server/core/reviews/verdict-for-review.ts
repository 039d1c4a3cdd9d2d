import type { Outcome } from '../verdict/verdict.js';
import type { ReviewFacts } from './decide-review.js';
import { isNeverWaived, type Waiver } from './waiver.js';

/** As much of a verdict as a review looks at. */
export interface JudgedFor {
  readonly outcome: Outcome;
  /** Codes of what passes with a warning. */
  readonly warnings: readonly string[];
}

/**
 * What the newest verdict lets a person do. `inForce` are waivers in force (`isInForce`) for this review. A warning needs no waiver;
 * anything worse needs one for exactly its outcome, and some things nobody can waive.
 */
export function verdictForReview(
  judged: Pick<JudgedFor, 'outcome'> | null,
  inForce: readonly Pick<Waiver, 'code'>[],
): ReviewFacts['verdict'] {
  if (judged === null) return 'missing';
  const { outcome } = judged;
  if (outcome === 'valid' || outcome === 'valid-with-warnings') return 'good';
  if (isNeverWaived(outcome)) return 'forbids';
  return inForce.some(({ code }) => code === outcome) ? 'waived' : 'forbids';
}

/** Codes that a decision rests on a waiver for: what its remarks must say. In the order of the verdict, each once. */
export function waivedCodes(
  judged: JudgedFor | null,
  inForce: readonly Pick<Waiver, 'code'>[],
): readonly string[] {
  if (judged === null) return [];
  const codes = new Set(inForce.map(({ code }) => code).filter((code) => !isNeverWaived(code)));
  return [...new Set([judged.outcome, ...judged.warnings])].filter((code) => codes.has(code));
}
