import type { Waiver } from '../../server/reviews/decisions.contract.js';
import type { State } from '../theme/states.js';
import type { VersionState } from './profile-versions.js';

export const STATE_OF_VERSION = {
  proposed: 'waiting',
  'in-force': 'ok',
  'built-in': 'ok',
  replaced: 'ended',
  revoked: 'ended',
} as const satisfies Record<VersionState, State>;

/** A waiver that counts is a warning: something is put up with. */
export const STATE_OF_WAIVER = {
  proposed: 'waiting',
  approved: 'warning',
  revoked: 'ended',
  over: 'ended',
} as const satisfies Record<Waiver['state'], State>;
