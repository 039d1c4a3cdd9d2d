/** The stop-list, as grants need it. */
export abstract class OrganisationBlocks {
  /** Blocked at an instant, and until when; null when it is not. */
  abstract blockOf(
    keyOrId: string,
    at: Date,
  ): Promise<{ readonly until: Date | null; readonly reason: string } | null>;

  /** Keys of all that are blocked at an instant: a stop-list is short. */
  abstract inForce(at: Date): Promise<readonly string[]>;
}

/** An installation without a stop-list. */
export class NoBlocks extends OrganisationBlocks {
  blockOf(): Promise<null> {
    return Promise.resolve(null);
  }

  inForce(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
}
