import { appendFileSync, mkdirSync } from 'node:fs';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { type ChainedEntry, GENESIS } from '../core/audit/audit-entry.js';
import { type AuditCheckpoint, verifyAuditChain } from '../core/audit/verify-audit-chain.js';
import { type EntityManager, In, Not } from 'typeorm';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { type ListQuery, defineList, findPage } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Clock } from '../ports/clock.js';
import { AuditCheckpointEntity } from './audit-checkpoint.entity.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditHeadEntity, HEAD } from './audit-head.entity.js';
import type { AuditCheckpointRow, AuditVerificationRow } from './audit.contract.js';
import { SigningKey } from './signing-key.js';
import { checkpointFile, readStoredLog, sha256 } from './stored-log.js';

export const AUDIT_CHECKPOINT_LIST = defineList({
  key: 'position',
  sort: { at: true },
  defaultSort: ['position', 'DESC'],
  filters: {},
});

/** Twice as many rows in one statement, below the parameter limits of both engines. */
const ATTESTED_AT_ONCE = 200;

/** What shows to somebody without the log that an entry stands in it. */
export interface AttestedEntry {
  readonly entry: ChainedEntry;
  /** Of the entry before it. */
  readonly previousHash: string;
  /** Signed for exactly this entry. */
  readonly checkpoint: AuditCheckpoint;
  /** PEM; worth something only when its id is known from elsewhere. */
  readonly publicKey: string;
}

/**
 * Signs how far the log has come and what its end looks like, in the database and in a file beside it.
 * Whoever rewrites the log after that would also have to forge the signature.
 */
@Injectable()
export class AuditCheckpoints implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    private readonly key: SigningKey,
  ) {}

  /** Signs the present end of the log, unless that was done. Says whether there is a new checkpoint. */
  async sign(): Promise<boolean> {
    const at = this.clock.now();
    const checkpoint = await this.transactions.run(async (tx) => {
      const postgres = tx.connection.options.type === 'postgres';
      const head = await tx.findOne(AuditHeadEntity, {
        where: { id: HEAD },
        ...(postgres && { lock: { mode: 'pessimistic_write' as const } }),
      });
      if (!head || head.position === 0) return undefined;
      if (await tx.existsBy(AuditCheckpointEntity, { position: head.position })) return undefined;
      const signed = this.key.sign(head, at);
      await tx.insert(AuditCheckpointEntity, { ...signed, at });
      return signed;
    });
    if (!checkpoint) return false;
    mkdirSync(this.config.dataDir, { recursive: true, mode: 0o700 });
    appendFileSync(checkpointFile(this.config.dataDir), `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 });
    return true;
  }

  async list(query: ListQuery): Promise<Page<AuditCheckpointRow>> {
    const source = this.db.read(AuditCheckpointEntity).createQueryBuilder('checkpoint');
    const page = await findPage(source, AUDIT_CHECKPOINT_LIST, query);
    return page.with(page.rows.map((row) => ({ ...row, id: row.position })));
  }

  /** Signs one entry as the end of the log up to it; `undefined` when there is none. */
  async attest(position: number): Promise<AttestedEntry | undefined> {
    return (await this.attestAll([position]))[0];
  }

  /**
   * Positions of what the log holds about one record, the oldest first. `but` names actions that are left out. One more
   * than `most` where there are more.
   */
  async positionsAbout(
    manager: EntityManager,
    subject: { readonly type: string; readonly id: string },
    { but, most }: { readonly but: readonly string[]; readonly most: number },
  ): Promise<number[]> {
    const rows = await manager.find(AuditEntryEntity, {
      select: { position: true },
      where: { subjectType: subject.type, subjectId: subject.id, action: Not(In([...but])) },
      order: { position: 'ASC' },
      take: most + 1,
    });
    return rows.map(({ position }) => position);
  }

  /** As `attest`, for many. */
  async attestAll(positions: readonly number[]): Promise<AttestedEntry[]> {
    const attested: AttestedEntry[] = [];
    for (let start = 0; start < positions.length; start += ATTESTED_AT_ONCE) {
      const some = positions.slice(start, start + ATTESTED_AT_ONCE);
      const wanted = [...new Set(some.flatMap((position) => [position - 1, position]))];
      const rows = await this.db.read(AuditEntryEntity).findBy({ position: In(wanted) });
      const byPosition = new Map(rows.map((row) => [row.position, row]));
      for (const position of some) {
        const row = byPosition.get(position);
        if (row !== undefined) attested.push(this.attested(row, byPosition.get(position - 1)));
      }
    }
    return attested;
  }

  private attested(row: AuditEntryEntity, before: AuditEntryEntity | undefined): AttestedEntry {
    return {
      entry: { ...row, at: row.at.toISOString() },
      previousHash: before?.hash ?? GENESIS,
      checkpoint: this.key.sign(row, this.clock.now()),
      publicKey: this.key.publicKey.pem,
    };
  }

  publicKey() {
    return { keyId: this.key.publicKey.id, publicKey: this.key.publicKey.pem };
  }

  async verify(): Promise<AuditVerificationRow> {
    const at = this.clock.now();
    const log = await readStoredLog(this.db.manager, this.config.dataDir);
    const result = await verifyAuditChain(log, { sha256, isSigned: this.key.publicKey.hasSigned });
    return { at, ...result, faults: [...result.faults] };
  }

  async beforeApplicationShutdown(): Promise<void> {
    // A checkpoint that is missing is made at the next start; a process that cannot end is worse.
    await this.sign().catch((error: unknown) => this.logger.error(error));
  }
}
