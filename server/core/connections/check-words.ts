import type { CheckFlow, CheckStepId } from './check-steps.js';

/** English names of the checklists and their steps, as they stand in reports. */
export const FLOW_TITLES: Readonly<Record<CheckFlow, string>> = {
  consent: 'Consent',
  accounts: 'Account information',
  payment: 'Payment initiation',
};

export const STEP_TITLES: Readonly<Record<CheckStepId, string>> = {
  'consent.discovery': 'Read the metadata of the authorization server',
  'consent.create': 'Create the consent',
  'consent.authorize': 'The customer agrees at the bank',
  'consent.token': 'Exchange the code for a token',
  'consent.status': 'Ask for the status of the consent',
  'consent.record': 'Write the consent into the register',
  'accounts.list': 'List accounts',
  'accounts.balances': 'Read balances',
  'accounts.transactions': 'Read transactions',
  'accounts.refresh': 'Renew the token',
  'payment.initiate': 'Initiate the payment',
  'payment.authorize': 'The customer agrees at the bank',
  'payment.token': 'Exchange the code for a token',
  'payment.status': 'Ask for the status of the payment',
};
