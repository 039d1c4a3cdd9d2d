import type {
  CheckState,
  Connection,
  ConnectionState,
  IntegrationCheck,
} from '../../server/connections/connections.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_CONNECTION = {
  'not-connected': 'waiting',
  connected: 'ok',
  lost: 'critical',
} as const satisfies Record<ConnectionState, State>;

export const STATE_OF_TOKEN = {
  usable: 'ok',
  refreshing: 'notice',
  doubtful: 'warning',
  lost: 'critical',
  revoked: 'ended',
} as const satisfies Record<Connection['tokens'][number]['state'], State>;

/** What waits for another step is grey: nothing is known of it yet. */
export const STATE_OF_CHECK_STEP = {
  waiting: 'unknown',
  open: 'notice',
  'at-bank': 'waiting',
  passed: 'ok',
  failed: 'critical',
} as const satisfies Record<CheckState, State>;

export const STATE_OF_FLOW = {
  'not-begun': 'unknown',
  'under-way': 'notice',
  passed: 'ok',
  failed: 'critical',
} as const satisfies Record<IntegrationCheck['flows'][number]['state'], State>;

/** `info` is what one hopes for. */
export const STATE_OF_OUTCOME = {
  error: 'critical',
  warning: 'warning',
  notice: 'notice',
  info: 'ok',
} as const satisfies Record<'error' | 'warning' | 'notice' | 'info', State>;

type Token = Connection['tokens'][number];

const isLive = ({ state }: Token): boolean => state !== 'revoked' && state !== 'lost';

/** When the first customer has to come back; null where nothing is granted or no end is known. */
export function comesBackAt(tokens: readonly Token[]): string | null {
  const ends = tokens.filter(isLive).flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]));
  return ends.sort()[0] ?? null;
}
