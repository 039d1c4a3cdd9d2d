import type { Review } from '../../server/reviews/reviews.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_REVIEW = {
  draft: 'notice',
  submitted: 'waiting',
  'in-review': 'waiting',
  'needs-information': 'warning',
  approved: 'ok',
  rejected: 'critical',
  withdrawn: 'ended',
  expired: 'ended',
} as const satisfies Record<Review['state'], State>;
