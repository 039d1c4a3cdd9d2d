import {
  CHECK_STEP_FACTS,
  type CheckStepId,
  type IntegrationCheck,
} from '../../../server/connections/connections.contract.js';

/** Whether somebody can start it: what the bank's answer does, or the step before, is started by nobody. */
export const isStarted = (step: CheckStepId): boolean => {
  const { by, call } = CHECK_STEP_FACTS[step];
  return by !== 'callback' && call !== '';
};

/** The bank is told the customer's address, which is mandatory there (NextGenPSD2 §5.3.1, §6.3.1). */
export const needsCustomer = (step: CheckStepId): boolean =>
  step === 'consent.create' || step === 'payment.initiate';

type Flow = IntegrationCheck['flows'][number];

/** The step that the button of a flow starts; null where nobody can go on. */
export const startableNext = ({ next }: Flow): CheckStepId | null =>
  next !== null && isStarted(next) ? next : null;
