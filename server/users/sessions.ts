import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan, Not } from 'typeorm';
import { type Permission, permissionsOf } from '../core/permissions/permissions.js';
import { SESSION_LIMITS, isSessionOver } from '../core/users/sign-in-limits.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { hashSecret, makeSecret } from './secrets.js';
import { SessionEntity } from './session.entity.js';
import { UserEntity } from './user.entity.js';

export interface Client {
  readonly address: string;
  readonly userAgent: string;
}

interface SessionUser extends Pick<UserEntity, 'id' | 'name' | 'email' | 'role' | 'state'> {
  readonly mustChangePassword: boolean | 0 | 1;
  readonly createdAt: string;
  readonly lastUsedAt: string;
}

const WHO =
  'SELECT u."id", u."name", u."email", u."role", u."state", u."mustChangePassword", s."createdAt", s."lastUsedAt"' +
  ' FROM "user_session" s JOIN "user_account" u ON u."id" = s."userId" WHERE s."idHash" = $1';

@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
  ) {}

  /** Returns the id for the cookie; only its hash is kept. */
  async open(tx: EntityManager, userId: string, client: Client, at: Date): Promise<string> {
    const id = makeSecret();
    await tx.delete(SessionEntity, {
      createdAt: LessThan(new Date(at.getTime() - SESSION_LIMITS.absoluteMs)),
    });
    await tx.insert(SessionEntity, {
      idHash: hashSecret(id),
      userId,
      createdAt: at,
      lastUsedAt: at,
      address: client.address,
      userAgent: client.userAgent.slice(0, 200),
    });
    return id;
  }

  /** Who the cookie belongs to, unless the session is over or its user disabled. */
  async find(id: string, at: Date): Promise<SignedInUser | undefined> {
    const idHash = hashSecret(id);
    const [user] = await this.db.query<SessionUser>(WHO, [idHash]);
    if (user === undefined || user.state === 'disabled') return undefined;
    const lastUsedAt = new Date(user.lastUsedAt);
    if (isSessionOver({ createdAt: new Date(user.createdAt), lastUsedAt }, at)) return undefined;
    if (at.getTime() - lastUsedAt.getTime() >= SESSION_LIMITS.touchMs) await this.touch(idHash, at);
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      permissions: new Set<Permission>(permissionsOf(user.role)),
      // SQLite has no truth values.
      mustChangePassword: Boolean(user.mustChangePassword),
      via: 'session',
    };
  }

  async close(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(SessionEntity, { idHash: hashSecret(id) });
  }

  /** Ends the sessions of a user, but for one if it is named. */
  async closeAll(tx: EntityManager, userId: string, exceptId?: string): Promise<void> {
    await tx.delete(SessionEntity, {
      userId,
      ...(exceptId !== undefined && { idHash: Not(hashSecret(exceptId)) }),
    });
  }

  private async touch(idHash: string, at: Date): Promise<void> {
    await this.transactions.run((tx) => tx.update(SessionEntity, { idHash }, { lastUsedAt: at }));
  }
}
