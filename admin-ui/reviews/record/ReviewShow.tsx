import Skeleton from '@mui/material/Skeleton';
import { useParams } from 'react-router-dom';
import type { ReviewDetails } from '../../../server/reviews/reviews.contract.js';
import { STATE_OF_REVIEW } from '../../applications/states.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Panel } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useApi } from '../../providers/useApi.js';
import { reviewApi, REVIEWS_PATH } from '../address.js';
import { useReviewWords } from '../words.js';

/** One review: what is asked for, where it stands. */
const ReviewShow = () => {
  const { id = '' } = useParams();
  const words = useReviewWords();
  const { data, error, refetch } = useApi<ReviewDetails>(reviewApi(id));
  return (
    <Page
      title={data === undefined ? words.say('title') : `${data.number} · ${data.organisationName}`}
      parent={{ to: REVIEWS_PATH, label: words.say('title') }}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={320} />}
      {data !== undefined && (
        <Panel>
          <StateChip state={STATE_OF_REVIEW[data.state]} label={words.state(data.state)} />{' '}
          {data.roles.map(words.role).join(', ')} · <Moment at={data.submittedAt} />
        </Panel>
      )}
    </Page>
  );
};

export default ReviewShow;
