import type { TrustDocument } from '../core/verdict/evaluation-document.js';
import type { TrustedLists } from '../core/verdict/evidence.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import type { TrustSnapshot } from '../trust/trust-snapshot.js';

type UsedList = TrustDocument['lists'][number];

/** The territory under which editions of the list of lists are kept. */
const EU = 'EU';

/** What is trusted, and a note of what an evaluation looked at. */
export class UsedTrust {
  private readonly used = new Map<string, UsedList>();
  readonly lists: TrustedLists;

  constructor(private readonly snapshot: TrustSnapshot) {
    const { lists } = snapshot;
    this.lists = {
      listOfLists: lists.listOfLists,
      listOf: (territory) => {
        const answer = lists.listOf(territory);
        const edition = answer.state === 'usable' ? (this.editionOf(territory) ?? null) : null;
        this.used.set(territory, { territory, state: answer.state, edition });
        return answer;
      },
    };
  }

  document(): TrustDocument {
    const lists = [...this.used.values()];
    const editions = lists.flatMap(({ edition }) => edition ?? []);
    const listOfLists = this.editionOf(EU);
    return {
      ...{ listOfLists: this.snapshot.lists.listOfLists, lists },
      editions: [...(listOfLists === undefined ? [] : [listOfLists]), ...editions],
      anchors: this.snapshot.anchors.map(({ der, scheme }) => ({ sha256: nodeCrypto.sha256(der), scheme })),
    };
  }

  private editionOf(territory: string) {
    return this.snapshot.editions.find((edition) => edition.territory === territory);
  }
}
