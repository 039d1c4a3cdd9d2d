import { styled } from '@mui/material/styles';
import { StateIcon } from '../../components/StateChip.js';
import { useProbeWords } from '../words.js';
import type { WizardStep } from './typed-target.js';

interface WizardStepsProps {
  readonly steps: readonly WizardStep[];
  /** The last one is the run. */
  readonly current: WizardStep | 'run';
  readonly faulty: ReadonlySet<WizardStep>;
  readonly onOpen?: (step: WizardStep) => void;
}

/** Where one is, and what still has a fault. */
export const WizardSteps = ({ steps, current, faulty, onOpen }: WizardStepsProps) => {
  const { say } = useProbeWords();
  return (
    <nav aria-label={say('wizard.steps_label')}>
      <List>
        {[...steps, 'run' as const].map((step, i) => {
          const isHere = step === current;
          return (
            <li key={step}>
              <button
                type="button"
                disabled={onOpen === undefined || step === 'run'}
                {...(isHere && { 'aria-current': 'step' })}
                onClick={() => step !== 'run' && onOpen?.(step)}
              >
                <span className="number">{i + 1}</span> {say(`wizard.steps.${step}`)}
                {step !== 'run' && faulty.has(step) && <StateIcon state="critical" size={16} />}
              </button>
            </li>
          );
        })}
      </List>
    </nav>
  );
};

const List = styled('ol')(({ theme }) => ({
  ...{ display: 'flex', gap: 8, margin: '0 0 20px', padding: 2, listStyle: 'none', flexWrap: 'wrap' },
  '& > li': { flex: '1 0 auto' },
  '& button': {
    ...{ all: 'unset', boxSizing: 'border-box', width: '100%', minHeight: 40, padding: '6px 14px' },
    ...{ display: 'flex', alignItems: 'center', gap: 8, borderRadius: 10, whiteSpace: 'nowrap' },
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    fontWeight: 540,
    cursor: 'pointer',
    '&:disabled': { cursor: 'default' },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    '&[aria-current]': {
      borderColor: theme.palette.primary.main,
      boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    },
  },
  '& .number': { color: theme.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
}));
