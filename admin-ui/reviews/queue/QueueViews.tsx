import TableRowsOutlined from '@mui/icons-material/TableRowsOutlined';
import ViewKanbanOutlined from '@mui/icons-material/ViewKanbanOutlined';
import { useListContext } from 'react-admin';
import { listAddress } from '../../components/listAddress.js';
import { ViewBar, ViewLink } from '../../components/ViewLinks.js';
import { BOARD_PATH, REVIEWS_PATH } from '../address.js';
import { useReviewWords } from '../words.js';
import { useReviewCounts } from './useReviewCounts.js';
import { type Filter, orderOf, sameFilter, VIEWS } from './views.js';

/** The usual questions to the queue with their numbers, and the same as a table or as a board. */
export const QueueViews = ({ board = false }: { readonly board?: boolean }) => {
  const words = useReviewWords();
  const { filterValues } = useListContext();
  const counts = useReviewCounts();
  const here = filterValues as Filter;
  return (
    <ViewBar>
      <nav aria-label={words.say('views.label')}>
        {VIEWS.map(({ name, filter }) => {
          const count = counts === undefined ? undefined : countOf(name, counts);
          // On the board a state is a column; the views that are only states have nothing to say there.
          if (board && (name === 'decided' || name === 'all' || name === 'unclaimed')) return null;
          return (
            <ViewLink
              key={name}
              to={`${listAddress(board ? BOARD_PATH : REVIEWS_PATH, filter)}${board ? '' : orderOf(name)}`}
              here={sameFilter(here, filter)}
              count={count}
              urgent={name === 'overdue'}
            >
              {words.say(`views.${name}`)}
            </ViewLink>
          );
        })}
      </nav>
      <nav aria-label={words.say('shape.label')}>
        <ViewLink to={listAddress(REVIEWS_PATH, here)} here={!board}>
          <TableRowsOutlined aria-hidden sx={{ fontSize: 18 }} />
          {words.say('shape.table')}
        </ViewLink>
        <ViewLink to={listAddress(BOARD_PATH, here)} here={board}>
          <ViewKanbanOutlined aria-hidden sx={{ fontSize: 18 }} />
          {words.say('shape.board')}
        </ViewLink>
      </nav>
    </ViewBar>
  );
};

type Counts = NonNullable<ReturnType<typeof useReviewCounts>>;

function countOf(name: (typeof VIEWS)[number]['name'], counts: Counts): number | undefined {
  const { states } = counts;
  if (name === 'open') return states.submitted + states['in-review'] + states['needs-information'];
  if (name === 'decided' || name === 'all' || name === 'mine') return undefined;
  return counts[name];
}
