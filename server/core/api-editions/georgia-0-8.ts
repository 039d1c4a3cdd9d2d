import type { ApiEditionFacts } from './api-edition.js';
import { cardAccountEndpoints, commonEndpoints, PAYMENT_SERVICES } from './common-endpoints.js';

const HOST = 'https://open-banking-api.paysera.com';
const BASE = '/xs2a/georgia/0.8';

/** The Georgian standard 0.8 at Paysera, from its public pages. */
export const GEORGIA_0_8: ApiEditionFacts = {
  id: 'georgia-0.8',
  name: 'Georgia 0.8',
  host: HOST,
  basePath: BASE,
  resourceBase: `${HOST}${BASE}/v1`,
  oauthBase: `${HOST}${BASE}/`,
  discovery: `${HOST}${BASE}/.well-known/oauth-authorization-server`,
  framework: { name: 'Open Banking Georgia', version: '0.8', follows: 'NextGenPSD2 1.3.9' },
  environments: {
    production: { status: 'open', note: '' },
    sandbox: { status: 'unconfirmed', note: 'None is mentioned.' },
  },
  consents: { scaValidityDays: 90, oneOffMinutes: 60, establishmentHours: 24, frequencyPerDay: 4 },
  paymentTimeoutMinutes: 15,
  paymentServices: PAYMENT_SERVICES,
  paymentProducts: [
    { id: 'aspsp', status: 'open', source: 'page', note: 'Between accounts at the bank itself.' },
    { id: 'domestic', status: 'open', source: 'page', note: 'Within Georgia.' },
    { id: 'foreign', status: 'open', source: 'page', note: 'Abroad.' },
  ],
  endpoints: [
    ...commonEndpoints(
      new Set([
        'consents.authorisations.update',
        'accounts.show',
        'payments.initiate',
        'payments.authorisations.list',
      ]),
    ),
    ...cardAccountEndpoints('not-supported', 'Not supported, says the table of conformity (C10).'),
  ],
  doubts: [
    'Bulk and periodic payments are described, the summary speaks of single payments only (C8).',
    'The FAQ lists card details among the data (C10).',
    'Its pages demand a match with the EBA register; Georgian institutions stand in the register of the National Bank (C13).',
    'Its samples print the OAuth addresses of the Berlin edition (C15); read them from discovery.',
    'Confirmation of funds is announced as coming soon (C17).',
  ],
};
