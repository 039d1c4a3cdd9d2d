import type { NationalListState } from '../core/qualification/qualify.js';
import type { TrustSnapshot } from '../trust/trust-snapshot.js';

export interface StoredEdition {
  /** As it was received. */
  readonly xml: Uint8Array;
  readonly state: Extract<NationalListState, { state: 'usable' }>;
}

/** Where evaluations get the trusted lists and anchors from. */
export abstract class TrustSource {
  /** What is trusted now. */
  abstract snapshot(): Promise<TrustSnapshot>;
  /** An edition that was trusted once; kept for ever. */
  abstract edition(id: string): Promise<StoredEdition | undefined>;
}

/** Without trusted lists every qualification is unknown. */
export class NoTrust extends TrustSource {
  snapshot(): Promise<TrustSnapshot> {
    return Promise.resolve({
      lists: { listOfLists: 'unusable', listOf: () => ({ state: 'unusable' }) },
      anchors: [],
      editions: [],
    });
  }

  edition(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
