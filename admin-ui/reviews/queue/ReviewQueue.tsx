import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { styled } from '@mui/material/styles';
import { useListContext } from 'react-admin';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable, usePhone } from '../../components/ListTable.js';
import { useAttention } from '../../notifications/useAttention.js';
import { reviewPath } from '../address.js';
import { useReviewWords } from '../words.js';
import { useQueueColumns, useQueuePhoneColumns } from './columns.js';
import { ExportButton, NewApplicationButton } from './QueueActions.js';
import { QueueFilters } from './QueueFilters.js';
import { QueueFrame } from './QueueFrame.js';
import { QueueViews } from './QueueViews.js';
import { useClaim } from './useClaim.js';
import { type Filter, QUEUE, sameFilter } from './views.js';

const REFRESH_MS = 60_000;

/** Who waits for a decision, the most urgent on top. */
const ReviewQueue = () => {
  const words = useReviewWords();
  const present = useAttention();
  return (
    <ListPage<Review>
      resource="reviews"
      title={words.say('title')}
      lead={words.say('lead')}
      sort={{ field: 'dueAt', order: 'ASC' }}
      filterDefaultValues={QUEUE}
      {...(present && { refetchMs: REFRESH_MS })}
      actions={
        <>
          <ExportButton />
          <NewApplicationButton />
        </>
      }
      aside={<QueueViews />}
      filters={<QueueFilters />}
    >
      <Rows />
    </ListPage>
  );
};

const Rows = () => {
  const words = useReviewWords();
  const phone = usePhone();
  const { data, error, filterValues } = useListContext<Review>();
  const { claiming, claim } = useClaim();
  const act = { claiming, claim: (review: Review) => void claim(review) };
  const wide = useQueueColumns(act);
  const narrow = useQueuePhoneColumns(act);
  const empty = (
    <EmptyState icon={FactCheckOutlined} title={words.say('empty')} action={<NewApplicationButton />}>
      {words.say('empty_help')}
    </EmptyState>
  );
  // An empty queue is good news, not a filter that found nothing.
  if (!error && data?.length === 0 && sameFilter(filterValues as Filter, QUEUE)) return empty;
  return (
    <QueueFrame reviews={data ?? []} claim={act.claim}>
      <Lit>
        <ListTable<Review>
          caption={words.say('title')}
          columns={phone ? narrow : wide}
          to={({ id }) => reviewPath(id)}
          empty={empty}
        />
      </Lit>
    </QueueFrame>
  );
};

/** The row that has the focus is seen from afar. */
const Lit = styled('div')(({ theme }) => ({
  '& tbody tr:focus-within': {
    backgroundColor: theme.palette.action.hover,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  '& tbody td, & tbody th': { paddingTop: 8, paddingBottom: 8 },
}));

export default ReviewQueue;
