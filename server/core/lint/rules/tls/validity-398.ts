import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';
import { beyond, daysUnder, type ValidityLimit } from '../../validity-limit.js';

const LIMIT: ValidityLimit = { until: new Date(Date.UTC(2026, 2, 15)), days: 398, advised: 397 };

export const tlsValidity398 = rule({
  id: 'tls.validity-398',
  title:
    'A certificate for browsers, issued from 1 September 2020 to 14 March 2026, is valid for at most 398 days.',
  severity: 'error',
  citation: [CABF_BR('6.3.2')],
  appliesTo: ['qwac'],
  effectiveFrom: new Date(Date.UTC(2020, 8, 1)),
  ask: 'Please reissue the certificate with a validity of at most 398 days, as the Baseline Requirements 6.3.2 demand of certificates for browsers issued from 1 September 2020 to 14 March 2026.',

  subject: (certificate) => daysUnder(certificate, LIMIT),

  check: (days, certificate) => beyond(LIMIT, days, certificate),
});
