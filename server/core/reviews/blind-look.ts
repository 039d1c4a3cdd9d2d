import { type ReviewActor, votesOfRound } from './decide-review.js';
import type { Review } from './review.js';

/**
 * Whether a reader must not see yet how others voted: a blind second look is on, the review is open, somebody voted, and
 * the reader may still do so or could once a second administrator has consented. `scope` tells a vote as well.
 */
export function looksBlind(review: Review, reader: ReviewActor): boolean {
  const { profile, state, createdBy, applicants } = review;
  if (profile?.blindSecond !== true || reader.id === null || reader.deciding === 'not-a-decider')
    return false;
  if (state !== 'submitted' && state !== 'in-review' && state !== 'needs-information') return false;
  if (reader.id === createdBy || applicants.includes(reader.id)) return false;
  const votes = votesOfRound(review);
  return votes.length > 0 && votes.every(({ by }) => by !== reader.id);
}
