import { flowState, needsOf, nextStep, stateOf, type StepRecord } from '../core/connections/check.js';
import { CHECK_FLOWS, CHECK_STEP_FACTS, CHECK_STEPS } from '../core/connections/check-steps.js';
import { paymentTimeout } from '../core/connections/judge-status.js';
import type { ConnectionEntity } from './connection.entity.js';
import type { IntegrationCheckRow } from './connections.contract.js';
import type { ConsentBudget } from './consent-budget.service.js';
import type { IntegrationCheckEntity } from './integration-check.entity.js';

/** As the API shows it: every step there is, done or not. */
export function checkView(
  row: IntegrationCheckEntity,
  { organisationName, targetName, edition, environment }: ConnectionEntity,
  unattended: ConsentBudget | null,
  at: Date,
): IntegrationCheckRow {
  const { records, context } = row;
  const { consent, payment } = context;
  const running = row.runningUntil !== null && row.runningUntil > at ? row.running : null;
  return {
    ...{ id: row.id, connectionId: row.connectionId, organisationName, targetName, edition, environment },
    ...{ startedAt: row.startedAt, startedBy: row.startedBy, changedAt: row.changedAt, running },
    flows: CHECK_FLOWS.map((flow) => ({
      flow,
      state: flowState(flow, records),
      next: nextStep(flow, records),
    })),
    steps: CHECK_STEPS.map((step) => {
      const { role, call, by, citation } = CHECK_STEP_FACTS[step];
      const state = stateOf(step, records);
      const facts = { step, state, needs: [...needsOf(step, records)], role, call, by, citation };
      return { ...facts, ...done(records[step]) };
    }),
    ...{ consentId: consent?.id ?? null, consentRecordId: consent?.recordId ?? null },
    paymentId: payment?.id ?? null,
    paymentEndsAt: payment === undefined ? null : paymentTimeout(edition, new Date(payment.initiatedAt)),
    ...{ unattended, version: row.version },
  };
}

type Done = Pick<
  IntegrationCheckRow['steps'][number],
  'at' | 'durationMs' | 'outcomes' | 'facts' | 'phases' | 'traces'
>;

/** Copies: what is stored is read-only, what the API takes is not. */
const done = (record: StepRecord | undefined): Done =>
  record === undefined
    ? { at: null, durationMs: null, outcomes: [], facts: [], phases: [], traces: [] }
    : (structuredClone({
        ...{ at: record.at, durationMs: record.durationMs, outcomes: record.outcomes, facts: record.facts },
        ...{ phases: record.phases, traces: record.traces },
      }) as Done);
