import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { permissionsOf } from '../core/permissions/permissions.js';
import { judgePassword } from '../core/users/judge-password.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { PasswordLinks } from './password-links.js';
import { Passwords } from './passwords.js';
import { type Client, Sessions } from './sessions.js';
import { type Attempt, SignInThrottle } from './sign-in-throttle.js';
import { UserEntity } from './user.entity.js';
import type { ChangePassword, ChangeProfile, Me, ResetPassword, SignIn } from './users.contract.js';
import { subject } from './users.service.js';

export interface OpenedSession {
  readonly sessionId: string;
  readonly me: Me;
}

@Injectable()
export class Auth {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
    private readonly links: PasswordLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Unknown, wrong, locked, disabled and expired are one refusal after about the same time. */
  async signIn(
    { email, password }: SignIn,
    client: Client & { device: string | undefined; sessionId: string | undefined },
  ): Promise<OpenedSession> {
    const at = this.clock.now();
    const attempt = await this.throttle.begin({ email, address: client.address, device: client.device }, at);
    const user = await this.db.read(UserEntity).findOneBy({ email });
    const right = await this.passwords.matches(
      attempt.allowed ? (user?.passwordHash ?? null) : null,
      password,
    );
    if (!right || !user || !isUsable(user, at)) {
      await this.recordFailure(user, attempt, client, at);
      throw new Problem('wrong-credentials');
    }
    return this.transactions.run(async (tx) => {
      await this.throttle.succeeded(tx, attempt);
      if (client.sessionId !== undefined) await this.sessions.close(tx, client.sessionId);
      const sessionId = await this.sessions.open(tx, user.id, client, at);
      await tx.update(UserEntity, { id: user.id }, { lastSignInAt: at });
      await this.record(tx, user, 'auth.sign-in', at, { address: client.address });
      return { sessionId, me: this.meOf(user) };
    });
  }

