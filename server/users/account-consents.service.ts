import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { mayRole, ROLES } from '../core/permissions/permissions.js';
import { composeConsentMail } from '../core/users/consent-mail.js';
import {
  type AccountEvent,
  consentAfter,
  judgeConsent,
  needsConsent,
  stateAfterConsent,
} from '../core/users/decider-standing.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { AccountConsentEntity } from './account-consent.entity.js';
import { UserEntity } from './user.entity.js';
import type { UserRow } from './users.contract.js';

const CONSENTERS = ROLES.filter((role) => mayRole(role, 'account-consents.write'));

/** The second administrator behind every account that decides or consents. */
@Injectable()
export class AccountConsents {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly messages: Messages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Each account as the API shows it to a reader. */
  async views(users: readonly UserEntity[], reader: Actor): Promise<UserRow[]> {
    const ids = [...new Set([reader.id, ...users.map(({ id }) => id)])];
    const rows = await this.db.read(AccountConsentEntity).findBy({ userId: In(ids) });
    const byUser = new Map(rows.map((row) => [row.userId, row]));
    const own = byUser.get(reader.id) ?? null;
    const mayConsent = await this.mayGive(reader.id);
    return users.map((user) => {
      const row = byUser.get(user.id) ?? null;
      const consentable =
        mayConsent && judgeConsent(user, row, { actor: reader, consent: own }) === undefined;
      return { ...user, decider: deciderOf(user, row, consentable) };
    });
  }

  /**
   * After something that would let its doer act as the account, in the transaction of that. Tells the administrators who
   * can consent.
   */
  async note(
    tx: EntityManager,
    event: AccountEvent,
    user: UserEntity,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    // To the own account nobody gets a way that they lack.
    if (!needsConsent(user.role) || actor.id === user.id) return;
    const before = await tx.findOneBy(AccountConsentEntity, { userId: user.id });
    const consent = await tx.findOneBy(AccountConsentEntity, { userId: actor.id });
    const othersEver = await this.countOthersEver(tx, [user.id, actor.id]);
    const after = consentAfter(event, before, { actor, consent, othersEver });
    if (typeof after === 'string') throw new Problem(after);

    const keepsProposer = before?.state === 'waiting' && after.proposedById === before.proposedById;
    const vouched = after.state === 'consented';
    await tx.save(AccountConsentEntity, {
      ...after,
      userId: user.id,
      event: keepsProposer ? before.event : event,
      proposedBy: keepsProposer ? before.proposedBy : actor.name,
      proposedAt: keepsProposer ? before.proposedAt : at,
      consentedBy: vouched ? actor.name : null,
      consentedById: vouched ? actor.id : null,
      consentedAt: vouched ? at : null,
      everConsenter: (before?.everConsenter ?? false) || standsForOthers(user, after.state),
    });
    if (after.state === 'waiting') await this.tell(tx, user, actor, at);
    const action = `account-consent.${vouched ? 'give' : after.state === 'waiting' ? 'ask' : 'skip'}`;
    await this.audit.record(tx, { actor, action, ...subjectOf(user), at, details: { event } });
  }

  /** The owner of the host says that the account belongs to a person of its own. */
  async vouch(tx: EntityManager, user: UserEntity, actor: Actor, at: Date): Promise<void> {
    return this.note(tx, 'created', user, actor, at);
  }

  /** Somebody who was invited and is disabled before they came: they could never have consented to anything. */
  async forgetInvited(tx: EntityManager, userId: string): Promise<void> {
    await tx.update(AccountConsentEntity, { userId }, { everConsenter: false });
  }

  async give(tx: EntityManager, user: UserEntity, actor: Actor, at: Date): Promise<void> {
    const row = await tx.findOneBy(AccountConsentEntity, { userId: user.id });
    const own = await tx.findOneBy(AccountConsentEntity, { userId: actor.id });
    const refused = judgeConsent(user, row, { actor, consent: own });
    if (refused) throw new Problem(refused);
    if (row === null || own === null) throw new Problem('consent-not-open');
    const proposer = await tx.findOneBy(AccountConsentEntity, { userId: row.proposedById });
    const state = stateAfterConsent(proposer, own);
    const { affected } = await tx.update(
      AccountConsentEntity,
      { userId: user.id, state: row.state, proposedById: row.proposedById },
      {
        ...{ state, passwordById: null },
        ...{ consentedBy: actor.name, consentedById: actor.id, consentedAt: at },
        everConsenter: row.everConsenter || standsForOthers(user, state),
      },
    );
    if (affected !== 1) throw new Problem('changed-meanwhile');
    const details = { event: row.event, proposedBy: row.proposedBy, proposedById: row.proposedById, state };
    await this.audit.record(tx, { actor, action: 'account-consent.give', ...subjectOf(user), at, details });
  }

