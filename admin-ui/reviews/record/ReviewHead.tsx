import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { STATE_OF_REVIEW } from '../../applications/states.js';
import { Banner } from '../../components/Banner.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import { useNow } from '../../components/time.js';
import { VerdictChip } from '../../certificates/verdict/VerdictChip.js';
import { NEXT } from './AccessGiven.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

/** State, lane, round and clock in one line, and what must be known before anything else. */
export const ReviewHead = ({ examination }: { readonly examination: Examination | undefined }) => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const { state, lane, round, approvals, approvalsNeeded, dueAt, remarks, reopenedFor, assignee } = review;
  const now = useNow();
  const late = dueAt !== null && Date.parse(dueAt) < now;
  const unmet = examination?.conditions.filter(({ met }) => !met).length ?? 0;
  return (
    <>
      <Line>
        <li>
          <StateChip state={STATE_OF_REVIEW[state]} label={words.state(state)} />
        </li>
        <li>{words.say('lane', { lane: words.lane(lane) })}</li>
        <li>{words.say('round', { round })}</li>
        {state !== 'draft' && (
          <li>{words.say('approvals', { given: approvals, needed: approvalsNeeded })}</li>
        )}
        {assignee !== null && <li>{words.say('assignee', { name: assignee.name })}</li>}
        {dueAt !== null && (
          <li>
            {late ? <StateChip state="warning" label={words.say('overdue')} plain /> : words.say('due')}{' '}
            <Moment at={dueAt} />
          </li>
        )}
        {examination !== undefined && (
          <li>
            <VerdictChip outcome={examination.verdict?.outcome ?? null} plain />
          </li>
        )}
        {examination !== undefined && state !== 'draft' && (
          <li>
            <StateChip
              plain
              state={unmet === 0 ? 'ok' : 'critical'}
              label={words.say(unmet === 0 ? 'conditions.all_met' : 'conditions.unmet', {
                smart_count: unmet,
              })}
            />
          </li>
        )}
      </Line>
      <ChangedMeanwhile />
      {state === 'approved' && (
        <Banner
          state="ok"
          title={words.say('next.approved')}
          action={
            <Button variant="outlined" size="small" onClick={goOn}>
              {words.say('next.go')}
            </Button>
          }
        />
      )}
      {remarks.length > 0 && (
        <Banner state="notice" title={words.say('remarks.title')}>
          {remarks.map((remark) => (
            <div key={remark}>{words.remark(remark)}</div>
          ))}
        </Banner>
      )}
      {round > 1 && reopenedFor.length > 0 && (
        <Banner state="warning" title={words.say('reopened')}>
          <Causes>
            {reopenedFor.map(({ code, detail, at }) => (
              <li key={`${code} ${at} ${detail}`}>
                <strong>{words.cause(code)}</strong>
                {detail !== '' && (
                  <>
                    : <span lang="en">{detail}</span>
                  </>
                )}{' '}
                · <Moment at={at} show="time" />
              </li>
            ))}
          </Causes>
        </Banner>
      )}
    </>
  );
};

/** The button that was pressed is gone then. */
function focusAfter(form: Element | null): void {
  const next =
    form === null
      ? document.querySelector<HTMLElement>('main h1')
      : form.querySelector<HTMLElement>('select, textarea, input');
  next?.focus({ preventScroll: true });
}

function goOn(): void {
  const next = document.getElementById(NEXT);
  next?.scrollIntoView();
  next?.focus({ preventScroll: true });
}

/** Who did something while this page was read, and the way to see it. */
export const ChangedMeanwhile = ({
  stale = false,
  onReloaded,
}: {
  readonly stale?: boolean;
  readonly onReloaded?: () => void;
}) => {
  const words = useRecordWords();
  const { changed, events, reload } = useSeenReview();
  if (!changed && !stale) return null;
  const last = events.at(-1);
  return (
    <Banner
      state="warning"
      title={
        last === undefined
          ? words.say('changed.by_somebody')
          : words.say('changed.by', { name: last.actor.name, command: words.say(`events.${last.command}`) })
      }
      action={
        <Button
          variant="outlined"
          size="small"
          onClick={({ currentTarget }) => {
            const form = currentTarget.closest('[role="dialog"]');
            void reload().then(() => {
              onReloaded?.();
              focusAfter(form);
            });
          }}
        >
          {words.say('changed.reload')}
        </Button>
      }
    >
      {words.say('changed.kept')}
    </Banner>
  );
};

const Line = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '6px 20px',
  margin: '0 0 16px',
  padding: 0,
  listStyle: 'none',
  fontSize: '0.875rem',
  color: theme.palette.text.secondary,
}));
const Causes = styled('ul')({ margin: 0, paddingLeft: 18, '& strong': { fontWeight: 600 } });
