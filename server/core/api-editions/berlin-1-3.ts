import type { ApiEditionFacts } from './api-edition.js';
import { cardAccountEndpoints, commonEndpoints, PAYMENT_SERVICES } from './common-endpoints.js';

const HOST = 'https://open-banking-api.paysera.com';
const BASE = '/xs2a/berlin/1.3';

/** NextGenPSD2 1.3 at Paysera, from its public pages. */
export const BERLIN_1_3: ApiEditionFacts = {
  id: 'berlin-1.3',
  name: 'Berlin Group 1.3',
  host: HOST,
  basePath: BASE,
  resourceBase: `${HOST}${BASE}/v1`,
  oauthBase: `${HOST}${BASE}/`,
  discovery: `${HOST}${BASE}/.well-known/oauth-authorization-server`,
  framework: { name: 'NextGenPSD2', version: '1.3', follows: 'NextGenPSD2 1.3.12 of 2022-07-01' },
  environments: {
    production: { status: 'open', note: '' },
    sandbox: { status: 'coming-soon', note: 'Work in progress; no address is published.' },
  },
  consents: { scaValidityDays: 180, oneOffMinutes: 60, establishmentHours: 24, frequencyPerDay: 4 },
  paymentTimeoutMinutes: 15,
  paymentServices: PAYMENT_SERVICES,
  paymentProducts: [
    { id: 'sepa-credit-transfers', status: 'open', source: 'page', note: 'SEPA credit transfer.' },
    { id: 'instant-sepa-credit-transfers', status: 'open', source: 'page', note: 'Instant SEPA.' },
    { id: 'target-2-payments', status: 'open', source: 'page', note: 'TARGET2.' },
  ],
  endpoints: [
    ...commonEndpoints(
      new Set([
        'consents.create',
        'payments.authorisations.list',
        'payments.cancellations.start',
        'payments.cancellations.update',
      ]),
    ),
    ...cardAccountEndpoints('partly', 'Supported in part, says the table of conformity.'),
  ],
  doubts: [
    'Domestic payments in RON are described, but no page names their word in the path: they are refused until it is known (C7).',
    'One endpoint page lists the products aspsp, domestic and foreign, clearly a text of the Georgian edition (C7).',
    'Bulk and periodic payments are listed by endpoint pages and left out by the summaries (C8).',
    'Samples write the path as /v1/accounts without the edition (C14); both forms are understood here.',
    'Confirmation of funds is announced as coming soon (C17).',
  ],
};
