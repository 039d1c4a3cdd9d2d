import { Banner } from '../../components/Banner.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { ChangedMeanwhile } from './ReviewHead.js';
import type { useCommand } from './useCommand.js';
import { useRecordWords } from './useRecordWords.js';
import { refusalOf, useSeenReview } from './useSeenReview.js';

interface CommandProblemProps {
  readonly command: Parameters<typeof refusalOf>[1];
  readonly order: ReturnType<typeof useCommand>;
}

/** Above a form: that somebody was faster, why it was refused, or that it cannot be done any more. */
export const CommandProblem = ({ command, order }: CommandProblemProps) => {
  const words = useRecordWords();
  const sentence = useProblemSentence();
  const { review } = useSeenReview();
  const refusal = refusalOf(review, command);
  return (
    <>
      <ChangedMeanwhile stale={order.isStale} onReloaded={order.reset} />
      {order.error !== null && !order.isStale && <Banner state="critical" title={sentence(order.error)} />}
      {refusal !== null && order.error === null && (
        <Banner state="critical" title={words.refusal(refusal, review.state)} />
      )}
    </>
  );
};

/** Whether a form may be sent: nothing under way, nothing that nobody has read. */
export function useMaySend({ command, order }: CommandProblemProps): boolean {
  const { review, changed } = useSeenReview();
  return !order.busy && !order.isStale && !changed && refusalOf(review, command) === null;
}
