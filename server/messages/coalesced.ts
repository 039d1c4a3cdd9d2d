/**
 * Collects what many callers want written at the same time: while one write runs, the others gather for the next.
 * Each caller waits for the write that holds its item, so an item is written when `add` resolves.
 */
export class Coalesced<Item> {
  private gathered: Item[] = [];
  private current: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly write: (items: readonly Item[]) => Promise<void>) {}

  add(item: Item): Promise<void> {
    this.gathered.push(item);
    // A failed write has told its own callers; the next one starts all the same.
    this.next ??= this.current
      .catch(() => undefined)
      // What arrived while the last write held up the event loop comes along.
      .then(() => new Promise((resolve) => setImmediate(resolve)))
      .then(() => {
        const items = this.gathered;
        this.gathered = [];
        this.next = undefined;
        this.current = this.write(items);
        return this.current;
      });
    return this.next;
  }
}
