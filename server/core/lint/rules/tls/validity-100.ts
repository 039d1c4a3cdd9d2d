import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';
import { beyond, daysUnder, type ValidityLimit } from '../../validity-limit.js';

const LIMIT: ValidityLimit = { until: new Date(Date.UTC(2029, 2, 15)), days: 100, advised: 99 };

export const tlsValidity100 = rule({
  id: 'tls.validity-100',
  title:
    'A certificate for browsers, issued from 15 March 2027 to 14 March 2029, is valid for at most 100 days.',
  severity: 'error',
  citation: [CABF_BR('6.3.2 (SC-081)')],
  appliesTo: ['qwac'],
  effectiveFrom: new Date(Date.UTC(2027, 2, 15)),
  ask: 'Please reissue the certificate with a validity of at most 100 days, as the Baseline Requirements 6.3.2 demand of certificates for browsers issued from 15 March 2027 to 14 March 2029.',

  subject: (certificate) => daysUnder(certificate, LIMIT),

  check: (days, certificate) => beyond(LIMIT, days, certificate),
});
