import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import { worstOf } from '../core/certificate/stored-facts.js';
import {
  isKeptForPeople,
  type PeopleDecide,
  sampleText,
  whyPeopleDecide,
} from '../core/reviews/automatic.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { SECRET_KEY, type SecretKey } from '../platform/config/secret-key.js';
import { RegisterMatches } from '../registers/register-matches.service.js';
import { FactsByHand } from './facts-by-hand.service.js';
import { ReviewDifferences } from './review-differences.service.js';
import type { KnownFacts } from './review-facts.service.js';
import type { ReviewEntity } from './review.entity.js';
import { ReviewVerdicts } from './review-verdicts.service.js';

/** Whether a review may be decided without anybody looking. */
@Injectable()
export class AutomaticDecisions {
  constructor(
    private readonly certificates: CertificateFactsReader,
    private readonly matches: RegisterMatches,
    private readonly differences: ReviewDifferences,
    private readonly verdicts: ReviewVerdicts,
    private readonly byHand: FactsByHand,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SECRET_KEY) private readonly key: SecretKey,
  ) {}

  /** Everything that keeps it for people; empty when nothing does. */
  async whyPeople(row: ReviewEntity, known: KnownFacts, at: Date): Promise<readonly PeopleDecide[]> {
    const { facts, certificate } = known;
    const profile = row.profile ?? facts.profile;
    // What is switched off need not be looked into.
    if (!profile.automatic.enabled || certificate === null) return ['switched-off'];
    const inspection = await this.certificates.inspection(certificate.id, at);
    const decoded = await this.certificates.decoded(certificate.id);
    const { roles } = row.application;
    const difference = await this.differences.of(row, known, at);
    const match =
      decoded === null ? null : await this.matches.match(decoded, this.config.hostCountry, at, roles);
    return whyPeopleDecide({
      ...{ profile, lane: facts.lane === row.lane ? row.lane : 'change', round: row.round },
      ...{ complete: facts.complete, organisationBlocked: facts.organisationBlocked },
      judged: await this.verdicts.judged(certificate.verdict),
      match: match?.verdict ?? 'unknown',
      factsByHand: match === null || (await this.byHand.any(match, at)),
      rolesCoverServices: roles.every((role) => inspection?.usableRoles.includes(role) === true),
      worstFinding:
        inspection === null ? 'error' : worstOf(inspection.findings.map(({ severity }) => severity)),
      differences: difference?.changes ?? [],
      keptForPeople: isKeptForPeople(
        `${row.organisationKey} ${sampleText({
          certificateSha256: certificate.sha256,
          edition: row.edition ?? '',
          environment: row.environment ?? '',
        })}`,
        profile.automatic.samplePercent,
        (text) => createHmac('sha256', this.key.value).update(text).digest('hex'),
      ),
    });
  }
}
