import { PHASES } from '../../../server/probes/probes.contract.js';
import { StateChip } from '../../components/StateChip.js';
import { Scroll, Table } from '../../components/TableRows.js';
import { STATE_OF_STEP } from '../states.js';
import { useMilliseconds, useProbeWords } from '../words.js';
import type { StepResult } from './waterfall.js';

/** The same as the plot, in figures. */
export const WaterfallTable = ({ steps }: { readonly steps: readonly StepResult[] }) => {
  const words = useProbeWords();
  const milliseconds = useMilliseconds();
  return (
    <Scroll tabIndex={0} role="group" aria-label={words.say('run.waterfall')}>
      <Table aria-label={words.say('run.waterfall')}>
        <thead>
          <tr>
            <th scope="col">{words.say('run.step')}</th>
            <th scope="col">{words.say('run.state')}</th>
            <th scope="col" className="right">
              {words.say('run.began')}
            </th>
            {PHASES.map((name) => (
              <th key={name} scope="col" className="right">
                {words.word('run.phases', name)}
              </th>
            ))}
            <th scope="col" className="right">
              {words.say('run.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, state, startMs, durationMs, phases }) => (
            <tr key={step}>
              <th scope="row">{words.word('steps', step)}</th>
              <td>
                <StateChip plain state={STATE_OF_STEP[state]} label={words.word('run.step_states', state)} />
              </td>
              <td className="right tabular">{state === 'skipped' ? '–' : milliseconds(startMs)}</td>
              {PHASES.map((name) => {
                const of = phases.filter((phase) => phase.name === name);
                const ms = of.reduce((sum, phase) => sum + phase.durationMs, 0);
                return (
                  <td key={name} className="right tabular">
                    {of.length === 0 ? '–' : milliseconds(ms)}
                  </td>
                );
              })}
              <td className="right tabular">{state === 'skipped' ? '–' : milliseconds(durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
};