  async signOut(sessionId: string, user: SignedInUser): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.sessions.close(tx, sessionId);
      await this.record(tx, user, 'auth.sign-out', at);
    });
  }

  async me(signedIn: SignedInUser): Promise<Me> {
    const user = await this.read(signedIn.id);
    return { ...this.meOf(user), permissions: [...signedIn.permissions], via: signedIn.via };
  }

  async changeProfile({ name, locale, timeZone }: ChangeProfile, signedIn: SignedInUser): Promise<Me> {
    const at = this.clock.now();
    const changes = {
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
      ...(timeZone !== undefined && { timeZone }),
    };
    if (Object.keys(changes).length > 0)
      await this.transactions.run(async (tx) => {
        await tx.update(UserEntity, { id: signedIn.id }, changes);
        await this.record(tx, signedIn, 'user.change-profile', at, changes);
      });
    return { ...this.meOf({ ...(await this.read(signedIn.id)), ...changes }), via: signedIn.via };
  }

  /** Ends every session of the user and opens a new one. */
  async changePassword(
    { currentPassword, newPassword }: ChangePassword,
    signedIn: SignedInUser,
    client: Client,
  ): Promise<OpenedSession> {
    const at = this.clock.now();
    const user = await this.read(signedIn.id);
    const attempt = await this.throttle.begin(
      { email: user.email, address: client.address, device: undefined },
      at,
    );
    const right = await this.passwords.matches(attempt.allowed ? user.passwordHash : null, currentPassword);
    if (!right) {
      await this.recordFailure(user, attempt, client, at);
      throw new Problem('wrong-password');
    }
    if (currentPassword === newPassword)
      throw new Problem('password-unacceptable', { detail: 'It is the one you have.' });
    const passwordHash = await this.hashAcceptable(newPassword, user);
    return this.transactions.run(async (tx) => {
      await this.throttle.succeeded(tx, attempt);
      await this.setPassword(tx, user.id, passwordHash);
      const sessionId = await this.sessions.open(tx, user.id, client, at);
      await this.record(tx, signedIn, 'user.change-password', at);
      return { sessionId, me: { ...this.meOf(user), mustChangePassword: false } };
    });
  }

  /** Writes a mail if somebody has this address. The caller answers without waiting and the same either way. */
  async forgot(email: string): Promise<void> {
    const at = this.clock.now();
    const user = await this.db.read(UserEntity).findOneBy({ email });
    if (!user || user.state === 'disabled') return;
    await this.transactions.run(async (tx) => {
      await this.links.mailForgotten(tx, user, at);
      const actor: Actor = { id: 'anonymous', name: '', via: 'anonymous' };
      await this.audit.record(tx, { actor, action: 'user.forgot-password', ...subject(user), at });
    });
  }

  async reset({ token, newPassword }: ResetPassword): Promise<void> {
    const at = this.clock.now();
    const owner = await this.links.peek(token, at);
    if (owner === undefined) throw new Problem('reset-link-invalid');
    const user = await this.read(owner);
    // Judged before the link is used up, so that a refused password does not cost the link.
    const passwordHash = await this.hashAcceptable(newPassword, user);
    await this.transactions.run(async (tx) => {
      if ((await this.links.redeem(tx, token, at)) === undefined || user.state === 'disabled')
        throw new Problem('reset-link-invalid');
      await this.setPassword(tx, user.id, passwordHash);
      await this.record(tx, { ...user, via: 'anonymous' }, 'user.reset-password', at);
    });
  }

  private async read(id: string): Promise<UserEntity> {
    const user = await this.db.read(UserEntity).findOneBy({ id });
    if (!user) throw new Problem('user-not-found');
    return user;
  }

  private async hashAcceptable(password: string, user: UserEntity): Promise<string> {
    const detail = judgePassword(password, user);
    if (detail !== undefined)
      throw new Problem('password-unacceptable', {
        detail,
        errors: [{ path: 'newPassword', message: detail }],
      });
    return this.passwords.hash(password);
  }

  private async setPassword(tx: EntityManager, id: string, passwordHash: string): Promise<void> {
    const chosen = {
      passwordHash,
      mustChangePassword: false,
      passwordExpiresAt: null,
      state: 'active' as const,
    };
    await tx.update(UserEntity, { id }, chosen);
    await this.links.cancel(tx, id);
    await this.sessions.closeAll(tx, id);
  }

  /** Attempts beyond the limit are not recorded: they check nothing and would let anybody fill the log. */
  private async recordFailure(
    user: UserEntity | null,
    { allowed, reachedLimit }: Attempt,
    { address }: Client,
    at: Date,
  ): Promise<void> {
    if (!allowed) return;
    await this.transactions.run((tx) =>
      this.audit.record(tx, {
        actor: { id: 'anonymous', name: '', via: 'anonymous' },
        action: 'auth.sign-in-failed',
        subjectType: 'user',
        subjectId: user?.id ?? 'unknown',
        at,
        details: { address, ...(reachedLimit && { lockedOut: true }) },
      }),
    );
  }

  private record(
    tx: EntityManager,
    { id, name, via = 'session' }: { id: string; name: string; via?: Actor['via'] },
    action: string,
    at: Date,
    details: Readonly<Record<string, string | null>> = {},
  ): Promise<void> {
    return this.audit.record(tx, { actor: { id, name, via }, action, ...subject({ id }), at, details });
  }

  private meOf(user: UserEntity): Me {
    const { id, email, name, role, locale, timeZone, mustChangePassword } = user;
    return {
      ...{ id, email, name, role, locale, timeZone, mustChangePassword },
      permissions: permissionsOf(role),
      via: 'session',
      operatedBy: this.config.operatedBy,
    };
  }
}

const isUsable = (user: UserEntity, at: Date) =>
  user.state !== 'disabled' && (user.passwordExpiresAt === null || user.passwordExpiresAt > at);
