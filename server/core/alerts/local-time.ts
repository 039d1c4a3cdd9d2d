import type { TimeOfDay } from './alert-rule.js';
import { DAY_MS } from './expiry-thresholds.js';

/** What a calendar and a clock on the wall show. */
export interface LocalDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export interface LocalTime extends LocalDate {
  /** Minutes since midnight. */
  readonly minutes: number;
}

/** Whether people work on a day; Saturday and Sunday are the only ones that are known to be free everywhere here. */
export type WorkingDays = (date: LocalDate) => boolean;

export const MONDAY_TO_FRIDAY: WorkingDays = (date) => {
  const weekday = new Date(utcOf(date)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

const MINUTE_MS = 60_000;
/** Nobody is without a working day for so long. */
const LONGEST_SEARCH_DAYS = 30;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a hundred uses of it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, hourCycle: 'h23', calendar: 'iso8601', numberingSystem: 'latn' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    });
  } catch {
    // A zone that this engine does not know any more.
    format = formatOf('UTC');
  }
  formats.set(timeZone, format);
  return format;
}

export function localTime(at: Date, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    ...{ year: part('year'), month: part('month'), day: part('day') },
    minutes: part('hour') * 60 + part('minute'),
  };
}

export const minutesOf = (time: TimeOfDay): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * The instant at which the clock on the wall shows this time. Of an hour that comes twice the first; of one that is left
 * out, the moment at which the clock jumps over it.
 */
export function instantAt(date: LocalDate, minutes: number, timeZone: string): Date {
  const wanted = utcOf(date) + minutes * MINUTE_MS;
  // The offsets of the day before and of the day after are all that can hold in between.
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((at) => offsetAt(at, timeZone));
  const exact = offsets.map((offset) => wanted - offset).filter((at) => shownAt(at, timeZone) === wanted);
  if (exact.length > 0) return new Date(Math.min(...exact));
  return new Date(jumpBetween(wanted - Math.max(...offsets), wanted - Math.min(...offsets), timeZone));
}

/** The first instant from `at` on at which it is this time of a working day. */
export function nextWorkingTime(
  at: Date,
  time: TimeOfDay,
  timeZone: string,
  works: WorkingDays = MONDAY_TO_FRIDAY,
): Date {
  const today = localTime(at, timeZone);
  let fallback: Date | undefined;
  for (let ahead = 0; ahead <= LONGEST_SEARCH_DAYS; ahead++) {
    const date = dayAfter(today, ahead);
    const instant = instantAt(date, minutesOf(time), timeZone);
    if (instant < at) continue;
    if (works(date)) return instant;
    fallback ??= instant;
  }
  return fallback ?? at;
}

/** When the quiet hours end that hold at the instant; the instant itself when none do. */
export function endOfQuietHours(
  at: Date,
  { from, to }: { readonly from: TimeOfDay; readonly to: TimeOfDay },
  timeZone: string,
): Date {
  const now = localTime(at, timeZone);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin === end) return at;
  const quiet =
    begin < end ? now.minutes >= begin && now.minutes < end : now.minutes >= begin || now.minutes < end;
  if (!quiet) return at;
  const over = instantAt(begin < end || now.minutes < end ? now : dayAfter(now, 1), end, timeZone);
  // The hour that comes twice: the end of quiet hours was passed once already.
  return over > at ? over : at;
}

const utcOf = ({ year, month, day }: LocalDate): number => Date.UTC(year, month - 1, day);

export function dayAfter(date: LocalDate, days: number): LocalDate {
  const shifted = new Date(utcOf(date) + days * DAY_MS);
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() };
}

/** What the wall shows, as if it were UTC. */
function shownAt(at: number, timeZone: string): number {
  const local = localTime(new Date(at), timeZone);
  return utcOf(local) + local.minutes * MINUTE_MS + (((at % MINUTE_MS) + MINUTE_MS) % MINUTE_MS);
}

const offsetAt = (at: number, timeZone: string): number => shownAt(at, timeZone) - at;

/** The first minute with the later offset. */
function jumpBetween(from: number, to: number, timeZone: string): number {
  const before = offsetAt(from, timeZone);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}
