import type { DeliveryOutcome } from '../delivery.js';
import { oneLine } from '../mail-text.js';

/** Later it may be taken: too early, too many. */
const FOR_NOW: ReadonlySet<number> = new Set([408, 409, 423, 425, 500, 501]);
/** Nothing else would be taken at this moment either. */
const NOT_THERE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What a channel's HTTP answer says about the message. */
export function judgeAnswer(status: number, body: string): DeliveryOutcome {
  const said = oneLine(body, 200);
  const response = said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`;
  if (status >= 200 && status < 300) return { outcome: 'accepted', response };
  if (NOT_THERE.has(status)) return { outcome: 'unreachable', reason: response };
  return { outcome: 'refused', permanent: status < 500 && !FOR_NOW.has(status), response };
}
