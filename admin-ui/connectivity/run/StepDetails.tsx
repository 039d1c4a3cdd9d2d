import { styled } from '@mui/material/styles';
import { Facts } from '../../components/Facts.js';
import { StateIcon } from '../../components/StateChip.js';
import { STATE_OF_FINDING } from '../states.js';
import { useMilliseconds, useProbeWords } from '../words.js';
import { Traces } from './Traces.js';
import type { StepResult } from './waterfall.js';
import { phaseColours } from './phase-colours.js';

/** What a step found, what to do about it, and what it rests on. */
export const StepDetails = ({ result }: { readonly result: StepResult }) => {
  const words = useProbeWords();
  const { findings, facts, traces, missing, state, phases } = result;
  return (
    <Box>
      {missing !== null && (
        <p>
          {words.say('run.missing', {
            what:
              words.word('run.missing_words', missing) === missing
                ? words.word('steps', missing)
                : words.word('run.missing_words', missing),
          })}
        </p>
      )}
      {findings.map(({ code, severity, message, advice, citation, fault }, i) => (
        <Finding key={`${code} ${i}`} data-code={code}>
          <StateIcon state={STATE_OF_FINDING[severity]} />
          <div>
            <p lang="en">
              <strong>{message}</strong>
              {citation !== '' && <cite> {citation}</cite>}
            </p>
            {advice !== '' && (
              <p>
                {words.say('run.what_to_do')} <span lang="en">{advice}</span>
              </p>
            )}
            {fault !== 'none' && (
              <p className="dim">{words.say('run.turn', { who: words.word('faults', fault) })}</p>
            )}
          </div>
        </Finding>
      ))}
      {findings.length === 0 && state !== 'skipped' && (
        <p className="dim">{words.say('run.nothing_found')}</p>
      )}
      {phases.length > 0 && <Phases phases={phases} />}
      {facts.length > 0 && (
        <>
          <h3>{words.say('run.facts')}</h3>
          <div lang="en">
            <Facts facts={facts.map(({ name, value }, i) => ({ key: `${name} ${i}`, label: name, value }))} />
          </div>
        </>
      )}
      <Traces traces={traces} />
    </Box>
  );
};

const Phases = ({ phases }: Pick<StepResult, 'phases'>) => {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  return (
    <Legend>
      {phases.map(({ name, durationMs }, i) => (
        <li key={i}>
          <i className={name} aria-hidden />
          {words.word('run.phases', name)} <span className="tabular">{milliseconds(durationMs)}</span>
        </li>
      ))}
    </Legend>
  );
};

const Box = styled('div')(({ theme }) => ({
  padding: '12px 20px 20px 46px',
  '& > p': { margin: '0 0 8px' },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& h3': { margin: '16px 0 6px', fontSize: '0.8125rem', fontWeight: 600 },
  [theme.breakpoints.down('md')]: { padding: '8px 16px 16px' },
}));

const Finding = styled('div')(({ theme }) => ({
  ...{ display: 'flex', gap: 10, alignItems: 'flex-start', marginBottom: 10 },
  '& > div': { minWidth: 0, overflowWrap: 'anywhere', maxWidth: 860 },
  '& p': { margin: '0 0 2px' },
  '& strong': { fontWeight: 580 },
  '& cite': { fontStyle: 'normal', fontSize: '0.8125rem', color: theme.palette.text.secondary },
}));

const Legend = styled('ul')(({ theme }) => ({
  ...{ display: 'flex', flexWrap: 'wrap', gap: '4px 18px', listStyle: 'none', margin: '4px 0 0', padding: 0 },
  ...{ fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& li': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& i': { width: 10, height: 10, borderRadius: 2 },
  ...phaseColours(theme),
}));
