import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { Transactions } from '../platform/database/transactions.js';
import type { RegisterWarning } from '../ports/register-file-reader.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import type { EditionChangeCounts } from './registers.contract.js';

export interface EditionStart {
  readonly source: string;
  readonly origin: string;
  readonly agents: boolean;
  readonly actor: Actor;
  readonly at: Date;
}

/** An edition that is being written; nobody sees its entries before it is published. */
export interface OpenEdition {
  readonly id: string;
  readonly source: string;
  readonly number: number;
  /** The one in use; its entries stay where they are the same. */
  readonly current: RegisterEditionEntity | null;
  nextRow: number;
  nextBlock: number;
  changed: number;
  written: number;
  /** What is other about agents, which are stored in blocks; counted when all of them were written. */
  agentChanges: EditionChangeCounts;
}

/** What is known of an edition when its last entity was read. */
export interface ReadEdition {
  readonly version: string | null;
  readonly publishedAt: Date;
  readonly sha256: string;
  readonly size: number;
  readonly disclaimer: string | null;
  readonly entities: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly byOwner: Readonly<Record<string, number>>;
  readonly warnings: readonly RegisterWarning[];
}

export const NO_CHANGES: EditionChangeCounts = { added: 0, changed: 0, removed: 0 };

/** What is written into the row of an edition that was not read yet. */
export const NOTHING_READ = {
  ...{ version: null, publishedAt: null, sha256: '', size: 0, disclaimer: null, entities: 0 },
  ...{ byType: {}, byOwner: {}, warnings: [], changes: null, problem: null },
  ...{ staged: false, finishedAt: null, acceptedBecause: null, beats: 0 },
};

/** What an edition says otherwise than the one in use, agents included. */
export const changesOfOpen = (
  { written, changed, agentChanges }: OpenEdition,
  removed: number,
): EditionChangeCounts => ({
  added: written - changed + agentChanges.added,
  changed: changed + agentChanges.changed,
  removed: removed + agentChanges.removed,
});

/** The transactions of imports. */
@Injectable()
export class ImportTransactions {
  constructor(private readonly transactions: Transactions) {}

  /** A transaction of an import that is still the one that may write: another one may have taken it for dead. */
  asOwner<T>({ id }: Pick<OpenEdition, 'id'>, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx
        .createQueryBuilder()
        .update(RegisterEditionEntity)
        .set({ beats: () => '"beats" + 1' })
        .where({ id, state: 'importing' })
        .execute();
      if (affected !== 1) throw new Error('Another import has taken the place of this one.');
      return work(tx);
    });
  }
}
