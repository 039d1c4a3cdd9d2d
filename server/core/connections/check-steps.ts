import type { AccessRole } from '../api-editions/edition-names.js';

export const CHECK_FLOWS = ['consent', 'accounts', 'payment'] as const;
export type CheckFlow = (typeof CHECK_FLOWS)[number];

/** Stored with checks and never renamed. */
export const CHECK_STEPS = [
  'consent.discovery',
  'consent.create',
  'consent.authorize',
  'consent.token',
  'consent.status',
  'consent.record',
  'accounts.list',
  'accounts.balances',
  'accounts.transactions',
  'accounts.refresh',
  'payment.initiate',
  'payment.authorize',
  'payment.token',
  'payment.status',
] as const;
export type CheckStepId = (typeof CHECK_STEPS)[number];

export interface CheckStepFacts {
  readonly flow: CheckFlow;
  /** What the certificate has to be good for. Null: any of a client. */
  readonly role: AccessRole | null;
  /** What is sent: `POST /consents`; empty where nothing is. */
  readonly call: string;
  /** Who does it. `customer`: a person at the bank. `nobody`: it follows from the one before. */
  readonly by: 'server' | 'customer' | 'callback';
  /** Steps that have to have passed. */
  readonly needs: readonly CheckStepId[];
  readonly citation: string;
}

const facts = (
  flow: CheckFlow,
  role: AccessRole | null,
  call: string,
  needs: readonly CheckStepId[],
  { by = 'server', citation = '' }: Partial<Pick<CheckStepFacts, 'by' | 'citation'>> = {},
): CheckStepFacts => ({ flow, role, call, needs, by, citation });

/** The checklists: what is asked, in which order, what the role demands. */
export const CHECK_STEP_FACTS: Readonly<Record<CheckStepId, CheckStepFacts>> = {
  'consent.discovery': facts('consent', null, 'GET /.well-known/oauth-authorization-server', [], {
    citation: 'RFC 8414, Paysera §1.2',
  }),
  'consent.create': facts('consent', 'PSP_AI', 'POST /consents', ['consent.discovery'], {
    citation: 'NextGenPSD2 §6.3.1, Paysera §3.2',
  }),
  'consent.authorize': facts('consent', 'PSP_AI', 'GET authorization_endpoint', ['consent.create'], {
    ...{ by: 'customer', citation: 'RFC 6749 §4.1.1, RFC 7636, Paysera §1.3' },
  }),
  'consent.token': facts('consent', 'PSP_AI', 'POST token_endpoint', ['consent.authorize'], {
    ...{ by: 'callback', citation: 'RFC 6749 §4.1.3, RFC 9207' },
  }),
  'consent.status': facts('consent', 'PSP_AI', 'GET /consents/{consentId}/status', ['consent.token'], {
    citation: 'NextGenPSD2 §6.3.2',
  }),
  'consent.record': facts('consent', null, '', ['consent.status']),
  'accounts.list': facts('accounts', 'PSP_AI', 'GET /accounts', ['consent.status'], {
    citation: 'NextGenPSD2 §6.5.1',
  }),
  'accounts.balances': facts('accounts', 'PSP_AI', 'GET /accounts/{account-id}/balances', ['accounts.list'], {
    citation: 'NextGenPSD2 §6.5.3',
  }),
  'accounts.transactions': facts(
    'accounts',
    'PSP_AI',
    'GET /accounts/{account-id}/transactions',
    ['accounts.list'],
    { citation: 'NextGenPSD2 §6.5.4' },
  ),
  'accounts.refresh': facts('accounts', null, 'POST token_endpoint', ['consent.token'], {
    citation: 'RFC 6749 §6, RFC 9700 §4.14.2',
  }),
  'payment.initiate': facts('payment', 'PSP_PI', 'POST /payments/{payment-product}', [], {
    citation: 'NextGenPSD2 §5.3.1',
  }),
  'payment.authorize': facts('payment', 'PSP_PI', 'GET authorization_endpoint', ['payment.initiate'], {
    ...{ by: 'customer', citation: 'RFC 6749 §4.1.1, RFC 7636' },
  }),
  'payment.token': facts('payment', 'PSP_PI', 'POST token_endpoint', ['payment.authorize'], {
    ...{ by: 'callback', citation: 'RFC 6749 §4.1.3, RFC 9207' },
  }),
  'payment.status': facts(
    'payment',
    'PSP_PI',
    'GET /payments/{payment-product}/{paymentId}/status',
    ['payment.token'],
    { citation: 'NextGenPSD2 §5.3.2' },
  ),
};

export const stepsOfFlow = (flow: CheckFlow): readonly CheckStepId[] =>
  CHECK_STEPS.filter((step) => CHECK_STEP_FACTS[step].flow === flow);
