import { styled } from '@mui/material/styles';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { PHASES, type ProbeRunDetails, type ProbeStepId } from '../../../server/probes/probes.contract.js';
import { KeyHints } from '../../components/KeyHints.js';
import { usePhone } from '../../components/ListTable.js';
import { Section } from '../../components/Section.js';
import { Segments } from '../../components/Segments.js';
import { StateIcon } from '../../components/StateChip.js';
import { useSingleKeys } from '../../components/useSingleKeys.js';
import { visuallyHidden } from '../../components/visuallyHidden.js';
import { STATE_OF_STEP } from '../states.js';
import { useMilliseconds, useProbeWords } from '../words.js';
import { phaseColours } from './phase-colours.js';
import { StepDetails } from './StepDetails.js';
import { firstTroubled, type Waterfall as Plot, type WaterfallRow, waterfallOf } from './waterfall.js';
import { WaterfallTable } from './WaterfallTable.js';

/** Steps under one another, each with a bar from its beginning to its end, as in a browser's network panel. */
export const Waterfall = ({ run }: { readonly run: ProbeRunDetails }) => {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  const phone = usePhone();
  const [parameters, setParameters] = useSearchParams();
  const asTable = parameters.get('view') === 'table';
  const plot = waterfallOf(run);
  const [open, toggle] = useOpenSteps(run);
  const list = useRef<HTMLOListElement>(null);
  useStepKeys(list);
  return (
    <Section
      title={words.say('run.waterfall')}
      lead={words.say('run.waterfall_lead', { total: milliseconds(plot.totalMs) })}
      flush
      actions={
        <Segments
          label={words.say('run.view')}
          value={asTable ? 'table' : 'plot'}
          onChange={(view) =>
            setParameters(
              (before) => {
                before.set('view', view);
                return before;
              },
              { replace: true },
            )
          }
          choices={[
            { id: 'plot', name: words.say('run.as_plot') },
            { id: 'table', name: words.say('run.as_table') },
          ]}
        />
      }
    >
      {asTable ? (
        <WaterfallTable steps={run.steps} />
      ) : (
        <>
          {!phone && <Axis plot={plot} />}
          <Rows ref={list}>
            {plot.rows.map((row) => (
              <Step
                key={row.result.step}
                {...{ row, plot }}
                isOpen={open.has(row.result.step)}
                onToggle={() => toggle(row.result.step)}
              />
            ))}
            {run.awaited.map((step, i) => (
              <li key={step} className="awaited">
                <div className="row">
                  <span className="name">
                    <StateIcon state="waiting" /> {words.word('steps', step)}
                  </span>
                  <span className="took">
                    {words.word('run.step_states', i === 0 && run.state === 'running' ? 'now' : 'awaited')}
                  </span>
                </div>
              </li>
            ))}
          </Rows>
          {!phone && (
            <KeyHints
              label={words.say('run.waterfall_keys')}
              hints={[
                { keys: ['J', 'K'], words: words.say('run.keys.next') },
                { keys: ['Enter'], words: words.say('run.keys.toggle') },
              ]}
            />
          )}
        </>
      )}
    </Section>
  );
};

/** What failed is open by itself, until somebody opens or closes something. */
function useOpenSteps(run: ProbeRunDetails) {
  const [chosen, setChosen] = useState<ReadonlySet<ProbeStepId>>();
  const troubled = firstTroubled(run.steps)?.step;
  const open = chosen ?? new Set(troubled === undefined ? [] : [troubled]);
  const toggle = (step: ProbeStepId) => {
    const next = new Set(open);
    if (!next.delete(step)) next.add(step);
    setChosen(next);
  };
  return [open, toggle] as const;
}

/** J and K move from step to step. */
function useStepKeys(list: RefObject<HTMLOListElement | null>) {
  const steps = useRef<HTMLElement[]>([]);
  useEffect(() => {
    steps.current = [...(list.current?.querySelectorAll<HTMLElement>('[data-step] > button') ?? [])];
  });
  useSingleKeys(({ key, event }) => {
    if (key !== 'j' && key !== 'k') return;
    event.preventDefault();
    const at = steps.current.indexOf(document.activeElement as HTMLElement);
    const first = steps.current.findIndex((one) => one.getAttribute('aria-expanded') === 'true');
    const next = at >= 0 ? at + (key === 'j' ? 1 : -1) : Math.max(0, first);
    steps.current[next]?.focus();
    steps.current[next]?.scrollIntoView({ block: 'nearest' });
  });
}

