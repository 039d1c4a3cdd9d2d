import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { dayOf } from '../core/registers/authorisation.js';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { entryColumns, entryData, entryKey } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { EditionStore } from './edition-store.service.js';
import { ManualEntryEntity } from './manual-entry.entity.js';
import { OPEN, RegisterEntryEntity } from './register-entry.entity.js';
import { MANUAL } from './sources.js';

const AGAIN_AFTER_MS = 5_000;

/** What people entered, as editions of a register of its own: so it is searched, looked up as of any day and followed. */
@Injectable()
export class ManualEditions implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Registers');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: EditionStore,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A process that ended between a decision and its edition. */
  async onApplicationBootstrap(): Promise<void> {
    await this.publish(SYSTEM);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** Makes the edition say what was decided; where an import of another process holds it up, it is tried again. */
  async publish(actor: Actor): Promise<void> {
    try {
      await this.store.alone(() => this.publishAlone(actor));
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'register-import-running')) throw error;
      clearTimeout(this.timer);
      this.timer = setTimeout(
        () => void this.publish(actor).catch((later: unknown) => this.logger.error(later)),
        AGAIN_AFTER_MS,
      );
      this.timer.unref();
    }
  }

  private async publishAlone(actor: Actor): Promise<void> {
    const at = this.clock.now();
    const decided = await this.db
      .read(ManualEntryEntity)
      .find({ where: { state: In(['approved', 'ended']) }, order: { id: 'ASC' } });
    const wanted = decided.map((row) => {
      const entry = entryOf(row);
      const data = entryData(entry);
      return { key: entryKey(entry), entry, data, hash: hashOf(data).slice(0, 22) };
    });
    const stored = await this.db.read(RegisterEntryEntity).find({
      where: { source: MANUAL.source, toEdition: OPEN },
      select: { id: true, key: true, contentHash: true },
    });
    const before = new Map(stored.map(({ key, contentHash }) => [key, contentHash]));
    const keys = new Set(wanted.map(({ key }) => key));
    const changed = wanted.filter(({ key, hash }) => before.get(key) !== hash);
    const gone = stored.filter(({ key }) => !keys.has(key)).map(({ id }) => id);
    if (changed.length === 0 && gone.length === 0) return;
    const edition = await this.store.begin({
      ...{ source: MANUAL.source, origin: 'register-manual-entries', agents: false, actor, at },
    });
    await this.store.write(
      edition,
      changed.map(({ entry, data, hash }) =>
        entryColumns(entry, data, dayOf(at), { raw: hash, content: hash }),
      ),
    );
    const removed = await this.store.close(edition, gone);
    const all = wanted.map(({ data }) => data).join('\n');
    await this.store.publish(
      edition,
      {
        ...{
          version: String(edition.number),
          publishedAt: at,
          sha256: hashOf(all, 'hex'),
          size: all.length,
        },
        ...{ disclaimer: null, entities: wanted.length, warnings: [] },
        byType: counted(wanted.map(({ entry }) => entry.type)),
        byOwner: counted(wanted.map(({ entry }) => entry.owner)),
      },
      ...([removed, null, actor, this.clock.now()] as const),
    );
  }
}

const hashOf = (text: string, form: 'hex' | 'base64url' = 'base64url'): string =>
  createHash('sha256').update(text).digest(form);

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** As it stands in the register; the evidence is named by its hash. */
export function entryOf(row: ManualEntryEntity): RegisterEntry {
  const { authority, number, name, type, commercialNames, services, authorisedOn, endedOn } = row;
  const owner = authority.replace('-', '_');
  return {
    ...{ source: MANUAL.source, code: `${owner}!${number}`, type, owner, authority, number },
    ...{ names: [name], commercialNames },
    address: { lines: [], town: null, postCode: null, country: authority.slice(0, 2) },
    authorisations: endedOn === null ? [authorisedOn] : [authorisedOn, endedOn],
    ...{ derivedStatus: null, parent: null, services, exclusion: null },
    other: {
      evidenceSha256: [row.evidenceSha256],
      evidenceOf: [row.evidenceOf],
      manualEntry: [row.id],
      proposedBy: [row.proposedBy],
      approvedBy: [row.approvedBy ?? ''],
    },
    version: null,
  };
}
