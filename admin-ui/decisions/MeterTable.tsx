import { Section } from '../components/Section.js';
import { Scroll, Table } from '../components/TableRows.js';
import { useFormats } from '../components/time.js';
import { visuallyHidden } from '../components/visuallyHidden.js';
import { type Measure, type MeterMonth, useMeterWords } from './meter-words.js';
import { useDecisionWords } from './words.js';

const TIMES = [
  'toDecision',
  'toDecisionWithoutApplicant',
  'toAccess',
  'toAccessWithoutApplicant',
] as const satisfies readonly Measure[];

/** Every number behind the picture, the newest month first. */
export const MeterTable = ({ months }: { readonly months: readonly MeterMonth[] }) => {
  const { say } = useDecisionWords();
  const { hours, percent } = useMeterWords();
  const { longMonth, number } = useFormats();
  const column = (name: string) => (
    <th scope="col" className="right" key={name}>
      {say(`meter.columns.${name}`)}
    </th>
  );
  return (
    <Section title={say('meter.table')} lead={say('meter.table_help')} flush>
      <Scroll tabIndex={-1}>
        <Table>
          <caption style={visuallyHidden}>{say('meter.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('meter.columns.month')}</th>
              {['submitted', 'count', ...TIMES, 'shareAutomatic', 'shareRejected', 'lanes'].map(column)}
            </tr>
          </thead>
          <tbody>
            {[...months].reverse().map((one) => (
              <tr key={one.month}>
                <th scope="row">{longMonth(one.month)}</th>
                <td className="right">{number(one.submitted)}</td>
                <td className="right">{number(one.count)}</td>
                {TIMES.map((measure) => {
                  const value = one[measure];
                  return (
                    <td key={measure} className="right">
                      {value === null ? '–' : `${hours(value.median)} / ${hours(value.ninetieth)}`}
                    </td>
                  );
                })}
                <td className="right">{percent(one.shareAutomatic)}</td>
                <td className="right">{percent(one.shareRejected)}</td>
                <td className="right">
                  {one.count === 0
                    ? '–'
                    : [one.lanes.first, one.lanes.renewal, one.lanes.change].map(number).join(' / ')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
    </Section>
  );
};
