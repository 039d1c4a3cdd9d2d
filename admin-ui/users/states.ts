import type { User } from '../../server/users/users.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_USER = {
  invited: 'waiting',
  active: 'ok',
  disabled: 'ended',
} as const satisfies Record<User['state'], State>;

export const STATE_OF_CONSENT = {
  waiting: 'waiting',
  consented: 'ok',
  'one-person': 'warning',
  'not-a-decider': 'ended',
} as const satisfies Record<User['decider']['state'], State>;
