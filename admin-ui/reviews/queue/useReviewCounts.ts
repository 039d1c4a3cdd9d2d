import type { ReviewCounts } from '../../../server/reviews/reviews.contract.js';
import { useAttention } from '../../notifications/useAttention.js';
import { useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';

const REFRESH_MS = 60_000;

/** How many wait, for whom; asked again while somebody looks. */
export function useReviewCounts(): ReviewCounts | undefined {
  const present = useAttention();
  return useApi<ReviewCounts>(useMay('reviews.read') ? '/reviews/counts' : null, {
    ...(present && { refetchMs: REFRESH_MS }),
  }).data;
}
