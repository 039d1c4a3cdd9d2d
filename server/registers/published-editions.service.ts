import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { RegisterEntry } from '../core/registers/register-entry.js';
import { entryOf } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import { RegisterEntryEntity } from './register-entry.entity.js';

/** An edition that was taken into use. */
export interface PublishedEdition {
  readonly id: string;
  readonly source: string;
  readonly number: number;
  readonly publishedAt: Date;
}

const publishedOf = ({ id, source, number, publishedAt, startedAt }: RegisterEditionEntity) => ({
  ...{ id, source, number, publishedAt: publishedAt ?? startedAt },
});

/** Rows looked at in one statement. */
const CHUNK = 500;

/** Editions that were taken into use, one after the other, and what each says; agents are left out. */
@Injectable()
export class PublishedEditions {
  constructor(private readonly db: Database) {}

  /** The edition in use of every register. */
  async inUse(): Promise<PublishedEdition[]> {
    const rows = await this.db.read(RegisterEditionEntity).findBy({ state: 'current' });
    return rows.map(publishedOf);
  }

  /** Those that were taken into use after the one of this number, oldest first. */
  async after(source: string, number: number): Promise<PublishedEdition[]> {
    const rows = await this.db.read(RegisterEditionEntity).find({
      where: { source, state: In(['current', 'past']), number: MoreThan(number) },
      order: { number: 'ASC' },
    });
    return rows.map(publishedOf);
  }

  async numbered(source: string, number: number): Promise<PublishedEdition | undefined> {
    const row = await this.db.read(RegisterEditionEntity).findOneBy({ source, number });
    return row === null ? undefined : publishedOf(row);
  }

  /** Every entry of an edition but agents, in pieces. */
  async *entriesOf({ source, number }: PublishedEdition): AsyncGenerator<RegisterEntry[]> {
    for (let last = 0; ;) {
      const rows = await this.db
        .read(RegisterEntryEntity)
        .createQueryBuilder('entry')
        .addSelect('entry.data')
        .where(`entry.source = :source AND entry.type <> 'PSD_AG' AND entry.id > :last`, { source, last })
        .andWhere('entry.fromEdition <= :number AND entry.toEdition > :number', { number })
        .orderBy('entry.id')
        .limit(CHUNK)
        .getMany();
      if (rows.length === 0) return;
      yield rows.map(({ data, version }) => entryOf(data, version));
      last = rows.at(-1)?.id ?? last;
    }
  }

  /** What an edition says of these entries, by their key. */
  async entriesAt(
    { number }: PublishedEdition,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, RegisterEntry>> {
    const rows = await this.db
      .read(RegisterEntryEntity)
      .createQueryBuilder('entry')
      .addSelect('entry.data')
      .where('entry.key IN (:...keys)', { keys })
      .andWhere('entry.fromEdition <= :number AND entry.toEdition > :number', { number })
      .getMany();
    return new Map(rows.map(({ key, data, version }) => [key, entryOf(data, version)]));
  }
}
