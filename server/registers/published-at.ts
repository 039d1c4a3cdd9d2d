/**
 * When an edition was made, from its name (`download-PSDMD-202608160000.zip`) or a version stamp (`20260816000016123`):
 * the first run of twelve digits or more that is a date of these times.
 */
export function publishedIn(text: string): Date | undefined {
  for (const [, year, month, day, hour, minute] of text.matchAll(
    /(?<!\d)(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{0,5}(?!\d)/g,
  )) {
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:00.000Z`);
    if (!Number.isNaN(at.getTime()) && at.toISOString().slice(8, 10) === day) return at;
  }
  return undefined;
}

/** The digits themselves. */
export const versionIn = (name: string): string | undefined => /(?<!\d)20\d{10,15}(?!\d)/.exec(name)?.[0];

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Sun Aug 16 00:00:16 UTC 2026`, as the metadata of the EBA write it; ISO 8601 as well. */
export function timestampIn(text: string): Date | undefined {
  const parts = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (?:UTC|GMT) (\d{4})$/.exec(
    text.trim(),
  );
  const [, month = '', day = '', time = '', year = ''] = parts ?? [];
  const iso =
    parts === null
      ? text
      : `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${time}.000Z`;
  if (parts === null && !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The day in the name of a list: `bafin-2026-08-16.csv`, `regafi_20260816.csv`; its beginning in UTC. */
export function publishedDayIn(text: string): Date | undefined {
  const [, year, month, day] = /(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(8, 10) !== day ? undefined : at;
}
