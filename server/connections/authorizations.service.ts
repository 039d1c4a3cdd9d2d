import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { authorizationUrl } from '../core/connections/authorization-url.js';
import { judgeCallback, readCallback } from '../core/connections/callback.js';
import { type Outcome, type OutcomeCode, outcome } from '../core/connections/outcomes.js';
import { coversScope, type ScopeSubject, scopeOf } from '../core/connections/scope.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { TargetLines } from '../probes/target-lines.service.js';
import { type BankCall, BankCalls, type BankLine } from './bank-calls.service.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { ConnectionTokens } from './connection-tokens.service.js';
import { AuthorizationAttemptEntity, type ConnectionEntity } from './connection.entity.js';
import { Connections } from './connections.service.js';
import { OAuthRequests, type TokenAnswer } from './oauth-client.service.js';

export interface Begun {
  /** Where the customer goes; null where nobody can be sent. */
  readonly url: string | null;
  readonly expiresAt: Date | null;
  readonly outcomes: readonly Outcome[];
  readonly calls: readonly BankCall[];
}

/** What an answer of the browser came to. */
export interface Finished {
  readonly outcomes: readonly Outcome[];
  readonly calls: readonly BankCall[];
  readonly connectionId: string | null;
  readonly checkId: string | null;
  readonly kind: ScopeSubject['kind'] | null;
  /** Whether the browser's answer itself was good; what follows is the token endpoint's. */
  readonly isCallbackGood: boolean;
}

/** Whoever asked for the authorization writes its own rows in the transaction that keeps the outcome. */
export type OnFinished = (tx: EntityManager, finished: Finished) => Promise<void>;

