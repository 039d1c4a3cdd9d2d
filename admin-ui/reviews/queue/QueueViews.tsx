import { styled } from '@mui/material/styles';
import TableRowsOutlined from '@mui/icons-material/TableRowsOutlined';
import ViewKanbanOutlined from '@mui/icons-material/ViewKanbanOutlined';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { listAddress } from '../../components/listAddress.js';
import { useFormats } from '../../components/time.js';
import { BOARD_PATH, REVIEWS_PATH } from '../address.js';
import { useReviewWords } from '../words.js';
import { useReviewCounts } from './useReviewCounts.js';
import { type Filter, orderOf, sameFilter, VIEWS } from './views.js';

/** The usual questions to the queue with their numbers, and the same as a table or as a board. */
export const QueueViews = ({ board = false }: { readonly board?: boolean }) => {
  const words = useReviewWords();
  const { number } = useFormats();
  const { filterValues } = useListContext();
  const counts = useReviewCounts();
  const here = filterValues as Filter;
  return (
    <Bar>
      <nav aria-label={words.say('views.label')}>
        {VIEWS.map(({ name, filter }) => {
          const count = counts === undefined ? undefined : countOf(name, counts);
          // On the board a state is a column; the views that are only states have nothing to say there.
          if (board && (name === 'decided' || name === 'all' || name === 'unclaimed')) return null;
          return (
            <View
              key={name}
              to={`${listAddress(board ? BOARD_PATH : REVIEWS_PATH, filter)}${board ? '' : orderOf(name)}`}
              {...(sameFilter(here, filter) ? { 'aria-current': 'page' as const } : {})}
            >
              {words.say(`views.${name}`)}
              {count !== undefined && (
                <Count className="tabular" urgent={name === 'overdue' && count > 0}>
                  {number(count)}
                </Count>
              )}
            </View>
          );
        })}
      </nav>
      <nav aria-label={words.say('shape.label')}>
        <View to={listAddress(REVIEWS_PATH, here)} {...(board ? {} : { 'aria-current': 'page' as const })}>
          <TableRowsOutlined aria-hidden sx={{ fontSize: 18 }} />
          {words.say('shape.table')}
        </View>
        <View to={listAddress(BOARD_PATH, here)} {...(board ? { 'aria-current': 'page' as const } : {})}>
          <ViewKanbanOutlined aria-hidden sx={{ fontSize: 18 }} />
          {words.say('shape.board')}
        </View>
      </nav>
    </Bar>
  );
};

type Counts = NonNullable<ReturnType<typeof useReviewCounts>>;

function countOf(name: (typeof VIEWS)[number]['name'], counts: Counts): number | undefined {
  const { states } = counts;
  if (name === 'open') return states.submitted + states['in-review'] + states['needs-information'];
  if (name === 'decided' || name === 'all' || name === 'mine') return undefined;
  return counts[name];
}

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: '8px 16px',
  marginBottom: 14,
  '& > nav': { display: 'flex', gap: 4, minWidth: 0 },
  [theme.breakpoints.down('md')]: {
    '& > nav:first-of-type': {
      overflowX: 'auto',
      scrollbarWidth: 'none',
      margin: '0 -16px',
      padding: '0 16px',
    },
  },
}));

const View = styled(Link)(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 34,
  padding: '4px 10px',
  borderRadius: 8,
  whiteSpace: 'nowrap',
  fontSize: '0.875rem',
  fontWeight: 520,
  textDecoration: 'none',
  color: theme.palette.text.secondary,
  '&:hover': { backgroundColor: theme.palette.action.hover, color: theme.palette.text.primary },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current]': {
    backgroundColor: theme.palette.background.paper,
    boxShadow: `inset 0 0 0 1px ${theme.palette.divider}`,
    color: theme.palette.text.primary,
    fontWeight: 600,
  },
  [theme.breakpoints.down('md')]: { minHeight: 40 },
}));

const Count = styled('span', { shouldForwardProp: (prop) => prop !== 'urgent' })<{ urgent: boolean }>(
  ({ theme, urgent }) => ({
    minWidth: 20,
    padding: '0 6px',
    borderRadius: 10,
    textAlign: 'center',
    fontSize: '0.75rem',
    lineHeight: '20px',
    fontWeight: 600,
    color: urgent ? theme.palette.states.critical.text : theme.palette.text.secondary,
    backgroundColor: urgent ? theme.palette.states.critical.soft : theme.palette.states.ended.soft,
  }),
);
