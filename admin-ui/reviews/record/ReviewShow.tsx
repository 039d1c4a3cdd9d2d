import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useApi } from '../../providers/useApi.js';
import { reviewApi, REVIEWS_PATH } from '../address.js';
import { ReviewPage } from './ReviewPage.js';
import { SeenReviewContext, useLoadedReview } from './useSeenReview.js';

/** One review: what is claimed beside what is known, and the decision. */
const ReviewShow = () => {
  const { id = '' } = useParams();
  return <Loaded key={id} id={id} />;
};

const Loaded = ({ id }: { readonly id: string }) => {
  const translate = useTranslate();
  const { seen, error, refetch } = useLoadedReview(id);
  const examination = useApi<Examination>(reviewApi(id, 'examination'));
  if (seen !== null)
    return (
      <SeenReviewContext value={seen}>
        <ReviewPage
          examination={examination.data}
          error={examination.error}
          onRetry={() => void examination.refetch()}
        />
      </SeenReviewContext>
    );
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={translate('review.one')} parent={{ to: REVIEWS_PATH, label: translate('reviews.title') }}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

export default ReviewShow;
