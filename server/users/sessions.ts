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
    const session = await this.db.read(SessionEntity).findOneBy({ idHash: hashSecret(id) });
    if (!session || isSessionOver(session, at)) return undefined;
    const user = await this.db.read(UserEntity).findOneBy({ id: session.userId });
    if (!user || user.state === 'disabled') return undefined;
    if (at.getTime() - session.lastUsedAt.getTime() >= SESSION_LIMITS.touchMs) await this.touch(session, at);
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      permissions: new Set<Permission>(permissionsOf(user.role)),
      mustChangePassword: user.mustChangePassword,
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

  private async touch({ idHash }: SessionEntity, at: Date): Promise<void> {
    await this.transactions.run((tx) => tx.update(SessionEntity, { idHash }, { lastUsedAt: at }));
  }
}
