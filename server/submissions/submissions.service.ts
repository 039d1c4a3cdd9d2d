import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { demandsOf } from '../core/submissions/demands.js';
import { packageName } from '../core/submissions/submission-package.js';
import { possibleCommands, takesSecrets } from '../core/submissions/submission-states.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { type ApprovedReview, ApprovedReviews } from '../reviews/approved-reviews.service.js';
import { type MadePackage, SubmissionPackages } from './submission-packages.service.js';
import { SUBMISSION_LIST } from './submission-list.js';
import { change, readForChange, stateAfter, writeEvent } from './submission-store.js';
import {
  SubmissionAttachmentEntity,
  SubmissionEntity,
  SubmissionEventEntity,
  SubmissionSecretEntity,
} from './submission.entity.js';
import type {
  MarkSent,
  PrepareAgain,
  PrepareSubmission,
  SubmissionDetailsRow,
  SubmissionRow,
} from './submissions.contract.js';

/** Approved reviews on their way to the bank: prepared, looked at, handed over by hand. */
@Injectable()
export class Submissions {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reviews: ApprovedReviews,
    private readonly packages: SubmissionPackages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<SubmissionRow>> {
    const source = this.db.read(SubmissionEntity).createQueryBuilder('submission');
    const page = await findPage(source, SUBMISSION_LIST, query);
    return page.with(page.rows.map(rowOf));
  }

  /** As `show`, for whoever only looks: it names the contacts, so that looking at it is recorded. */
  async view(id: string, reader: Actor): Promise<SubmissionDetailsRow> {
    const shown = await this.show(id);
    const contacts = shown.contents.contacts.length;
    if (contacts > 0) await this.recordView(id, 'view-contacts', reader, { contacts });
    return shown;
  }

  /** Personal data was looked at. */
  async recordView(
    id: string,
    verb: string,
    actor: Actor,
    details: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run((tx) => this.record(tx, verb, id, actor, at, details));
  }

  async show(id: string): Promise<SubmissionDetailsRow> {
    const row = await this.db
      .read(SubmissionEntity)
      .createQueryBuilder('submission')
      .addSelect(['submission.facts', 'submission.files'])
      .where({ id })
      .getOne();
    if (row === null) throw new Problem('submission-not-found');
    const [events, attachments, secrets] = await Promise.all([
      this.db.read(SubmissionEventEntity).find({ where: { submissionId: id }, order: { position: 'ASC' } }),
      this.db
        .read(SubmissionAttachmentEntity)
        .find({ where: { submissionId: id }, order: { addedAt: 'ASC' } }),
      this.db.read(SubmissionSecretEntity).find({ where: { submissionId: id }, order: { kind: 'ASC' } }),
    ]);
    const { useCase, note, redirectUris, contacts } = row.facts;
    return {
      ...rowOf(row),
      contents: {
        ...{ useCase, note, redirectUris: [...redirectUris] },
        contacts: contacts.map((contact) => ({ ...contact, purposes: [...contact.purposes] })),
        demands: demandsOf(row.facts),
        files: [...row.files],
      },
      events: events.map(({ actorId, actorName, ...event }) => ({
        ...event,
        facts: { ...event.facts },
        by: { id: actorId, name: actorName },
        attachments: attachments.filter(({ eventId }) => eventId === event.id),
      })),
      secrets,
      takesSecrets: takesSecrets(row.state),
      commands: possibleCommands(row.state),
      mailRefusal: this.mailRefusal(),
    };
  }

  /** Why nothing could be mailed to the bank from here. */
  mailRefusal(): SubmissionDetailsRow['mailRefusal'] {
    if (this.config.demo) return 'bank-mail-in-demo';
    if (this.config.bankMailTo === undefined) return 'bank-mail-unset';
    return this.config.smtpUrl === undefined ? 'mail-not-configured' : null;
  }

