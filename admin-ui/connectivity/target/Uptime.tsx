import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { ErrorState } from '../../components/ErrorState.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { Table } from '../../components/TableRows.js';
import { useFormats, useNow } from '../../components/time.js';
import { useDuration } from '../../components/useDuration.js';
import { useApi } from '../../providers/useApi.js';
import type { State } from '../../theme/states.js';
import { percentOf, useProbeWords } from '../words.js';
import { type DayKind, type History, sumOf, type UptimeDay, uptimeDays } from './uptime-segments.js';

const DAYS = 90;
const DAY_MS = 86_400_000;

const STATE_OF_DAY = {
  up: 'ok',
  degraded: 'notice',
  brief: 'warning',
  down: 'critical',
  maintenance: 'waiting',
  nothing: 'unknown',
} as const satisfies Record<DayKind, State>;

/** The last 90 days as a row of segments, in a sentence and, folded, as a table. */
export const Uptime = ({ targetId }: { readonly targetId: string }) => {
  const words = useProbeWords();
  const duration = useDuration();
  const now = useNow();
  const today = new Date(now).toISOString().slice(0, 10);
  const question = new URLSearchParams({
    from: new Date(Date.parse(`${today}T00:00:00Z`) - (DAYS - 1) * DAY_MS).toISOString(),
    to: new Date(Date.parse(`${today}T00:00:00Z`) + DAY_MS).toISOString(),
    by: 'day',
  });
  const { data, error, refetch } = useApi<History>(`/probe-targets/${targetId}/history?${question}`);
  const days = uptimeDays(data?.rows ?? [], today, DAYS);
  const { measuredDays, daysWithOutage, downSeconds } = sumOf(days);
  const sentence =
    measuredDays === 0
      ? words.say('target.uptime.nothing')
      : daysWithOutage === 0
        ? words.say('target.uptime.none', { smart_count: measuredDays, days: DAYS })
        : words.say('target.uptime.sentence', {
            ...{ smart_count: daysWithOutage, length: duration(downSeconds), days: DAYS },
          });
  return (
    <Section title={words.say('target.uptime.title')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton variant="rounded" height={64} />}
      {data !== undefined && (
        <>
          <p style={{ margin: '0 0 12px' }}>{sentence}</p>
          <Bar days={days} />
          {measuredDays > 0 && <Behind days={days} />}
        </>
      )}
    </Section>
  );
};

const Bar = ({ days }: { readonly days: readonly UptimeDay[] }) => {
  const words = useProbeWords();
  const { day: dayText } = useFormats();
  const kinds = [...new Set(days.map(({ kind }) => kind))];
  return (
    <Figure>
      <Strip aria-hidden>
        {days.map(({ day, kind, availability }) => (
          <span
            key={day}
            className={kind}
            title={`${dayText(new Date(`${day}T12:00:00Z`))}: ${words.word('target.uptime.kinds', kind)}${availability === null ? '' : ` · ${percentOf(availability)}`}`}
          />
        ))}
      </Strip>
      <div className="ends" aria-hidden>
        <span>{words.say('target.uptime.first', { days: DAYS })}</span>
        <span>{words.say('target.uptime.last')}</span>
      </div>
      <figcaption>
        {kinds.map((kind) => (
          <StateChip
            key={kind}
            plain
            state={STATE_OF_DAY[kind]}
            label={words.word('target.uptime.kinds', kind)}
          />
        ))}
      </figcaption>
    </Figure>
  );
};

const Behind = ({ days }: { readonly days: readonly UptimeDay[] }) => {
  const words = useProbeWords();
  const duration = useDuration();
  const { number, day: dayText } = useFormats();
  return (
    <Fold>
      <summary>{words.say('target.uptime.table')}</summary>
      <div tabIndex={0} role="group" aria-label={words.say('target.uptime.table')}>
        <Table aria-label={words.say('target.uptime.table')}>
          <thead>
            <tr>
              <th scope="col">{words.say('target.uptime.day')}</th>
              <th scope="col">{words.say('fields.state')}</th>
              <th scope="col" className="right">
                {words.say('target.uptime.share')}
              </th>
              <th scope="col" className="right">
                {words.say('target.uptime.down')}
              </th>
              <th scope="col" className="right">
                {words.say('target.uptime.planned')}
              </th>
              <th scope="col" className="right">
                {words.say('target.uptime.runs')}
              </th>
            </tr>
          </thead>
          <tbody>
            {days
              .filter(({ kind }) => kind !== 'nothing')
              .reverse()
              .map(({ day, kind, availability, downSeconds, maintenanceSeconds, runs }) => (
                <tr key={day}>
                  <th scope="row">{dayText(new Date(`${day}T12:00:00Z`))}</th>
                  <td>
                    <StateChip
                      plain
                      state={STATE_OF_DAY[kind]}
                      label={words.word('target.uptime.kinds', kind)}
                    />
                  </td>
                  <td className="right tabular">{percentOf(availability)}</td>
                  <td className="right">{downSeconds > 0 ? duration(downSeconds) : '–'}</td>
                  <td className="right">{maintenanceSeconds > 0 ? duration(maintenanceSeconds) : '–'}</td>
                  <td className="right tabular">{number(runs)}</td>
                </tr>
              ))}
          </tbody>
        </Table>
      </div>
    </Fold>
  );
};

const Figure = styled('figure')(({ theme }) => ({
  margin: 0,
  '& .ends': {
    ...{ display: 'flex', justifyContent: 'space-between', marginTop: 4, fontSize: '0.75rem' },
    color: theme.palette.text.secondary,
  },
  '& figcaption': { display: 'flex', flexWrap: 'wrap', gap: '2px 18px', marginTop: 8 },
}));

const Strip = styled('div')(({ theme: { palette, breakpoints } }) => ({
  ...{ display: 'flex', gap: 2, height: 36 },
  '& > span': { flex: 1, minWidth: 0, borderRadius: 2, backgroundColor: palette.divider },
  '& > .up': { backgroundColor: palette.states.ok.line },
  '& > .degraded': { backgroundColor: palette.states.notice.line },
  '& > .brief': { backgroundColor: palette.states.warning.line },
  '& > .down': { backgroundColor: palette.states.critical.line },
  '& > .maintenance': { backgroundColor: palette.states.waiting.line },
  // Heights tell them apart where colours do not.
  '& > :is(.brief, .degraded)': { height: '80%', alignSelf: 'flex-end' },
  '& > span.down': { height: '60%', alignSelf: 'flex-end' },
  '& > span.nothing': { height: '25%', alignSelf: 'flex-end' },
  [breakpoints.down('md')]: { gap: 1 },
}));

export const Fold = styled('details')({
  marginTop: 12,
  '& > summary': { cursor: 'pointer', borderRadius: 3, padding: '4px 0', width: 'fit-content' },
  '& > div': { maxHeight: 420, overflow: 'auto', marginTop: 4 },
});
