import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, In, IsNull } from 'typeorm';
import { z } from 'zod';
import { AuditLog } from '../audit/audit.service.js';
import { type Permission, permissionsOfToken } from '../core/permissions/permissions.js';
import { SESSION_LIMITS } from '../core/users/sign-in-limits.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { id as idSchema } from '../platform/http/common.contract.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { oneOf, where } from '../platform/http/list-filters.js';
import { type ListQuery, defineList, findPage } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { hashSecret, makeSecret } from './secrets.js';
import { UserEntity } from './user.entity.js';
import {
  type ApiTokenRow,
  type CreateApiToken,
  type CreatedApiTokenRow,
  TOKEN_STATES,
} from './users.contract.js';

const DAY_MS = 86_400_000;
/** Nobody has so many; it bounds the work. */
const MOST_ENDING = 10_000;

/** Tells secret scanners and people what it is. */
const PREFIX = 'qwd_';

/** A token with its owner, as the columns are. */
interface Bearer extends Pick<UserEntity, 'id' | 'name' | 'email' | 'role' | 'state'> {
  readonly tokenId: string;
  readonly scopes: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

// By hand and in one: every request of a script begins with it, and the query builder takes longer than the database.
const BEARER = `SELECT t."id" AS "tokenId", t."scopes", t."expiresAt", t."lastUsedAt", t."revokedAt",
  u."id", u."name", u."email", u."role", u."state"
  FROM "api_token" t JOIN "user_account" u ON u."id" = t."userId" WHERE t."secretHash" = $1`;

const STATE_SQL = {
  active: 'token.revokedAt IS NULL AND token.expiresAt > :now',
  expired: 'token.revokedAt IS NULL AND token.expiresAt <= :now',
  revoked: 'token.revokedAt IS NOT NULL',
} as const;

export const API_TOKEN_LIST = defineList({
  key: 'id',
  sort: { createdAt: true, expiresAt: true, name: true, lastUsedAt: { nullable: true } },
  defaultSort: ['createdAt', 'DESC'],
  filters: {
    id: oneOf(idSchema),
    userId: oneOf(idSchema),
    // `:now` is set by the service for every list.
    state: where(z.enum(TOKEN_STATES), (source, state) => void source.andWhere(STATE_SQL[state])),
  },
});

@Injectable()
export class ApiTokens {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Those in use that end from one instant up to another, with their owners. */
  async endingBetween(from: Date, to: Date) {
    const tokens = await this.db.read(ApiTokenEntity).find({
      where: { revokedAt: IsNull(), expiresAt: Between(from, to) },
      order: { expiresAt: 'ASC' },
      take: MOST_ENDING,
    });
    const owners = await this.db
      .read(UserEntity)
      .findBy({ id: In([...new Set(tokens.map(({ userId }) => userId))]), state: 'active' });
    const ownerOf = new Map(owners.map((owner) => [owner.id, owner]));
    return tokens.flatMap(({ id, name, userId, expiresAt }) => {
      const owner = ownerOf.get(userId);
      return owner === undefined ? [] : [{ id, name, expiresAt, ownerEmail: owner.email }];
    });
  }

  async list(query: ListQuery, user: SignedInUser): Promise<Page<ApiTokenRow>> {
    const at = this.clock.now();
    const source = this.db
      .read(ApiTokenEntity)
      .createQueryBuilder('token')
      .setParameter('now', at.toISOString());
    if (!seesEverybody(user)) source.where('token.userId = :own', { own: user.id });
    const page = await findPage(source, API_TOKEN_LIST, query);
    return page.with(await this.describe(page.rows, at));
  }

  async find(id: string, user: SignedInUser): Promise<ApiTokenRow> {
    const token = await this.db.read(ApiTokenEntity).findOneBy({ id });
    // Another's token is as absent as one that never was.
    if (!token || (token.userId !== user.id && !seesEverybody(user))) throw new Problem('token-not-found');
    const [row] = await this.describe([token], this.clock.now());
    if (!row) throw new Problem('token-not-found');
    return row;
  }

  async create({ name, scopes, days }: CreateApiToken, user: SignedInUser): Promise<CreatedApiTokenRow> {
    const beyond = scopes.filter((scope) => !user.permissions.has(scope));
    if (beyond.length > 0) throw new Problem('scope-not-owned', { detail: beyond.join(', ') });
    const at = this.clock.now();
    const secret = PREFIX + makeSecret();
    const token = {
      ...{ id: randomUUID(), userId: user.id, name, scopes: [...new Set<string>(scopes)] },
      ...{ secretHash: hashSecret(secret), createdAt: at, expiresAt: new Date(at.getTime() + days * DAY_MS) },
      ...{ lastUsedAt: null, revokedAt: null },
    };
    await this.transactions.run(async (tx) => {
      await tx.insert(ApiTokenEntity, token);
      const details = { name, scopes: token.scopes, days };
      await this.audit.record(tx, {
        actor: user,
        action: 'api-token.create',
        ...subject(token.id),
        at,
        details,
      });
    });
    return { ...token, userName: user.name, state: 'active', secret };
  }

  async revoke(id: string, user: SignedInUser): Promise<void> {
    await this.find(id, user);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { affected } = await tx.update(ApiTokenEntity, { id, revokedAt: IsNull() }, { revokedAt: at });
      if (affected !== 1) return;
      await this.audit.record(tx, { actor: user, action: 'api-token.revoke', ...subject(id), at });
    });
  }

  async revokeAll(tx: EntityManager, userId: string, at: Date): Promise<void> {
    await tx.update(ApiTokenEntity, { userId, revokedAt: IsNull() }, { revokedAt: at });
  }

  /** The owner as a token lets them act, or nothing when the token or its owner is no longer good. */
  async authenticate(secret: string, at: Date): Promise<SignedInUser | undefined> {
    if (!secret.startsWith(PREFIX)) return undefined;
    const [bearer] = await this.db.query<Bearer>(BEARER, [hashSecret(secret)]);
    if (!bearer || bearer.revokedAt !== null || new Date(bearer.expiresAt) <= at) return undefined;
    if (bearer.state === 'disabled') return undefined;
    const used = bearer.lastUsedAt === null ? 0 : Date.parse(bearer.lastUsedAt);
    if (at.getTime() - used >= SESSION_LIMITS.touchMs) await this.touch(bearer.tokenId, at);
    const { id, name, email, role } = bearer;
    return {
      ...{ id, name, email, role },
      permissions: new Set<Permission>(permissionsOfToken(role, JSON.parse(bearer.scopes) as string[])),
      mustChangePassword: false,
      via: 'token',
    };
  }

  private async touch(id: string, at: Date): Promise<void> {
    await this.transactions.run((tx) => tx.update(ApiTokenEntity, { id }, { lastUsedAt: at }));
  }

  private async describe(tokens: readonly ApiTokenEntity[], at: Date): Promise<ApiTokenRow[]> {
    const owners = await this.db
      .read(UserEntity)
      .find({ select: { id: true, name: true }, where: { id: In(tokens.map(({ userId }) => userId)) } });
    const names = new Map(owners.map(({ id, name }) => [id, name]));
    return tokens.map((token) => ({
      ...token,
      userName: names.get(token.userId) ?? '',
      state: token.revokedAt !== null ? 'revoked' : token.expiresAt <= at ? 'expired' : 'active',
    }));
  }
}

const seesEverybody = (user: SignedInUser) => user.permissions.has('users.write');

const subject = (id: string) => ({ subjectType: 'api-token', subjectId: id });
