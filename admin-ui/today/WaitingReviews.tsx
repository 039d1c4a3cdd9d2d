import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Link as RouterLink } from 'react-router-dom';
import { Section } from '../components/Section.js';
import { StateIcon } from '../components/StateChip.js';
import { useMay } from '../providers/useMe.js';
import { queuePath, REVIEWS_PATH } from '../reviews/address.js';
import { useReviewCounts } from '../reviews/queue/useReviewCounts.js';
import { filterOf } from '../reviews/queue/views.js';
import { useReviewWords } from '../reviews/words.js';
import type { State } from '../theme/states.js';

/** The most urgent on top. */
const LINES = [
  { name: 'overdue', state: 'critical', filter: filterOf('overdue') },
  { name: 'toAnswer', state: 'waiting', filter: { mine: true, state: 'needs-information' } },
  { name: 'assignedToMe', state: 'waiting', filter: filterOf('assignedToMe') },
  { name: 'unclaimed', state: 'waiting', filter: filterOf('unclaimed') },
] as const satisfies readonly { name: string; state: State; filter: Record<string, unknown> }[];

/** Reviews that wait for whoever reads: each line opens its part of the queue. Nothing at all when nothing waits. */
export const WaitingReviews = () => {
  const words = useReviewWords();
  const counts = useReviewCounts();
  const mayDecide = useMay('reviews.decide');
  const lines = LINES.filter(({ name }) => (counts?.[name] ?? 0) > 0);
  if (counts === undefined || lines.length === 0) return null;
  return (
    <Section
      title={words.say('today.title')}
      lead={words.say('today.lead')}
      flush
      actions={
        <Link component={RouterLink} to={REVIEWS_PATH}>
          {words.say('today.all')}
        </Link>
      }
    >
      <List>
        {lines.map(({ name, state, filter }) => (
          <li key={name}>
            <StateIcon state={name === 'unclaimed' && !mayDecide ? 'notice' : state} />
            <div>
              <Link component={RouterLink} to={queuePath(filter)} color="inherit" sx={{ fontWeight: 560 }}>
                {words.say(`today.${name}`, { smart_count: counts[name] })}
              </Link>
              <p>{words.say(`today.help.${name}`)}</p>
            </div>
          </li>
        ))}
      </List>
    </Section>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    alignItems: 'flex-start',
    gap: 12,
    padding: '12px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('md')]: { paddingInline: 16 },
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& > li > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& > li > svg': { marginTop: 1 },
  '& p': { margin: '2px 0 0', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
