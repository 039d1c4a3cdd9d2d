/** The machine's time and how far somebody has moved it: days pass in a second, for consents that end. */
export class BankTime {
  private aheadMs = 0;

  readonly now = (): Date => new Date(Date.now() + this.aheadMs);

  /** Forward only: what has ended does not come back. */
  advance(seconds: number): void {
    if (!(Number.isFinite(seconds) && seconds >= 0 && seconds <= 10 * 366 * 86_400))
      throw new RangeError('Time moves forward, by at most ten years at once.');
    this.aheadMs += seconds * 1_000;
  }
}
