import { styled } from '@mui/material/styles';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import { useLocaleState } from 'react-admin';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { Moment } from '../../components/Moment.js';
import { StateIcon } from '../../components/StateChip.js';
import { formattingTag, useFormats, useNow, utcText } from '../../components/time.js';
import type { State } from '../../theme/states.js';
import { useReviewWords } from '../words.js';
import { Dim, Two } from './parts.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SOON_MS = 4 * HOUR_MS;
/** The time that is promised is counted in hours, so days alone would say too little of it. */
const IN_DAYS_FROM_MS = 72 * HOUR_MS;

/** The reviewers' clock: due, overdue, standing still while the applicant has to answer, or stopped by a decision. */
export const Clock = ({ review }: { readonly review: Review }) => {
  const words = useReviewWords();
  const formats = useFormats();
  const lengthOf = useClockLength();
  const now = useNow();
  const { state, dueAt, decidedAt, validUntil } = review;
  if (state === 'needs-information')
    return (
      <Two>
        <Line>
          <PauseCircleOutlined aria-hidden sx={{ fontSize: 16 }} />
          {words.say('clock.paused')}
        </Line>
        <Dim>{words.say('clock.paused_why')}</Dim>
      </Two>
    );
  if (dueAt === null && decidedAt === null) return <span aria-hidden>–</span>;
  if (dueAt === null)
    return (
      <Two>
        <span>{words.say('clock.decided', { when: formats.relative(new Date(decidedAt ?? 0), now) })}</span>
        {validUntil !== null && (
          <Dim>
            {words.say('clock.valid_until')} <Moment at={validUntil} show="day" focusable={false} />
          </Dim>
        )}
      </Two>
    );
  const due = new Date(dueAt);
  const left = due.getTime() - now;
  const urgency: State | undefined = left < 0 ? 'critical' : left < SOON_MS ? 'warning' : undefined;
  return (
    <Two title={`${formats.exact(due)}\n${utcText(due)}`}>
      <Line {...(urgency && { state: urgency })}>
        {urgency && <StateIcon state={urgency} size={16} />}
        {left < 0
          ? words.say('clock.overdue', { by: lengthOf(-left) })
          : words.say('clock.due', { in: lengthOf(left) })}
      </Line>
      <Dim>
        {left < 0 ? words.say('clock.since', { when: formats.dayAndTime(due) }) : formats.dayAndTime(due)}
      </Dim>
    </Two>
  );
};

/** "30 hours", as long as it is not several days. */
function useClockLength(): (ms: number) => string {
  const [locale] = useLocaleState();
  return (ms) => {
    const [unit, length] =
      ms < HOUR_MS
        ? (['minute', MINUTE_MS] as const)
        : ms < IN_DAYS_FROM_MS
          ? (['hour', HOUR_MS] as const)
          : (['day', 24 * HOUR_MS] as const);
    return new Intl.NumberFormat(formattingTag(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(
      Math.floor(ms / length),
    );
  };
}

const Line = styled('span', { shouldForwardProp: (prop) => prop !== 'state' })<{ state?: State }>(
  ({ theme, state }) => ({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    whiteSpace: 'nowrap',
    ...(state && { color: theme.palette.states[state].text, fontWeight: 560 }),
  }),
);
