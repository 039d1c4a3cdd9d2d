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

/** The day in the name of a list: `bafin-2026-08-16.csv`, `regafi_20260816.csv`; its beginning in UTC. */
export function publishedDayIn(text: string): Date | undefined {
  const [, year, month, day] = /(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = new Date(`${year}-${month}-${day}T00:00:00.000Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(8, 10) !== day ? undefined : at;
}
