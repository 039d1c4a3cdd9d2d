const DAY_MS = 24 * 3_600_000;

/** The start of the world, in whole seconds: everything in it is dated from here. */
export class WorldTime {
  readonly start: Date;

  constructor(readonly now: () => Date) {
    this.start = new Date(Math.floor(now().getTime() / 1000) * 1000);
  }

  /** Days after the start; negative before it. */
  days(days: number): Date {
    return new Date(this.start.getTime() + days * DAY_MS);
  }
}

/** As trusted lists write it: whole seconds in UTC. */
export const dateTime = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;
