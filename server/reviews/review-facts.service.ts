import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { type CertificateFacts, CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import type { Application } from '../core/applications/application.js';
import type { Actor } from '../core/audit/actor.js';
import { registerKeyOf } from '../core/registers/register-key.js';
import { questionOfIdentifier } from '../core/registers/register-question.js';
import type { ReviewActor, ReviewFacts } from '../core/reviews/decide-review.js';
import { laneOf, type LaneSubject } from '../core/reviews/lane.js';
import { verdictForReview } from '../core/reviews/verdict-for-review.js';
import type { Waiver } from '../core/reviews/waiver.js';
import { Database } from '../platform/database/database.js';
import { DecisionProfiles } from './decision-profiles.service.js';
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
  /** What was approved last of the same organisation, edition and environment: of a reopened review, its own approval. */
  readonly lastApproved: ReviewEntity | null;
  /** In force at that instant. */
  readonly waivers: readonly Waiver[];
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
    const alike = await this.approvedAlike(row, manager);
    const waivers = certificate === null ? [] : await this.waivers.inForce(certificate.id, at, manager);
    const blocked = key === '' ? null : await this.organisations.blockOf(key, at, manager);
    const profile = await this.profiles.inForce(row, manager);
    return {
      facts: {
        at,
        complete: missing.length === 0,
        wanted: { roles: application.roles, endpoints: application.endpoints },
        edition: application.edition,
        verdict: verdictForReview(certificate?.verdict ?? null, waivers),
        waivedUntil: endOfWaiver(certificate?.verdict?.outcome ?? null, waivers),
        organisationBlocked: blocked !== null,
        certificateNotAfter: certificate?.notAfter ?? null,
        profile,
        lane: laneOf(
          { ...row, organisationKey: key, ...application, certificateRoles: certificate?.roles ?? [] },
          await this.inForce(row, alike, manager),
          certificate?.verdict?.outcome === 'valid',
        ),
      },
      ...{ missing, certificate, waivers, lastApproved: lastOf(row, alike) },
    };
  }

  /** What another review of the same was approved for and still is. */
  private async inForce(
    { id }: ReviewEntity,
    alike: readonly ReviewEntity[],
    manager: EntityManager,
  ): Promise<LaneSubject | null> {
    const before = alike.filter((one) => one.id !== id && one.state === 'approved').sort(newestFirst)[0];
    if (before === undefined || before.scope === null) return null;
    const certificate = await this.certificate(before.certificateId, manager);
    const { roles, endpoints } = before.scope;
    return { ...before, roles, endpoints, certificateRoles: certificate?.roles ?? [] };
  }

  /** Within a transaction, as of that: an approver who was removed meanwhile does not count. */
  async actor(
    actor: Actor,
    { application: { contacts } }: Pick<ReviewEntity, 'application'>,
    at: Date,
    manager?: EntityManager,
  ): Promise<KnownActor> {
    if (!isPerson(actor)) return { actor: { id: null, deciding: 'may' }, onePersonInstallation: false };
    const { role, refusal, onePersonInstallation } = await this.deciders.standing(actor.id, at, manager);
    const named = await this.deciders.isAmong(
      actor.id,
      contacts.map(({ email }) => email),
      manager,
    );
    return {
      actor: {
        ...{ id: actor.id, deciding: refusal ?? 'may', isContact: named },
        ...(role !== null && { role }),
      },
      onePersonInstallation,
    };
  }

  private certificate(id: string | null, manager: EntityManager): Promise<CertificateFacts | null> {
    return id === null ? Promise.resolve(null) : this.certificates.find(id, manager);
  }

  /** Whatever was approved at some time for the same organisation, edition and environment, this one included. */
  private async approvedAlike(row: ReviewEntity, manager: EntityManager): Promise<ReviewEntity[]> {
    const { organisationKey, edition, environment } = row;
    if (organisationKey === '' || edition === null || environment === null) return [];
    return manager.find(ReviewEntity, {
      where: { organisationKey, edition, environment, approved: Not(IsNull()) },
      order: { createdAt: 'DESC', id: 'ASC' },
      take: MOST_ALIKE,
    });
  }
}

/** More than one organisation asks for in many years. */
const MOST_ALIKE = 50;

/** What is approved at this moment is compared with what was before it. */
const lastOf = ({ id, state }: ReviewEntity, alike: readonly ReviewEntity[]): ReviewEntity | null =>
  alike.filter((one) => state !== 'approved' || one.id !== id).sort(newestFirst)[0] ?? null;

const newestFirst = (one: ReviewEntity, other: ReviewEntity): number =>
  (one.approved?.at ?? '') < (other.approved?.at ?? '') ? 1 : -1;

/** Of what stands against an approval; null where nothing does. */
const endOfWaiver = (outcome: string | null, waivers: readonly Waiver[]): Date | null =>
  waivers.find(({ code }) => code === outcome)?.until ?? null;

/** What certificates of the same organisation have; empty where the identifier names nobody. */
export const keyOf = ({ identifier }: Pick<Application, 'identifier'>): string =>
  registerKeyOf(questionOfIdentifier(identifier));
