import { styled } from '@mui/material/styles';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { Moment } from '../../components/Moment.js';
import { StateIcon } from '../../components/StateChip.js';
import { useFormats, useNow, utcText } from '../../components/time.js';
import { useDuration } from '../../components/useDuration.js';
import type { State } from '../../theme/states.js';
import { useReviewWords } from '../words.js';
import { Dim, Two } from './parts.js';

const SOON_MS = 4 * 3_600_000;

/** The reviewers' clock: due, overdue, standing still while the applicant has to answer, or stopped by a decision. */
export const Clock = ({ review }: { readonly review: Review }) => {
  const words = useReviewWords();
  const formats = useFormats();
  const duration = useDuration();
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
          ? words.say('clock.overdue', { by: duration(-left / 1_000) })
          : words.say('clock.due', { when: formats.relative(due, now) })}
      </Line>
      <Dim>
        {left < 0 ? words.say('clock.since', { when: formats.dayAndTime(due) }) : formats.dayAndTime(due)}
      </Dim>
    </Two>
  );
};

const Line = styled('span', { shouldForwardProp: (prop) => prop !== 'state' })<{ state?: State }>(
  ({ theme, state }) => ({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    whiteSpace: 'nowrap',
    ...(state && { color: theme.palette.states[state].text, fontWeight: 560 }),
  }),
);
