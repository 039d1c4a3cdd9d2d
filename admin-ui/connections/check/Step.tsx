import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { CheckStepView } from '../../../server/connections/connections.contract.js';
import { Banner } from '../../components/Banner.js';
import { StateChip } from '../../components/StateChip.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useMilliseconds } from '../../connectivity/words.js';
import { STATE_OF_CHECK_STEP } from '../states.js';
import { useConnectionWords } from '../words.js';
import { isStarted } from './runnable.js';
import { StepDetails } from './StepDetails.js';

interface StepProps {
  readonly step: CheckStepView;
  readonly isRunning: boolean;
  /** Some step is under way; a check does one at a time. */
  readonly isBusy: boolean;
  readonly isOpen: boolean;
  readonly error: Error | null;
  readonly onToggle: () => void;
  /** Absent for whoever may only look. */
  readonly onRun?: (() => void) | undefined;
  /** The way to the bank's page, while the customer has to go there. */
  readonly children?: ReactNode;
}

/** One line of a checklist: what is done, in which role, by which call, and how it went. */
export const Step = ({ step, isRunning, isBusy, isOpen, error, onToggle, onRun, children }: StepProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const milliseconds = useMilliseconds();
  const { state, call, role, durationMs, at } = step;
  const name = words.word('steps', step.step);
  const mayStart = onRun !== undefined && isStarted(step.step) && state !== 'waiting';
  return (
    <Item data-step={step.step} data-state={state}>
      <div className="line">
        <button type="button" className="toggle" aria-expanded={isOpen} onClick={onToggle}>
          <span className="state">
            {isRunning ? (
              <span className="running">
                <CircularProgress size={14} aria-hidden /> {say('running')}
              </span>
            ) : (
              <StateChip plain state={STATE_OF_CHECK_STEP[state]} label={words.word('check_states', state)} />
            )}
          </span>
          <span className="name">{name}</span>
          <span className="call">
            {role !== null && <span className="role">{role}</span>}
            {call !== '' && <code>{call}</code>}
          </span>
          <span className="took">{at === null || !durationMs ? '' : milliseconds(durationMs)}</span>
        </button>
        <span className="run">
          {mayStart && (
            <Button
              size="small"
              variant="outlined"
              disabled={isBusy}
              aria-label={say(at === null ? 'run_this' : 'run_again', { step: name })}
              onClick={onRun}
            >
              {say(at === null ? 'run' : 'again')}
            </Button>
          )}
        </span>
      </div>
      {error !== null && (
        <div className="inside">
          <Banner state="critical" title={sentence(error)} />
        </div>
      )}
      {children && <div className="inside">{children}</div>}
      {isOpen && <StepDetails step={step} />}
    </Item>
  );
};

const Item = styled('li')(({ theme }) => ({
  '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .line': { display: 'flex', alignItems: 'center', gap: 8, paddingRight: 12 },
  '& .toggle': {
    all: 'unset',
    boxSizing: 'border-box',
    flex: 1,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: '170px minmax(180px, 1fr) minmax(0, 1.3fr) 72px',
    alignItems: 'center',
    gap: 12,
    minHeight: 44,
    padding: '4px 0 4px 20px',
    cursor: 'pointer',
    fontSize: '0.875rem',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: -2 },
  },
  '& .name': { fontWeight: 540, overflowWrap: 'anywhere' },
  '& .running': { display: 'inline-flex', gap: 6, alignItems: 'center', fontSize: '0.8125rem' },
  '& .call': {
    ...{ display: 'flex', flexWrap: 'wrap', gap: '2px 8px', alignItems: 'center', minWidth: 0 },
    '& code': { fontSize: '0.75rem', overflowWrap: 'anywhere', color: theme.palette.text.secondary },
  },
  '& .role': {
    ...{ fontSize: '0.75rem', fontWeight: 560, padding: '0 6px', borderRadius: 4 },
    border: `1px solid ${theme.palette.divider}`,
  },
  '& .took': {
    ...{ textAlign: 'right', fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' },
    color: theme.palette.text.secondary,
  },
  '& .run': { flexShrink: 0, minWidth: 84, textAlign: 'right' },
  '& .inside': { padding: '8px 20px 0 46px' },
  '&[data-state="waiting"] .name': { color: theme.palette.text.secondary },
  [theme.breakpoints.down('md')]: {
    '& .line': { alignItems: 'flex-start', paddingRight: 16 },
    '& .toggle': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: 2,
      padding: '10px 0 10px 16px',
    },
    '& .name': { gridRow: 1 },
    '& .took': { textAlign: 'left' },
    '& .took:empty': { display: 'none' },
    '& .run': { paddingTop: 10, minWidth: 0 },
    '& .inside': { padding: '8px 16px 0' },
  },
}));
