import type { ReviewMessage } from '../../../server/reviews/reviews.contract.js';
import { Banner } from '../../components/Banner.js';
import { Moment } from '../../components/Moment.js';
import { useApi } from '../../providers/useApi.js';
import { reviewApi } from '../address.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** What the reviewers asked last, right above the answer. */
export const OpenQuestion = () => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const { data = [] } = useApi<ReviewMessage[]>(reviewApi(review.id, 'messages'));
  const question = data.findLast(({ kind }) => kind === 'question');
  if (question === undefined) return null;
  return (
    <Banner
      state="warning"
      title={
        <>
          {words.say('asked', { name: question.by.name })} · <Moment at={question.at} show="time" />
        </>
      }
    >
      <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{question.text}</span>
    </Banner>
  );
};
