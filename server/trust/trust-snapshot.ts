import type { Anchor, TrustedLists } from '../core/verdict/evidence.js';

/** What is trusted at this moment, as a value that evaluations take along. */
export interface TrustSnapshot {
  readonly lists: TrustedLists;
  /** Approved anchors of other schemes. */
  readonly anchors: readonly Anchor[];
  /** The editions that `lists` stands for; kept for ever, so that a verdict can be replayed. */
  readonly editions: readonly UsedEdition[];
}

export interface UsedEdition {
  readonly id: string;
  readonly territory: string;
  readonly sequenceNumber: number;
  /** ISO text in UTC. */
  readonly issued: string;
  readonly nextUpdate: string | null;
  /** Lower-case hex of the XML as it was received. */
  readonly sha256: string;
}
