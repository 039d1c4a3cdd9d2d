/** A calendar month in UTC. */
export interface Month {
  /** `2026-11`. */
  readonly month: string;
  readonly from: Date;
  /** The first instant after it. */
  readonly until: Date;
}

/** The months that begin with the one of `at`, in UTC; the first one starts at its first day, not at `at`. */
export function monthsFrom(at: Date, count: number): readonly Month[] {
  const year = at.getUTCFullYear();
  const first = at.getUTCMonth();
  return Array.from({ length: count }, (_, i) => {
    const from = new Date(Date.UTC(year, first + i, 1));
    return { month: from.toISOString().slice(0, 7), from, until: new Date(Date.UTC(year, first + i + 1, 1)) };
  });
}
