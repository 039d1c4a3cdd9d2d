import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CertificateAccess, type CertificateStanding } from '../certificates/certificate-access.service.js';
import { CertificateVerdicts } from '../certificates/certificate-verdicts.service.js';
import { endpointsOf } from '../core/api-editions/editions.js';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { Actor } from '../core/audit/actor.js';
import { type GrantCause, isGrantCause, withCause } from '../core/grants/grant-states.js';
import { VerdictProofs } from '../evaluations/verdict-proofs.service.js';
import { GrantSweep, type TellReview, type Touched } from './grant-sweep.service.js';
import { GrantStore, type HeldGrant } from './grant-store.js';
import { GrantCertificateEntity, GrantEntity } from './grant.entity.js';

export interface Approval {
  readonly reviewId: string;
  readonly organisationId: string;
  readonly organisationKey: string;
  readonly edition: ApiEdition;
  readonly environment: ApiEnvironment;
  readonly certificateId: string;
  readonly sha256: string;
  readonly roles: readonly AccessRole[];
  /** Ids; empty: all that the roles open. */
  readonly endpoints: readonly string[];
  readonly until: Date;
  /** Until then the certificates before this one are good beside it; left out: until their own ends. */
  readonly oldCertificateUntil?: Date;
}

/** A cause as reviews tell it; a code that is none of ours is the review's own affair. */
export interface CauseGiven {
  readonly code: string;
  readonly detail: string;
}

/** What was approved again, of what was given before. */
export type Confirmation = Pick<Approval, 'reviewId' | 'certificateId' | 'roles' | 'endpoints' | 'until'>;

export type WhichGrants = { readonly reviewId: string } | { readonly organisationId: string };

/** Access as it follows from decisions: given by an approval, suspended by facts, back by a decision only. */
@Injectable()
export class Grants {
  constructor(
    private readonly store: GrantStore,
    private readonly sweep: GrantSweep,
    private readonly certificates: CertificateAccess,
    private readonly verdicts: CertificateVerdicts,
    private readonly proofs: VerdictProofs,
  ) {}

  /**
   * Access follows an approval: one grant for each role that the certificate may be used in, and no more. Where the
   * organisation has it already, the certificate joins those before it and the endpoints are those of this approval.
   * Returns the ids.
   */
  async give(tx: EntityManager, approval: Approval, actor: Actor, at: Date): Promise<string[]> {
    const { certificateId, sha256 } = approval;
    const standing = await this.certificates.byCertificate(certificateId, tx);
    if (standing?.sha256 !== sha256) throw new Error('An approval names a certificate that is not stored.');
    const usable = await this.usableRoles(standing);
    const ids: string[] = [];
    for (const role of new Set(approval.roles)) {
      const endpoints = approval.endpoints.filter((id) => opens(approval.edition, role, id));
      // No endpoint of this role among those that were approved is none of it, not all of it.
      if (!usable.includes(role) || (approval.endpoints.length > 0 && endpoints.length === 0)) continue;
      ids.push(await this.giveRole(tx, { ...approval, role, endpoints, standing, usable }, actor, at));
    }
    return ids;
  }

  /** All that an organisation has, or what rests on one review. Returns how many were changed. */
  async suspend(
    tx: EntityManager,
    which: WhichGrants,
    { code, detail }: CauseGiven,
    actor: Actor,
    at: Date,
  ): Promise<number> {
    const cause: GrantCause = { code: isGrantCause(code) ? code : 'review', detail, at: at.toISOString() };
    const all =
      'reviewId' in which
        ? await this.store.ofReviews(tx, [which.reviewId])
        : await this.store.held(tx, { organisationId: which.organisationId });
    let changed = 0;
    for (const held of all) {
      if (held.grant.endedAt !== null || !suspendIn(held, which, cause)) continue;
      const details = { cause: cause.code, detail, ...which };
      await this.store.write(tx, held, { verb: 'suspend', actor, at, details });
      changed++;
    }
    return changed;
  }

  /**
   * What was suspended and rests on this review comes back with the same certificate, where all of it is approved again;
   * unless an officer holds it. It never lasts longer than before, nor than the new approval. What is over by then, or
   * wider than what is approved now, stays as it is: that needs to be given anew.
   */
  async resume(tx: EntityManager, confirmed: Confirmation, actor: Actor, at: Date): Promise<number> {
    const { reviewId, certificateId, until } = confirmed;
    const standing = await this.certificates.byCertificate(certificateId, tx);
    const usable = standing === undefined ? [] : await this.usableRoles(standing);
    let changed = 0;
    for (const held of await this.store.ofReviews(tx, [reviewId])) {
      const { grant, certificates } = held;
      const row = certificates.find(
        (one) => one.reviewId === reviewId && one.certificateId === certificateId,
      );
      if (grant.endedAt !== null || row === undefined || row.state === 'ended' || row.until <= at) continue;
      if (!usable.includes(grant.role) || !covers(confirmed, grant)) continue;
      const kept = grant.causes.filter(({ code }) => code === 'held');
      if (row.state === 'active' && kept.length === grant.causes.length) continue;
      Object.assign(row, { state: 'active', causes: [], until: until < row.until ? until : row.until });
      grant.causes = kept;
      await this.verdicts.relyOn(tx, certificateId, row.until, at);
      const details = { reviewId, certificates: [row.sha256], until: row.until.toISOString() };
      await this.store.write(tx, held, { verb: 'resume', actor, at, details });
      changed++;
    }
    return changed;
  }

