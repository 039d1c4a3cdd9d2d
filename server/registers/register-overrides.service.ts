import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { dayOf } from '../core/registers/authorisation.js';
import { numberKey } from '../core/registers/number-ladder.js';
import type { MatchOverride } from '../core/registers/register-basis.js';
import type { EntityType } from '../core/registers/register-entry.js';
import { questionOfIdentifier, type RegisterQuestion } from '../core/registers/register-question.js';
import { entryKey } from '../core/registers/stored-entry.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Deciders } from '../users/deciders.service.js';
import { UNDECIDED } from './decision-columns.js';
import { OPEN, RegisterEntryEntity } from './register-entry.entity.js';
import { RegisterOverrideEntity } from './register-override.entity.js';
import type { ProposeOverride, RegisterOverrideView, RevokeDecision } from './sources.contract.js';
import { overrideListOn } from './sources-list.js';

const DECIDED =
  'SELECT 1 FROM "register_override" WHERE "numberKey" = $1 AND "authority" = $2 AND "approvedAt" IS NOT NULL LIMIT 1';

/** Numbers of certificates that registers know under others: proposed by one person, approved by another. */
@Injectable()
export class RegisterOverrides {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly deciders: Deciders,
  ) {}

  async list(query: ListQuery, actor: Actor): Promise<Page<RegisterOverrideView>> {
    const source = this.db.read(RegisterOverrideEntity).createQueryBuilder('override');
    const today = dayOf(this.clock.now());
    const page = await findPage(source, overrideListOn(today), query);
    return page.with(page.rows.map((row) => viewOf(row, today, actor)));
  }

  async show(id: string, actor: Actor): Promise<RegisterOverrideView> {
    const row = await this.db.read(RegisterOverrideEntity).findOneBy({ id });
    if (row === null) throw new Problem('register-override-not-found');
    return viewOf(row, dayOf(this.clock.now()), actor);
  }

  /** Those that counted at an instant and may concern the question; the core compares the numbers. */
  async inForce({ authority, number }: RegisterQuestion, at: Date): Promise<MatchOverride[]> {
    const key = numberKey(number);
    if (key === null) return [];
    // Hardly a number has one, and every lookup asks.
    const decided = await this.db.query(DECIDED, [key, authority]);
    if (decided.length === 0) return [];
    const rows = await this.db.read(RegisterOverrideEntity).findBy({ numberKey: key, authority });
    const day = dayOf(at);
    return rows
      .filter(
        ({ approvedAt, revokedAt, endsOn }) =>
          approvedAt !== null &&
          approvedAt <= at &&
          (revokedAt === null || revokedAt > at) &&
          (endsOn === null || endsOn >= day),
      )
      .sort(
        (a, b) =>
          (a.approvedAt as Date).getTime() - (b.approvedAt as Date).getTime() || (a.id < b.id ? -1 : 1),
      )
      .map(({ id, number: stated, source, code, type, reason }) => ({
        ...{ id, authority, number: stated, source, code, type, reason },
      }));
  }

  /** Keys of certificates (`registerKeyOf`) that were decided to mean an entry of a register, by the entry's key. */
  async keysLeadingTo(source: string, at: Date): Promise<ReadonlyMap<string, readonly string[]>> {
    const approved = await this.db.read(RegisterOverrideEntity).findBy({ source, state: 'approved' });
    const day = dayOf(at);
    const keys = new Map<string, string[]>();
    for (const { authority, numberKey: number, type, code, endsOn } of approved) {
      if (endsOn !== null && endsOn < day) continue;
      const entry = entryKey({ source, type, code });
      keys.set(entry, [...(keys.get(entry) ?? []), `${authority} ${number}`]);
    }
    return keys;
  }

  async propose(body: ProposeOverride, actor: Actor): Promise<RegisterOverrideView> {
    const { identifier, entryId, reason, endsOn } = body;
    const at = this.clock.now();
    const asked = questionOfIdentifier(identifier);
    if (!asked.ok)
      throw new Problem('not-a-psd-identifier', { detail: asked.reason.message, reason: asked.reason.code });
    const { authority, number } = asked.question;
    const key = numberKey(number);
    if (key === null)
      throw new Problem('not-a-psd-identifier', { detail: 'The number holds no letter or digit.' });
    if (endsOn !== null && endsOn < dayOf(at))
      throw new Problem('invalid-input', { errors: [{ path: 'endsOn', message: 'is in the past.' }] });
    const entry = await this.db.read(RegisterEntryEntity).findOneBy({ key: entryId, toEdition: OPEN });
    if (entry === null) throw new Problem('register-entry-not-found');
    const { source, type, code, name: entryName, number: entryNumber } = entry;
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      await this.deciders.checkProposer(tx, actor);
      const standing = await tx.findBy(RegisterOverrideEntity, {
        ...{ numberKey: key, authority, source },
        state: In(['proposed', 'approved']),
      });
      // One that is over stands in nobody's way.
      if (standing.some((one) => one.endsOn === null || one.endsOn >= dayOf(at)))
        throw new Problem('register-override-exists');
      await tx.insert(RegisterOverrideEntity, {
        ...{
          id,
          authority,
          number,
          numberKey: key,
          source,
          type: type as EntityType,
          code,
          entryName,
          entryNumber,
        },
        ...{ reason, endsOn, state: 'proposed' as const },
        searchText: [identifier, authority, number, entryName, code, reason].join('\n').toLowerCase(),
        ...{ proposedBy: actor.name, proposedById: actor.id, proposedAt: at },
        ...UNDECIDED,
      });
      await this.record(tx, 'propose', id, actor, at, {
        authority,
        number,
        entryId,
        entryName,
        reason,
        endsOn,
      });
    });
    return this.show(id, actor);
  }

  /** The consent of a second person puts it into use. */
  async approve(id: string, actor: Actor): Promise<RegisterOverrideView> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(RegisterOverrideEntity, { id });
      if (row === null) throw new Problem('register-override-not-found');
      if (row.state !== 'proposed') throw new Problem('decision-not-open');
      await this.deciders.checkSecond(tx, row.proposedById, actor);
      const { affected } = await tx.update(
        RegisterOverrideEntity,
        { id, state: 'proposed' },
        { state: 'approved', approvedBy: actor.name, approvedById: actor.id, approvedAt: at },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const { authority, number, source, code, proposedBy } = row;
      await this.record(tx, 'approve', id, actor, at, { authority, number, source, code, proposedBy });
    });
    return this.show(id, actor);
  }

  /** Ends it, or withdraws the proposal; one person is enough to go back to what the register says. */
  async revoke(id: string, { reason }: RevokeDecision, actor: Actor): Promise<RegisterOverrideView> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(RegisterOverrideEntity, { id });
      if (row === null) throw new Problem('register-override-not-found');
      const { affected } = await tx.update(
        RegisterOverrideEntity,
        { id, state: In(['proposed', 'approved']) },
        {
          ...{ state: 'revoked', revokedReason: reason },
          ...{ revokedBy: actor.name, revokedById: actor.id, revokedAt: at },
        },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const { authority, number, source, code, state } = row;
      await this.record(tx, 'revoke', id, actor, at, {
        authority,
        number,
        source,
        code,
        before: state,
        reason,
      });
    });
    return this.show(id, actor);
  }

  private async record(
    tx: EntityManager,
    verb: 'propose' | 'approve' | 'revoke',
    id: string,
    actor: Actor,
    at: Date,
    details: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    const subject = { subjectType: 'register-override', subjectId: id };
    await this.audit.record(tx, { actor, at, action: `register-override.${verb}`, ...subject, details });
  }
}

function viewOf(row: RegisterOverrideEntity, today: string, actor: Actor): RegisterOverrideView {
  const { source, type, code, entryName, entryNumber, state, endsOn, proposedById, ...shown } = row;
  return {
    ...shown,
    endsOn,
    entry: { id: `${source}:${type}:${code}`, source, type, code, name: entryName, number: entryNumber },
    state: state === 'approved' && endsOn !== null && endsOn < today ? 'over' : state,
    approvable: state === 'proposed' && proposedById !== actor.id,
  };
}
