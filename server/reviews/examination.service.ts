import { Inject, Injectable } from '@nestjs/common';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import type { ReviewFacts } from '../core/reviews/decide-review.js';
import { Evaluations } from '../evaluations/evaluations.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../ports/clock.js';
import { RegisterMatches } from '../registers/register-matches.service.js';
import { ReviewDifferences } from './review-differences.service.js';
import { ReviewFactsReader } from './review-facts.service.js';
import type { ExaminationRow } from './reviews.contract.js';
import { Reviews } from './reviews.service.js';

/** Everything that a decision looks at, as of now. */
@Injectable()
export class Examinations {
  constructor(
    private readonly reviews: Reviews,
    private readonly facts: ReviewFactsReader,
    private readonly certificates: CertificateFactsReader,
    private readonly evaluations: Evaluations,
    private readonly matches: RegisterMatches,
    private readonly differences: ReviewDifferences,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(id: string): Promise<ExaminationRow> {
    const row = await this.reviews.find(id);
    const at = this.clock.now();
    const known = await this.facts.of(row, at);
    const { facts, missing, certificate, waivers } = known;
    const { application } = row;
    const decoded = certificate === null ? null : await this.certificates.decoded(certificate.id);
    const difference = await this.differences.of(row, known, at);
    return {
      verdict: await this.verdict(certificate?.verdict?.evaluationId),
      match:
        decoded === null
          ? null
          : await this.matches.match(decoded, this.config.hostCountry, at, application.roles),
      difference: difference && {
        review: {
          ...{ id: difference.review.id, number: difference.review.number },
          validUntil: difference.review.scope === null ? null : new Date(difference.review.scope.until),
        },
        changes: difference.changes.map(({ field, before, after, weight }) => ({
          ...{ field, before: [...before], after: [...after], weight },
        })),
      },
      conditions: conditionsOf(facts),
      missing: missing.map((one) => ({ ...one })),
      waivers: waivers.map(({ code }) => code),
    };
  }

  private async verdict(evaluationId: string | undefined): Promise<ExaminationRow['verdict']> {
    if (evaluationId === undefined) return null;
    const { outcome, evaluatedAt, verdict } = await this.evaluations.show(evaluationId);
    return {
      ...{ outcome, evaluatedAt, evaluationId, usableRoles: [...verdict.usableRoles] },
      checks: Object.entries(verdict.checks).map(([name, { status, reasons, codes }]) => ({
        ...{ name, status },
        reasons: reasons.map((message, i) => ({ code: codes[i] ?? '', message })),
      })),
    };
  }
}

/** In the order in which the core asks for them; the code is the refusal of one that is not met. */
function conditionsOf({ at, complete, organisationBlocked, certificateNotAfter, verdict }: ReviewFacts) {
  return [
    { code: 'review-incomplete', met: complete },
    { code: 'review-organisation-blocked', met: !organisationBlocked },
    { code: 'review-certificate-over', met: certificateNotAfter !== null && certificateNotAfter > at },
    { code: 'review-verdict-missing', met: verdict !== 'missing' },
    { code: 'review-verdict-forbids', met: verdict === 'good' || verdict === 'waived' },
  ];
}
