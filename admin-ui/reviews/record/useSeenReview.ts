import { createContext, useContext, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReviewDetails, ReviewEvent } from '../../../server/reviews/reviews.contract.js';
import { useApi } from '../../providers/useApi.js';
import { reviewApi } from '../address.js';

const AGAIN_MS = 20_000;

export interface SeenReview {
  /** What stands on the page. Commands carry its version, so that nobody decides on what they have not read. */
  readonly review: ReviewDetails;
  /** The server has another one meanwhile. */
  readonly changed: boolean;
  readonly events: readonly ReviewEvent[];
  /** Puts the answer of an own command on the page. */
  readonly show: (review: ReviewDetails) => void;
  /** Reads everything again and shows it. */
  readonly reload: () => Promise<void>;
}

/** One review as it was when it was read; what changes meanwhile waits until the reader asks for it. */
export function useLoadedReview(id: string) {
  const queries = useQueryClient();
  const { data, error, refetch } = useApi<ReviewDetails>(reviewApi(id), { refetchMs: AGAIN_MS });
  const events = useApi<ReviewEvent[]>(reviewApi(id, 'events'), { refetchMs: AGAIN_MS });
  const [review, setReview] = useState<ReviewDetails>();
  if (data !== undefined && data !== review && (review === undefined || data.version === review.version))
    setReview(data);
  const reload = async () => {
    const fresh = await refetch();
    if (fresh.data !== undefined) setReview(fresh.data);
    await queries.invalidateQueries({ refetchType: 'active' });
  };
  const seen: SeenReview | null =
    review === undefined
      ? null
      : {
          review,
          changed: data !== undefined && data.version > review.version,
          events: events.data ?? [],
          show: setReview,
          reload,
        };
  return { seen, error, refetch };
}

export const SeenReviewContext = createContext<SeenReview | null>(null);

export function useSeenReview(): SeenReview {
  const seen = useContext(SeenReviewContext);
  if (seen === null) throw new Error('There is no review around this.');
  return seen;
}

/** Why the reader cannot do something now; null when they can. */
export const refusalOf = (
  { commands }: Pick<ReviewDetails, 'commands'>,
  wanted: ReviewDetails['commands'][number]['command'],
): string | null => commands.find(({ command }) => command === wanted)?.refusal ?? null;

/** What they were given to apply with: an applicant may answer, others never could. */
export const isApplicant = (review: ReviewDetails, userId: string | undefined): boolean =>
  userId !== undefined && (review.createdBy.id === userId || review.submittedBy?.id === userId);