  /** Whether an account that needs a consent has one; true for those that need none. */
  async stands(userId: string, db: EntityManager = this.db.manager): Promise<boolean> {
    const user = await db.findOneBy(UserEntity, { id: userId });
    if (user === null || user.state !== 'active') return false;
    if (!needsConsent(user.role)) return true;
    const row = await db.findOneBy(AccountConsentEntity, { userId });
    return row !== null && row.state !== 'waiting';
  }

  /** Administrators who can sign in and behind whom another person, or the owner of the host, stands. */
  countStandingAdministrators(db: EntityManager = this.db.manager): Promise<number> {
    return db
      .createQueryBuilder(UserEntity, 'user')
      .innerJoin(AccountConsentEntity, 'consent', 'consent.userId = user.id')
      .where('user.role IN (:...roles)', { roles: CONSENTERS })
      .andWhere(`user.state = 'active' AND consent.state = 'consented'`)
      .getCount();
  }

  private async mayGive(userId: string): Promise<boolean> {
    const user = await this.db.read(UserEntity).findOneBy({ id: userId });
    return user !== null && user.state === 'active' && mayRole(user.role, 'account-consents.write');
  }

  private countOthersEver(tx: EntityManager, but: readonly string[]): Promise<number> {
    return (
      tx
        .createQueryBuilder(UserEntity, 'user')
        .innerJoin(AccountConsentEntity, 'consent', 'consent.userId = user.id')
        .where('user.id NOT IN (:...but)', { but })
        .andWhere('consent.everConsenter = :yes', { yes: true })
        // One who was invited and never came could not have consented to anything.
        .andWhere(`(user.state <> 'invited' OR user.lastSignInAt IS NOT NULL)`)
        .getCount()
    );
  }

  /** Mails those who can consent; an installation without mail settings shows it in the console only. */
  private async tell(tx: EntityManager, user: UserEntity, actor: Actor, at: Date): Promise<void> {
    if (this.config.smtpUrl === undefined) return;
    const rows = await tx
      .createQueryBuilder(UserEntity, 'user')
      .innerJoin(AccountConsentEntity, 'consent', 'consent.userId = user.id')
      .where('user.role IN (:...roles) AND user.id NOT IN (:...but)', {
        roles: CONSENTERS,
        but: [user.id, actor.id],
      })
      .andWhere(`user.state = 'active' AND consent.state <> 'waiting'`)
      .getMany();
    const content = composeConsentMail({
      ...{ baseUrl: this.config.baseUrl, path: `/settings/users/${user.id}` },
      ...{ account: user, proposedBy: actor.name },
    });
    for (const { id, email } of rows)
      await this.messages.enqueue(tx, {
        ...{ kind: 'account-consent', to: email, content, at },
        dedupeKey: `account-consent:${user.id}:${user.version}:${id}`,
        subject: { type: 'user', id: user.id },
      });
  }
}

const subjectOf = ({ id }: UserEntity) => ({ subjectType: 'user', subjectId: id });

const standsForOthers = ({ role }: UserEntity, state: AccountConsentEntity['state']): boolean =>
  mayRole(role, 'account-consents.write') && state !== 'waiting';

function deciderOf(
  { role }: UserEntity,
  row: AccountConsentEntity | null,
  consentable: boolean,
): UserRow['decider'] {
  if (!needsConsent(role)) return NO_DECIDER;
  // Without a row nobody vouches for it: it waits, and only a change by an administrator asks for consent.
  if (row === null) return { ...NO_DECIDER, state: 'waiting' };
  const { state, event, proposedBy, proposedAt, consentedBy, consentedAt } = row;
  return { state, event, proposedBy, consentedBy, at: consentedAt ?? proposedAt, consentable };
}

const NO_DECIDER: UserRow['decider'] = {
  state: 'not-a-decider',
  event: null,
  proposedBy: null,
  consentedBy: null,
  at: null,
  consentable: false,
};
