const DAY_MS = 86_400_000;
/** The longest row of days off that is believed; a table of holidays that says more is wrong. */
const MOST_DAYS_OFF = 30;

/** Whether a day (`2026-12-15`) is a public holiday where the work is done. */
export type IsHoliday = (day: string) => boolean;

/** A day that is neither Saturday, Sunday nor a public holiday. */
export function isWorkingDay(day: string, isHoliday: IsHoliday): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/**
 * The last working day before something ends: what ends on a Monday has to be dealt with on the Friday before, and over
 * Christmas earlier still. The day of the end itself does not count, since it may end at its first minute.
 */
export function actBefore(endsAt: Date, isHoliday: IsHoliday): string {
  const end = Date.parse(`${endsAt.toISOString().slice(0, 10)}T00:00:00Z`);
  for (let back = 1; back <= MOST_DAYS_OFF; back += 1) {
    const day = dayOf(end - back * DAY_MS);
    if (isWorkingDay(day, isHoliday)) return day;
  }
  return dayOf(end - DAY_MS);
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
