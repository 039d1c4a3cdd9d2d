import { type KeyboardEvent, useEffect, useRef } from 'react';
import { styled } from '@mui/material/styles';
import { useLocaleState, useTranslate } from 'react-admin';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { formattingTag, useFormats } from '../components/time.js';
import { visuallyHidden } from '../components/visuallyHidden.js';
import { addDays, addMonths, isWeekend, weekdayOf, weekOf } from './days.js';
import { TYPE_ICONS } from './type-icons.js';

interface DayGridProps {
  readonly label: string;
  readonly weeks: readonly (readonly string[])[];
  readonly things: ReadonlyMap<string, readonly DatedThingJson[]>;
  readonly chosen: string;
  readonly today: string;
  /** How many things a cell shows before it says how many more there are. */
  readonly perDay: number;
  /** Days of other months stand back; null where there is no month. */
  readonly month: string | null;
  readonly onChoose: (day: string) => void;
}

/** Days in rows of weeks. One cell takes the focus; arrows, Home, End, Page up and Page down move it (ARIA grid). */
export const DayGrid = ({ label, weeks, things, chosen, today, perDay, month, onChoose }: DayGridProps) => {
  const translate = useTranslate();
  const names = useWeekdays();
  const { number, longDay } = useDayWords();
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, chosen);
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moved.current = true;
    onChoose(next);
  };
  return (
    <Grid ref={grid} role="grid" aria-label={label} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {names.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const ending = things.get(day) ?? [];
              const total = ending.reduce((sum, { count }) => sum + count, 0);
              return (
                <td
                  key={day}
                  role="gridcell"
                  tabIndex={day === chosen ? 0 : -1}
                  aria-selected={day === chosen}
                  aria-current={day === today ? 'date' : undefined}
                  className={[
                    ...(isWeekend(day) ? ['weekend'] : []),
                    ...(month !== null && !day.startsWith(month) ? ['other'] : []),
                  ].join(' ')}
                  onClick={() => onChoose(day)}
                >
                  <span style={visuallyHidden}>
                    {longDay(day)}
                    {total > 0 && `, ${translate('calendar.ending', { smart_count: total })}`}
                  </span>
                  <span className="number" aria-hidden>
                    {Number(day.slice(8))}
                  </span>
                  {total > 0 && (
                    <span className="total" aria-hidden>
                      {number(total)}
                    </span>
                  )}
                  <ul aria-hidden>
                    {ending.slice(0, perDay).map((thing) => {
                      const Icon = TYPE_ICONS[thing.type];
                      return (
                        <li
                          key={`${thing.type} ${thing.id}`}
                          title={translate(`calendar.types.${thing.type}`)}
                        >
                          <Icon />
                          <span>
                            {thing.count > 1 && `${number(thing.count)} × `}
                            {thing.name}
                          </span>
                        </li>
                      );
                    })}
                    {ending.length > perDay && (
                      <li className="more">
                        {translate('calendar.more', { smart_count: ending.length - perDay })}
                      </li>
                    )}
                  </ul>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Grid>
  );
};

function afterKey(key: string, day: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -weekdayOf(day));
    case 'End':
      return addDays(day, 6 - weekdayOf(day));
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
  }
}

/** Days are written as such, so that no zone moves them. */
export function useDayWords() {
  const { number } = useFormats();
  const [locale] = useLocaleState();
  const long = new Intl.DateTimeFormat(formattingTag(locale), {
    ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
    timeZone: 'UTC',
  });
  return { number, longDay: (day: string) => long.format(new Date(`${day}T00:00:00Z`)) };
}

function useWeekdays() {
  const [locale] = useLocaleState();
  const tag = formattingTag(locale);
  return weekOf('2026-11-23').map((day) => {
    const name = (weekday: 'short' | 'long') =>
      new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
    return { short: name('short'), long: name('long') };
  });
}

const Grid = styled('table')(({ theme }) => ({
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  '& th': {
    padding: '8px 10px',
    fontSize: '0.75rem',
    fontWeight: 600,
    textAlign: 'left',
    color: theme.palette.text.secondary,
  },
  '& td': {
    position: 'relative',
    height: 104,
    padding: '6px 8px',
    verticalAlign: 'top',
    cursor: 'pointer',
    border: `1px solid ${theme.palette.divider}`,
    borderBottom: 0,
    fontSize: '0.75rem',
    '&:first-of-type': { borderLeft: 0 },
    '&:last-of-type': { borderRight: 0 },
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&.weekend': { backgroundColor: theme.palette.sunken },
    '&.other .number': { color: theme.palette.text.secondary, fontWeight: 400 },
    '&[aria-selected="true"]': { boxShadow: `inset 0 0 0 2px ${theme.palette.primary.main}` },
    '&[tabindex="0"]:focus-visible': { outlineOffset: -4 },
  },
  '& .number': {
    display: 'inline-grid',
    placeItems: 'center',
    minWidth: 22,
    height: 22,
    fontWeight: 600,
    borderRadius: 11,
  },
  '& [aria-current="date"] .number': {
    color: theme.palette.primary.contrastText,
    backgroundColor: theme.palette.primary.main,
  },
  '& .total': { display: 'none' },
  '& ul': { listStyle: 'none', margin: '2px 0 0', padding: 0 },
  '& li': { display: 'flex', gap: 4, alignItems: 'center', minWidth: 0, lineHeight: 1.6 },
  '& li > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& li > svg': { fontSize: 14, flexShrink: 0, color: theme.palette.text.secondary },
  '& .more': { color: theme.palette.text.secondary },
  [theme.breakpoints.down('md')]: {
    '& th': { padding: '6px 0', textAlign: 'center' },
    '& td': { height: 52, padding: 4, textAlign: 'center' },
    '& ul': { display: 'none' },
    '& .total': {
      display: 'block',
      width: 'fit-content',
      margin: '1px auto 0',
      padding: '0 6px',
      borderRadius: 8,
      fontWeight: 600,
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.action.selected,
    },
  },
}));
