import type { OfficialJournalNotice } from '../../../server/core/trust-lists/official-journal.js';
import { type Authorities, mintAuthorities } from './authorities.js';
import { mintCertificates, type WorldCertificate } from './certificates.js';
import { WorldLists } from './lists.js';
import { listen, type Listener } from './listener.js';
import { answerWorld } from './answer.js';
import { WorldTime } from './time.js';

/** What can fall silent: the servers of the world by what they serve. */
export const SERVICES = ['ocsp', 'crl', 'issuers', 'lists'] as const;
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
  readonly officialJournal: OfficialJournalNotice;
  /** Services that answer nobody at present. */
  readonly down: Set<WorldService>;
  /** Requests that came in, as `GET /lists/LT.xml`; the control desk's own are not among them. */
  readonly requests: string[];
  /** Called after each command that changed something. */
  onChange: () => void | Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  /** Any free one without it. */
  readonly port?: number;
  readonly now?: () => Date;
}

/**
 * A small world for tests, demo and training: providers with their CAs, OCSP responders, CRLs and caIssuers, trusted lists
 * signed by their operators, and certificates of everything that can be the matter with one. All is minted at start,
 * dated from then, and speaks the real protocols over HTTP on one port of the loopback interface.
 */
export async function startWorld({ port = 0, now = () => new Date() }: WorldOptions = {}): Promise<World> {
  const listener: Listener = await listen(port);
  try {
    const { address } = listener;
    const time = new WorldTime(now);
    const authorities = mintAuthorities(address, time);
    const certificates = mintCertificates(authorities, address, time);
    const lists = await WorldLists.start(address, authorities, time);
    const world: World = {
      ...{ address, time, authorities, certificates, lists },
      officialJournal: lists.officialJournal,
      down: new Set(),
      requests: [],
      onChange: () => undefined,
      stop: () => listener.close(),
    };
    listener.answerBy((request) => answerWorld(world, request));
    return world;
  } catch (error) {
    await listener.close();
    throw error;
  }
}
