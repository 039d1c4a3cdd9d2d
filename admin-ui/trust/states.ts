import {
  type AttemptOutcome,
  isSuccess,
  isTransportFailure,
  type TrustAnchorState,
  type TrustedList,
  type TrustedListState,
} from '../../server/trust/trust.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_LIST = {
  current: 'ok',
  overdue: 'warning',
  closed: 'ended',
  missing: 'unknown',
  'signer-withdrawn': 'critical',
  'not-pointed-at': 'ended',
} as const satisfies Record<TrustedListState, State>;

export const STATE_OF_ANCHOR = {
  proposed: 'waiting',
  approved: 'ok',
  revoked: 'ended',
} as const satisfies Record<TrustAnchorState, State>;

/** A failure to fetch passes by itself; a list that was refused is somebody's mistake or an attack. */
export function stateOfAttempt(outcome: AttemptOutcome | null): State {
  if (outcome === null) return 'unknown';
  if (isSuccess(outcome)) return 'ok';
  return isTransportFailure(outcome) ? 'warning' : 'critical';
}

export const hasFailed = ({ lastOutcome }: Pick<TrustedList, 'lastOutcome'>): boolean =>
  lastOutcome !== null && !isSuccess(lastOutcome);

/** The list of lists. */
export const LIST_OF_LISTS = 'EU';
