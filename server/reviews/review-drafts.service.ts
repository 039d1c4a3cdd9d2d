import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import { type Application, EMPTY_APPLICATION } from '../core/applications/application.js';
import type { Actor } from '../core/audit/actor.js';
import { AuditLog } from '../audit/audit.service.js';
import { decideReview } from '../core/reviews/decide-review.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { expiryOf, isOver } from './review-course.js';
import { keyOf, ReviewFactsReader } from './review-facts.service.js';
import { ReviewStore } from './review-store.js';
import { ReviewEntity } from './review.entity.js';
import type { CreateReview, SaveReview } from './reviews.contract.js';

/** PostgreSQL keeps no more than 2,700 bytes in an entry of an index, where names stand beside it. */
const SEARCHED_CHARACTERS = 300;

/** Applications while they are written. */
@Injectable()
export class ReviewDrafts {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: ReviewStore,
    private readonly facts: ReviewFactsReader,
    private readonly certificates: CertificateFactsReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async create({ application }: CreateReview, actor: Actor): Promise<string> {
    return this.insert({ ...EMPTY_APPLICATION, ...known(application) }, actor, 'create');
  }

  /** What was asked for before, to be asked for again. */
  async copy(id: string, actor: Actor): Promise<string> {
    const from = await this.transactions.run(async (tx) => (await this.store.hold(tx, id)).row);
    if (!isOver(from.state) && from.state !== 'approved') throw new Problem('review-wrong-state');
    return this.insert(from.application, actor, 'copy', { from: from.number });
  }

  /** Part by part; what is not named stays. */
  async save(id: string, { version, application }: SaveReview, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const parts = known(application);
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const { facts } = await this.facts.of(held.row, at, tx);
      const { actor: who } = await this.facts.actor(actor, held.row, at, tx);
      const decision = decideReview(held.course, { command: 'save' }, who, facts);
      if (!decision.ok) throw new Problem(decision.refusal);
      const columns = await this.columns({ ...held.row.application, ...parts }, held.row.number);
      if (held.row.state !== 'draft') refuseAnother(held.row, columns);
      const details = { fields: Object.keys(parts) };
      await this.store.write(tx, held, decision.review, { command: 'save', actor, at, details, columns });
    });
  }

  /** Only a draft was seen by nobody else. */
  async discard(id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { row } = await this.store.hold(tx, id);
      if (row.state !== 'draft') throw new Problem('review-wrong-state');
      if (row.createdById !== actor.id) throw new Problem('review-not-yours');
      await tx.delete(ReviewEntity, { id });
      await this.audit.record(tx, {
        ...{ actor, at, action: 'review.discard', subjectType: 'review', subjectId: id },
        details: { number: row.number, organisationName: row.organisationName },
      });
    });
  }

  private async insert(
    application: Application,
    actor: Actor,
    command: 'create' | 'copy',
    details: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const at = this.clock.now();
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      const number = await this.store.nextNumber(tx, at);
      const draft = { state: 'draft' as const, since: at, touchedAt: at, scope: null, profile: null };
      const row: Omit<ReviewEntity, 'numberOrder'> = {
        ...{ id, number, lane: 'first', round: 1, organisationId: null, openKey: null, ...draft },
        ...(await this.columns(application, number)),
        ...{ createdById: actor.id, createdAt: at, submittedById: null, submittedAt: null, assigneeId: null },
        ...{
          applicants: [],
          people: { [actor.id]: actor.name },
          dueAt: null,
          pausedMs: null,
          decidedAt: null,
        },
        ...{ expiresAt: expiryOf(draft), overdueTold: false, approvals: 0, evaluationId: null },
        ...{ reopenedFor: [], remarks: [], approved: null, version: 1 },
      };
      await this.store.create(tx, row, { command, actor, at, details });
    });
    return id;
  }

  /** What lists search and sort by. */
  private async columns(application: Application, number: string) {
    const { organisationName, identifier, onBehalfOf, certificateId, edition, environment } = application;
    const certificate = certificateId === null ? null : await this.certificates.find(certificateId);
    const words = [number, organisationName, identifier, onBehalfOf];
    return {
      ...{ application, organisationName, identifier, onBehalfOf, certificateId, edition, environment },
      ...{ organisationKey: keyOf(application), wantedRoles: application.roles },
      certificateNotAfter: certificate?.notAfter ?? null,
      searchText: [...words, ...application.contacts.map(({ name }) => name)]
        .join('\n')
        .toLowerCase()
        .slice(0, SEARCHED_CHARACTERS),
    };
  }
}

/** Without the members that were not sent. */
const known = (parts: Readonly<Record<string, unknown>>): Partial<Application> =>
  Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined),
  ) as Partial<Application>;

/** In the applicant's hands again, but still of the organisation and for the interface that the reviewers know. */
function refuseAnother(
  row: ReviewEntity,
  now: Pick<ReviewEntity, 'organisationKey' | 'edition' | 'environment'>,
): void {
  const fixed = [
    ['identifier', row.organisationKey === now.organisationKey],
    ['edition', row.edition === now.edition],
    ['environment', row.environment === now.environment],
  ] as const;
  const errors = fixed.flatMap(([field, same]) =>
    same ? [] : { path: `application.${field}`, message: 'cannot be changed any more.' },
  );
  if (errors.length > 0) throw new Problem('invalid-input', { errors });
}
