import { statesOf } from '../trust-lists/service-index.js';
import type { ServiceState, TrustService } from '../trust-lists/trusted-list.js';

/**
 * The state that a service was in at an instant: the newest that had begun by then, to the second and inclusive.
 * `disorder` when the states are not listed strictly newest first, for then the list does not say (TS 119 615
 * PRO-4.3.4-03A); `undefined` before the first.
 */
export function stateAt(service: TrustService, at: Date): ServiceState | 'disorder' | undefined {
  const states = statesOf(service);
  const begins = states.map(({ since }) => Date.parse(since));
  if (begins.some((begin, i) => i > 0 && begin >= begins[i - 1]!)) return 'disorder';
  const second = Math.floor(at.getTime() / 1000) * 1000;
  return states.find((_, i) => begins[i]! <= second);
}
