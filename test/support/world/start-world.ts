import { answerWorld } from './answer.js';
import { mintAuthorities } from './authorities.js';
import { mintCertificates } from './certificates.js';
import { WorldLists } from './lists.js';
import { listen, type Listener } from './listener.js';
import { WorldRegister } from './register.js';
import { WorldTime } from './time.js';
import type { World } from './world.js';

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
    const register = await WorldRegister.start(address, time);
    const world: World = {
      ...{ address, time, authorities, certificates, lists, register },
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
