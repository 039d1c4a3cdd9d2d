import { Injectable, Logger } from '@nestjs/common';
import { CertificateVerdicts } from '../certificates/certificate-verdicts.service.js';
import { CertificateViews, decode } from '../certificates/certificate-views.js';
import { Certificates } from '../certificates/certificates.service.js';
import { type Application, EMPTY_APPLICATION } from '../core/applications/application.js';
import type { ChosenCertificate } from '../core/applications/chosen-certificate.js';
import { missingParts } from '../core/applications/missing-parts.js';
import { preCheck, type PreCheck } from '../core/applications/pre-check.js';
import type { VerdictDocument } from '../core/verdict/verdict-document.js';
import { Evaluator } from '../evaluations/evaluator.service.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { PreCheckAnswerRow, PreCheckApplication } from './applications.contract.js';

/** Answers each published demand for an application, also for one that is still being written. */
@Injectable()
export class PreChecks {
  private readonly logger = new Logger('PreChecks');

  constructor(
    private readonly certificates: Certificates,
    private readonly views: CertificateViews,
    private readonly verdicts: CertificateVerdicts,
    private readonly evaluator: Evaluator,
    private readonly clock: Clock,
  ) {}

  async answer({ application: written }: PreCheckApplication): Promise<PreCheckAnswerRow> {
    const application = { ...EMPTY_APPLICATION, ...withoutUndefined(written) };
    const at = this.clock.now();
    const { outcome, lines, findings } = await this.check(application, at);
    return {
      ...{ outcome, at, lines: [...lines] },
      findings: findings.map(({ of, code, severity, message, citation, at: path, ask, askOf }) => ({
        ...{ of, code, severity, message, citation, ask, askOf },
        at: path,
      })),
      missing: [...missingParts(application)],
    };
  }

  async check(application: Application, at: Date): Promise<PreCheck> {
    const [certificate, seal] = await Promise.all([
      this.chosen(application.certificateId, at),
      this.chosen(application.sealCertificateId, at),
    ]);
    return preCheck({ application, certificate, seal }, at);
  }

  /** Null also for a certificate that was deleted since it was chosen. */
  private async chosen(id: string | null, at: Date): Promise<ChosenCertificate | null> {
    if (id === null) return null;
    try {
      const row = await this.certificates.find(id);
      const { findings } = await this.views.inspection(row, at);
      const inUse = row.retiredAt === null && row.supersededById === null;
      return { certificate: decode(row), findings, verdict: await this.verdictOf(id), inUse };
    } catch (error) {
      if (error instanceof Problem && error.code === 'certificate-not-found') return null;
      throw error;
    }
  }

  /**
   * From the evidence that is at hand, so that somebody who writes an application waits for no network; only for a
   * certificate that never had a verdict is it fetched. A failure of ours is no verdict, and no reason to answer nothing.
   */
  private async verdictOf(id: string): Promise<VerdictDocument | null> {
    const subject = await this.verdicts.subject(id);
    const order = { subject, at: undefined, offline: !subject.isFirst, fresh: false } as const;
    try {
      return (await this.evaluator.evaluate({ ...order, trigger: 'manual' })).document.verdict;
    } catch (error) {
      this.logger.error({ certificateId: id, error: String(error) });
      return null;
    }
  }
}

const withoutUndefined = (written: PreCheckApplication['application']): Partial<Application> =>
  Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
