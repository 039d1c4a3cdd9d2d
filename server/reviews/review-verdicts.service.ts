import { Injectable } from '@nestjs/common';
import type { CertificateFacts } from '../certificates/certificate-facts.service.js';
import type { JudgedFor } from '../core/reviews/verdict-for-review.js';
import { Evaluations } from '../evaluations/evaluations.service.js';

/** Newest verdicts with what they warn of. */
@Injectable()
export class ReviewVerdicts {
  constructor(private readonly evaluations: Evaluations) {}

  async judged(verdict: CertificateFacts['verdict']): Promise<JudgedFor | null> {
    if (verdict === null) return null;
    const { verdict: whole } = await this.evaluations.show(verdict.evaluationId);
    const warnings = Object.values(whole.checks)
      .filter(({ status }) => status === 'warn')
      .flatMap(({ codes }) => codes);
    return { outcome: verdict.outcome, warnings };
  }
}
