import { Injectable } from '@nestjs/common';
import type { DeliveryOutcome } from '../../core/alerts/delivery.js';
import { Mailer } from '../../ports/mailer.js';
import { calendarFile } from './calendar-file.js';
import type { Sender, Sending } from './sender.js';

/** Mails, over SMTP. */
@Injectable()
export class EmailSender implements Sender {
  readonly concurrent = 5;

  constructor(private readonly mailer: Mailer) {}

  get configured(): boolean {
    return this.mailer.configured;
  }

  get deadlineMs(): number {
    return this.mailer.deadlineMs;
  }

  send({ message, content, payload, attachments }: Sending): Promise<DeliveryOutcome> {
    const { to, messageId, createdAt } = message;
    const { dated, settingsLink } = payload;
    return this.mailer.send({
      ...content,
      ...{ to, messageId },
      attachments: dated === undefined ? attachments : [...attachments, calendarFile(dated, createdAt)],
      // Without `List-Unsubscribe-Post`: a scanner that follows links must not silence an alert (RFC 8058 §6).
      ...(settingsLink !== undefined && { headers: { 'List-Unsubscribe': `<${settingsLink}>` } }),
    });
  }
}
