import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';
import { beyond, daysUnder, type ValidityLimit } from '../../validity-limit.js';

const LIMIT: ValidityLimit = { days: 47, advised: 46 };

export const tlsValidity47 = rule({
  id: 'tls.validity-47',
  title: 'A certificate for browsers, issued from 15 March 2029 on, is valid for at most 47 days.',
  severity: 'error',
  citation: [CABF_BR('6.3.2 (SC-081)')],
  appliesTo: ['qwac'],
  effectiveFrom: new Date(Date.UTC(2029, 2, 15)),
  ask: 'Please reissue the certificate with a validity of at most 47 days, as the Baseline Requirements 6.3.2 demand of certificates for browsers issued from 15 March 2029 on.',

  subject: (certificate) => daysUnder(certificate, LIMIT),

  check: (days, certificate) => beyond(LIMIT, days, certificate),
});
