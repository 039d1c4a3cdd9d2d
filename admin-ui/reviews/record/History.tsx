import { styled } from '@mui/material/styles';
import type { ReviewEvent } from '../../../server/reviews/reviews.contract.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** Everything that happened to it, the newest first. */
export const History = () => {
  const words = useRecordWords();
  const { events } = useSeenReview();
  return (
    <Section title={words.say('history')}>
      <List>
        {events.toReversed().map((event) => (
          <li key={event.position}>
            <Moment at={event.at} show="time" />
            <div>
              <strong>{event.actor.name}</strong> {words.say(`events.${event.command}`)}
              {event.from !== event.to && ` → ${words.state(event.to)}`}
              <Details event={event} />
            </div>
          </li>
        ))}
      </List>
    </Section>
  );
};

/** What a command came with, where people wrote it or have to know it. */
const Details = ({ event: { details } }: { readonly event: ReviewEvent }) => {
  const words = useRecordWords();
  const text = (name: string): string => {
    const value = details[name];
    return typeof value === 'string' ? value : '';
  };
  const lines = [
    text('assignee'),
    text('reason') === '' ? '' : words.reason(text('reason')),
    text('comment'),
    text('outcome') === '' ? '' : words.say('verdict_was', { outcome: words.outcome(text('outcome')) }),
    ...listOf(details['remarks']).map((remark) => (typeof remark === 'string' ? words.remark(remark) : '')),
    ...listOf(details['causes']).map((cause) => causeText(cause, words.cause)),
  ].filter((line) => line !== '');
  return lines.map((line, index) => <p key={`${index} ${line}`}>{line}</p>);
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function causeText(cause: unknown, name: (code: string) => string): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  const detail = 'detail' in cause && typeof cause.detail === 'string' ? cause.detail : '';
  return [name(String(cause.code)), detail].filter(Boolean).join(': ');
}

const List = styled('ol')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '150px minmax(0, 1fr)',
    gap: '2px 12px',
    padding: '6px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
    fontSize: '0.875rem',
  },
  '& > li:first-of-type': { borderTop: 0 },
  '& strong': { fontWeight: 600 },
  '& p': {
    margin: '2px 0 0',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: theme.palette.text.secondary,
  },
  [theme.breakpoints.down('md')]: { '& > li': { gridTemplateColumns: '1fr' } },
}));
