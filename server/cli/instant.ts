import { UsageError } from './output.js';

/** RFC 3339 with a zone; a date without one would mean something else on every machine. */
export function instantOf(text: string, option: string): Date {
  const [, date] =
    /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const instant = new Date(text);
  if (date === undefined || Number.isNaN(instant.getTime()) || !isOnCalendar(date)) {
    throw new UsageError(`${option} ${text}: an instant like 2026-11-22T12:00:00Z is expected.`);
  }
  return instant;
}

/** `new Date` makes 2 March of 30 February. */
const isOnCalendar = (date: string): boolean => new Date(date).toISOString().startsWith(date);
