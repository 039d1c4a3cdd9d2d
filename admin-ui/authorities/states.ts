import type { LinkState } from '../../server/authorities/authorities.contract.js';
import type { State } from '../theme/states.js';

/** A link that nobody has confirmed is no good one and no bad one; one whose time has come waits for a person. */
export const STATE_OF_LINK = {
  confirmed: 'ok',
  due: 'waiting',
  never: 'unknown',
  reported: 'warning',
} as const satisfies Record<LinkState, State>;
