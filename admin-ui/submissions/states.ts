import type { DemandStatus, SubmissionState } from '../../server/submissions/submissions.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_SUBMISSION = {
  prepared: 'waiting',
  sent: 'notice',
  'asked-back': 'warning',
  approved: 'ok',
  refused: 'critical',
} as const satisfies Record<SubmissionState, State>;

export const STATE_OF_DEMAND = {
  met: 'ok',
  'not-met': 'critical',
  unknown: 'unknown',
  'not-applicable': 'ended',
} as const satisfies Record<DemandStatus, State>;
