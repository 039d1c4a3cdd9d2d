import { Injectable } from '@nestjs/common';
import type { NationalListState } from '../core/qualification/qualify.js';
import { Problem } from '../platform/http/problem.js';
import type { TrustSnapshot } from '../trust/trust-snapshot.js';
import { Trust } from '../trust/trust.service.js';
import { TrustedLists } from '../trust/trusted-lists.service.js';

export interface StoredEdition {
  /** As it was received. */
  readonly xml: () => Promise<Uint8Array>;
  readonly state: Extract<NationalListState, { state: 'usable' }>;
}

/** Where evaluations get the trusted lists and anchors from. */
export abstract class TrustSource {
  /** What is trusted now. */
  abstract snapshot(): Promise<TrustSnapshot>;
  /** An edition that was trusted once; kept for ever. */
  abstract edition(id: string): Promise<StoredEdition | undefined>;
}

/** The lists and anchors of this installation. */
@Injectable()
export class InstalledTrust extends TrustSource {
  constructor(
    private readonly trust: Trust,
    private readonly lists: TrustedLists,
  ) {
    super();
  }

  snapshot(): Promise<TrustSnapshot> {
    return this.trust.snapshot();
  }

  async edition(id: string): Promise<StoredEdition | undefined> {
    try {
      const { used, list, index } = await this.trust.edition(id);
      const xml = () => this.lists.xml(used.territory, id);
      return { xml, state: { state: 'usable', list, index } };
    } catch (error) {
      if (error instanceof Problem && error.code === 'edition-not-found') return undefined;
      throw error;
    }
  }
}
