import { DAY_MS } from './expiry-thresholds.js';

/** `dropped`: nobody needed it any more before it was sent. `gathered`: told by a digest, since its reader had had many. */
export const MESSAGE_STATES = ['waiting', 'gathered', 'sending', 'sent', 'failed', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];
/** What whoever wrote a message is told; that it is gathered is a matter of the outbox. */
export type ToldState = Exclude<MessageState, 'gathered'>;

/** So long after the first attempt a mail that was never accepted is given up. */
export const GIVE_UP_AFTER_MS = 3 * DAY_MS;

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
/** A server that is back is noticed within this time; trying costs one connection, whatever the queue's length. */
const LONGEST_PAUSE_UNREACHABLE_MS = 60_000;

export interface DeliveryAttempt {
  /** Counts this one. */
  readonly attempts: number;
  readonly firstAttemptAt: Date;
}

/** What a mail server did; the port `Mailer` says the same. */
export type DeliveryOutcome =
  | { readonly outcome: 'accepted'; readonly response: string }
  | { readonly outcome: 'refused'; readonly permanent: boolean; readonly response: string }
  | { readonly outcome: 'unreachable'; readonly reason: string };

/** One attempt, as it is kept. */
export interface MessageAttempt {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly outcome: DeliveryOutcome['outcome'];
  /** In the words of whoever was asked. */
  readonly response: string;
  readonly durationMs: number;
}

/** So many attempts are kept of a message. */
export const ATTEMPTS_KEPT = 30;

export type DeliveryDecision =
  | { readonly state: 'sent'; readonly response: string }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'waiting'; readonly error: string; readonly nextAttemptAt: Date };

/** What becomes of a mail after an attempt. Pauses double from 15 seconds on; a refusal for good is final at once. */
export function decideDelivery(
  outcome: DeliveryOutcome,
  { attempts, firstAttemptAt }: DeliveryAttempt,
  at: Date,
): DeliveryDecision {
  if (outcome.outcome === 'accepted') return { state: 'sent', response: outcome.response };
  const error = outcome.outcome === 'refused' ? outcome.response : outcome.reason;
  const final = outcome.outcome === 'refused' && outcome.permanent;
  if (final || at.getTime() - firstAttemptAt.getTime() >= GIVE_UP_AFTER_MS) return { state: 'failed', error };
  const longest = outcome.outcome === 'refused' ? LONGEST_PAUSE_MS : LONGEST_PAUSE_UNREACHABLE_MS;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20), longest);
  return { state: 'waiting', error, nextAttemptAt: new Date(at.getTime() + pause) };
}
