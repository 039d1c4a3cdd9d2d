import { Injectable } from '@nestjs/common';
import { ConsentRecords } from '../consents/consent-records.service.js';
import { Clock } from '../ports/clock.js';
import { AccountMemory } from './account-memory.js';
import { Authorizations } from './authorizations.service.js';
import { BankCalls } from './bank-calls.service.js';
import type { StepDone, StepParts, StepSituation } from './check-step.js';
import { STEPS } from './check-steps.js';
import { ConnectionTokens } from './connection-tokens.service.js';
import { Connections } from './connections.service.js';
import { ConsentBudgets } from './consent-budget.service.js';
import { OAuthRequests } from './oauth-client.service.js';

/** Hands the steps of a check what they may use. */
@Injectable()
export class CheckStepRunner {
  private readonly parts: StepParts;

  constructor(
    calls: BankCalls,
    requests: OAuthRequests,
    connections: Connections,
    authorizations: Authorizations,
    tokens: ConnectionTokens,
    budgets: ConsentBudgets,
    records: ConsentRecords,
    memory: AccountMemory,
    clock: Clock,
  ) {
    const now = (): Date => clock.now();
    this.parts = { calls, requests, connections, authorizations, tokens, budgets, records, memory, now };
  }

  run(situation: StepSituation): Promise<StepDone> {
    const step = STEPS[situation.input.step];
    if (step === undefined) throw new Error(`${situation.input.step} is not for anybody to start.`);
    return step(situation, this.parts);
  }
}
