import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { Actor } from '../core/audit/actor.js';
import { DEFAULT_PROFILE, type DecisionProfile, roleOfStep } from '../core/reviews/decision-profile.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { Deciders } from '../users/deciders.service.js';
import type { DecisionProfileRow, ProposeProfile, RevokeTwoPerson } from './decisions.contract.js';
import { DECISION_PROFILE_LIST } from './review-list.js';
import { SecondPerson } from './second-person.service.js';
import { DecisionProfileEntity, UNDECIDED } from './two-person.entity.js';

type What = { readonly edition: ApiEdition | null; readonly environment: ApiEnvironment | null };

/** How decisions are made; a version counts once somebody else than who proposed it approves it. */
@Injectable()
export class DecisionProfiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly second: SecondPerson,
    private readonly deciders: Deciders,
  ) {}

  async list(query: ListQuery, actor: Actor): Promise<Page<DecisionProfileRow>> {
    const source = this.db.read(DecisionProfileEntity).createQueryBuilder('profile');
    const page = await findPage(source, DECISION_PROFILE_LIST, query);
    return page.with(page.rows.map((row) => viewOf(row, actor)));
  }

  async show(id: string, actor: Actor): Promise<DecisionProfileRow> {
    const row = await this.db.read(DecisionProfileEntity).findOneBy({ id });
    if (row === null) throw new Problem('decision-profile-not-found');
    return viewOf(row, actor);
  }

  /** The newest version of the closest profile; what is built in where nobody decided otherwise. */
  async inForce(what: What, manager: EntityManager = this.db.manager): Promise<DecisionProfile> {
    const { edition, environment } = what;
    const ids = [
      idFor({ edition, environment }),
      idFor({ edition, environment: null }),
      idFor({ edition: null, environment }),
      DEFAULT_PROFILE.id,
    ];
    const rows = await manager.find(DecisionProfileEntity, {
      where: { profileId: In(ids), state: 'approved' },
      order: { version: 'DESC' },
    });
    for (const id of ids) {
      const row = rows.find(({ profileId }) => profileId === id);
      if (row !== undefined) return row.profile;
    }
    return DEFAULT_PROFILE;
  }

  /** Each step takes another person, so that one lead cannot give two votes that ask for a lead. */
  private async checkStaffed(tx: EntityManager, { stepRoles = [] }: Pick<DecisionProfile, 'stepRoles'>) {
    const asked = stepRoles.filter((role) => role === 'compliance-lead').length;
    if (asked > 0 && (await this.deciders.count('compliance-lead', tx)) < asked)
      throw new Problem('decision-profile-unstaffed');
  }

  async propose(body: ProposeProfile, actor: Actor): Promise<DecisionProfileRow> {
    const { edition, environment, reason, ...settings } = body;
    const at = this.clock.now();
    const id = randomUUID();
    const profileId = idFor({ edition, environment });
    await this.transactions.run(async (tx) => {
      await this.second.first(tx, actor);
      const known = await tx.findBy(DecisionProfileEntity, { profileId });
      if (known.some(({ state }) => state === 'proposed')) throw new Problem('decision-profile-exists');
      await this.checkStaffed(tx, settings);
      // The built-in profile is the first version of its own.
      const version =
        Math.max(profileId === DEFAULT_PROFILE.id ? 1 : 0, ...known.map((one) => one.version)) + 1;
      const profile: DecisionProfile = { id: profileId, version, ...settings };
      await tx.insert(DecisionProfileEntity, {
        ...{ id, profileId, version, name: settings.name, edition, environment, profile, reason },
        ...{ state: 'proposed' as const, proposedBy: actor.name, proposedById: actor.id, proposedAt: at },
        ...UNDECIDED,
      });
      const subject = { subjectType: 'decision-profile', subjectId: id };
      const details = { profileId, version, name: settings.name, reason, ...numbersOf(profile) };
      await this.audit.record(tx, { actor, at, action: 'decision-profile.propose', ...subject, details });
    });
    return this.show(id, actor);
  }

  async approve(id: string, actor: Actor): Promise<DecisionProfileRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(DecisionProfileEntity, { id });
      if (row === null) throw new Problem('decision-profile-not-found');
      await this.second.check(tx, row, actor);
      const { affected } = await tx.update(
        DecisionProfileEntity,
        { id, state: 'proposed' },
        { state: 'approved', approvedBy: actor.name, approvedById: actor.id, approvedAt: at },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const { profileId, version, proposedBy } = row;
      const subject = { subjectType: 'decision-profile', subjectId: id };
      const details = { profileId, version, proposedBy };
      await this.audit.record(tx, { actor, at, action: 'decision-profile.approve', ...subject, details });
    });
    return this.show(id, actor);
  }

  /** Withdraws a proposal. What is in force is replaced by another version, never taken away by one person. */
  async revoke(id: string, { reason }: RevokeTwoPerson, actor: Actor): Promise<DecisionProfileRow> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(DecisionProfileEntity, { id });
      if (row === null) throw new Problem('decision-profile-not-found');
      const { affected } = await tx.update(
        DecisionProfileEntity,
        { id, state: 'proposed' },
        {
          ...{ state: 'revoked', revokedReason: reason },
          ...{ revokedBy: actor.name, revokedById: actor.id, revokedAt: at },
        },
      );
      if (affected !== 1) throw new Problem('decision-not-open');
      const subject = { subjectType: 'decision-profile', subjectId: id };
      const details = { profileId: row.profileId, version: row.version, reason };
      await this.audit.record(tx, { actor, at, action: 'decision-profile.revoke', ...subject, details });
    });
    return this.show(id, actor);
  }
}

const idFor = ({ edition, environment }: What): string =>
  edition === null && environment === null
    ? DEFAULT_PROFILE.id
    : [edition ?? 'any', environment ?? 'any'].join(':');

const numbersOf = ({ approvals, renewalApprovals, automatic, blindSecond }: DecisionProfile) => ({
  ...{ approvals, renewalApprovals, blindSecond },
  ...{ automatic: automatic.enabled, samplePercent: automatic.samplePercent },
});

const viewOf = (row: DecisionProfileEntity, actor: Actor): DecisionProfileRow => {
  const { profile, ...shown } = row;
  const { approvals, renewalApprovals, blindSecond, slaHours, validForDays, answerWithinDays, draftForDays } =
    profile;
  return {
    ...shown,
    ...{ approvals, renewalApprovals, blindSecond, slaHours, validForDays, answerWithinDays, draftForDays },
    steps: [...profile.steps],
    stepRoles: profile.steps.map((_, index) => roleOfStep(profile, index + 1)),
    automatic: { ...profile.automatic, lanes: [...profile.automatic.lanes] },
    approvable: row.state === 'proposed' && row.proposedById !== actor.id,
  };
};
