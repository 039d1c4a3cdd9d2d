import type { StatusWarning } from '../../server/status/status.contract.js';
import type { State } from '../theme/states.js';

/** Whatever keeps alerts from being found out or told is red. */
const RED: ReadonlySet<string> = new Set<string>([
  'nobody-listens',
  'job-overdue',
  'mail-stuck',
  'mail-failing',
  'channel-failing',
  'disk-low',
]);

export function stateOfWarning(warning: StatusWarning): State {
  if (warning === 'no-default-recipient') return 'notice';
  return RED.has(warning) ? 'critical' : 'warning';
}
