/** A host that answers when our own network is well; asked only when a target does not. */
export interface ReferenceHost {
  readonly host: string;
  readonly port: number;
}

/** More than a few tell nothing more. */
export const MOST_REFERENCE_HOSTS = 5;

/** What the look at the reference hosts brought; null: nobody looked, or there are none. */
export interface ReferenceLook {
  readonly asked: number;
  readonly answered: number;
}
