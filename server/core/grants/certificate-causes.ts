import type { Outcome } from '../verdict/verdict.js';
import type { GrantCauseCode } from './grant-states.js';

/**
 * What an outcome means for access. `good` may still know fewer roles than the certificate states. `unknown` stops no
 * grant by itself: the age of the last proof decides.
 */
export type Meaning = 'good' | 'unknown' | GrantCauseCode;

const MEANINGS: Readonly<Record<Outcome, Meaning>> = {
  valid: 'good',
  'valid-with-warnings': 'good',
  'valid-not-in-register': 'good',
  'role-not-authorised': 'good',
  indeterminate: 'unknown',
  'not-qualified': 'certificate-invalid',
  'no-longer-qualified': 'certificate-invalid',
  'not-psd2': 'certificate-invalid',
  'not-a-qwac': 'certificate-invalid',
  'withdrawn-in-register': 'withdrawn-in-register',
  'not-yet-valid': 'certificate-invalid',
  expired: 'certificate-expired',
  suspended: 'certificate-suspended',
  revoked: 'certificate-revoked',
  'path-invalid': 'certificate-invalid',
  unparsable: 'certificate-invalid',
};

export const meaningOf = (outcome: Outcome): Meaning => MEANINGS[outcome];
