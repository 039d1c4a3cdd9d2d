import { styled } from '@mui/material/styles';
import { PHASES } from '../../../server/probes/probes.contract.js';
import type { CheckStepView } from '../../../server/connections/connections.contract.js';
import { Facts } from '../../components/Facts.js';
import { Moment } from '../../components/Moment.js';
import { phaseColours } from '../../connectivity/run/phase-colours.js';
import { Traces } from '../../connectivity/run/Traces.js';
import { useMilliseconds, useProbeWords } from '../../connectivity/words.js';
import { Outcomes } from '../Outcomes.js';
import { useConnectionWords } from '../words.js';

/** What a step does and demands; once it was done, what came of it, how long it took, and what was said. */
export const StepDetails = ({ step }: { readonly step: CheckStepView }) => {
  const words = useConnectionWords();
  const { say } = words;
  const { outcomes, facts, phases, traces, needs, at, call, role, citation } = step;
  return (
    <Box>
      <p className="dim">
        {words.word('step_help', step.step)}{' '}
        {call !== '' && (
          <>
            <code>{call}</code>{' '}
          </>
        )}
        {role !== null && `${say('steps_need_role', { role: words.role(role), code: role })} `}
        {citation}
      </p>
      {needs.length > 0 && (
        <p>{say('needs', { steps: needs.map((one) => `“${words.word('steps', one)}”`).join(', ') })}</p>
      )}
      <Outcomes outcomes={outcomes} />
      {at !== null && (
        <p className="dim">
          {say('done_at')} <Moment at={at} show="time" />
        </p>
      )}
      <Phases phases={phases} />
      {facts.length > 0 && (
        <>
          <h3>{say('facts')}</h3>
          <div lang="en">
            <Facts facts={facts.map(({ name, value }, i) => ({ key: `${name} ${i}`, label: name, value }))} />
          </div>
        </>
      )}
      <Traces traces={traces} />
    </Box>
  );
};

/** Where the time went, as a bar and in words. */
const Phases = ({ phases }: Pick<CheckStepView, 'phases'>) => {
  const { say } = useConnectionWords();
  const { word } = useProbeWords();
  const milliseconds = useMilliseconds();
  const total = Math.max(0, ...phases.map(({ startMs, durationMs }) => startMs + durationMs));
  if (total <= 0) return null;
  return (
    <>
      <h3>{say('timing')}</h3>
      <Bar aria-hidden>
        {phases.map(({ name, startMs, durationMs }, i) => (
          <i
            key={i}
            className={name}
            style={{
              left: `${(100 * startMs) / total}%`,
              width: `max(2px, ${(100 * durationMs) / total}%)`,
            }}
          />
        ))}
      </Bar>
      <Legend>
        {PHASES.flatMap((name) => {
          const of = phases.filter((phase) => phase.name === name);
          if (of.length === 0) return [];
          return [
            <li key={name}>
              <i className={name} aria-hidden />
              {word('run.phases', name)}{' '}
              <span className="tabular">
                {milliseconds(of.reduce((sum, { durationMs }) => sum + durationMs, 0))}
              </span>
            </li>,
          ];
        })}
      </Legend>
    </>
  );
};

const Box = styled('div')(({ theme }) => ({
  padding: '12px 20px 20px 46px',
  '& > p': { margin: '0 0 10px', maxWidth: 860 },
  '& .dim': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& code': { overflowWrap: 'anywhere' },
  '& h3': { margin: '16px 0 6px', fontSize: '0.8125rem', fontWeight: 600 },
  [theme.breakpoints.down('md')]: { padding: '8px 16px 16px' },
}));

const Bar = styled('div')(({ theme }) => ({
  ...{ position: 'relative', height: 12, borderRadius: 3, overflow: 'hidden', maxWidth: 860 },
  backgroundColor: theme.palette.sunken,
  '& i': { position: 'absolute', top: 0, bottom: 0, borderRadius: 2 },
  ...phaseColours(theme),
}));

const Legend = styled('ul')(({ theme }) => ({
  ...{ display: 'flex', flexWrap: 'wrap', gap: '4px 18px', listStyle: 'none', margin: '6px 0 0', padding: 0 },
  ...{ fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& li': { display: 'inline-flex', alignItems: 'center', gap: 6 },
  '& i': { width: 10, height: 10, borderRadius: 2 },
  ...phaseColours(theme),
}));
