import type { ReviewDetails } from '../../../server/reviews/reviews.contract.js';
import { ApiProblem } from '../../providers/http.js';
import { useAction } from '../../providers/useApi.js';
import { reviewApi } from '../address.js';
import { useSeenReview } from './useSeenReview.js';

type Given = Readonly<Record<string, unknown>>;

interface CommandOptions {
  readonly onDone?: () => void;
  /** Failures are shown beside the form. */
  readonly quiet?: boolean;
}

/** Orders something about the review that is on the page, in the version that is on the page. */
export function useCommand(command: string, { onDone, quiet = false }: CommandOptions = {}) {
  const { review, show } = useSeenReview();
  const action = useAction<ReviewDetails, Given>(reviewApi(review.id, command), {
    quiet,
    done: `review.done.${command}`,
    onDone: (result) => {
      show(result);
      onDone?.();
    },
  });
  return {
    send: (given: Given = {}) => action.mutate({ version: review.version, ...given }),
    busy: action.isPending,
    error: action.error,
    isStale: action.error instanceof ApiProblem && action.error.code === 'changed-meanwhile',
    reset: action.reset,
  };
}
