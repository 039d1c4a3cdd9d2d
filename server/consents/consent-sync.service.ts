import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { readBankConsent, readBankStatus } from '../core/consents/bank-answer.js';
import { compareWithBank, type SaidByBank } from '../core/consents/compare-with-bank.js';
import type { SyncState } from '../core/consents/consent.js';
import { statusAt } from '../core/consents/consent-end.js';
import { isLive } from '../core/consents/consent-status.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { BankConsents } from '../ports/bank-consents.js';
import { Clock } from '../ports/clock.js';
import { ConsentEntity } from './consent.entity.js';
import { ConsentStore } from './consent-store.js';

export interface SyncedConsents {
  readonly asked: number;
  readonly changed: number;
  readonly contradicting: number;
  readonly failed: number;
}

const HOUR_MS = 3_600_000;
/** Each is asked once a day; one that could not be asked, in an hour. */
const AGAIN_MS = 24 * HOUR_MS;
const FAILED_AGAIN_MS = HOUR_MS;
const BATCH = 500;
const AT_ONCE = 4;
/** The bank is away: the rest need not wait for each deadline. */
const UNREACHABLE_STOPS = 3;

type Answer =
  | { readonly ok: true; readonly said: SaidByBank }
  | { readonly ok: false; readonly sync: SyncState; readonly note: string }
  /** There is no way to the bank for this organisation: nothing was asked, and nothing is said about it. */
  | { readonly ok: false; readonly sync: null };

/** Compares consents with what the bank says of them. */
@Injectable()
export class ConsentSync {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly store: ConsentStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(BankConsents) private readonly bank: BankConsents,
  ) {}

  get connected(): boolean {
    return this.bank.connected;
  }

  /** One batch of what is due. */
  async syncDue(): Promise<SyncedConsents> {
    const total = { asked: 0, changed: 0, contradicting: 0, failed: 0 };
    if (!this.bank.connected) return total;
    const due = await this.db.read(ConsentEntity).find({
      where: { nextSyncAt: LessThanOrEqual(this.clock.now()) },
      order: { nextSyncAt: 'ASC', id: 'ASC' },
      take: BATCH,
    });
    let unreachable = 0;
    const queue = [...due];
    const work = async (): Promise<void> => {
      for (let row = queue.shift(); row && unreachable < UNREACHABLE_STOPS; row = queue.shift()) {
        const sync = await this.syncOne(row, row.syncedAt === null, SYSTEM);
        total.asked++;
        if (sync === 'changed') total.changed++;
        else if (sync === 'contradicts') total.contradicting++;
        else if (sync === null) total.asked--;
        else if (sync !== 'same') total.failed++;
        unreachable = sync === 'unreachable' ? unreachable + 1 : 0;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return total;
  }

  /** Asks about one at once, for a person. */
  async syncNow(id: string, actor: Actor): Promise<void> {
    if (!this.bank.connected) throw new Problem('bank-not-connected');
    const row = await this.db.read(ConsentEntity).findOneBy({ id });
    if (row === null) throw new Problem('consent-not-found');
    if ((await this.syncOne(row, true, actor)) === null) throw new Problem('bank-not-connected');
  }

  private async syncOne(row: ConsentEntity, whole: boolean, actor: Actor): Promise<SyncState | null> {
    const answer = await this.ask(row, whole);
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const now = await tx.findOneBy(ConsentEntity, { id: row.id });
      // Somebody else wrote meanwhile: what the bank said is about an older state.
      if (now === null || now.version !== row.version) return 'same';
      const from = now.status;
      if (!answer.ok && answer.sync === null) {
        const nextSyncAt = isLive(from) ? later(at, AGAIN_MS) : null;
        await tx.update(ConsentEntity, { id: now.id }, { nextSyncAt });
        return null;
      }
      if (!answer.ok) {
        const { sync, note } = answer;
        const changes = {
          sync,
          syncNote: note,
          nextSyncAt: isLive(from) ? later(at, FAILED_AGAIN_MS) : null,
        };
        await tx.update(ConsentEntity, { id: now.id }, changes);
        return sync;
      }
      const known = { ...now, status: statusAt(now, at) };
      const compared = compareWithBank(known, answer.said);
      const { sync, note, changes: taken } = compared;
      const nextSyncAt = later(at, AGAIN_MS);
      if (sync !== 'changed') {
        const next = isLive(known.status) ? nextSyncAt : null;
        await tx.update(
          ConsentEntity,
          { id: now.id },
          { sync, syncNote: note, syncedAt: at, nextSyncAt: next },
        );
        return sync;
      }
      if (taken.status === 'valid' && now.authorisedAt === null) now.authorisedAt = at;
      Object.assign(now, taken, { sync, syncNote: '', syncedAt: at, nextSyncAt });
      await this.store.write(tx, now, from, { source: 'bank', by: actor.name, note: '', at });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'consent.sync', subjectType: 'consent', subjectId: now.id },
        details: { consentId: now.consentId, ...(taken as Record<string, never>) },
      });
      return sync;
    });
  }

  private async ask(row: ConsentEntity, whole: boolean): Promise<Answer> {
    if (!whole) {
      const answer = await this.bank.status(row);
      if (answer.outcome !== 'answered') return failed(answer);
      const read = readBankStatus(answer.json);
      if (!read.ok) return { ok: false, sync: 'refused', note: read.problem };
      // Only what became otherwise is worth the second question.
      if (read.value === row.status) return { ok: true, said: { status: read.value } };
    }
    const answer = await this.bank.read(row);
    if (answer.outcome !== 'answered') return failed(answer);
    const read = readBankConsent(answer.json);
    return read.ok ? { ok: true, said: read.value } : { ok: false, sync: 'refused', note: read.problem };
  }
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

function failed(answer: Exclude<Awaited<ReturnType<BankConsents['read']>>, { outcome: 'answered' }>): Answer {
  if (answer.outcome === 'not-connected') return { ok: false, sync: null };
  if (answer.outcome === 'unknown')
    return { ok: false, sync: 'unknown', note: 'The bank knows no such consent of this organisation.' };
  return { ok: false, sync: answer.outcome, note: answer.message.slice(0, 300) };
}
