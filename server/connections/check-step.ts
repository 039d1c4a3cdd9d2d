import type { EntityManager } from 'typeorm';
import type { CheckStepId } from '../core/connections/check-steps.js';
import type { Outcome } from '../core/connections/outcomes.js';
import type { Fact } from '../core/probes/probe-result.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import type { AccountMemory } from './account-memory.js';
import type { Authorizations } from './authorizations.service.js';
import type { BankCall, BankCalls, BankLine, BankRequest } from './bank-calls.service.js';
import type { ConnectionTokens } from './connection-tokens.service.js';
import type { ConnectionEntity } from './connection.entity.js';
import type { Connections } from './connections.service.js';
import type { RunStep } from './connections.contract.js';
import type { ConsentBudgets } from './consent-budget.service.js';
import type { ConsentRecords } from '../consents/consent-records.service.js';
import type { CheckContext, IntegrationCheckEntity } from './integration-check.entity.js';
import type { OAuthRequests } from './oauth-client.service.js';

/** What a step may use. */
export interface StepParts {
  readonly calls: BankCalls;
  readonly requests: OAuthRequests;
  readonly connections: Connections;
  readonly authorizations: Authorizations;
  readonly tokens: ConnectionTokens;
  readonly budgets: ConsentBudgets;
  readonly records: ConsentRecords;
  readonly memory: AccountMemory;
  readonly now: () => Date;
}

export interface StepSituation {
  readonly check: IntegrationCheckEntity;
  readonly connection: ConnectionEntity;
  readonly line: BankLine;
  readonly input: RunStep;
  readonly user: SignedInUser;
  /** Of the customer, when the customer is there; then the bank is told. */
  readonly psuAddress: string | null;
}

export interface StepDone {
  readonly outcomes: readonly Outcome[];
  readonly facts?: readonly Fact[];
  readonly calls: readonly BankCall[];
  /** The bank's answers are about a customer's accounts: of them only that they came is kept. */
  readonly isPersonal?: boolean;
  readonly context?: Partial<CheckContext>;
  /** Where the customer goes now. */
  readonly url?: string | null;
  /** Further rows, in the transaction that keeps the step; may add to the context. */
  readonly write?: (tx: EntityManager, at: Date) => Promise<Partial<CheckContext> | undefined>;
  /** Steps that are done with this one. */
  readonly also?: readonly { readonly step: CheckStepId; readonly outcome: Outcome }[];
}

export type CheckStep = (situation: StepSituation, parts: StepParts) => Promise<StepDone>;

/** A call below `/v1`, with the customer's address where the customer is there. */
export const withCustomer = (request: BankRequest, psuAddress: string | null): BankRequest => ({
  ...request,
  headers: { ...request.headers, ...(psuAddress !== null && { 'PSU-IP-Address': psuAddress }) },
});
