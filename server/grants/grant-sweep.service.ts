import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { CertificateVerdicts, type JudgedCertificate } from '../certificates/certificate-verdicts.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { meaningOf } from '../core/grants/certificate-causes.js';
import { type GrantCause, type GrantCauseCode, withCause } from '../core/grants/grant-states.js';
import { VerdictProofs } from '../evaluations/verdict-proofs.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { GrantStore, type HeldGrant } from './grant-store.js';
import { GrantCertificateEntity, GrantEntity, GrantSweepEntity } from './grant.entity.js';
import { Organisations } from '../organisations/organisations.service.js';

/** A review whose approval carries less than before. */
export interface Touched {
  readonly reviewId: string;
  readonly causes: readonly { readonly code: GrantCauseCode; readonly detail: string }[];
}

export type TellReview = (tx: EntityManager, touched: Touched, at: Date) => Promise<void>;

/** Certificates, or grants, of one transaction. */
const BATCH = 200;
/** A verdict is dated from its beginning; this long it may take until it is written. */
const LOOK_BACK_MS = 3_600_000;
const VERDICTS = 'verdicts';

type News = ReadonlyMap<string, GrantCause>;

/** Suspends what facts no longer carry. Each batch is whole or not at all; what was cut off is due again. */
@Injectable()
export class GrantSweep {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly verdicts: CertificateVerdicts,
    private readonly proofs: VerdictProofs,
    private readonly organisations: Organisations,
    private readonly store: GrantStore,
  ) {}

  async suspendDue(at: Date, tell: TellReview = () => Promise.resolve()): Promise<readonly Touched[]> {
    const touched = new Map<string, GrantCause[]>();
    await this.followVerdicts(at, tell, touched);
    await this.endTimes(at, tell, touched);
    await this.followBlocks(at, tell, touched);
    return [...touched].map(([reviewId, causes]) => ({ reviewId, causes }));
  }

  private async followVerdicts(
    at: Date,
    tell: TellReview,
    touched: Map<string, GrantCause[]>,
  ): Promise<void> {
    const watch = await this.db.read(GrantSweepEntity).findOneBy({ name: VERDICTS });
    let position = { evaluatedAt: watch?.evaluatedAt ?? new Date(0), id: '' };
    for (;;) {
      const judged = await this.verdicts.changedSince(position, BATCH);
      const last = judged.at(-1);
      if (last === undefined) break;
      const news = newsOf(judged, at);
      const lost = await this.lostRoles(judged, at);
      // Only what is reached long ago is done with; the rest is looked at once more.
      const done = new Date(Math.min(last.evaluatedAt.getTime(), at.getTime() - LOOK_BACK_MS));
      const advances = watch === null || done > watch.evaluatedAt;
      if (news.size + lost.size > 0 || advances)
        await this.transactions.run(async (tx) => {
          if (news.size + lost.size > 0) {
            const rows = await tx.findBy(GrantCertificateEntity, {
              certificateId: In([...new Set([...news.keys(), ...lost.keys()])]),
              state: 'active',
            });
            for (const held of await this.store.named(tx, rows))
              await this.suspendCertificates(tx, held, { news, lost, at, tell }, touched);
          }
          if (advances) await tx.upsert(GrantSweepEntity, { name: VERDICTS, evaluatedAt: done }, ['name']);
        });
      if (judged.length < BATCH) break;
      position = last;
    }
  }

  /** Roles that are left to certificates of which a register denies one. */
  private async lostRoles(
    judged: readonly JudgedCertificate[],
    at: Date,
  ): Promise<ReadonlyMap<string, { readonly left: readonly string[]; readonly cause: GrantCause }>> {
    const lost = new Map<string, { left: readonly string[]; cause: GrantCause }>();
    for (const { id, outcome, evaluationId, evaluatedAt } of judged) {
      if (outcome !== 'role-not-authorised' || evaluationId === null) continue;
      const proof = await this.proofs.of(evaluationId);
      if (proof === null) continue;
      const detail = `The register does not authorise the holder for this role, says the verdict of ${evaluatedAt.toISOString()}.`;
      lost.set(id, { left: proof.usableRoles, cause: { code: 'role-lost', detail, at: at.toISOString() } });
    }
    return lost;
  }

  private async suspendCertificates(
    tx: EntityManager,
    held: HeldGrant,
    {
      news,
      lost,
      at,
      tell,
    }: {
      readonly news: News;
      readonly lost: ReadonlyMap<string, { readonly left: readonly string[]; readonly cause: GrantCause }>;
      readonly at: Date;
      readonly tell: TellReview;
    },
    touched: Map<string, GrantCause[]>,
  ): Promise<void> {
    const { grant, certificates } = held;
    if (grant.endedAt !== null) return;
    const told: { reviewId: string; cause: GrantCause }[] = [];
    for (const one of certificates) {
      const role = lost.get(one.certificateId);
      const cause =
        news.get(one.certificateId) ??
        (role !== undefined && !role.left.includes(grant.role) ? role.cause : undefined);
      if (one.state !== 'active' || cause === undefined) continue;
      one.state = 'suspended';
      one.causes = withCause(one.causes, cause);
      told.push({ reviewId: one.reviewId, cause });
    }
    await this.tellOf(tx, held, { told, at, tell }, touched);
  }

  /** Certificates whose time is over: planned where another carries on, news where none does. */
  private async endTimes(at: Date, tell: TellReview, touched: Map<string, GrantCause[]>): Promise<void> {
    for (;;) {
      const due = await this.db.read(GrantCertificateEntity).find({
        where: { state: 'active', until: LessThanOrEqual(at) },
        order: { until: 'ASC' },
        take: BATCH,
      });
      if (due.length === 0) return;
      await this.transactions.run(async (tx) => {
        for (const held of await this.store.named(tx, due)) await this.endIn(tx, held, { at, tell }, touched);
      });
    }
  }

  private async endIn(
    tx: EntityManager,
    held: HeldGrant,
    { at, tell }: { readonly at: Date; readonly tell: TellReview },
    touched: Map<string, GrantCause[]>,
  ): Promise<void> {
    const { grant, certificates } = held;
    const over = certificates.filter(({ state, until }) => state === 'active' && until <= at);
    const carriesOn = certificates.some(({ state, until }) => state === 'active' && until > at);
    const told: { reviewId: string; cause: GrantCause }[] = [];
    for (const one of over) {
      if (carriesOn || grant.endedAt !== null) {
        one.state = 'ended';
        continue;
      }
      const expired = one.notAfter <= at;
      const cause: GrantCause = {
        code: expired ? 'certificate-expired' : 'approval-over',
        detail: expired
          ? `The certificate expired at ${one.notAfter.toISOString()}.`
          : `What was approved ended at ${one.until.toISOString()}.`,
        at: at.toISOString(),
      };
      one.state = 'suspended';
      one.causes = withCause(one.causes, cause);
      told.push({ reviewId: one.reviewId, cause });
    }
    if (told.length > 0) await this.tellOf(tx, held, { told, at, tell }, touched);
    else if (over.length > 0) {
      const details = { certificates: over.map(({ sha256 }) => sha256), cause: 'replaced' };
      await this.store.write(tx, held, { verb: 'end', actor: SYSTEM, at, details });
    }
  }

  private async followBlocks(at: Date, tell: TellReview, touched: Map<string, GrantCause[]>): Promise<void> {
    const keys = [...(await this.organisations.blockedKeys(at))];
    for (let start = 0; start < keys.length; start += BATCH) {
      const some = { organisationKey: In(keys.slice(start, start + BATCH)), state: 'active' as const };
      if (!(await this.db.read(GrantEntity).existsBy(some))) continue;
      await this.transactions.run(async (tx) => {
        for (const held of await this.store.held(tx, some)) {
          const cause: GrantCause = {
            code: 'organisation-blocked',
            detail: 'The organisation is blocked.',
            at: at.toISOString(),
          };
          held.grant.causes = withCause(held.grant.causes, cause);
          const reviews = held.certificates.filter(({ state }) => state === 'active');
          const told = [...new Set(reviews.map(({ reviewId }) => reviewId))].map((reviewId) => ({
            ...{ reviewId, cause },
          }));
          await this.tellOf(tx, held, { told, at, tell }, touched);
        }
      });
    }
  }

  private async tellOf(
    tx: EntityManager,
    held: HeldGrant,
    {
      told,
      at,
      tell,
    }: {
      readonly told: readonly { readonly reviewId: string; readonly cause: GrantCause }[];
      readonly at: Date;
      readonly tell: TellReview;
    },
    touched: Map<string, GrantCause[]>,
  ): Promise<void> {
    const [first] = told;
    if (first === undefined) return;
    const details = { cause: first.cause.code, detail: first.cause.detail };
    await this.store.write(tx, held, { verb: 'suspend', actor: SYSTEM, at, details });
    for (const { reviewId, cause } of told) {
      const causes = touched.get(reviewId) ?? [];
      if (causes.some(({ code }) => code === cause.code)) continue;
      touched.set(reviewId, [...withCause(causes, cause)]);
      await tell(tx, { reviewId, causes: [cause] }, at);
    }
  }
}

/** What verdicts say against certificates. */
function newsOf(judged: readonly JudgedCertificate[], at: Date): News {
  const news = new Map<string, GrantCause>();
  for (const { id, outcome, evaluatedAt } of judged) {
    const meaning = meaningOf(outcome);
    if (meaning === 'good' || meaning === 'unknown') continue;
    const detail = `The verdict of ${evaluatedAt.toISOString()} is ${outcome}.`;
    news.set(id, { code: meaning, detail, at: at.toISOString() });
  }
  return news;
}
