import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { Json } from '../core/audit/canonical-json.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import type { ReviewAttachmentRow, ReviewDetailsRow, ReviewMessageRow } from './reviews.contract.js';

/**
 * Who looked at what people wrote about themselves: contacts, correspondence, files. Whoever changes something is in the
 * audit log with that; this is for looking only. Says how much and not whose, because the log keeps its entries for ever.
 */
@Injectable()
export class ReviewViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async application(shown: ReviewDetailsRow, reader: Actor): Promise<ReviewDetailsRow> {
    const { contacts } = shown.application;
    await this.record('view-contacts', shown.id, reader, contacts.length, { contacts: contacts.length });
    return shown;
  }

  async messages(id: string, shown: ReviewMessageRow[], reader: Actor): Promise<ReviewMessageRow[]> {
    await this.record('view-messages', id, reader, shown.length, { messages: shown.length });
    return shown;
  }

  async attachments(id: string, shown: ReviewAttachmentRow[], reader: Actor): Promise<ReviewAttachmentRow[]> {
    await this.record('view-attachments', id, reader, shown.length, { attachments: shown.length });
    return shown;
  }

  async download(id: string, attachmentId: string, reader: Actor): Promise<void> {
    await this.record('download-attachment', id, reader, 1, { attachmentId });
  }

  /** No entry where there was nothing to see. */
  private async record(verb: string, id: string, actor: Actor, seen: number, details: Json): Promise<void> {
    if (seen === 0) return;
    const at = this.clock.now();
    const subject = { subjectType: 'review', subjectId: id };
    await this.transactions.run((tx) =>
      this.audit.record(tx, { actor, at, action: `review.${verb}`, ...subject, details }),
    );
  }
}
