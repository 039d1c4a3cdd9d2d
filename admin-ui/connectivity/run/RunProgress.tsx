import LinearProgress from '@mui/material/LinearProgress';
import { styled } from '@mui/material/styles';
import { useId, useRef } from 'react';
import type { ProbeRunDetails } from '../../../server/probes/probes.contract.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { stateOfRun } from '../states.js';
import { useProbeWords } from '../words.js';
import { isUnderWay } from './useRun.js';

/** How far a run has come, also for ears; nothing for one that had ended before the page was opened. */
export const RunProgress = ({ run }: { readonly run: ProbeRunDetails }) => {
  const words = useProbeWords();
  const label = useId();
  const underWay = isUnderWay(run);
  const watched = useRef(underWay);
  if (!watched.current) return null;
  const done = run.steps.length;
  const total = done + run.awaited.length;
  const next = run.awaited[0];
  if (!underWay)
    return (
      <p role="status" style={visuallyHidden}>
        {words.say('run.progress_done', { result: words.say(stateOfRun(run).words) })}
      </p>
    );
  return (
    <Box>
      <p id={label} role="status">
        {run.state === 'waiting' || next === undefined
          ? words.say('run.progress_waiting')
          : words.say('run.progress', { done: done + 1, total, step: words.word('steps', next) })}
      </p>
      <LinearProgress
        aria-labelledby={label}
        {...(total > 0 ? { variant: 'determinate', value: (100 * done) / total } : {})}
      />
    </Box>
  );
};

const Box = styled('div')({ marginBottom: 20, '& p': { margin: '0 0 8px' } });
