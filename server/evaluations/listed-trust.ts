import { Injectable } from '@nestjs/common';
import { Problem } from '../platform/http/problem.js';
import type { TrustSnapshot } from '../trust/trust-snapshot.js';
import { Trust } from '../trust/trust.service.js';
import { TrustedLists } from '../trust/trusted-lists.service.js';
import { type StoredEdition, TrustSource } from './trust-source.js';

/** The trusted lists and anchors of this installation. */
@Injectable()
export class ListedTrust extends TrustSource {
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
      return { xml: await this.lists.xml(used.territory, id), state: { state: 'usable', list, index } };
    } catch (error) {
      if (error instanceof Problem && error.code === 'edition-not-found') return undefined;
      throw error;
    }
  }
}
