import type { MessagePayload } from '../../core/alerts/channels/channel-event.js';
import type { DeliveryOutcome } from '../../core/alerts/delivery.js';
import type { MailContent } from '../../core/alerts/mail-text.js';
import type { MailAttachment } from '../../ports/mailer.js';
import type { MessageEntity } from '../message.entity.js';

export interface Sending {
  readonly message: MessageEntity;
  /** As of now; the row may say something older. */
  readonly content: MailContent;
  readonly payload: MessagePayload;
  readonly attachments: readonly MailAttachment[];
  readonly at: Date;
}

/** One way out of the outbox. It never throws for what the other side does. */
export interface Sender {
  /** False: messages wait, and are not even tried. */
  readonly configured: boolean;
  /** An answer comes within this time, whatever the other side does. */
  readonly deadlineMs: number;
  /** How many are on their way at once. */
  readonly concurrent: number;
  send(sending: Sending): Promise<DeliveryOutcome>;
}
