import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import type { Json } from '../core/audit/canonical-json.js';
import { decideReview, type ReviewOrder } from '../core/reviews/decide-review.js';
import { waivedCodes } from '../core/reviews/verdict-for-review.js';
import { ReCheck } from '../evaluations/re-check.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Organisations } from '../organisations/organisations.service.js';
import { Deciders } from '../users/deciders.service.js';
import type { ReviewNewsKind } from '../core/notifications/kinds.js';
import { type KnownFacts, ReviewFactsReader } from './review-facts.service.js';
import { AutomaticDecisions } from './automatic-decisions.service.js';
import { ReviewAccess } from './review-access.service.js';
import { ReviewNews } from './review-news.js';
import { type HeldReview, openKeyOf, ReviewStore } from './review-store.js';
import { ReviewEntity, ReviewMessageEntity } from './review.entity.js';
import { ReviewVerdicts } from './review-verdicts.service.js';
import type { ApproveReview, RejectReview } from './reviews.contract.js';

interface Carried {
  readonly row: ReviewEntity;
  readonly known: KnownFacts;
  readonly before: ReviewEntity;
}

interface Extra {
  readonly details?: Readonly<Record<string, Json>>;
  readonly columns?: Partial<ReviewEntity>;
}

/** What people do to a review: each in one transaction with its history, audit entry and news. */
@Injectable()
export class ReviewCommands {
  private readonly logger = new Logger('Reviews');

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly store: ReviewStore,
    private readonly facts: ReviewFactsReader,
    private readonly news: ReviewNews,
    private readonly access: ReviewAccess,
    private readonly organisations: Organisations,
    private readonly deciders: Deciders,
    private readonly reCheck: ReCheck,
    private readonly verdicts: ReviewVerdicts,
    private readonly automatic: AutomaticDecisions,
    private readonly clock: Clock,
  ) {}

  async submit(id: string, version: number, actor: Actor): Promise<void> {
    await this.evaluate(id, version, actor);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const known = await this.facts.of(held.row, at, tx);
      if (held.row.state === 'draft') await refuseDuplicate(tx, held.row);
      const { identifier, organisationName } = held.row;
      const organisation = await this.organisations.ensure(tx, { identifier, name: organisationName }, at);
      const evaluationId = known.certificate?.verdict?.evaluationId ?? null;
      const columns: Partial<ReviewEntity> = {
        ...{ organisationId: organisation?.id ?? null, evaluationId, overdueTold: false },
        certificateNotAfter: known.certificate?.notAfter ?? null,
      };
      const details = { lane: known.facts.lane, outcome: known.certificate?.verdict?.outcome ?? null };
      const order = { command: 'submit' } as const;
      const { row } = await this.carryOut(tx, held, order, actor, at, { details, columns }, known);
      await this.news.tell(tx, 'review-submitted', row, { actor, at });
    });
    await this.decideAutomatically(id);
  }

  async withdraw(id: string, { version, comment }: { version: number; comment: string }, actor: Actor) {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const { row } = await this.carryOut(tx, held, { command: 'withdraw' }, actor, at, {
        details: { comment },
      });
      if (held.row.state === 'approved')
        await this.access.end(tx, row, { code: 'review-withdrawn', detail: comment }, actor, at);
    });
  }

  claim = (id: string, version: number, actor: Actor) =>
    this.simple(id, version, { command: 'claim' }, actor, 'review-claimed');

  release = (id: string, version: number, actor: Actor) =>
    this.simple(id, version, { command: 'release' }, actor, null);

  async assign(id: string, { version, assigneeId }: { version: number; assigneeId: string }, actor: Actor) {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const assignee = (await this.deciders.everybodyWith('reviews.decide', tx)).find(
        (one) => one.id === assigneeId,
      );
      if (assignee === undefined) throw new Problem('review-assignee-unsuitable');
      if (isContact(held.row, assignee.email)) throw new Problem('review-own-submission');
      const order = { command: 'assign', assignee: assigneeId } as const;
      const { row } = await this.carryOut(tx, held, order, actor, at, {
        details: { assignee: assignee.name, assigneeId },
        columns: { people: { [assigneeId]: assignee.name } },
      });
      await this.news.tell(tx, 'review-claimed', row, { actor, at });
    });
  }

  async ask(id: string, { version, question }: { version: number; question: string }, actor: Actor) {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const { row } = await this.carryOut(tx, held, { command: 'ask' }, actor, at);
      await insertMessage(tx, row, 'question', question, actor, at);
      await this.news.tell(tx, 'review-question', row, { actor, at, facts: { text: question } });
    });
  }

  /** What was changed together with the answer is judged anew. */
  async answer(id: string, { version, answer }: { version: number; answer: string }, actor: Actor) {
    await this.evaluate(id, version, actor);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const known = await this.facts.of(held.row, at, tx);
      if (held.row.state === 'needs-information' && known.missing.length > 0) throw incomplete(known);
      const columns = {
        evaluationId: known.certificate?.verdict?.evaluationId ?? null,
        // What is asked for now may be more than a short path is for.
        lane: known.facts.lane,
        certificateNotAfter: known.certificate?.notAfter ?? null,
      };
      const { row } = await this.carryOut(tx, held, { command: 'answer' }, actor, at, { columns }, known);
      await insertMessage(tx, row, 'answer', answer, actor, at);
      await this.news.tell(tx, 'review-answer', row, { actor, at, facts: { text: answer } });
    });
  }

  async approve(id: string, body: ApproveReview, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version, comment, roles, endpoints, validUntil } = body;
    const order: ReviewOrder = {
      ...{ command: 'approve', comment },
      ...(roles !== undefined && { roles }),
      ...(endpoints !== undefined && { endpoints }),
      // The last day is whole.
      ...(validUntil !== undefined && {
        until: new Date(Date.parse(`${validUntil}T00:00:00Z`) + 86_399_999),
      }),
    };
    await this.transactions.run(async (tx) =>
      this.vote(tx, await this.store.hold(tx, id, version), order, actor, at),
    );
  }

  async reject(id: string, { version, reason, comment }: RejectReview, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const order = { command: 'reject', reason, comment } as const;
      const { row } = await this.carryOut(tx, held, order, actor, at, { details: { reason, comment } });
      // Of a round that began with an approval, grants may still stand.
      if (held.row.round > 1)
        await this.access.end(tx, row, { code: 'review-rejected', detail: comment }, actor, at);
      await this.news.tell(tx, 'review-rejected', row, { actor, at, facts: { reason, text: comment } });
    });
  }

  async reopen(
    id: string,
    { version, reason }: { version: number; reason: string },
    actor: Actor,
  ): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run((tx) =>
      this.reopenIn(tx, id, [{ code: 'reopened-by-hand', detail: reason }], actor, at, version),
    );
  }

  /** Approved → submitted; what it gave is suspended until it is decided anew. */
  async reopenIn(
    tx: EntityManager,
    id: string,
    causes: readonly { readonly code: string; readonly detail: string }[],
    actor: Actor,
    at: Date,
    version?: number,
  ): Promise<ReviewEntity> {
    const held = await this.store.hold(tx, id, version);
    const dated = causes.map(({ code, detail }) => ({ code, detail, at: at.toISOString() }));
    const { row } = await this.carryOut(tx, held, { command: 'reopen' }, actor, at, {
      details: { causes: dated },
      columns: { reopenedFor: dated, overdueTold: false, remarks: [] },
    });
    const [first] = causes;
    const cause = first ?? { code: 'review', detail: '' };
    await this.access.end(tx, row, cause, actor, at);
    const facts = { reason: cause.code, text: causes.map(({ detail }) => detail).join(' ') };
    await this.news.tell(tx, 'review-reopened', row, { actor, at, facts });
    return row;
  }

  /** When nobody answered or submitted in time, or an approval has run out. False when that is not so yet. */
  async expireIn(tx: EntityManager, id: string, at: Date): Promise<boolean> {
    const held = await this.store.hold(tx, id);
    const { facts } = await this.facts.of(held.row, at, tx);
    const order = { command: 'expire' } as const;
    const { actor } = await this.facts.actor(SYSTEM, held.row, at, tx);
    const decision = decideReview(held.course, order, actor, facts);
    if (!decision.ok) return false;
    const row = await this.store.write(tx, held, decision.review, { command: 'expire', actor: SYSTEM, at });
    if (held.row.state === 'approved')
      await this.access.end(tx, row, { code: 'review-expired', detail: '' }, SYSTEM, at);
    await this.news.tell(tx, 'review-expired', row, { actor: SYSTEM, at });
    return true;
  }

  private async simple(
    id: string,
    version: number,
    order: ReviewOrder,
    actor: Actor,
    news: ReviewNewsKind | null,
  ): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id, version);
      const { row } = await this.carryOut(tx, held, order, actor, at);
      if (news !== null) await this.news.tell(tx, news, row, { actor, at });
    });
  }

  private async vote(
    tx: EntityManager,
    held: HeldReview,
    order: ReviewOrder,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const known = await this.facts.of(held.row, at, tx);
    const { onePersonInstallation } = await this.facts.actor(actor, held.row, at, tx);
    const outcome = known.certificate?.verdict?.outcome ?? null;
    const remarks = new Set(held.row.remarks);
    if (onePersonInstallation) remarks.add('one-person-installation');
    if (actor.id === SYSTEM.id) remarks.add('automatic');
    const judged = await this.verdicts.judged(known.certificate?.verdict ?? null);
    for (const code of waivedCodes(judged, known.waivers)) remarks.add(`waived:${code}`);
    const evaluationId = known.certificate?.verdict?.evaluationId ?? null;
    const { row } = await this.carryOut(
      ...([tx, held, order, actor, at] as const),
      {
        details: {
          outcome,
          evaluationId,
          remarks: [...remarks],
          ...(order.command === 'approve' && detailsOf(order)),
        },
        columns: { remarks: [...remarks], evaluationId },
      },
      known,
    );
    if (row.state !== 'approved') return;
    await this.store.keepApproved(tx, row, at);
    await this.access.give(tx, row, known, actor, at);
    await this.news.tell(tx, 'review-approved', row, { actor, at });
  }

  private async carryOut(
    tx: EntityManager,
    held: HeldReview,
    order: ReviewOrder,
    actor: Actor,
    at: Date,
    extra: Extra = {},
    given?: KnownFacts,
  ): Promise<Carried> {
    const known = given ?? (await this.facts.of(held.row, at, tx));
    const { actor: who } = await this.facts.actor(actor, held.row, at, tx);
    const decision = decideReview(held.course, order, who, known.facts);
    if (!decision.ok)
      throw decision.refusal === 'review-incomplete' ? incomplete(known) : new Problem(decision.refusal);
    const row = await this.store.write(tx, held, decision.review, {
      ...{ command: order.command, actor, at },
      ...extra,
      // A step may ask for a role, and roles change.
      ...(VOTES.has(order.command) && { details: { ...extra.details, role: who.role ?? null } }),
    });
    return { row, known, before: held.row };
  }

  /** So that there is a verdict of today. Without one it can be submitted, but not approved. */
  private async evaluate(id: string, version: number, actor: Actor): Promise<void> {
    const row = await this.db.read(ReviewEntity).findOneBy({ id });
    if (row === null) throw new Problem('review-not-found');
    if (row.version !== version) throw new Problem('changed-meanwhile');
    const at = this.clock.now();
    const { missing, certificate } = await this.facts.of(row, at);
    const yours = row.createdById === actor.id || row.applicants.includes(actor.id);
    if (!yours || missing.length > 0 || certificate === null) return;
    try {
      await this.reCheck.one(certificate.id, { at: undefined, offline: false, fresh: false }, actor);
    } catch (error) {
      this.logger.error({ reviewId: id, certificateId: certificate.id, error: String(error) });
    }
  }

  /** Where the profile leaves it to Qwarden and nothing keeps it for people. */
  private async decideAutomatically(id: string): Promise<void> {
    const row = await this.db.read(ReviewEntity).findOneBy({ id });
    if (row?.state !== 'submitted' || row.profile?.automatic.enabled !== true) return;
    const at = this.clock.now();
    const why = await this.automatic.whyPeople(row, await this.facts.of(row, at), at);
    if (why.length > 0) return;
    await this.transactions.run(async (tx) => {
      const held = await this.store.hold(tx, id);
      if (held.row.version !== row.version) return;
      await this.vote(tx, held, { command: 'approve', comment: '' }, SYSTEM, at);
    });
  }
}

