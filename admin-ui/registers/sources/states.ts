import type { ManualState, SourceHealth } from '../../../server/registers/sources.contract.js';
import type { DecisionState } from '../../../server/registers/sources.contract.js';
import type { State } from '../../theme/states.js';

export const STATE_OF_SOURCE: Record<SourceHealth, State> = {
  fresh: 'ok',
  stale: 'warning',
  failing: 'critical',
  empty: 'unknown',
  off: 'ended',
  retired: 'ended',
};

export const STATE_OF_DECISION: Record<DecisionState | ManualState, State> = {
  proposed: 'waiting',
  approved: 'ok',
  over: 'ended',
  ended: 'ended',
  revoked: 'ended',
};

export const STATE_OF_ENTRY = {
  active: 'ok',
  withdrawn: 'critical',
  'not-yet': 'notice',
  listed: 'ended',
  unknown: 'unknown',
} as const satisfies Record<string, State>;
