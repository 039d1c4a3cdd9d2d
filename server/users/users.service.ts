import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { ONE_TIME_PASSWORD_MS } from '../core/users/sign-in-limits.js';
import { needsConsent } from '../core/users/decider-standing.js';
import { judgeUserChange } from '../core/users/judge-user-change.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { type ListQuery, findPage } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { AccountConsents } from './account-consents.service.js';
import { ApiTokens } from './api-tokens.service.js';
import { PasswordLinks } from './password-links.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { USER_LIST } from './user-list.js';
import { UserEntity } from './user.entity.js';
import type {
  ChangeUser,
  ConsentToUser,
  CreateUser,
  ResetUser,
  UserRow,
  UserWithPasswordRow,
} from './users.contract.js';

@Injectable()
export class Users {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly passwords: Passwords,
    private readonly links: PasswordLinks,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly consents: AccountConsents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery, reader: Actor): Promise<Page<UserRow>> {
    const page = await findPage(this.db.read(UserEntity).createQueryBuilder('user'), USER_LIST, query);
    return page.with(await this.consents.views(page.rows, reader));
  }

  async find(id: string, reader: Actor): Promise<UserRow> {
    const user = await this.db.read(UserEntity).findOneBy({ id });
    if (!user) throw new Problem('user-not-found');
    return this.viewOf(user, reader);
  }

  async findByEmail(email: string): Promise<{ readonly id: string }> {
    const user = await this.db.read(UserEntity).findOneBy({ email: email.trim().toLowerCase() });
    if (!user) throw new Problem('user-not-found');
    return user;
  }

  async create({ invitation, ...who }: CreateUser, actor: Actor): Promise<UserWithPasswordRow> {
    const secret = await this.prepare(invitation);
    const at = this.clock.now();
    const made = await this.transactions.run(async (tx) => {
      const user = await this.insert(tx, { ...who, ...oneTime(secret, at) }, at);
      if (!secret) await this.links.mailInvitation(tx, user, actor.name, at);
      const details = { email: user.email, role: user.role, invitation };
      await this.audit.record(tx, { actor, action: 'user.create', ...subject(user), at, details });
      await this.consents.note(tx, 'created', user, actor, at);
      return user;
    });
    return { user: await this.viewOf(made, actor), oneTimePassword: secret?.password ?? null };
  }

  async change(id: string, { version, ...change }: ChangeUser, actor: Actor): Promise<UserRow> {
    const at = this.clock.now();
    const after = await this.transactions.run(async (tx) => {
      const user = await this.readForChange(tx, id, version);
      const otherActiveAdmins = await this.countOtherActiveAdmins(tx, id);
      const refused = judgeUserChange(user, change, { actorId: actor.id, otherActiveAdmins });
      if (refused) throw new Problem(refused);

      const changes = changesOf(user, change);
      if (Object.keys(changes).length === 0) return user;
      const changed = await this.update(tx, user, changes);
      if (changes.role !== undefined || changes.state === 'disabled') await this.sessions.closeAll(tx, id);
      if (changes.state === 'disabled') {
        await this.tokens.revokeAll(tx, id, at);
        if (user.state === 'invited' && user.lastSignInAt === null) await this.consents.forgetInvited(tx, id);
      }
      const details = Object.fromEntries(
        Object.entries(changes).map(([field, to]) => [
          field,
          { from: user[field as keyof ChangeUser & keyof UserEntity], to },
        ]),
      );
      await this.audit.record(tx, { actor, action: 'user.change', ...subject(user), at, details });
      if (changes.role !== undefined) await this.consents.note(tx, 'role', changed, actor, at);
      else if (user.state === 'disabled' && changes.state !== undefined)
        await this.consents.note(tx, 'enabled', changed, actor, at);
      return changed;
    });
    return this.viewOf(after, actor);
  }

  /** The consent of a second administrator, who has seen this version of the account. */
  async consent(id: string, { version }: ConsentToUser, actor: Actor): Promise<UserRow> {
    const at = this.clock.now();
    const after = await this.transactions.run(async (tx) => {
      const user = await this.readForChange(tx, id, version);
      await this.consents.give(tx, user, actor, at);
      // Whoever could sign in as the account before may have kept one.
      await this.tokens.revokeAll(tx, id, at);
      return this.update(tx, user, {});
    });
    return this.viewOf(after, actor);
  }

  /** The owner of the host says that a person of their own uses the account. */
  async vouch(id: string, actor: Actor): Promise<UserRow> {
    const at = this.clock.now();
    const after = await this.transactions.run(async (tx) => {
      const user = await this.readForChange(tx, id);
      if (!needsConsent(user.role)) throw new Problem('consent-not-open');
      await this.consents.vouch(tx, user, actor, at);
      return this.update(tx, user, {});
    });
    return this.viewOf(after, actor);
  }

  /** Takes the present password away and hands out a new way in. */
  async reset(id: string, { invitation }: ResetUser, actor: Actor): Promise<UserWithPasswordRow> {
    const secret = await this.prepare(invitation);
    const at = this.clock.now();
    const after = await this.transactions.run(async (tx) => {
      const user = await this.readForChange(tx, id);
      if (user.state === 'disabled') throw new Problem('user-disabled');
      await this.links.cancel(tx, id);
      await this.sessions.closeAll(tx, id);
      const changed = await this.update(tx, user, oneTime(secret, at));
      if (!secret) await this.links.mailInvitation(tx, changed, actor.name, at);
      await this.audit.record(tx, {
        actor,
        action: 'user.reset',
        ...subject(user),
        at,
        details: { invitation },
      });
      await this.consents.note(tx, 'password', changed, actor, at);
      return changed;
    });
    return { user: await this.viewOf(after, actor), oneTimePassword: secret?.password ?? null };
  }

  /** Writes a new account; who may do that has been decided, and who writes the audit entry is the caller. */
  async insert(
    tx: EntityManager,
    who: Pick<UserEntity, 'email' | 'name' | 'role'> & Partial<UserEntity>,
    at: Date,
  ): Promise<UserEntity> {
    if (await tx.existsBy(UserEntity, { email: who.email })) throw new Problem('email-taken');
    const user = tx.create(UserEntity, {
      ...{ id: randomUUID(), state: 'invited', locale: this.config.language },
      ...{ timeZone: null, passwordHash: null },
      ...{
        mustChangePassword: false,
        passwordExpiresAt: null,
        createdAt: at,
        lastSignInAt: null,
        version: 1,
      },
      ...who,
    });
    await tx.insert(UserEntity, user);
    return user;
  }

  /** A one-time password, hashed before the transaction; none when a mail is wanted. */
  async prepare(invitation: ResetUser['invitation']): Promise<OneTimePassword | undefined> {
    if (invitation === 'one-time-password') {
      const password = this.passwords.makeOneTimePassword();
      return { password, hash: await this.passwords.hash(password) };
    }
    if (this.config.smtpUrl === undefined) throw new Problem('mail-not-configured');
    return undefined;
  }

  private async viewOf(user: UserEntity, reader: Actor): Promise<UserRow> {
    const [view] = await this.consents.views([user], reader);
    if (view === undefined) throw new Problem('user-not-found');
    return view;
  }

  private async readForChange(tx: EntityManager, id: string, version?: number): Promise<UserEntity> {
    const user = await tx.findOneBy(UserEntity, { id });
    if (!user) throw new Problem('user-not-found');
    if (version !== undefined && version !== user.version) throw new Problem('changed-meanwhile');
    return user;
  }

  private async update(
    tx: EntityManager,
    user: UserEntity,
    changes: Partial<UserEntity>,
  ): Promise<UserEntity> {
    const version = user.version + 1;
    const { affected } = await tx.update(
      UserEntity,
      { id: user.id, version: user.version },
      { ...changes, version },
    );
    if (affected !== 1) throw new Problem('changed-meanwhile');
    return { ...user, ...changes, version };
  }

  private async countOtherActiveAdmins(tx: EntityManager, id: string): Promise<number> {
    // Two administrators who demote each other at once must wait for one another.
    const lock = tx.connection.options.type === 'postgres' && {
      lock: { mode: 'pessimistic_write' as const },
    };
    const where = { role: 'admin' as const, state: 'active' as const };
    const admins = await tx.find(UserEntity, { select: { id: true }, where, order: { id: 'ASC' }, ...lock });
    return admins.filter((admin) => admin.id !== id).length;
  }
}

export interface OneTimePassword {
  readonly password: string;
  readonly hash: string;
}

/** Columns of an account that waits for its owner to choose a password. */
export const oneTime = (secret: OneTimePassword | undefined, at: Date) => ({
  passwordHash: secret?.hash ?? null,
  mustChangePassword: secret !== undefined,
  passwordExpiresAt: secret ? new Date(at.getTime() + ONE_TIME_PASSWORD_MS) : null,
});

export const subject = ({ id }: { id: string }) => ({ subjectType: 'user', subjectId: id });

function changesOf(
  user: UserEntity,
  { name, role, state }: ChangeUser,
): Partial<Pick<UserEntity, 'name' | 'role' | 'state'>> {
  const hasChosen = user.passwordHash !== null && !user.mustChangePassword;
  const enabled = hasChosen ? 'active' : 'invited';
  return {
    ...(name !== undefined && name !== user.name && { name }),
    ...(role !== undefined && role !== user.role && { role }),
    ...(state === 'disabled' && user.state !== 'disabled' && { state }),
    ...(state === 'active' && user.state === 'disabled' && { state: enabled }),
  };
}
