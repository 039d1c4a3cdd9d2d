import { styled } from '@mui/material/styles';
import type { z } from 'zod';
import type { outcomeSchema } from '../../server/connections/connections.contract.js';
import { StateIcon } from '../components/StateChip.js';
import { outcomeDetail } from './outcome-detail.js';
import { STATE_OF_OUTCOME } from './states.js';
import { useConnectionWords } from './words.js';

export type Outcome = z.output<typeof outcomeSchema>;

/** What it came to, what to do about it, and whose turn it is. */
export const Outcomes = ({ outcomes }: { readonly outcomes: readonly Outcome[] }) => {
  const words = useConnectionWords();
  return outcomes.map(({ code, severity, message, advice, citation, fault }, i) => {
    const detail = outcomeDetail(message);
    return (
      <One key={`${code} ${i}`} data-outcome={code}>
        <StateIcon state={STATE_OF_OUTCOME[severity]} />
        <div>
          <p>
            <strong>{words.word('outcomes', `${code}.title`)}</strong>
            {detail === '' ? '.' : ': '}
            {detail !== '' && <span lang="en">{detail}</span>}
            {citation !== '' && <cite> {citation}</cite>}
          </p>
          {advice !== '' && (
            <p>
              {words.say('what_to_do')} {words.word('outcomes', `${code}.advice`)}
            </p>
          )}
          {fault !== 'none' && <p className="dim">{words.say('turn', { who: words.fault(fault) })}</p>}
        </div>
      </One>
    );
  });
};

const One = styled('div')(({ theme }) => ({
  ...{ display: 'flex', gap: 10, alignItems: 'flex-start', marginBottom: 10 },
  '& > div': { minWidth: 0, overflowWrap: 'anywhere', maxWidth: 860 },
  '& p': { margin: '0 0 2px' },
  '& strong': { fontWeight: 580 },
  '& cite': { fontStyle: 'normal', fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