  /** For good: what was given with one certificate through a review, after whoever gave it said no. */
  async end(
    tx: EntityManager,
    { reviewId, sha256 }: Pick<Approval, 'reviewId' | 'sha256'>,
    detail: string,
    actor: Actor,
    at: Date,
  ): Promise<number> {
    let changed = 0;
    for (const held of await this.store.ofReviews(tx, [reviewId])) {
      const { grant, certificates } = held;
      const row = certificates.find((one) => one.reviewId === reviewId && one.sha256 === sha256);
      if (grant.endedAt !== null || row === undefined || row.state === 'ended') continue;
      row.state = 'ended';
      if (certificates.every(({ state }) => state === 'ended')) grant.endedAt = at;
      await this.store.write(tx, held, { verb: 'end', actor, at, details: { reviewId, sha256, detail } });
      changed++;
    }
    return changed;
  }

  /** What follows from one review, for whoever proves a decision: values only. */
  async following(reviewId: string, manager: EntityManager): Promise<object[]> {
    const held = await this.store.ofReviews(manager, [reviewId]);
    return held.map(({ grant: { searchText: _, ...grant }, certificates }) => ({
      ...grant,
      certificates: certificates.filter((one) => one.reviewId === reviewId),
    }));
  }

  /**
   * Suspends what certificate, register or stop-list no longer carry, and says which reviews that touches. `tell` is
   * called for each in the transaction that suspends, so that a review is reopened together with it or not at all.
   */
  suspendDue(at: Date, tell?: TellReview): Promise<readonly Touched[]> {
    return this.sweep.suspendDue(at, tell);
  }

  private async usableRoles({ usableRoles, verdict }: CertificateStanding): Promise<readonly string[]> {
    const proof = verdict === null ? null : await this.proofs.of(verdict.evaluationId);
    return usableRoles.filter((role) => proof?.usableRoles.includes(role) ?? true);
  }

  private async giveRole(
    tx: EntityManager,
    given: Approval & {
      readonly role: AccessRole;
      readonly standing: CertificateStanding;
      readonly usable: readonly string[];
    },
    actor: Actor,
    at: Date,
  ): Promise<string> {
    const { organisationId, organisationKey, edition, environment, role, endpoints, reviewId } = given;
    const { certificateId, sha256, standing } = given;
    const organisationName = (standing.organisation || organisationKey).slice(0, 200);
    const searchText = [organisationName, organisationKey, standing.organizationIdentifier]
      .join('\n')
      .toLowerCase();
    await tx
      .createQueryBuilder()
      .insert()
      .into(GrantEntity)
      .values({
        ...{
          id: randomUUID(),
          organisationId,
          organisationKey,
          organisationName,
          edition,
          environment,
          role,
        },
        ...{ endpoints, state: 'suspended', causes: [], reviewId, endsAt: at, grantedAt: at, searchText },
        ...{ grantedBy: actor.name, changedAt: at, endedAt: null, version: 0 },
      })
      .orIgnore()
      .execute();
    const [held] = await this.store.held(tx, { organisationId, edition, environment, role });
    if (held === undefined) throw new Error('A grant that was written is not there.');
    const { grant } = held;
    const { notAfter } = standing;
    const until = given.until < notAfter ? given.until : notAfter;
    const row = {
      ...{ grantId: grant.id, certificateId, sha256, reviewId, state: 'active' as const },
      ...{ causes: [], since: at, until, notAfter },
    };
    const before = held.certificates.filter((one) => one.certificateId !== certificateId);
    for (const one of before) endBeside(one, given.oldCertificateUntil, grant.endedAt !== null, at);
    await tx.upsert(GrantCertificateEntity, row, ['grantId', 'certificateId']);
    await this.verdicts.relyOn(tx, certificateId, until, at);
    // Another's hold outlives an approval; everything else is what the approval decided about.
    grant.causes = grant.causes.filter(({ code }) => code === 'held' && grant.endedAt === null);
    Object.assign(grant, { endpoints, reviewId, organisationName, organisationKey, searchText });
    Object.assign(grant, { endedAt: null, grantedAt: at, grantedBy: actor.name });
    const details = {
      ...{ reviewId, certificate: sha256, until: until.toISOString(), endpoints },
      ...(given.oldCertificateUntil && { othersUntil: given.oldCertificateUntil.toISOString() }),
    };
    const whole = { grant, certificates: [...before, row] };
    await this.store.write(tx, whole, { verb: 'give', actor, at, details });
    return grant.id;
  }
}

/** Whether all that a grant opens was approved. */
const covers = ({ roles, endpoints }: Confirmation, grant: GrantEntity): boolean =>
  roles.includes(grant.role) &&
  (endpoints.length === 0 ||
    (grant.endpoints.length > 0 && grant.endpoints.every((id) => endpoints.includes(id))));

const opens = (edition: ApiEdition, role: AccessRole, id: string): boolean =>
  endpointsOf(edition, role).some((endpoint) => endpoint.id === id);

/** A certificate that was there before: good beside the new one for a while, or not at all after an end. */
function endBeside(one: GrantCertificateEntity, until: Date | undefined, hadEnded: boolean, at: Date): void {
  if (hadEnded) one.state = 'ended';
  if (until !== undefined && until < one.until) one.until = until;
  if (one.state === 'active' && one.until <= at) one.state = 'ended';
}

/** Whether anything became of it. */
function suspendIn({ grant, certificates }: HeldGrant, which: WhichGrants, cause: GrantCause): boolean {
  if ('organisationId' in which) {
    const causes = withCause(grant.causes, cause);
    const isNew = causes !== grant.causes;
    grant.causes = causes;
    return isNew;
  }
  const concerned = certificates.filter(
    ({ reviewId, state, causes }) =>
      reviewId === which.reviewId && state !== 'ended' && !causes.some(({ code }) => code === cause.code),
  );
  for (const one of concerned)
    Object.assign(one, { state: 'suspended', causes: withCause(one.causes, cause) });
  return concerned.length > 0;
}
