import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type FindingCount, type FindingCounter, LintRules } from '../lint-settings/lint-rules.service.js';
import { Database } from '../platform/database/database.js';
import { CertificateFindingEntity, SILENCED } from './certificate.entity.js';

/** Tells the list of rules in how many certificates each found something. */
@Injectable()
export class FindingCounts implements FindingCounter, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly rules: LintRules,
  ) {}

  onModuleInit(): void {
    this.rules.countBy(this);
  }

  async countFindings(code?: string): Promise<readonly FindingCount[]> {
    const query = this.db
      .read(CertificateFindingEntity)
      .createQueryBuilder('finding')
      .select('finding.code', 'code')
      .addSelect('COUNT(*)', 'all')
      .addSelect(`SUM(CASE WHEN finding.severity = ${SILENCED} THEN 1 ELSE 0 END)`, 'silenced')
      .groupBy('finding.code');
    if (code !== undefined) query.where('finding.code = :code', { code });
    const rows = await query.getRawMany<{ code: string; all: number | string; silenced: number | string }>();
    return rows.map(({ code, all, silenced }) => ({
      code,
      found: Number(all) - Number(silenced),
      silenced: Number(silenced),
    }));
  }
}
