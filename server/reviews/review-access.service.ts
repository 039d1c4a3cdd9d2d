import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/audit/actor.js';
import { Grants } from '../grants/grants.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { scopeOf } from './review-course.js';
import type { KnownFacts } from './review-facts.service.js';
import { ReviewStore } from './review-store.js';
import type { ReviewEntity } from './review.entity.js';

/** What follows from decisions: access where our decision is the bank's, and its end in any case. */
@Injectable()
export class ReviewAccess {
  constructor(
    private readonly grants: Grants,
    private readonly store: ReviewStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Where our decision is the bank's, each approval gives access anew. Where it is not, the bank's answer gave it and still
   * stands when a reopened review is approved again: what it gave with the same certificate comes back by that decision,
   * as far as all of it is approved again and no longer than now approved. Another certificate, a narrower approval, or an
   * answer whose time is over: it stays suspended until another answer of the bank is recorded.
   */
  async give(tx: EntityManager, row: ReviewEntity, known: KnownFacts, actor: Actor, at: Date): Promise<void> {
    const { organisationId, organisationKey, edition, environment, scope } = row;
    const { certificate } = known;
    if (certificate === null || scope === null) return;
    if (organisationId === null || edition === null || environment === null) return;
    const { roles, endpoints, until } = scopeOf(scope);
    if (this.config.operatedBy !== 'bank') {
      const confirmed = { reviewId: row.id, certificateId: certificate.id, roles, endpoints, until };
      const back = await this.grants.resume(tx, confirmed, actor, at);
      if (back > 0) await this.store.noteAccess(tx, row, actor, at);
      return;
    }
    const given = await this.grants.give(
      tx,
      {
        ...{ reviewId: row.id, organisationId, organisationKey, edition, environment },
        ...{ certificateId: certificate.id, sha256: certificate.sha256 },
        ...{ roles: [...roles], endpoints: [...endpoints], until },
      },
      actor,
      at,
    );
    if (given.length > 0) await this.store.noteAccess(tx, row, actor, at);
  }

  /** Whoever operates this: what rests on a review that is over or open again does not carry any more. */
  async end(
    tx: EntityManager,
    { id }: ReviewEntity,
    cause: { readonly code: string; readonly detail: string },
    actor: Actor,
    at: Date,
  ): Promise<void> {
    await this.grants.suspend(tx, { reviewId: id }, cause, actor, at);
  }
}
