import { styled } from '@mui/material/styles';
import { useLocation } from 'react-router-dom';
import { type Outcome, Outcomes } from '../Outcomes.js';
import { useConnectionWords } from '../words.js';
import { OUTCOMES_STATE } from './useSendCallback.js';

/** What the bank's answer came to, on the page that one was led to. */
export const BroughtOutcomes = () => {
  const { state } = useLocation();
  const outcomes = (state as Record<string, Outcome[]> | null)?.[OUTCOMES_STATE] ?? [];
  return <OutcomePanel outcomes={outcomes} />;
};

/** Outcomes of something that was just done, told to ears as well. */
export const OutcomePanel = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) => {
  const { say } = useConnectionWords();
  if (outcomes.length === 0) return null;
  return (
    <Box role="status" aria-label={say('came_of_it')}>
      <Outcomes outcomes={outcomes} />
    </Box>
  );
};

const Box = styled('div')(({ theme }) => ({
  padding: '14px 16px 4px',
  marginBottom: 20,
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
}));
