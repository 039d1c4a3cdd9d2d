import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { mayRole, type Permission, type Role, ROLES } from '../core/permissions/permissions.js';
import { deciderStanding, needsConsent, type Standing } from '../core/users/decider-standing.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { AccountConsentEntity } from './account-consent.entity.js';
import { AccountConsents } from './account-consents.service.js';
import { UserEntity } from './user.entity.js';
import type { User } from './users.contract.js';

/** Somebody who can be told something. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: User['locale'];
  readonly timeZone: string | null;
}

/** Who may decide at this moment, for whoever asks for a decision or tells people about one. */
@Injectable()
export class Deciders {
  constructor(
    private readonly db: Database,
    private readonly consents: AccountConsents,
  ) {}

  /** Within a transaction, hand it over: a consent that was just dropped must not count. */
  async standing(userId: string, _at: Date, db: EntityManager = this.db.manager): Promise<Standing> {
    const user = await db.findOneBy(UserEntity, { id: userId });
    const consent = await db.findOneBy(AccountConsentEntity, { userId });
    return deciderStanding(user, consent, {
      administrators: await this.consents.countStandingAdministrators(db),
    });
  }

  /** Whether an account may be the second person of anything: active, and consented to where that is needed. */
  stands(userId: string, db?: EntityManager): Promise<boolean> {
    return this.consents.stands(userId, db);
  }

  /** Whether an account goes by one of some addresses. */
  async isAmong(
    userId: string,
    emails: readonly string[],
    db: EntityManager = this.db.manager,
  ): Promise<boolean> {
    if (emails.length === 0) return false;
    const user = await db.findOneBy(UserEntity, { id: userId });
    return user !== null && emails.some((email) => email.toLowerCase() === user.email.toLowerCase());
  }

  /** Of what needs two: an account that one administrator made alone would be their first hand, or their second. */
  async checkProposer(tx: EntityManager, actor: Actor): Promise<void> {
    if (!(await this.stands(actor.id, tx))) throw new Problem('account-not-consented');
  }

  /** Refuses who proposed it, a token, and accounts of which nobody knows that they are two people. */
  async checkSecond(tx: EntityManager, proposedById: string, actor: Actor): Promise<void> {
    if (proposedById === actor.id) throw new Problem('second-person-needed');
    if (actor.via !== 'session') throw new Problem('session-needed');
    for (const id of [actor.id, proposedById])
      if (!(await this.stands(id, tx))) throw new Problem('account-not-consented');
  }

  /** Everybody whose account is active and lets them; those who decide or consent only while they may. */
  async everybodyWith(permission: Permission, db: EntityManager = this.db.manager): Promise<Recipient[]> {
    const roles = ROLES.filter((role) => mayRole(role, permission));
    const users = await db.find(UserEntity, {
      where: { role: In(roles), state: 'active' },
      order: { name: 'ASC', id: 'ASC' },
    });
    const asksForConsent = permission === 'reviews.decide' || permission === 'account-consents.write';
    const standing = asksForConsent ? await this.standingOf(users, db) : undefined;
    return users
      .filter(({ id, role }) => standing === undefined || !needsConsent(role) || standing.has(id))
      .map(({ id, name, email, locale, timeZone }) => ({ id, name, email, locale, timeZone }));
  }

  /** How many accounts of a role may decide now. */
  async count(role: Role, db: EntityManager = this.db.manager): Promise<number> {
    const users = await db.findBy(UserEntity, { role, state: 'active' });
    return (await this.standingOf(users, db)).size;
  }

  private async standingOf(users: readonly UserEntity[], db: EntityManager): Promise<ReadonlySet<string>> {
    const rows = await db.findBy(AccountConsentEntity, { userId: In(users.map(({ id }) => id)) });
    return new Set(rows.filter(({ state }) => state !== 'waiting').map(({ userId }) => userId));
  }
}
