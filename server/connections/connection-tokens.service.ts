import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { isFailure, type Outcome, outcome } from '../core/connections/outcomes.js';
import { endOfGrant, type GrantedTokens } from '../core/connections/token-answer.js';
import { authorizationEnd, howToUse, REFRESH_LEASE_MS } from '../core/connections/token-state.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { TargetLines } from '../probes/target-lines.service.js';
import { type BankCall, BankCalls, type BankLine } from './bank-calls.service.js';
import { ConnectionSecrets } from './connection-secrets.js';
import {
  type AuthorizationAttemptEntity,
  type ConnectionEntity,
  ConnectionTokenEntity,
} from './connection.entity.js';
import { Connections } from './connections.service.js';
import { OAuthRequests } from './oauth-client.service.js';

export type TokenInHand =
  | { readonly ok: true; readonly accessToken: string; readonly calls: readonly BankCall[] }
  | { readonly ok: false; readonly outcomes: readonly Outcome[]; readonly calls: readonly BankCall[] };

export interface Refreshed {
  readonly outcomes: readonly Outcome[];
  readonly calls: readonly BankCall[];
}

/** How often another instance's refresh is looked at while it lasts. */
const LOOK_EVERY_MS = 250;

/** What banks have granted: sealed, renewed by one at a time, given back when it is given up. */
@Injectable()
export class ConnectionTokens {
  /** Refreshes of this process; whoever comes meanwhile gets the same. */
  private readonly underWay = new Map<string, Promise<Refreshed>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly connections: Connections,
    private readonly calls: BankCalls,
    private readonly lines: TargetLines,
    private readonly requests: OAuthRequests,
    private readonly secrets: ConnectionSecrets,
  ) {}

  /** What was granted for a scope takes the place of what was granted for it before. */
  async keep(
    tx: EntityManager,
    attempt: AuthorizationAttemptEntity,
    tokens: GrantedTokens,
    at: Date,
  ): Promise<string> {
    const { connectionId, scope, kind, subjectId, subjectEndsAt } = attempt;
    await tx.delete(ConnectionTokenEntity, { connectionId, scope });
    const id = randomUUID();
    const ends = { ...this.sealed(id, tokens, null, at), subjectEndsAt };
    await tx.insert(ConnectionTokenEntity, {
      ...{ id, connectionId, scope, kind, subjectId, ...ends, state: 'usable', authorizedAt: at },
      endsAt: this.worthADate(kind, ends, at),
      ...{ refreshedAt: null, refreshes: 0, leaseToken: null, leaseUntil: null, lastOutcome: 'connected' },
    });
    return id;
  }

  find(connectionId: string, scope: string): Promise<ConnectionTokenEntity | null> {
    return this.db.read(ConnectionTokenEntity).findOneBy({ connectionId, scope });
  }

  /** A token that is good for a call now; renewed first where it has to be. */
  async inHand(connection: ConnectionEntity, scope: string, line: BankLine): Promise<TokenInHand> {
    const calls: BankCall[] = [];
    for (let renewed = false; ; renewed = true) {
      const row = await this.find(connection.id, scope);
      if (row === null) return { ok: false, outcomes: [outcome('no-token')], calls };
      const { use } = howToUse(row, this.clock.now(), 'access');
      if (use === 'access') return { ok: true, accessToken: await this.open(row.id, 'access-token'), calls };
      if (use === 'none' || renewed) return { ok: false, outcomes: [outcome('no-token')], calls };
      const refreshed = await this.refresh(connection, row.id, line);
      calls.push(...refreshed.calls);
      if (refreshed.outcomes.some(isFailure)) return { ok: false, outcomes: refreshed.outcomes, calls };
    }
  }

  /** Asks for a successor, once however many ask for it: within this process and, by a lease, among all of them. */
  refresh(connection: ConnectionEntity, tokenId: string, line: BankLine): Promise<Refreshed> {
    const known = this.underWay.get(tokenId);
    if (known !== undefined) return known;
    const refreshing = this.refreshOnce(connection, tokenId, line).finally(() =>
      this.underWay.delete(tokenId),
    );
    this.underWay.set(tokenId, refreshing);
    return refreshing;
  }

  /** For a person who asks. */
  async refreshNow(connectionId: string, tokenId: string, actor: Actor): Promise<Refreshed> {
    const connection = await this.connections.find(connectionId);
    const token = await this.db.read(ConnectionTokenEntity).findOneBy({ id: tokenId, connectionId });
    if (token === null) throw new Problem('connection-token-not-found');
    const refreshed = await this.refresh(connection, tokenId, await this.calls.open(connection.targetId));
    await this.transactions.run((tx) =>
      this.connections.record(tx, 'refresh', connection, actor, this.clock.now(), {
        ...{ scope: token.scope, outcome: refreshed.outcomes[0]?.code ?? '' },
      }),
    );
    return refreshed;
  }

  /** Revokes at the bank where it lets us, and forgets everything here in any case. */
  async disconnect(connectionId: string, actor: Actor): Promise<readonly Outcome[]> {
    const connection = await this.connections.find(connectionId);
    const rows = await this.db.read(ConnectionTokenEntity).findBy({ connectionId, state: Not('revoked') });
    const revoked = rows.length === 0 ? [] : await this.revokeAll(connection, rows);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      await tx.update(
        ConnectionTokenEntity,
        { connectionId },
        {
          ...{ state: 'revoked', accessToken: null, refreshToken: null, hasRefreshToken: false },
          ...{ endsAt: null, leaseToken: null, leaseUntil: null, lastOutcome: 'revoked' },
        },
      );
      const details = { tokens: rows.length, outcome: revoked[0]?.code ?? '' };
      await this.connections.record(tx, 'disconnect', connection, actor, at, details);
    });
    return revoked;
  }

  /** One outcome for all of them: the worst. What cannot be asked is forgotten here all the same. */
  private async revokeAll(
    connection: ConnectionEntity,
    rows: readonly ConnectionTokenEntity[],
  ): Promise<readonly Outcome[]> {
    const failed = (seen: string): readonly Outcome[] => [outcome('revocation-failed', seen)];
    let line: BankLine;
    try {
      line = await this.calls.open(connection.targetId);
    } catch (error) {
      if (error instanceof Problem) return failed('the target may not be asked');
      throw error;
    }
    const client = await this.connections.client(connection);
    const found = await this.requests.discover(line, client);
    if (!found.ok) return failed(found.outcome.message);
    for (const { id, hasRefreshToken } of rows) {
      // A refresh token takes its access tokens with it (RFC 7009 §2.1).
      const name = hasRefreshToken ? ('refresh-token' as const) : ('access-token' as const);
      const hint = hasRefreshToken ? ('refresh_token' as const) : ('access_token' as const);
      const token = await this.open(id, name);
      const answer = await this.requests.revoke(line, found.server, client, { token, hint });
      if (answer === null) return [outcome('revocation-not-offered')];
      if (!answer.ok) {
        const { outcome: seen } = answer.call;
        return failed(seen.ok ? `status ${seen.status}` : seen.message);
      }
    }
    return [outcome('revoked')];
  }

  private async refreshOnce(
    connection: ConnectionEntity,
    tokenId: string,
    line: BankLine,
  ): Promise<Refreshed> {
    const claim = await this.claim(tokenId);
    if (claim.outcomes !== undefined) return { outcomes: claim.outcomes, calls: [] };
    const { leaseToken, former, isSecondTry } = claim;
    const client = await this.connections.client(connection);
    const found = await this.requests.discover(line, client);
    if (!found.ok) {
      // Nothing was sent: the token is what it was.
      await this.settle(tokenId, leaseToken, { state: isSecondTry ? 'doubtful' : 'usable' });
      return { outcomes: [found.outcome], calls: [found.call] };
    }
    const refreshToken = await this.open(tokenId, 'refresh-token');
    const answer = await this.requests.refresh(line, found.server, client, refreshToken);
    const at = this.clock.now();
    const calls = [found.call, answer.call];
    if (!answer.ok) {
      const { outcome: refusal, isSpent } = answer;
      const state = isSpent === 'yes' ? 'lost' : isSpent === 'unknown' || isSecondTry ? 'doubtful' : 'usable';
      await this.settle(tokenId, leaseToken, {
        ...{ state, lastOutcome: refusal.code },
        ...(state === 'lost' && { endsAt: null }),
      });
      return { outcomes: [refusal], calls };
    }
    const { tokens } = answer;
    const isRotated = tokens.refreshToken !== null && tokens.refreshToken !== refreshToken;
    const ends = this.sealed(tokenId, tokens, refreshToken, at, former);
    await this.settle(
      tokenId,
      leaseToken,
      {
        ...{ ...ends, state: 'usable' as const, refreshedAt: at, refreshes: former.refreshes + 1 },
        endsAt: this.worthADate(former.kind, { ...ends, subjectEndsAt: former.subjectEndsAt }, at),
        lastOutcome: 'refreshed',
      },
      line,
    );
    return {
      outcomes: [outcome('refreshed'), ...(isRotated ? [] : [outcome('refresh-not-rotated')])],
      calls,
    };
  }

  /** Takes the turn to refresh, or waits for whoever has it and takes over the outcome. */
  private async claim(tokenId: string): Promise<
    | {
        readonly outcomes?: undefined;
        readonly leaseToken: string;
        readonly former: ConnectionTokenEntity;
        readonly isSecondTry: boolean;
      }
    | { readonly outcomes: readonly Outcome[] }
  > {
    for (let looks = 0; looks <= REFRESH_LEASE_MS / LOOK_EVERY_MS; looks++) {
      const waited = looks > 0;
      const taken = await this.transactions.run(async (tx) => {
        const at = this.clock.now();
        const lock = this.db.kind === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
        const row = await tx.findOne(ConnectionTokenEntity, { where: { id: tokenId }, ...lock });
        if (row === null) return { outcomes: [outcome('no-token')] };
        // Somebody else has done it while we waited.
        if (waited && row.state === 'usable' && row.lastOutcome === 'refreshed')
          return { outcomes: [outcome('refreshed')] };
        const use = howToUse(row, at, 'refresh');
        if (use.use === 'wait') return 'wait' as const;
        if (use.use !== 'refresh') return { outcomes: [noRefresh(row)] };
        const leaseToken = randomUUID();
        await tx.update(
          ConnectionTokenEntity,
          { id: tokenId },
          { state: 'refreshing', leaseToken, leaseUntil: new Date(at.getTime() + REFRESH_LEASE_MS) },
        );
        return { leaseToken, former: row, isSecondTry: use.isSecondTry };
      });
      if (taken !== 'wait') return taken;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return { outcomes: [outcome('refresh-interrupted', 'somebody else is at it and does not end')] };
  }

  /** Only whoever still has the lease writes: an answer that comes after it is somebody else's to have. */
  private async settle(
    id: string,
    leaseToken: string,
    columns: Partial<ConnectionTokenEntity>,
    line?: BankLine,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const done = { ...columns, leaseToken: null, leaseUntil: null };
      const { affected } = await tx.update(ConnectionTokenEntity, { id, leaseToken }, done);
      if (affected === 1 && line !== undefined) await this.lines.countUse(tx, line, this.clock.now());
    });
  }

  /** Columns of what was granted. Without a new refresh token the former goes on (RFC 6749 §6). */
  private sealed(
    id: string,
    { accessToken, refreshToken, expiresIn, refreshExpiresIn }: GrantedTokens,
    former: string | null,
    at: Date,
    before?: ConnectionTokenEntity,
  ) {
    const next = refreshToken ?? former;
    return {
      accessToken: this.secrets.seal(accessToken, 'access-token', id),
      refreshToken: next === null ? null : this.secrets.seal(next, 'refresh-token', id),
      hasRefreshToken: next !== null,
      accessEndsAt: endOfGrant(expiresIn, at),
      refreshEndsAt:
        endOfGrant(refreshExpiresIn, at) ?? (refreshToken === null ? (before?.refreshEndsAt ?? null) : null),
    };
  }

  /** A payment's token is for a quarter of an hour; nobody plans for that. */
  private worthADate(
    kind: ConnectionTokenEntity['kind'],
    ends: Parameters<typeof authorizationEnd>[0] & { readonly subjectEndsAt: Date | null },
    at: Date,
  ): Date | null {
    const end = kind === 'payment' ? null : authorizationEnd(ends, ends.subjectEndsAt);
    const DAY_MS = 86_400_000;
    return end !== null && end.getTime() - at.getTime() >= DAY_MS ? end : null;
  }

  private async open(id: string, name: 'access-token' | 'refresh-token'): Promise<string> {
    const column = name === 'access-token' ? 'accessToken' : 'refreshToken';
    const row = await this.db
      .read(ConnectionTokenEntity)
      .createQueryBuilder('token')
      .select(['token.id', `token.${column}`])
      .where({ id })
      .getOne();
    const sealed = row?.[column] ?? null;
    if (sealed === null) throw new Error('The token is gone.');
    return this.secrets.open(sealed, name, id);
  }

  /** Consents whose end became known, or another: the token is good no longer than what it is for. */
  async subjectEnds(tx: EntityManager, kind: 'consent', subjectId: string, endsAt: Date): Promise<void> {
    for (const row of await tx.findBy(ConnectionTokenEntity, { kind, subjectId })) {
      const at = this.clock.now();
      const end = this.worthADate(kind, { ...row, subjectEndsAt: endsAt }, at);
      await tx.update(ConnectionTokenEntity, { id: row.id }, { subjectEndsAt: endsAt, endsAt: end });
    }
  }
}

const noRefresh = ({ state, hasRefreshToken, lastOutcome }: ConnectionTokenEntity): Outcome =>
  state === 'lost'
    ? outcome('refresh-refused', lastOutcome)
    : outcome(state === 'revoked' || hasRefreshToken ? 'no-token' : 'refresh-not-offered');
