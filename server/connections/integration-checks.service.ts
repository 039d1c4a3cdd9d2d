import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { afterStep, needsOf, stateAfter, type StepRecord } from '../core/connections/check.js';
import type { CheckStepId } from '../core/connections/check-steps.js';
import { type Outcome, outcome } from '../core/connections/outcomes.js';
import { personalTrace } from '../core/connections/personal-trace.js';
import { traceOf } from '../core/probes/trace.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { TargetLines } from '../probes/target-lines.service.js';
import { AccountMemory } from './account-memory.js';
import { Authorizations, type Finished } from './authorizations.service.js';
import { type BankCall, BankCalls } from './bank-calls.service.js';
import type { StepDone } from './check-step.js';
import { checkStepInput } from './check-step-input.js';
import { CheckStepRunner } from './check-step-runner.service.js';
import { checkView } from './check-views.js';
import type { ConnectionEntity } from './connection.entity.js';
import { Connections } from './connections.service.js';
import type { AccountDataRow, IntegrationCheckRow, RunStep } from './connections.contract.js';
import { ConsentBudgets } from './consent-budget.service.js';
import { type CheckContext, IntegrationCheckEntity } from './integration-check.entity.js';

/** Longer than a step with all its calls may take. */
const STEP_MS = 120_000;
const MOST_CHECKS = 100;

/** Which steps the bank's answer to a customer is for. */
const STEPS_OF = {
  consent: { authorize: 'consent.authorize', token: 'consent.token' },
  payment: { authorize: 'payment.authorize', token: 'payment.token' },
} as const;

