import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useLocaleState, useTranslate } from 'react-admin';
import { StateIcon } from '../components/StateChip.js';
import { formattingTag } from '../components/time.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import type { State } from '../theme/states.js';
import type { DraftState, SavePhase } from './draft-keeper.js';

const STATES: Readonly<Record<SavePhase, State>> = {
  new: 'unknown',
  saved: 'ok',
  waiting: 'waiting',
  saving: 'waiting',
  partly: 'notice',
  failed: 'warning',
  refused: 'critical',
  conflict: 'warning',
};

/** Says at any time whether what was typed is safe: "Saved 10:42". */
export const SavedLine = ({
  state,
  onRetry,
}: {
  readonly state: DraftState;
  readonly onRetry: () => void;
}) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [locale] = useLocaleState();
  const { phase, savedAt, error } = state;
  const time = savedAt?.toLocaleTimeString(formattingTag(locale), { hour: '2-digit', minute: '2-digit' });
  const said =
    phase === 'saved' && time !== undefined
      ? translate('applications.saved.at', { time })
      : translate(`applications.saved.${phase}`);
  return (
    <Line role="status" data-phase={phase}>
      <StateIcon state={STATES[phase]} size={16} />
      <span>
        {said}
        {phase === 'refused' && ` ${sentence(error)}`}
      </span>
      {(phase === 'failed' || phase === 'refused') && (
        <Button size="small" onClick={onRetry}>
          {translate('applications.saved.retry')}
        </Button>
      )}
    </Line>
  );
};

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 30,
  fontSize: '0.875rem',
  color: theme.palette.text.secondary,
  maxWidth: 460,
}));
