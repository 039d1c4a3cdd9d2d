import { useMemo } from 'react';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled, type Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { DATED_TYPES, type DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { KeyHints } from '../components/KeyHints.js';
import { Page } from '../components/Page.js';
import { saveFile } from '../components/saveFile.js';
import { Section } from '../components/Section.js';
import { Segments } from '../components/Segments.js';
import { useFormats, useNow } from '../components/time.js';
import { useSingleKeys } from '../components/useSingleKeys.js';
import { useApi } from '../providers/useApi.js';
import { calendarCsv } from './calendar-csv.js';
import { CalendarFeeds } from './CalendarFeeds.js';
import { DayGrid, useDayWords } from './DayGrid.js';
import { addDays, addMonths, dayIn, isDay, weekOf, weeksOfMonth } from './days.js';
import { DayThings } from './DayThings.js';

const VIEWS = ['month', 'week', 'agenda'] as const;
type View = (typeof VIEWS)[number];
const SCOPES = ['all', 'mine'] as const;
const AGENDA_DAYS = 31;

/** What ends when, and the last working day to do something about it. The address keeps what is looked at. */
const CalendarPage = () => {
  const translate = useTranslate();
  const { timeZone } = useFormats();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [parameters, setParameters] = useSearchParams();
  const today = dayIn(timeZone, new Date(useNow()));
  const asked = parameters.get('day');
  const day = isDay(asked) ? asked : today;
  const view = VIEWS.find((each) => each === parameters.get('view')) ?? 'month';
  const scope = SCOPES.find((each) => each === parameters.get('scope')) ?? 'all';
  const type = DATED_TYPES.find((each) => each === parameters.get('type')) ?? 'any';
  const set = (changes: Readonly<Record<string, string>>) =>
    setParameters(
      (before) => {
        for (const [name, value] of Object.entries(changes)) before.set(name, value);
        return before;
      },
      { replace: true },
    );

  const weeks = view === 'month' ? weeksOfMonth(day) : view === 'week' ? [weekOf(day)] : [];
  const first = weeks[0]?.[0] ?? day;
  const last = weeks.at(-1)?.at(-1) ?? addDays(day, AGENDA_DAYS - 1);
  const { data, error, refetch } = useCalendar(first, last, scope);
  const things = useMemo(() => {
    const byDay = new Map<string, DatedThingJson[]>();
    for (const thing of data ?? []) {
      const ends = dayIn(timeZone, new Date(thing.endsAt));
      if (ends < first || ends > last || (type !== 'any' && thing.type !== type)) continue;
      byDay.set(ends, [...(byDay.get(ends) ?? []), thing]);
    }
    return byDay;
  }, [data, timeZone, type, first, last]);
  const title = usePeriod(view, first, last, day);
  const move = (by: 1 | -1) =>
    set({
      day: view === 'month' ? addMonths(day, by) : addDays(day, by * (view === 'week' ? 7 : AGENDA_DAYS)),
    });
  useSingleKeys(({ key, afterG }) => {
    if (afterG) return;
    const chosen = VIEWS.find((each) => each.startsWith(key));
    if (chosen) set({ view: chosen });
    else if (key === 't') set({ day: today });
  });

  return (
    <Page
      title={translate('calendar.title')}
      lead={translate('calendar.lead')}
      actions={
        <Button
          variant="outlined"
          startIcon={<DownloadOutlined />}
          disabled={things.size === 0}
          onClick={() =>
            saveFile(`calendar-${first}.csv`, 'text/csv', calendarCsv([...things.values()].flat()))
          }
        >
          {translate('calendar.export')}
        </Button>
      }
    >
      <Bar>
        <Segments
          label={translate('calendar.view')}
          value={view}
          onChange={(next) => set({ view: next })}
          choices={VIEWS.map((id) => ({ id, name: translate(`calendar.views.${id}`) }))}
        />
        <Segments
          label={translate('calendar.scope')}
          value={scope}
          onChange={(next) => set({ scope: next })}
          choices={SCOPES.map((id) => ({ id, name: translate(`calendar.scopes.${id}`) }))}
        />
        <div style={{ flex: '0 1 220px' }}>
          <ChoiceField
            label={translate('calendar.type')}
            value={type}
            onChange={(next) => set({ type: next })}
            choices={['any', ...DATED_TYPES].map((id) => ({ id, name: translate(`calendar.types.${id}`) }))}
          />
        </div>
      </Bar>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Section
        title={<span aria-live="polite">{title}</span>}
        actions={
          <Steps>
            <IconButton aria-label={translate('calendar.earlier')} onClick={() => move(-1)}>
              <ChevronLeft />
            </IconButton>
            <Button onClick={() => set({ day: today })}>{translate('calendar.today')}</Button>
            <IconButton aria-label={translate('calendar.later')} onClick={() => move(1)}>
              <ChevronRight />
            </IconButton>
          </Steps>
        }
        flush={view !== 'agenda'}
      >
        {view === 'agenda' ? (
          <Agenda things={things} loading={data === undefined && error === null} />
        ) : (
          <>
            <DayGrid
              label={title}
              {...{ weeks, things, today, chosen: day }}
              perDay={view === 'month' ? 3 : 12}
              month={view === 'month' ? day.slice(0, 7) : null}
              onChoose={(next) => set({ day: next })}
            />
            {!phone && <Hints />}
          </>
        )}
      </Section>
      {view !== 'agenda' && <ChosenDay day={day} things={things.get(day) ?? []} />}
      <CalendarFeeds />
    </Page>
  );
};

/** A day more on either side: the days of a zone begin up to 14 hours before and after those of UTC. */
function useCalendar(first: string, last: string, scope: string) {
  const question = new URLSearchParams({
    from: `${addDays(first, -1)}T00:00:00.000Z`,
    to: `${addDays(last, 2)}T00:00:00.000Z`,
    scope,
  });
  return useApi<DatedThingJson[]>(`/calendar?${question.toString()}`);
}

function usePeriod(view: View, first: string, last: string, day: string): string {
  const { longMonth, day: dayText } = useFormats();
  const text = (of: string) => dayText(new Date(`${of}T12:00:00Z`));
  return view === 'month' ? longMonth(day.slice(0, 7)) : `${text(first)} – ${text(last)}`;
}

const ChosenDay = ({ day, things }: { readonly day: string; readonly things: readonly DatedThingJson[] }) => {
  const translate = useTranslate();
  const { longDay } = useDayWords();
  return (
    <Section title={longDay(day)}>
      {things.length === 0 ? translate('calendar.empty_day') : <DayThings things={things} />}
    </Section>
  );
};

interface AgendaProps {
  readonly things: ReadonlyMap<string, readonly DatedThingJson[]>;
  readonly loading: boolean;
}

const Agenda = ({ things, loading }: AgendaProps) => {
  const translate = useTranslate();
  const { longDay } = useDayWords();
  if (loading) return <span aria-busy="true" />;
  if (things.size === 0) return <EmptyState icon={EventOutlined} title={translate('calendar.empty')} />;
  return [...things].map(([day, ending]) => (
    <Day key={day}>
      <h3>{longDay(day)}</h3>
      <DayThings things={ending} />
    </Day>
  ));
};

const Hints = () => {
  const translate = useTranslate();
  return (
    <KeyHints
      label={translate('calendar.keys.label')}
      hints={[
        { keys: ['←', '→', '↑', '↓'], words: translate('calendar.keys.days') },
        { keys: ['PgUp', 'PgDn'], words: translate('calendar.keys.months') },
        { keys: ['T'], words: translate('calendar.keys.today') },
        { keys: ['M', 'W', 'A'], words: translate('calendar.keys.views') },
      ]}
    />
  );
};

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 12,
  alignItems: 'center',
  marginBottom: 20,
});
const Steps = styled('div')({ display: 'flex', alignItems: 'center' });
const Day = styled('div')(({ theme }) => ({
  marginBottom: 20,
  '& h3': { margin: '0 0 4px', fontSize: '0.875rem', fontWeight: 620, color: theme.palette.text.secondary },
}));

export default CalendarPage;
