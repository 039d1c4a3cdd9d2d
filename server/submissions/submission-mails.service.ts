import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { MessageState } from '../core/alerts/delivery.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { composeSubmissionMail } from '../core/submissions/submission-mail.js';
import { packageName } from '../core/submissions/submission-package.js';
import type { Prepared } from '../messages/message-outcome.js';
import { type MessageFollower, MessageSender } from '../messages/message-sender.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { change, readForChange, stateAfter } from './submission-store.js';
import { SubmissionEntity } from './submission.entity.js';
import { Submissions } from './submissions.service.js';
import type { MailSubmission, SubmissionMail } from './submissions.contract.js';

const DAY_MS = 24 * 60 * 60_000;
const MAIL_EXPIRES_MS = 3 * DAY_MS;

/** Mails the package to the bank, once a person has confirmed what goes to whom. */
@Injectable()
export class SubmissionMails implements OnModuleInit, MessageFollower {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly messages: Messages,
    private readonly sender: MessageSender,
    private readonly submissions: Submissions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.sender.follow(['submission'], this);
  }

  /** What would be sent; the mail names the contacts. */
  async preview(id: string, reader: Actor): Promise<SubmissionMail> {
    const { recipient, content, attachment } = await this.compose(id);
    await this.submissions.recordView(id, 'view-mail', reader, { sha256: attachment.sha256 });
    const { bytes, ...attached } = attachment;
    return {
      recipient,
      subject: content.subject,
      text: content.text,
      attachment: { ...attached, size: bytes.length },
    };
  }

  /** Sends exactly what was shown, or nothing. */
  async send(id: string, confirmed: MailSubmission, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { recipient, content, attachment } = await this.compose(id);
    const { version, confirmRecipient, confirmSha256 } = confirmed;
    if (confirmRecipient !== recipient || confirmSha256 !== attachment.sha256)
      throw new Problem('confirmation-mismatch');
    await this.transactions.run(async (tx) => {
      const row = await readForChange(tx, id, version);
      const state = stateAfter(row, 'send');
      if (row.packageSha256 !== attachment.sha256) throw new Problem('confirmation-mismatch');
      const { name, bytes } = attachment;
      const messageId = await this.messages.enqueue(tx, {
        ...{ kind: 'submission' as const, to: recipient, content, at },
        // A second click is the same mail.
        dedupeKey: `submission:${id}:${row.version}`,
        expiresAt: new Date(at.getTime() + MAIL_EXPIRES_MS),
        subject: { type: 'submission', id },
        attachments: [{ name, type: 'application/zip', bytes }],
      });
      const facts = { recipient, sha256: attachment.sha256 };
      const sent = { sentAt: at, sentBy: actor.name, sentTo: recipient, messageId };
      await change(tx, row, { ...sent, state }, { kind: 'mailed', facts }, actor, at);
      await this.audit.record(tx, {
        ...{ actor, at, action: 'submission.mail', subjectType: 'submission', subjectId: id, details: facts },
      });
    });
  }

  /** Nothing is added or left out on the way. */
  prepare(): Promise<ReadonlyMap<string, Prepared>> {
    return Promise.resolve(new Map());
  }

  /** A mail that did not arrive was not sent: the package waits for a person again. */
  async settled(
    tx: EntityManager,
    messageIds: readonly string[],
    state: MessageState,
    at: Date,
  ): Promise<void> {
    if (state !== 'failed' && state !== 'dropped') return;
    const rows = await tx.findBy(SubmissionEntity, { messageId: In([...messageIds]), state: 'sent' });
    for (const row of rows) {
      const unsent = { state: 'prepared' as const, sentAt: null, sentBy: null };
      const facts = { recipient: row.sentTo ?? '' };
      await change(tx, row, unsent, { kind: 'mail-failed', facts }, SYSTEM, at);
    }
  }

  private async compose(id: string) {
    const row = await this.db
      .read(SubmissionEntity)
      .createQueryBuilder('submission')
      .addSelect(['submission.facts', 'submission.package'])
      .where({ id })
      .getOne();
    if (row === null) throw new Problem('submission-not-found');
    const refusal = this.submissions.mailRefusal();
    const recipient = this.config.bankMailTo;
    if (refusal !== null || recipient === undefined) throw new Problem(refusal ?? 'bank-mail-unset');
    const attachment = {
      ...{ name: packageName(row.reviewNumber, 'zip'), sha256: row.packageSha256, bytes: row.package },
    };
    return { recipient, content: composeSubmissionMail(row.facts, attachment), attachment };
  }
}