  /** Puts the package of an approved review together. It is kept as it is: what is confirmed later is what is sent. */
  async prepare({ reviewId, note }: PrepareSubmission, actor: Actor): Promise<SubmissionDetailsRow> {
    this.refuseAtTheBank();
    const at = this.clock.now();
    const review = await this.approved(reviewId);
    const made = await this.packages.make(review, note, actor.name, at);
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      await this.stillApproved(review, tx);
      if (await tx.existsBy(SubmissionEntity, { openReviewId: reviewId }))
        throw new Problem('submission-open');
      await tx.insert(SubmissionEntity, {
        ...{ id, reviewId, openReviewId: reviewId, state: 'prepared' as const, version: 1 },
        ...columnsOf(review, made, actor, at),
      });
      await writeEvent(
        tx,
        id,
        1,
        { kind: 'prepared', text: note, facts: { sha256: made.sha256 } },
        actor,
        at,
      );
      await this.record(tx, 'prepare', id, actor, at, { review: review.number, sha256: made.sha256 });
    });
    return this.show(id);
  }

  /** The same with what is approved and known today. */
  async prepareAgain(
    id: string,
    { version, note }: PrepareAgain,
    actor: Actor,
  ): Promise<SubmissionDetailsRow> {
    this.refuseAtTheBank();
    const at = this.clock.now();
    const { reviewId } = await this.find(id);
    const review = await this.approved(reviewId);
    const made = await this.packages.make(review, note, actor.name, at);
    await this.transactions.run(async (tx) => {
      const row = await readForChange(tx, id, version);
      const state = stateAfter(row, 'prepare');
      await this.stillApproved(review, tx);
      const unsent = { sentAt: null, sentBy: null, sentTo: null, messageId: null };
      const facts = { sha256: made.sha256 };
      await change(
        ...([tx, row, { ...columnsOf(review, made, actor, at), ...unsent, state }] as const),
        ...([{ kind: 'prepared', text: note, facts }, actor, at] as const),
      );
      await this.record(tx, 'prepare', id, actor, at, { review: review.number, sha256: made.sha256 });
    });
    return this.show(id);
  }

  /** Somebody handed the package over outside of here. */
  async markSent(
    id: string,
    { version, reference, note }: MarkSent,
    actor: Actor,
  ): Promise<SubmissionDetailsRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await readForChange(tx, id, version);
      const state = stateAfter(row, 'send');
      const sent = { sentAt: at, sentBy: actor.name, sentTo: null, messageId: null };
      const facts = { sha256: row.packageSha256 };
      await change(
        ...([tx, row, { ...sent, state, ...(reference !== '' && { reference }) }] as const),
        ...([{ kind: 'sent', reference, text: note, facts }, actor, at] as const),
      );
      await this.record(tx, 'send', id, actor, at, { sha256: row.packageSha256, reference });
    });
    return this.show(id);
  }

  /** The package holds personal data of contacts, so that looking at it is recorded. */
  async download(
    id: string,
    what: 'package' | 'letter',
    actor: Actor,
  ): Promise<{ name: string; bytes: Uint8Array }> {
    const row = await this.db
      .read(SubmissionEntity)
      .createQueryBuilder('submission')
      .addSelect(`submission.${what}`)
      .where({ id })
      .getOne();
    if (row === null) throw new Problem('submission-not-found');
    const at = this.clock.now();
    await this.transactions.run((tx) =>
      this.record(tx, 'download', id, actor, at, { what, sha256: row.packageSha256 }),
    );
    return { name: packageName(row.reviewNumber, what === 'package' ? 'zip' : 'pdf'), bytes: row[what] };
  }

  private async find(id: string): Promise<SubmissionEntity> {
    const row = await this.db.read(SubmissionEntity).findOneBy({ id });
    if (row === null) throw new Problem('submission-not-found');
    return row;
  }

  private refuseAtTheBank(): void {
    if (this.config.operatedBy === 'bank') throw new Problem('submission-not-needed');
  }

  private async approved(reviewId: string, tx?: EntityManager): Promise<ApprovedReview> {
    const review = await this.reviews.find(reviewId, tx);
    if (review?.state !== 'approved') throw new Problem('review-not-approved');
    return review;
  }

  /** What the package says is still what was approved. */
  private async stillApproved(seen: ApprovedReview, tx: EntityManager): Promise<void> {
    const now = await this.approved(seen.id, tx);
    const said = ({ certificateId, approvedRoles, endpoints, validUntil }: ApprovedReview) =>
      JSON.stringify([certificateId, approvedRoles, endpoints, validUntil]);
    if (said(now) !== said(seen)) throw new Problem('changed-meanwhile');
  }

  private record(
    tx: EntityManager,
    verb: string,
    id: string,
    actor: Actor,
    at: Date,
    details: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    const subject = { subjectType: 'submission', subjectId: id };
    return this.audit.record(tx, { actor, at, action: `submission.${verb}`, ...subject, details });
  }
}

const columnsOf = (review: ApprovedReview, made: MadePackage, actor: Actor, at: Date) => ({
  ...{ reviewNumber: review.number, organisationId: review.organisationId },
  ...{ organisationKey: review.organisationKey, organisationName: review.organisationName },
  ...{ identifier: review.identifier, edition: made.facts.edition, environment: made.facts.environment },
  ...{ certificateId: review.certificateId, certificateSha256: review.sha256 },
  ...{ roles: [...review.approvedRoles], endpoints: [...review.endpoints], validUntil: review.validUntil },
  ...{ facts: made.facts, files: [...made.files] },
  package: Buffer.from(made.zip),
  ...{ packageSha256: made.sha256, packageSize: made.zip.length },
  letter: Buffer.from(made.letter),
  ...{ preparedAt: at, preparedBy: actor.name },
  searchText: [review.number, review.organisationName, review.identifier].join('\n').toLowerCase(),
});

const rowOf = ({ roles, endpoints, ...row }: SubmissionEntity): SubmissionRow => ({
  ...row,
  roles: [...roles],
  endpoints: [...endpoints],
});
