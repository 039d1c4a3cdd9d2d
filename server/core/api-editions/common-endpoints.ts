import type { ApiEndpoint, FactSource, PaymentWord } from './api-edition.js';

type Row = Pick<ApiEndpoint, 'id' | 'method' | 'path'> &
  Partial<Pick<ApiEndpoint, 'note' | 'status' | 'source'>>;

const endpoint =
  (common: Pick<ApiEndpoint, 'role' | 'needs'>) =>
  ({ id, method, path, note = '', status = 'open', source = 'standard' }: Row): ApiEndpoint => ({
    ...{ id, method, path, ...common, status, source, note },
  });

const consent = endpoint({ role: 'PSP_AI', needs: 'own-consent' });
const account = endpoint({ role: 'PSP_AI', needs: 'consent-and-token' });
const payment = endpoint({ role: 'PSP_PI', needs: 'own-payment' });
const initiation = endpoint({ role: 'PSP_PI', needs: 'nothing' });
const agreement = endpoint({ role: 'PSP_IC', needs: 'customer-agreement' });
const opening = endpoint({ role: 'PSP_AI', needs: 'nothing' });
const nobodys = endpoint({ role: null, needs: 'nothing' });

const AUTHORISATION = '/consents/{consentId}/authorisations';
const PAYMENT = '/{payment-service}/{payment-product}';
const ONE = `${PAYMENT}/{paymentId}`;

/** What both editions have alike; `page` names those that were read on a page of the edition. */
export function commonEndpoints(pages: ReadonlySet<string>): readonly ApiEndpoint[] {
  return COMMON.map((one) => (pages.has(one.id) ? { ...one, source: 'page' as FactSource } : one));
}

// prettier-ignore
const COMMON: readonly ApiEndpoint[] = [
  opening({ id: 'consents.create', method: 'POST', path: '/consents', note: 'Starts the customer\'s authentication. A new recurring consent, once authorised, ends the former one of the same customer.' }),
  consent({ id: 'consents.show', method: 'GET', path: '/consents/{consentId}' }),
  consent({ id: 'consents.status', method: 'GET', path: '/consents/{consentId}/status' }),
  consent({ id: 'consents.delete', method: 'DELETE', path: '/consents/{consentId}', note: 'The consent becomes terminatedByTpp.' }),
  consent({ id: 'consents.authorisations.start', method: 'POST', path: AUTHORISATION, note: 'Normally implicit, because the customer is redirected.' }),
  consent({ id: 'consents.authorisations.list', method: 'GET', path: AUTHORISATION }),
  consent({ id: 'consents.authorisations.status', method: 'GET', path: `${AUTHORISATION}/{authorisationId}` }),
  consent({ id: 'consents.authorisations.update', method: 'PUT', path: `${AUTHORISATION}/{authorisationId}`, note: 'For embedded and decoupled authentication, which this interface does not support.' }),
  account({ id: 'accounts.list', method: 'GET', path: '/accounts', source: 'seed' }),
  account({ id: 'accounts.show', method: 'GET', path: '/accounts/{accountId}' }),
  account({ id: 'accounts.balances', method: 'GET', path: '/accounts/{accountId}/balances', source: 'seed' }),
  account({ id: 'accounts.transactions', method: 'GET', path: '/accounts/{accountId}/transactions', source: 'seed' }),
  account({ id: 'accounts.transaction', method: 'GET', path: '/accounts/{accountId}/transactions/{transactionId}', status: 'unconfirmed', note: 'An option of the standard that no page mentions.' }),
  initiation({ id: 'payments.initiate', method: 'POST', path: PAYMENT, note: 'Starts the customer\'s authentication.' }),
  payment({ id: 'payments.show', method: 'GET', path: ONE }),
  payment({ id: 'payments.status', method: 'GET', path: `${ONE}/status` }),
  payment({ id: 'payments.cancel', method: 'DELETE', path: ONE }),
  payment({ id: 'payments.authorisations.start', method: 'POST', path: `${ONE}/authorisations`, note: 'Started explicitly only where several people have to sign.' }),
  payment({ id: 'payments.authorisations.list', method: 'GET', path: `${ONE}/authorisations` }),
  payment({ id: 'payments.authorisations.status', method: 'GET', path: `${ONE}/authorisations/{authorisationId}` }),
  payment({ id: 'payments.authorisations.update', method: 'PUT', path: `${ONE}/authorisations/{authorisationId}` }),
  payment({ id: 'payments.cancellations.start', method: 'POST', path: `${ONE}/cancellation-authorisations` }),
  payment({ id: 'payments.cancellations.list', method: 'GET', path: `${ONE}/cancellation-authorisations` }),
  payment({ id: 'payments.cancellations.status', method: 'GET', path: `${ONE}/cancellation-authorisations/{authorisationId}` }),
  payment({ id: 'payments.cancellations.update', method: 'PUT', path: `${ONE}/cancellation-authorisations/{authorisationId}` }),
  agreement({ id: 'funds-confirmations.create', method: 'POST', path: '/funds-confirmations', status: 'coming-soon', source: 'seed' }),
  nobodys({ id: 'signing-baskets.create', method: 'POST', path: '/signing-baskets', status: 'not-supported', source: 'page' }),
  nobodys({ id: 'signing-baskets.show', method: 'GET', path: '/signing-baskets/{basketId}', status: 'not-supported', source: 'page' }),
  nobodys({ id: 'signing-baskets.status', method: 'GET', path: '/signing-baskets/{basketId}/status', status: 'not-supported', source: 'page' }),
  nobodys({ id: 'signing-baskets.delete', method: 'DELETE', path: '/signing-baskets/{basketId}', status: 'not-supported', source: 'page' }),
];

/** Card accounts, as far as an edition has them. */
export const cardAccountEndpoints = (status: ApiEndpoint['status'], note: string): readonly ApiEndpoint[] =>
  (
    [
      ['card-accounts.list', '/card-accounts'],
      ['card-accounts.show', '/card-accounts/{accountId}'],
      ['card-accounts.balances', '/card-accounts/{accountId}/balances'],
      ['card-accounts.transactions', '/card-accounts/{accountId}/transactions'],
    ] as const
  ).map(([id, path]) => account({ id, method: 'GET', path, status, source: 'page', note }));

/** C8: endpoint pages list three services, the summaries know single payments only. */
export const PAYMENT_SERVICES: readonly PaymentWord[] = [
  { id: 'payments', status: 'open', source: 'page', note: 'Single payments.' },
  {
    ...{ id: 'bulk-payments', status: 'unconfirmed', source: 'page' },
    note: 'Endpoint pages list it; the summaries speak of single payments only.',
  },
  {
    ...{ id: 'periodic-payments', status: 'unconfirmed', source: 'page' },
    note: 'Endpoint pages list it; the summaries speak of single payments only.',
  },
];