const Axis = ({ plot }: { readonly plot: Plot }) => {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  return (
    <AxisRow aria-hidden>
      <span className="legend">
        {PHASES.map((name) => (
          <span key={name}>
            <i className={name} />
            {words.word('run.phases', name)}
          </span>
        ))}
      </span>
      <span className="plot">
        {plot.ticks.map(({ ms, left }) => (
          <span key={ms} style={{ left: `${left}%` }}>
            {ms === 0 ? '0' : milliseconds(ms)}
          </span>
        ))}
      </span>
    </AxisRow>
  );
};

interface StepProps {
  readonly row: WaterfallRow;
  readonly plot: Plot;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const Step = ({ row: { result, bar, phases }, plot, isOpen, onToggle }: StepProps) => {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  const { step, state, durationMs } = result;
  return (
    <li data-step={step} data-state={state}>
      <button type="button" className="row" aria-expanded={isOpen} onClick={onToggle}>
        <span className="name">
          <StateIcon state={STATE_OF_STEP[state]} /> <span>{words.word('steps', step)}</span>
        </span>
        <span className="state">{words.word('run.step_states', state)}</span>
        <span className="plot" aria-hidden>
          {plot.ticks.map(({ ms, left }) => (
            <i key={ms} style={{ left: `${left}%` }} />
          ))}
          {bar !== null && (
            <span className="bar" style={{ left: `${bar.left}%`, width: `max(3px, ${bar.width}%)` }} />
          )}
          {phases.map(({ name, left, width }, i) => (
            <span
              key={i}
              className={`phase ${name}`}
              style={{ left: `${left}%`, width: `max(2px, ${width}%)` }}
            />
          ))}
        </span>
        <span className="took">{state === 'skipped' ? '' : milliseconds(durationMs)}</span>
        <span style={visuallyHidden}>
          {PHASES.flatMap((name) => {
            const of = phases.filter((phase) => phase.name === name);
            if (of.length === 0) return [];
            const ms = of.reduce((sum, phase) => sum + phase.durationMs, 0);
            return [`${words.word('run.phases', name)} ${milliseconds(ms)}`];
          }).join(', ')}
        </span>
      </button>
      {isOpen && <StepDetails result={result} />}
    </li>
  );
};

const GRID = 'minmax(200px, 300px) 84px minmax(0, 1fr) 76px';

const AxisRow = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: GRID,
  gap: 12,
  padding: '8px 20px 4px',
  fontSize: '0.75rem',
  color: theme.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '& .plot': { gridColumn: 3, position: 'relative', height: 18 },
  '& .plot > span': { position: 'absolute', transform: 'translateX(-50%)', whiteSpace: 'nowrap' },
  '& .plot > span:first-of-type': { transform: 'none' },
  '& .legend': { gridColumn: '1 / 3', display: 'flex', gap: 12, whiteSpace: 'nowrap' },
  '& .legend > span': { display: 'inline-flex', alignItems: 'center', gap: 5 },
  '& .legend i': { width: 9, height: 9, borderRadius: 2 },
  ...phaseColours(theme),
}));

const Rows = styled('ol')(({ theme }) => ({
  ...{ listStyle: 'none', margin: 0, padding: 0 },
  '& > li': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .row': {
    all: 'unset',
    boxSizing: 'border-box',
    width: '100%',
    display: 'grid',
    gridTemplateColumns: GRID,
    alignItems: 'center',
    gap: 12,
    minHeight: 40,
    padding: '4px 20px',
    position: 'relative',
    fontSize: '0.875rem',
  },
  '& button.row': {
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: -2 },
    '&[aria-expanded="true"]': { backgroundColor: theme.palette.sunken },
  },
  '& .name': { display: 'flex', gap: 8, alignItems: 'center', minWidth: 0, fontWeight: 540 },
  '& .state, & .took': { fontSize: '0.8125rem', color: theme.palette.text.secondary },
  '& .took': { textAlign: 'right', gridColumn: 4, fontVariantNumeric: 'tabular-nums' },
  '& .plot': { position: 'relative', height: 22, display: 'block' },
  '& .plot > i': {
    position: 'absolute',
    top: -9,
    bottom: -9,
    width: 1,
    backgroundColor: theme.palette.divider,
  },
  '& .bar': {
    ...{ position: 'absolute', top: 8, height: 6, borderRadius: 3 },
    backgroundColor: theme.palette.states.unknown.line,
    opacity: 0.55,
  },
  '& [data-state="fail"] .bar': { backgroundColor: theme.palette.states.critical.line },
  '& .phase': { position: 'absolute', top: 4, height: 14, borderRadius: 2 },
  ...phaseColours(theme),
  [theme.breakpoints.down('md')]: {
    '& .row': {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gap: '2px 12px',
      padding: '10px 16px',
    },
    '& .state': { textAlign: 'right' },
    '& .plot': { gridColumn: 1 },
    '& .took': { gridColumn: 2 },
    '& .plot > i, & [data-state="skipped"] .plot': { display: 'none' },
  },
}));
