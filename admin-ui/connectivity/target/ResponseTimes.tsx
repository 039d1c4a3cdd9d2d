import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router-dom';
import { ErrorState } from '../../components/ErrorState.js';
import { Section } from '../../components/Section.js';
import { Segments } from '../../components/Segments.js';
import { Table } from '../../components/TableRows.js';
import { useFormats, useNow } from '../../components/time.js';
import { useApi } from '../../providers/useApi.js';
import { useMilliseconds, useProbeWords } from '../words.js';
import { Fold } from './Uptime.js';
import type { History } from './uptime-segments.js';

const ResponseChart = lazy(() => import('./ResponseChart.js'));

const HOUR_MS = 3_600_000;
const PERIODS = {
  day: { hours: 24, by: 'hour' },
  week: { hours: 7 * 24, by: 'hour' },
  quarter: { hours: 90 * 24, by: 'day' },
} as const;
type Period = keyof typeof PERIODS;

/** How long runs took: in a sentence, as a plot and, folded, in figures. */
export const ResponseTimes = ({ targetId }: { readonly targetId: string }) => {
  const words = useProbeWords();
  const { say } = words;
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('period');
  const period: Period = asked !== null && asked in PERIODS ? (asked as Period) : 'day';
  const { hours, by } = PERIODS[period];
  // By whole hours, so that a passing minute is no new question.
  const to = Math.ceil(useNow() / HOUR_MS) * HOUR_MS;
  const question = new URLSearchParams({
    from: new Date(to - hours * HOUR_MS).toISOString(),
    to: new Date(to).toISOString(),
    by,
  });
  const { data, error, refetch } = useApi<History>(`/probe-targets/${targetId}/history?${question}`);
  const rows = (data?.rows ?? []).filter(({ p50Ms }) => p50Ms !== null);
  return (
    <Section
      title={say('target.times.title')}
      actions={
        <Segments
          label={say('target.times.period')}
          value={period}
          onChange={(next) =>
            setParameters(
              (before) => {
                before.set('period', next);
                return before;
              },
              { replace: true, preventScrollReset: true },
            )
          }
          choices={(['day', 'week', 'quarter'] as const).map((id) => ({
            ...{ id, name: words.word('target.times.periods', id) },
          }))}
        />
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={260} />}
      {data !== undefined && rows.length === 0 && <p style={{ margin: 0 }}>{say('target.times.nothing')}</p>}
      {data !== undefined && rows.length > 0 && <Plot history={data} />}
    </Section>
  );
};

const Plot = ({ history: { rows, by } }: { readonly history: History }) => {
  const { say } = useProbeWords();
  const milliseconds = useMilliseconds();
  const formats = useFormats();
  const measured = rows.filter(({ p50Ms }) => p50Ms !== null);
  const last = measured.at(-1);
  const worst = Math.max(...measured.map(({ p95Ms }) => p95Ms ?? 0));
  const text = (at: string) => (by === 'day' ? formats.day : formats.dayAndTime)(new Date(at));
  return (
    <Figure>
      <figcaption>
        {say('target.times.sentence', {
          p50: milliseconds(last?.p50Ms ?? null),
          p95: milliseconds(last?.p95Ms ?? null),
          worst: milliseconds(worst),
        })}
      </figcaption>
      <div aria-hidden>
        <Suspense fallback={<div style={{ height: 260 }} />}>
          <ResponseChart rows={rows} by={by} />
        </Suspense>
      </div>
      <Fold>
        <summary>{say('target.times.table')}</summary>
        <div tabIndex={0} role="group" aria-label={say('target.times.table')}>
          <Table aria-label={say('target.times.table')}>
            <thead>
              <tr>
                <th scope="col">{say('target.times.at')}</th>
                <th scope="col" className="right">
                  {say('target.times.p50')}
                </th>
                <th scope="col" className="right">
                  {say('target.times.p95')}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...measured].reverse().map(({ at, p50Ms, p95Ms }) => (
                <tr key={at}>
                  <th scope="row">{text(at)}</th>
                  <td className="right tabular">{milliseconds(p50Ms)}</td>
                  <td className="right tabular">{milliseconds(p95Ms)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </Fold>
    </Figure>
  );
};

const Figure = styled('figure')({ margin: 0, '& figcaption': { marginBottom: 12, maxWidth: 760 } });
