import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Tooltip from '@mui/material/Tooltip';
import { styled } from '@mui/material/styles';
import { useNotify } from 'react-admin';
import { usePhone } from '../../components/ListTable.js';
import type { Asked } from './DecisionDialogs.js';
import { useRecordWords } from './useRecordWords.js';
import { refusalOf, useSeenReview } from './useSeenReview.js';

type Ordered = Exclude<Asked, 'waive'> | 'claim' | 'release';

/** In the order of work; the decision stands at the end, under the thumb. */
const ORDERED: readonly { readonly command: Ordered; readonly keyName?: string }[] = [
  { command: 'claim', keyName: 'C' },
  { command: 'release' },
  { command: 'assign' },
  { command: 'withdraw' },
  { command: 'reopen' },
  { command: 'ask' },
  { command: 'reject', keyName: 'R' },
  { command: 'approve', keyName: 'A' },
];
/** Shown with the reason why not, as long as a decision is to be made. */
const ALWAYS: readonly Ordered[] = ['ask', 'reject', 'approve'];
const OPEN = ['submitted', 'in-review', 'needs-information'];

interface DecisionBarProps {
  readonly onStart: (command: Ordered) => void;
  readonly onKeys: () => void;
  readonly busy: boolean;
}

/** What can be done with it now, always in sight. What cannot, says why. */
export const DecisionBar = ({ onStart, onKeys, busy }: DecisionBarProps) => {
  const words = useRecordWords();
  const notify = useNotify();
  const phone = usePhone();
  const { review } = useSeenReview();
  const shown = ORDERED.map((one) => ({ ...one, refusal: refusalOf(review, one.command) })).filter(
    ({ command, refusal }) => {
      if (refusal === 'not-allowed' || refusal === 'review-not-yours') return false;
      if (refusal !== 'review-wrong-state') return true;
      return ALWAYS.includes(command) && OPEN.includes(review.state);
    },
  );
  if (shown.length === 0) return null;
  const why = reasons(shown);
  return (
    <Bar role="region" aria-label={words.say('bar')}>
      <GlobalStyles styles={{ html: { scrollPaddingBottom: 140 } }} />
      {why.length > 0 && (
        <Why>
          {why.map(([refusal, commands]) => (
            <span key={refusal}>
              <strong>{commands.map(words.command).join(', ')}:</strong>{' '}
              {words.refusal(refusal, review.state)}
            </span>
          ))}
        </Why>
      )}
      <Buttons>
        {shown.map(({ command, keyName, refusal }) => {
          const name = words.command(command);
          const said = refusal === null ? '' : words.refusal(refusal, review.state);
          return (
            <Tooltip key={command} title={said}>
              <Button
                variant={command === 'approve' ? 'contained' : 'outlined'}
                color={command === 'reject' ? 'error' : 'primary'}
                className={refusal === null ? '' : 'refused'}
                aria-disabled={refusal !== null}
                aria-keyshortcuts={keyName}
                disabled={busy}
                onClick={() =>
                  refusal === null ? onStart(command) : notify(`${name}: ${said}`, { type: 'warning' })
                }
              >
                {name}
                {keyName !== undefined && !phone && <kbd aria-hidden>{keyName}</kbd>}
              </Button>
            </Tooltip>
          );
        })}
        {!phone && (
          <Button color="secondary" onClick={onKeys} aria-keyshortcuts="?">
            {words.say('keys.open')} <kbd aria-hidden>?</kbd>
          </Button>
        )}
      </Buttons>
    </Bar>
  );
};

/** One sentence for all that it keeps from being done. */
function reasons(
  shown: readonly { readonly command: Ordered; readonly refusal: string | null }[],
): [string, Ordered[]][] {
  const found = new Map<string, Ordered[]>();
  for (const { command, refusal } of shown)
    if (refusal !== null) found.set(refusal, [...(found.get(refusal) ?? []), command]);
  return [...found];
}

const Bar = styled('div')(({ theme }) => ({
  position: 'sticky',
  zIndex: theme.zIndex.appBar - 1,
  bottom: 0,
  margin: '8px -12px 0',
  padding: '10px 12px 12px',
  borderTop: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.default,
  [theme.breakpoints.down('md')]: {
    bottom: 'calc(59px + env(safe-area-inset-bottom))',
    margin: '8px -16px 0',
    padding: '8px 16px 10px',
  },
}));
const Why = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'flex-end',
  gap: '0 16px',
  marginBottom: 6,
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  color: theme.palette.text.secondary,
  '& strong': { fontWeight: 600 },
  [theme.breakpoints.down('md')]: { fontSize: '0.75rem', justifyContent: 'flex-start' },
}));
const Buttons = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'flex-end',
  gap: 8,
  '& kbd': {
    marginLeft: 8,
    padding: '0 5px',
    border: '1px solid currentColor',
    borderRadius: 4,
    fontFamily: 'inherit',
    fontSize: '0.6875rem',
    lineHeight: '16px',
    opacity: 0.75,
  },
  '& .refused': {
    color: theme.palette.text.disabled,
    borderColor: theme.palette.divider,
    backgroundColor: theme.palette.sunken,
    boxShadow: 'none',
    cursor: 'default',
  },
  [theme.breakpoints.down('md')]: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(104px, 1fr))',
    '& .MuiButton-root': { paddingInline: 6, minHeight: 40, lineHeight: 1.15, whiteSpace: 'normal' },
  },
}));
