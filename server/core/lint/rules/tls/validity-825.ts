import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';
import { beyond, daysUnder, type ValidityLimit } from '../../validity-limit.js';

const LIMIT: ValidityLimit = { until: new Date(Date.UTC(2020, 8, 1)), days: 825 };

export const tlsValidity825 = rule({
  id: 'tls.validity-825',
  title:
    'A certificate for browsers, issued from 1 March 2018 to 31 August 2020, is valid for at most 825 days.',
  severity: 'error',
  citation: [CABF_BR('6.3.2 (ballot 193)')],
  appliesTo: ['qwac'],
  effectiveFrom: new Date(Date.UTC(2018, 2, 1)),
  ask: 'Please reissue the certificate with a validity of at most 825 days, as the Baseline Requirements 6.3.2 demand of certificates for browsers issued from 1 March 2018 to 31 August 2020.',

  subject: (certificate) => daysUnder(certificate, LIMIT),

  check: (days, certificate) => beyond(LIMIT, days, certificate),
});
