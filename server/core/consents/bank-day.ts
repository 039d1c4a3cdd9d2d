import { dayAfter, instantAt, type LocalDate, localTime } from '../alerts/local-time.js';
import type { ApiEdition } from '../api-editions/edition-names.js';

/** Where the bank of an edition is: its dates end at midnight there, whatever zone a reader or server is in. */
const ZONES: Readonly<Record<ApiEdition, string>> = {
  'berlin-1.3': 'Europe/Vilnius',
  'georgia-0.8': 'Asia/Tbilisi',
};

export const zoneOf = (edition: ApiEdition): string => ZONES[edition];

/** More days than a sweep meets: a few hundred of each zone. */
const KEPT = 4_000;
const midnights = new Map<string, Date>();

/** Finding one asks the calendar of the zone five times, and a sweep of many consents meets the same days all the time. */
function midnightOf(date: LocalDate, zone: string): Date {
  const key = `${textOf(date)} ${zone}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const found = instantAt(date, 0, zone);
  if (midnights.size >= KEPT) midnights.clear();
  midnights.set(key, found);
  return found;
}

/** The first instant after a day, `2026-12-15`: on the day itself a consent is still good. */
export const endOfDay = (day: string, edition: ApiEdition): Date =>
  midnightOf(dayAfter(dateOf(day), 1), zoneOf(edition));

/** Midnights that begin the days which lie so many days before the last day of what ends then, in the order of `days`. */
export function startsOfDaysBefore(
  endsAt: Date,
  days: readonly number[],
  edition: ApiEdition,
): readonly Date[] {
  const zone = zoneOf(edition);
  const last = lastDate(endsAt, zone);
  return days.map((before) => midnightOf(dayAfter(last, -before), zone));
}

/** The last day on which something is good that ends then, `2026-12-15`. */
export const lastDayOf = (endsAt: Date, edition: ApiEdition): string =>
  textOf(lastDate(endsAt, zoneOf(edition)));

export const dayOf = (at: Date, edition: ApiEdition): string => textOf(localTime(at, zoneOf(edition)));

const lastDate = (endsAt: Date, zone: string): LocalDate => localTime(new Date(endsAt.getTime() - 1), zone);

function dateOf(day: string): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date };
}

const textOf = ({ year, month, day }: LocalDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
