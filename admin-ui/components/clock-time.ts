/** What the clocks of a zone show at an instant, as a field for date and time has it: `2026-11-23T14:05`. */
export function clockIn(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
    timeZone,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant at which the clocks of a zone show that; undefined for what is no time. */
export function instantOfClock(timeZone: string, clock: string): Date | undefined {
  const asUtc = Date.parse(`${clock}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const aheadAt = (at: number) => Date.parse(`${clockIn(timeZone, new Date(at))}Z`) - at;
  // Where the clocks were changed in between, the zone was ahead by another time.
  const near = asUtc - aheadAt(asUtc);
  return new Date(asUtc - aheadAt(near));
}
