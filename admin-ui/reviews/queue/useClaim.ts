import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import type { Review, ReviewDetails } from '../../../server/reviews/reviews.contract.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { request } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/useMe.js';
import { reviewApi } from '../address.js';
import { useReviewWords } from '../words.js';

/** Whether to offer it. The server decides, and says why not. */
export function useMayClaim(): (review: Review) => boolean {
  const mayDecide = useMay('reviews.decide');
  const me = useMe()?.id;
  return ({ state, createdBy, submittedBy }) =>
    mayDecide && state === 'submitted' && createdBy.id !== me && submittedBy?.id !== me;
}

/** Claims a review as it is shown. Whatever the answer, the queue is read again: somebody else may have been quicker. */
export function useClaim() {
  const words = useReviewWords();
  const queries = useQueryClient();
  const notify = useNotify();
  const sentence = useProblemSentence();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [claiming, setClaiming] = useState<string>();
  const claim = async ({ id, number, version }: Review) => {
    setClaiming(id);
    try {
      await request<ReviewDetails>(reviewApi(id, 'claim'), { method: 'POST', body: { version } });
      notify(words.say('claim.done', { number }), { type: 'success' });
    } catch (error) {
      if (await logoutIfAccessDenied(error)) return;
      notify(words.say('claim.refused', { number, why: sentence(error) }), {
        type: 'error',
        multiLine: true,
      });
    } finally {
      setClaiming(undefined);
      await queries.invalidateQueries({ refetchType: 'active' });
    }
  };
  return { claiming, claim };
}
