import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type CertificateFacts, CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import type { Application } from '../core/applications/application.js';
import type { Actor } from '../core/audit/actor.js';
import { registerKeyOf } from '../core/registers/register-key.js';
import { questionOfIdentifier } from '../core/registers/register-question.js';
import type { ReviewActor, ReviewFacts } from '../core/reviews/decide-review.js';
import { Database } from '../platform/database/database.js';
import { DecisionProfiles } from './decision-profiles.service.js';
import { laneOf, verdictForReview } from './local-core.js';
import { Organisations } from '../organisations/organisations.service.js';
import { Deciders } from '../users/deciders.service.js';
import { isPerson } from './review-store.js';
import { ReviewEntity } from './review.entity.js';
import { type SubmissionFault, submissionFaults } from './submission-check.js';
import { Waivers } from './waivers.service.js';

export interface KnownFacts {
  readonly facts: ReviewFacts;
  readonly missing: readonly SubmissionFault[];
  readonly certificate: CertificateFacts | null;
  /** The approval in force before this one, of the same organisation, edition and environment. */
  readonly before: ReviewEntity | null;
  /** Outcomes that are put up with. */
  readonly waived: readonly string[];
}

export interface KnownActor {
  readonly actor: ReviewActor;
  readonly onePersonInstallation: boolean;
}

/** What is known of the world when a command comes. */
@Injectable()
export class ReviewFactsReader {
  constructor(
    private readonly db: Database,
    private readonly certificates: CertificateFactsReader,
    private readonly profiles: DecisionProfiles,
    private readonly waivers: Waivers,
    private readonly organisations: Organisations,
    private readonly deciders: Deciders,
  ) {}

  async of(row: ReviewEntity, at: Date, manager: EntityManager = this.db.manager): Promise<KnownFacts> {
    const { application } = row;
    const key = keyOf(application);
    const [certificate, seal] = [
      await this.certificate(application.certificateId, manager),
      await this.certificate(application.sealCertificateId, manager),
    ];
    const missing = submissionFaults(application, { key, certificate, seal });
    const before = await this.approvedBefore(row, manager);
    const waived = certificate === null ? [] : await this.waivers.codesFor(certificate.id, at, manager);
    const blocked = key === '' ? null : await this.organisations.blockOf(key, at, manager);
    const profile = await this.profiles.inForce(row, manager);
    return {
      facts: {
        at,
        complete: missing.length === 0,
        wanted: { roles: application.roles, endpoints: application.endpoints },
        verdict: verdictForReview(certificate?.verdict?.outcome ?? null, waived),
        organisationBlocked: blocked !== null,
        certificateNotAfter: certificate?.notAfter ?? null,
        profile,
        lane: laneOf(before?.scope ?? null, application),
      },
      ...{ missing, certificate, before, waived },
    };
  }

  /** Within a transaction, as of that: an approver who was removed meanwhile does not count. */
  async actor(actor: Actor, at: Date, manager?: EntityManager): Promise<KnownActor> {
    if (!isPerson(actor)) return { actor: { id: null, deciding: 'may' }, onePersonInstallation: false };
    const { refusal, onePersonInstallation } = await this.deciders.standing(actor.id, at, manager);
    return { actor: { id: actor.id, deciding: refusal ?? 'may' }, onePersonInstallation };
  }

  private certificate(id: string | null, manager: EntityManager): Promise<CertificateFacts | null> {
    return id === null ? Promise.resolve(null) : this.certificates.find(id, manager);
  }

  private async approvedBefore(row: ReviewEntity, manager: EntityManager): Promise<ReviewEntity | null> {
    const { id, organisationKey, edition, environment } = row;
    if (organisationKey === '' || edition === null || environment === null) return null;
    return manager
      .createQueryBuilder(ReviewEntity, 'review')
      .where({ organisationKey, edition, environment, state: 'approved' as const })
      .andWhere('review.id <> :id', { id })
      .orderBy('review.decidedAt', 'DESC')
      .getOne();
  }
}

/** What certificates of the same organisation have; empty where the identifier names nobody. */
export const keyOf = ({ identifier }: Pick<Application, 'identifier'>): string =>
  registerKeyOf(questionOfIdentifier(identifier));
