import { UsageError } from './output.js';

/** RFC 3339 with a zone; a date without one would mean something else on every machine. */
export function instantOf(text: string, option: string): Date {
  const instant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? new Date(text)
    : undefined;
  if (instant === undefined || Number.isNaN(instant.getTime())) {
    throw new UsageError(`${option} ${text}: an instant like 2026-11-22T12:00:00Z is expected.`);
  }
  return instant;
}
