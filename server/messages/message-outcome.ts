import type { MessagePayload } from '../core/alerts/channels/channel-event.js';
import { ATTEMPTS_KEPT, decideDelivery, type DeliveryOutcome } from '../core/alerts/delivery.js';
import type { MailContent } from '../core/alerts/mail-text.js';
import type { MessageEntity } from './message.entity.js';
import type { MessageState } from './messages.contract.js';

/** What a mail is, right before it goes out: unchanged, rewritten, or no longer wanted. */
export type Prepared =
  | { readonly send: 'as-it-is' }
  | { readonly send: 'rewritten'; readonly content: MailContent; readonly payload?: MessagePayload }
  | { readonly send: 'not'; readonly reason: string };

/** What changes in a message's row. */
export type Changes = Partial<MessageEntity> & { readonly state: MessageState };

const LONGEST_ERROR = 500;

/** Whether the mail server, or a channel, can be reached. One broken connection may be the fault of one mail; two in a row are not. */
export class Line {
  private failures = 0;
  private last: DeliveryOutcome | undefined;

  get down(): DeliveryOutcome | undefined {
    return this.failures >= 2 ? this.last : undefined;
  }

  note(outcome: DeliveryOutcome): void {
    this.failures = outcome.outcome === 'unreachable' ? this.failures + 1 : 0;
    this.last = outcome;
  }
}

/** What becomes of a message that is not even tried. */
export function beforeSending(message: MessageEntity, prepared: Prepared, at: Date): Changes | undefined {
  const reason =
    prepared.send === 'not'
      ? prepared.reason
      : message.expiresAt !== null && message.expiresAt <= at
        ? 'It would have come too late.'
        : undefined;
  return reason === undefined ? undefined : { ...ended(message), state: 'dropped', lastError: reason };
}

/** What becomes of a message after an attempt; without `tried`, nobody was asked because it was known to be in vain. */
export function afterSending(
  message: MessageEntity,
  { subject, text, html }: MailContent,
  outcome: DeliveryOutcome,
  at: Date,
  tried?: { readonly at: Date; readonly durationMs: number },
): Changes {
  const changes = afterOutcome(message, { subject, text, html }, outcome, at);
  if (tried === undefined) return changes;
  const response = shortened(outcome.outcome === 'unreachable' ? outcome.reason : outcome.response);
  const attempt = { at: tried.at.toISOString(), outcome: outcome.outcome, response };
  const log = [...message.log, { ...attempt, durationMs: tried.durationMs }].slice(-ATTEMPTS_KEPT);
  return { ...changes, log };
}

function afterOutcome(
  message: MessageEntity,
  { subject, text, html }: MailContent,
  outcome: DeliveryOutcome,
  at: Date,
): Changes {
  const { attempts, firstAttemptAt } = message;
  const decision = decideDelivery(outcome, { attempts, firstAttemptAt: firstAttemptAt ?? at }, at);
  switch (decision.state) {
    case 'sent':
      return {
        // The row keeps what was really sent; what did not change is not written again.
        ...(text !== message.text && { subject, text, html }),
        ...ended(message),
        state: 'sent',
        lastError: null,
        serverResponse: shortened(decision.response),
        sentAt: at,
      };
    case 'failed':
      return { ...ended(message), state: 'failed', lastError: shortened(decision.error) };
    case 'waiting':
      return {
        state: 'waiting',
        lastError: shortened(decision.error),
        nextAttemptAt: decision.nextAttemptAt,
        leaseToken: null,
      };
  }
}

/** Nothing more happens to it; a secret goes. */
export const ended = ({ confidential }: MessageEntity) => ({
  nextAttemptAt: null,
  leaseToken: null,
  ...(confidential && { text: null, html: null }),
});

export const contentOf = ({ subject, text, html }: MessageEntity, prepared: Prepared): MailContent =>
  prepared.send === 'rewritten' ? prepared.content : { subject, text: text ?? '', html: html ?? '' };

export const payloadOf = ({ payload }: MessageEntity, prepared: Prepared): MessagePayload =>
  (prepared.send === 'rewritten' ? prepared.payload : undefined) ?? payload ?? {};

const shortened = (text: string): string => text.slice(0, LONGEST_ERROR);