const VOTES: ReadonlySet<string> = new Set(['claim', 'approve', 'reject']);

const isContact = ({ application: { contacts } }: ReviewEntity, email: string): boolean =>
  contacts.some((one) => one.email.toLowerCase() === email.toLowerCase());

const detailsOf = (order: Extract<ReviewOrder, { command: 'approve' }>): Record<string, Json> => ({
  comment: order.comment,
  ...(order.roles !== undefined && { roles: [...order.roles] }),
  ...(order.endpoints !== undefined && { endpoints: [...order.endpoints] }),
  ...(order.until !== undefined && { until: order.until.toISOString() }),
});

export const incomplete = ({ missing }: Pick<KnownFacts, 'missing'>): Problem =>
  new Problem('review-incomplete', {
    missing,
    errors: missing.map(({ code, field }) => ({ path: `application.${field}`, message: code })),
  });

async function refuseDuplicate(tx: EntityManager, row: ReviewEntity): Promise<void> {
  const openKey = openKeyOf(row);
  const other = openKey === null ? null : await tx.findOneBy(ReviewEntity, { openKey });
  if (other === null || other.id === row.id) return;
  const detail = `${other.number} of ${other.organisationName} is open.`;
  throw new Problem('review-duplicate', { detail, other: { id: other.id, number: other.number } });
}

export async function insertMessage(
  tx: EntityManager,
  row: Pick<ReviewEntity, 'id'>,
  kind: ReviewMessageEntity['kind'],
  text: string,
  actor: Actor,
  at: Date,
): Promise<string> {
  const id = randomUUID();
  await tx.insert(ReviewMessageEntity, {
    ...{ id, reviewId: row.id, at, byId: actor.id, byName: actor.name, kind, text },
  });
  return id;
}