/** The integration steps of the Getting Started page, run one by one for a connection, with what the bank said to each. */
@Injectable()
export class IntegrationChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly connections: Connections,
    private readonly authorizations: Authorizations,
    private readonly calls: BankCalls,
    private readonly lines: TargetLines,
    private readonly budgets: ConsentBudgets,
    private readonly memory: AccountMemory,
    private readonly runner: CheckStepRunner,
  ) {}

  /** Of one connection, newest first. */
  async list(connectionId: string): Promise<IntegrationCheckRow[]> {
    const connection = await this.connections.find(connectionId);
    const rows = await this.db.read(IntegrationCheckEntity).find({
      where: { connectionId },
      ...{ order: { startedAt: 'DESC', id: 'ASC' }, take: MOST_CHECKS },
    });
    return Promise.all(rows.map((row) => this.view(row, connection)));
  }

  async show(id: string): Promise<IntegrationCheckRow> {
    const row = await this.find(id);
    return this.view(row, await this.connections.find(row.connectionId));
  }

  async find(id: string): Promise<IntegrationCheckEntity> {
    const row = await this.db.read(IntegrationCheckEntity).findOneBy({ id });
    if (row === null) throw new Problem('integration-check-not-found');
    return row;
  }

  async begin(connectionId: string, actor: Actor): Promise<IntegrationCheckRow> {
    const connection = await this.connections.find(connectionId);
    const at = this.clock.now();
    const row = Object.assign(new IntegrationCheckEntity(), {
      ...{ id: randomUUID(), connectionId, startedAt: at, startedBy: actor.name, changedAt: at },
      ...{ context: {}, records: {}, running: null, runningUntil: null, version: 1 },
    } satisfies IntegrationCheckEntity);
    await this.transactions.run(async (tx) => {
      if ((await tx.countBy(IntegrationCheckEntity, { connectionId })) >= MOST_CHECKS)
        throw new Problem('integration-checks-full');
      await tx.insert(IntegrationCheckEntity, row);
      await this.connections.record(tx, 'begin-check', connection, actor, at, { checkId: row.id });
    });
    return this.view(row, connection);
  }

  async delete(id: string, actor: Actor): Promise<void> {
    const { connectionId } = await this.find(id);
    const connection = await this.connections.find(connectionId);
    await this.transactions.run(async (tx) => {
      await tx.delete(IntegrationCheckEntity, { id });
      await this.connections.record(tx, 'delete-check', connection, actor, this.clock.now(), { checkId: id });
    });
    this.memory.forget(id);
  }

  /** One step. A call is made outside of any transaction; what it brought is kept in one. */
  async run(
    id: string,
    input: RunStep,
    user: SignedInUser,
    address: string,
  ): Promise<{ readonly check: IntegrationCheckRow; readonly url: string | null }> {
    const check = await this.find(id);
    const connection = await this.connections.find(check.connectionId);
    const line = await this.calls.open(connection.targetId);
    const psuAddress = checkStepInput(input, connection.edition, line.isProduction, address);
    const claimed = await this.claim(id, input);
    const startedMs = performance.now();
    let done: StepDone;
    try {
      done = await this.runner.run({ check: claimed, connection, line, input, user, psuAddress });
    } catch (error) {
      await this.release(id, claimed.version);
      throw error;
    }
    const record = recordOf(input.step, done, this.clock.now(), performance.now() - startedMs);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await this.lock(tx, id);
      // Somebody took over after our time: their word counts.
      if (row.version !== claimed.version) throw new Problem('changed-meanwhile');
      const more = await done.write?.(tx, at);
      const also = (done.also ?? []).map((one) => alsoRecord(one, at));
      const context: CheckContext = { ...row.context, ...done.context, ...more };
      await this.write(tx, row, [record, ...also], at, context);
      if (done.calls.length > 0) await this.lines.countUse(tx, line, at);
      await this.connections.record(tx, 'check-step', connection, user, at, {
        ...{ checkId: id, step: input.step, outcome: record.outcomes[0]?.code ?? '' },
        ...(input.step === 'payment.initiate' && {
          amount: `${input.payment?.amount} ${input.payment?.currency}`,
          payee: input.payment?.creditorName ?? '',
        }),
        ...(psuAddress !== null && { customerIsHere: true }),
      });
    });
    return { check: await this.show(id), url: done.url ?? null };
  }

  /** The address at which the customer's browser ended; a check that waits for it goes on. */
  async callback(address: string, user: SignedInUser): Promise<Finished> {
    const startedMs = performance.now();
    return this.authorizations.finish(address, user, async (tx, finished) => {
      const { checkId, kind } = finished;
      if (checkId === null || kind === null || kind === 'words') return;
      const row = await this.lock(tx, checkId).catch(gone);
      if (row === null) return;
      const at = this.clock.now();
      const { authorize, token } = STEPS_OF[kind];
      const durationMs = performance.now() - startedMs;
      if (!finished.isCallbackGood) {
        const failed = recordOf(authorize, finished, at, durationMs);
        await this.write(tx, row, [{ ...failed, state: 'failed' }], at, row.context);
        return;
      }
      const back = alsoRecord({ step: authorize, outcome: outcome('callback-good') }, at);
      await this.write(tx, row, [back, recordOf(token, finished, at, durationMs)], at, row.context);
    });
  }

  /** Masked, and only while it is remembered. */
  async accountData(id: string): Promise<AccountDataRow> {
    await this.find(id);
    const found = this.memory.of(id);
    if (found === undefined)
      return { readAt: null, accounts: [], balances: [], transactions: [], transactionsCount: 0 };
    const { readAt, accounts, balances, transactions, transactionsCount } = found;
    return {
      ...{ readAt, accounts: accounts.map(({ shown }) => ({ ...shown })), transactionsCount },
      ...{
        balances: balances.map((one) => ({ ...one })),
        transactions: transactions.map((one) => ({ ...one })),
      },
    };
  }

  /** One step at a time. One that was begun and never ended is written down as that. */
  private claim(id: string, { step, version }: RunStep): Promise<IntegrationCheckEntity> {
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await this.lock(tx, id);
      if (row.runningUntil !== null && row.runningUntil > at) throw new Problem('check-step-running');
      if (row.version !== version) throw new Problem('changed-meanwhile');
      if (row.running !== null) {
        const lost = alsoRecord({ step: row.running, outcome: outcome('step-interrupted') }, at);
        await this.write(tx, row, [{ ...lost, state: 'failed' }], at, row.context);
      }
      const missing = needsOf(step, row.records);
      if (missing.length > 0)
        throw new Problem('check-step-waiting', { detail: `First: ${missing.join(', ')}.` });
      row.version += 1;
      const runningUntil = new Date(at.getTime() + STEP_MS);
      await tx.update(IntegrationCheckEntity, { id }, { running: step, runningUntil, version: row.version });
      return Object.assign(row, { running: step, runningUntil });
    });
  }

  /** It never came to a call. */
  private async release(id: string, version: number): Promise<void> {
    await this.transactions.run((tx) =>
      tx.update(IntegrationCheckEntity, { id, version }, { running: null, runningUntil: null }),
    );
  }

  private async write(
    tx: EntityManager,
    row: IntegrationCheckEntity,
    records: readonly StepRecord[],
    at: Date,
    context: CheckContext,
  ): Promise<void> {
    row.records = records.reduce(afterStep, row.records);
    row.version += 1;
    const columns = { records: row.records, context, changedAt: at, version: row.version };
    await tx.update(
      IntegrationCheckEntity,
      { id: row.id },
      { ...columns, running: null, runningUntil: null },
    );
  }

  private async lock(tx: EntityManager, id: string): Promise<IntegrationCheckEntity> {
    const lock = this.db.kind === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
    const row = await tx.findOne(IntegrationCheckEntity, { where: { id }, ...lock });
    if (row === null) throw new Problem('integration-check-not-found');
    return row;
  }

  private async view(
    row: IntegrationCheckEntity,
    connection: ConnectionEntity,
  ): Promise<IntegrationCheckRow> {
    const { consent } = row.context;
    const { edition } = connection;
    const unattended =
      consent === undefined
        ? null
        : await this.budgets.of({ edition, consentId: consent.id, frequencyPerDay: consent.frequencyPerDay });
    return checkView(row, connection, unattended, this.clock.now());
  }
}

function recordOf(
  step: CheckStepId,
  { outcomes, facts = [], calls, isPersonal = false, url }: StepDone,
  at: Date,
  durationMs: number,
): StepRecord {
  const sent = url !== undefined && url !== null;
  return {
    ...{ step, state: sent ? 'at-bank' : stateAfter(outcomes), at: at.toISOString() },
    ...{ durationMs: Math.round(durationMs), outcomes, facts, phases: phasesOf(calls) },
    traces: calls.map((call, i) =>
      isPersonal && i === calls.length - 1 ? personalTrace(call) : traceOf(call),
    ),
  };
}

const alsoRecord = (
  { step, outcome: one }: { readonly step: CheckStepId; readonly outcome: Outcome },
  at: Date,
): StepRecord => ({
  ...{ step, state: 'passed', at: at.toISOString(), durationMs: 0, outcomes: [one] },
  ...{ facts: [], phases: [], traces: [] },
});

/** Calls follow upon each other; their phases stand on one line. */
function phasesOf(calls: readonly BankCall[]): StepRecord['phases'] {
  let from = 0;
  return calls.flatMap(({ phases }) => {
    const moved = phases.map((phase) => ({ ...phase, startMs: phase.startMs + from }));
    from = Math.max(from, ...moved.map(({ startMs, durationMs }) => startMs + durationMs));
    return moved;
  });
}

const gone = (error: unknown): null => {
  if (error instanceof Problem) return null;
  throw error;
};
