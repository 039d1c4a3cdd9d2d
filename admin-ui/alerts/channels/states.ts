import type { AlertChannel } from '../../../server/messages/alert-channels.contract.js';
import type { State } from '../../theme/states.js';

export type ChannelState = 'off' | 'failing' | 'never' | 'works';

/** A channel that was never tried may be wrong, so it does not look well. */
export function stateOfChannel({ enabled, failingSince, lastError, lastSentAt }: AlertChannel): ChannelState {
  if (!enabled) return 'off';
  if (failingSince !== null || lastError !== null) return 'failing';
  return lastSentAt === null ? 'never' : 'works';
}

export const COLOUR_OF_CHANNEL = {
  off: 'ended',
  failing: 'critical',
  never: 'unknown',
  works: 'ok',
} as const satisfies Record<ChannelState, State>;
