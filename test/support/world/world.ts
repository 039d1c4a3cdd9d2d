import type { OfficialJournalNotice } from '../../../server/core/trust-lists/official-journal.js';
import type { Authorities } from './authorities.js';
import type { WorldCertificate } from './certificates.js';
import type { WorldLists } from './lists.js';
import type { WorldRegister } from './register.js';
import type { WorldTime } from './time.js';

/** What can fall silent: the servers of the world by what they serve. */
export const SERVICES = ['ocsp', 'crl', 'issuers', 'lists', 'register'] as const;
export type WorldService = (typeof SERVICES)[number];
export const isService = (word: string): word is WorldService =>
  (SERVICES as readonly string[]).includes(word);

export interface World {
  /** `http://127.0.0.1:4480`: everything is below it. */
  readonly address: string;
  readonly time: WorldTime;
  readonly authorities: Authorities;
  readonly certificates: ReadonlyMap<string, WorldCertificate>;
  readonly lists: WorldLists;
  readonly register: WorldRegister;
  readonly officialJournal: OfficialJournalNotice;
  /** Services that answer nobody at present. */
  readonly down: Set<WorldService>;
  /** Requests that came in, as `GET /lists/LT.xml`; the control desk's own are not among them. */
  readonly requests: string[];
  /** Called after each command that changed something. */
  onChange: () => void | Promise<void>;
  stop(): Promise<void>;
}
