import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useId, useMemo } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Filters } from '../../components/ListPage.js';
import { listAddress } from '../../components/listAddress.js';
import { Page } from '../../components/Page.js';
import { Panel } from '../../components/Section.js';
import { useFormats } from '../../components/time.js';
import { REVIEWS_PATH } from '../address.js';
import { useReviewWords } from '../words.js';
import { BoardCard, CardSkeleton } from './BoardCard.js';
import { NewApplicationButton } from './QueueActions.js';
import { QueueFilters } from './QueueFilters.js';
import { QueueFrame } from './QueueFrame.js';
import { QueueViews } from './QueueViews.js';
import { type BoardColumn, useBoard } from './useBoard.js';
import { useClaim } from './useClaim.js';
import { QUEUE } from './views.js';

/** The queue by state. A state changes by what somebody does to a review, so nothing is dragged. */
const ReviewBoard = () => {
  const words = useReviewWords();
  return (
    <ListBase<Review>
      resource="reviews"
      sort={{ field: 'dueAt', order: 'ASC' }}
      storeKey={false}
      filterDefaultValues={QUEUE}
      // Only for the filters in the address: each column asks for its own.
      queryOptions={{ enabled: false }}
    >
      <Page
        title={words.say('board.title')}
        lead={words.say('board.lead')}
        actions={<NewApplicationButton />}
      >
        <QueueViews board />
        <Filters role="search">
          <QueueFilters board />
        </Filters>
        <Columns />
      </Page>
    </ListBase>
  );
};

const Columns = () => {
  const { filterValues } = useListContext<Review>();
  const columns = useBoard(filterValues as Record<string, unknown>);
  const reviews = useMemo(() => columns.flatMap(({ rows }) => rows ?? []), [columns]);
  const { claiming, claim } = useClaim();
  const failed = columns.find(({ error }) => error !== null);
  return (
    <Panel flush>
      {failed && (
        <div style={{ padding: '16px 16px 0' }}>
          <ErrorState error={failed.error} onRetry={() => columns.forEach(({ refetch }) => refetch())} />
        </div>
      )}
      <QueueFrame reviews={reviews} claim={(review) => void claim(review)}>
        <Grid>
          {columns.map((column) => (
            <Column key={column.name} column={column} claiming={claiming} claim={(it) => void claim(it)} />
          ))}
        </Grid>
      </QueueFrame>
    </Panel>
  );
};

interface ColumnProps {
  readonly column: BoardColumn;
  readonly claiming: string | undefined;
  readonly claim: (review: Review) => void;
}

const Column = ({ column, claiming, claim }: ColumnProps) => {
  const words = useReviewWords();
  const { number } = useFormats();
  const heading = useId();
  const { name, rows, total, filter, error } = column;
  const more = total - (rows?.length ?? 0);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {words.say(`board.columns.${name}`)} <span className="tabular">{number(total)}</span>
      </h2>
      {rows?.length === 0 && <p>{words.say('board.none')}</p>}
      <ul>
        {rows?.map((review) => (
          <BoardCard key={review.id} review={review} claiming={claiming} claim={claim} />
        ))}
        {rows === undefined && error === null && <CardSkeleton />}
      </ul>
      {more > 0 && (
        <Link component={RouterLink} to={listAddress(REVIEWS_PATH, filter)}>
          {words.say('board.more', { smart_count: more })}
        </Link>
      )}
    </section>
  );
};

const Grid = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
  '& > section': { padding: '12px 12px 16px', minWidth: 0 },
  '& > section + section': { borderLeft: `1px solid ${theme.palette.divider}` },
  '& h2': {
    display: 'flex',
    justifyContent: 'space-between',
    margin: '0 4px 10px',
    fontSize: '0.8125rem',
    fontWeight: 600,
    '& > span': { color: theme.palette.text.secondary, fontWeight: 560 },
  },
  '& p': { margin: '4px', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8 },
  '& section > a': { display: 'block', padding: '10px 4px 0', fontSize: '0.8125rem' },
  [theme.breakpoints.down('md')]: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& > section + section': { borderLeft: 0, borderTop: `1px solid ${theme.palette.divider}` },
  },
}));

export default ReviewBoard;
