import type { CheckStatus, Outcome } from '../../../server/evaluations/evaluations.contract.js';
import type { State } from '../../theme/states.js';

export const STATE_OF_OUTCOME = {
  valid: 'ok',
  'valid-with-warnings': 'warning',
  'valid-not-in-register': 'warning',
  'role-not-authorised': 'critical',
  indeterminate: 'unknown',
  'not-qualified': 'critical',
  'no-longer-qualified': 'critical',
  'not-psd2': 'notice',
  'not-a-qwac': 'notice',
  'withdrawn-in-register': 'critical',
  'not-yet-valid': 'notice',
  expired: 'ended',
  suspended: 'critical',
  revoked: 'critical',
  'path-invalid': 'critical',
  unparsable: 'critical',
} as const satisfies Record<Outcome, State>;

export const STATE_OF_CHECK = {
  pass: 'ok',
  warn: 'warning',
  fail: 'critical',
  unknown: 'unknown',
  skipped: 'ended',
} as const satisfies Record<CheckStatus, State>;
