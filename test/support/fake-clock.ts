import { Clock } from '../../server/ports/clock.js';

/** Stands still until a test moves it. */
export class FakeClock extends Clock {
  private instant: number;

  constructor(at: string) {
    super();
    this.instant = Date.parse(at);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(at: string): void {
    this.instant = Date.parse(at);
  }

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    this.instant += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
  }
}
