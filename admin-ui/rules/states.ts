import type { AdjustedSeverity, AdjustmentState } from '../../server/lint-settings/lint-settings.contract.js';
import { SEVERITY_STATES } from '../certificates/states.js';
import type { State } from '../theme/states.js';

export const STATE_OF_SEVERITY = { ...SEVERITY_STATES, off: 'ended' } as const satisfies Record<
  AdjustedSeverity,
  State
>;

export const STATE_OF_ADJUSTMENT = {
  'in-force': 'waiting',
  ended: 'ended',
  withdrawn: 'ended',
} as const satisfies Record<AdjustmentState, State>;

export const ruleAddress = (id: string) => `/settings/rules/${encodeURIComponent(id)}`;
