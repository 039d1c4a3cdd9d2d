/** Every further call while nobody answers, until that is decided; five of them fit into thirty seconds. */
export const RETRY_MS = 6_000;
/** While it is down: nobody should have to wait for long to see that it is back. */
const RECHECK_MS = 60_000;
const MINUTE = 60_000;

/** FNV-1a: spreads names evenly, and alike in every process. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  // What FNV leaves alike of names that differ at their end only (murmur3's last step).
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  return value >>> 0;
}

/**
 * The next turn of a target after an instant, both in milliseconds: each has a place of its own within the interval, so that
 * a thousand targets do not begin at once, and every turn is moved by up to a twentieth of it, so that we are not the ones
 * who knock exactly on the minute.
 */
export function nextTurn(targetId: string, everyMs: number, after: number): number {
  const place = hash(targetId) % everyMs;
  const jitter = Math.floor(everyMs / 20);
  for (let slot = Math.floor((after - place) / everyMs); ; slot++) {
    const moved = jitter === 0 ? 0 : hash(`${targetId}:${slot}`) % jitter;
    const turn = slot * everyMs + place + moved;
    if (turn > after) return turn;
  }
}

/** What is known when a run has ended. */
export interface TurnFacts {
  readonly targetId: string;
  readonly everyMinutes: number;
  /** Nobody answered, and whether it is down is not decided yet. */
  readonly isFailing: boolean;
  readonly isDown: boolean;
  readonly startedAt: number;
  readonly now: number;
}

/** When to ask again. */
export function turnAfter({ targetId, everyMinutes, isFailing, isDown, startedAt, now }: TurnFacts): number {
  if (isFailing) return Math.max(now, startedAt + RETRY_MS);
  const everyMs = everyMinutes * MINUTE;
  return nextTurn(targetId, isDown ? Math.min(everyMs, RECHECK_MS) : everyMs, now);
}