const MINUTE_MS = 60_000;
/** Time at the bank: a payment is over after a quarter of an hour (Paysera §4.3), a consent waits a day; nobody does. */
const TIME_AT_BANK_MS = { payment: 15 * MINUTE_MS, consent: 60 * MINUTE_MS, words: 60 * MINUTE_MS } as const;
/** How long is remembered that a code came before. */
const KEPT_MS = 30 * 86_400_000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Customers on their way to a bank and back: state, PKCE and issuer, each answer taken once. */
@Injectable()
export class Authorizations {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly connections: Connections,
    private readonly tokens: ConnectionTokens,
    private readonly requests: OAuthRequests,
    private readonly calls: BankCalls,
    private readonly lines: TargetLines,
    private readonly secrets: ConnectionSecrets,
  ) {}

  async begin(
    connection: ConnectionEntity,
    subject: ScopeSubject,
    user: SignedInUser,
    more: {
      readonly line: BankLine;
      readonly checkId?: string;
      /** When the consent ends that is asked for. */
      readonly subjectEndsAt?: Date | null;
    },
  ): Promise<Begun> {
    const scope = scopeOf(subject);
    if (scope === undefined) return notBegun([outcome('answer-malformed', 'the id goes into no scope')], []);
    const client = await this.connections.client(connection);
    const found = await this.requests.discover(more.line, client);
    if (!found.ok) return notBegun([found.outcome], [found.call]);
    const state = randomBytes(32).toString('base64url');
    const verifier = randomBytes(32).toString('base64url');
    const at = this.clock.now();
    const id = randomUUID();
    const { server } = found;
    const expiresAt = new Date(at.getTime() + TIME_AT_BANK_MS[subject.kind]);
    await this.transactions.run(async (tx) => {
      const { id: connectionId, redirectUri } = connection;
      const old = new Date(at.getTime() - KEPT_MS);
      await tx.delete(AuthorizationAttemptEntity, { connectionId, startedAt: LessThan(old) });
      await tx.insert(AuthorizationAttemptEntity, {
        ...{ id, connectionId, checkId: more.checkId ?? null, stateSha256: sha256(state) },
        verifier: this.secrets.seal(verifier, 'verifier', id),
        ...{ kind: subject.kind, subjectId: subject.kind === 'words' ? '' : subject.id, scope, redirectUri },
        ...{ issuer: server.issuer, namesIssuer: server.namesIssuer },
        ...{ subjectEndsAt: more.subjectEndsAt ?? null, startedAt: at, startedById: user.id },
        ...{ startedBy: user.name, expiresAt, closedAt: null, codeSha256: null, outcome: '' },
      });
      const details = { scope, issuer: server.issuer };
      await this.connections.record(tx, 'authorize', connection, user, at, details);
    });
    const url = authorizationUrl({
      ...{ endpoint: server.authorizationEndpoint, clientId: connection.clientId, scope, state },
      redirectUri: connection.redirectUri,
      codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    return { url, expiresAt, outcomes: [outcome('waiting-for-customer')], calls: [found.call] };
  }

  /**
   * The address at which a browser ended. Its state is spent before the code is sent anywhere, so that two of the same answer bring
   * one token at most; a server that stops in between leaves an attempt without an outcome, and the customer begins again.
   */
  async finish(address: string, user: SignedInUser, onFinished: OnFinished): Promise<Finished> {
    const reading = readCallback(address);
    if (!reading.ok) return nowhere([reading.outcome]);
    const { answer } = reading;
    const claimed = await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const lock = this.db.kind === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
      const attempt =
        answer.state === null
          ? null
          : await tx.findOne(AuthorizationAttemptEntity, {
              where: { stateSha256: sha256(answer.state) },
              ...lock,
            });
      const codeSha256 = answer.code === null ? null : sha256(answer.code);
      const codeWasUsed =
        codeSha256 !== null && (await tx.existsBy(AuthorizationAttemptEntity, { codeSha256 }));
      const judged = judgeCallback(answer, reading.address, attempt ?? undefined, {
        ...{ userId: user.id, codeWasUsed, at },
      });
      if (attempt === null) return { judged, attempt: null, verifier: null };
      const verifier = await this.verifier(tx, attempt.id);
      if (judged.ok || judged.ends) {
        const code: OutcomeCode | '' = judged.ok ? '' : judged.outcome.code;
        const over = { closedAt: at, codeSha256, verifier: null, outcome: code };
        await tx.update(AuthorizationAttemptEntity, { id: attempt.id }, over);
        if (!judged.ok) {
          const finished = finishedOf(attempt, [judged.outcome], [], false);
          await onFinished(tx, finished);
          await this.record(tx, attempt, user, judged.outcome);
        }
      }
      return { judged, attempt, verifier };
    });
    const { judged, attempt, verifier } = claimed;
    if (attempt === null) return nowhere(judged.ok ? [] : [judged.outcome]);
    if (!judged.ok || verifier === null)
      return finishedOf(attempt, judged.ok ? [outcome('state-used')] : [judged.outcome], [], false);
    return this.fetchToken(attempt, { address, state: answer.state!, verifier }, user, onFinished);
  }

  private async fetchToken(
    attempt: AuthorizationAttemptEntity,
    {
      address,
      state,
      verifier,
    }: { readonly address: string; readonly state: string; readonly verifier: string },
    user: SignedInUser,
    onFinished: OnFinished,
  ): Promise<Finished> {
    const connection = await this.connections.find(attempt.connectionId);
    const calls: BankCall[] = [];
    const { answer, line, problem } = await this.ask(
      attempt,
      connection,
      { address, state, verifier },
      calls,
    );
    const outcomes = answer === undefined ? [problem] : outcomesOf(answer, attempt.scope);
    const finished = finishedOf(attempt, outcomes, calls, true);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      if (answer?.ok === true && line !== undefined) {
        await this.tokens.keep(tx, attempt, answer.tokens, at);
        await this.lines.countUse(tx, line, at);
      }
      await tx.update(AuthorizationAttemptEntity, { id: attempt.id }, { outcome: outcomes[0]!.code });
      await onFinished(tx, finished);
      await this.record(tx, attempt, user, outcomes[0]!);
    });
    return finished;
  }

  private async ask(
    { issuer }: AuthorizationAttemptEntity,
    connection: ConnectionEntity,
    given: { readonly address: string; readonly state: string; readonly verifier: string },
    calls: BankCall[],
  ): Promise<
    | { readonly answer: TokenAnswer; readonly line: BankLine; readonly problem?: undefined }
    | { readonly answer?: undefined; readonly line?: undefined; readonly problem: Outcome }
  > {
    let line: BankLine;
    try {
      line = await this.calls.open(connection.targetId);
    } catch (error) {
      // Switched off while the customer was away: the code lapses by itself.
      if (error instanceof Problem)
        return { problem: outcome('not-asked', 'the target is paused, off or gone') };
      throw error;
    }
    const client = await this.connections.client(connection);
    const found = await this.requests.discover(line, client);
    calls.push(found.call);
    if (!found.ok) return { problem: found.outcome };
    // Metadata that changed while the customer was away are those of another server (RFC 9700 §4.4).
    if (found.server.issuer !== issuer)
      return { problem: outcome('metadata-wrong-issuer', found.server.issuer) };
    const answer = await this.requests.exchangeCode(line, found.server, client, {
      parameters: new URL(given.address.trim()).searchParams,
      ...{ state: given.state, verifier: given.verifier, redirectUri: connection.redirectUri },
    });
    calls.push(answer.call);
    return { answer, line };
  }

  private async verifier(tx: EntityManager, id: string): Promise<string | null> {
    const row = await tx
      .createQueryBuilder(AuthorizationAttemptEntity, 'attempt')
      .select(['attempt.id', 'attempt.verifier'])
      .where({ id })
      .getOne();
    const sealed = row?.verifier ?? null;
    return sealed === null ? null : this.secrets.open(sealed, 'verifier', id);
  }

  private async record(
    tx: EntityManager,
    { connectionId, scope }: AuthorizationAttemptEntity,
    user: SignedInUser,
    { code }: Outcome,
  ): Promise<void> {
    const connection = await this.connections.find(connectionId);
    const details = { scope, outcome: code };
    await this.connections.record(tx, 'callback', connection, user, this.clock.now(), details);
  }
}

function outcomesOf(answer: TokenAnswer, asked: string): readonly Outcome[] {
  if (!answer.ok) return [answer.outcome];
  const { scope, refreshToken } = answer.tokens;
  return [
    outcome('connected'),
    ...(coversScope(asked, scope ?? undefined) ? [] : [outcome('token-scope-narrower', scope ?? '')]),
    ...(refreshToken === null ? [outcome('refresh-not-offered')] : []),
  ];
}

const notBegun = (outcomes: readonly Outcome[], calls: readonly BankCall[]): Begun => ({
  ...{ url: null, expiresAt: null, outcomes, calls },
});

const nowhere = (outcomes: readonly Outcome[]): Finished => ({
  ...{ outcomes, calls: [], connectionId: null, checkId: null, kind: null, isCallbackGood: false },
});

const finishedOf = (
  { connectionId, checkId, kind }: AuthorizationAttemptEntity,
  outcomes: readonly Outcome[],
  calls: readonly BankCall[],
  isCallbackGood: boolean,
): Finished => ({ outcomes, calls, connectionId, checkId, kind, isCallbackGood });
