import { Module, type OnModuleDestroy } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { LintSettingsModule } from '../lint-settings/lint-settings.module.js';
import { tables } from '../platform/database/database.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { CertificatesBelow } from './certificates-below.service.js';
import { CrlEnds } from './crl-ends.service.js';
import { EvaluationEntity, EvaluationEvidenceEntity, EvidenceItemEntity } from './evaluation.entity.js';
import { EvaluationRecords } from './evaluation-records.service.js';
import { EvaluationsController } from './evaluations.controller.js';
import { Evaluations } from './evaluations.service.js';
import { Evaluator } from './evaluator.service.js';
import { EvaluationReports } from './evaluation-reports.service.js';
import { EvidencePacks } from './evidence-packs.service.js';
import { EvidenceStore } from './evidence-store.service.js';
import { ReCheck } from './re-check.service.js';
import { IssuerEnds } from './issuer-ends.service.js';
import { RegisterSource } from './register-source.js';
import { InstalledTrust, TrustSource } from './trust-source.js';
import { VerdictProofs } from './verdict-proofs.service.js';

@Module({
  imports: [
    tables(EvaluationEntity, EvidenceItemEntity, EvaluationEvidenceEntity),
    AlertsModule,
    AuditModule,
    CertificatesModule,
    JobRunsModule,
    LintSettingsModule,
    RegistersModule,
    TrustModule,
  ],
  controllers: [EvaluationsController],
  providers: [
    { provide: TrustSource, useClass: InstalledTrust },
    CertificatesBelow,
    IssuerEnds,
    CrlEnds,
    EvaluationRecords,
    EvaluationReports,
    Evaluations,
    Evaluator,
    EvidencePacks,
    EvidenceStore,
    ReCheck,
    RegisterSource,
    VerdictProofs,
  ],
  exports: [
    IssuerEnds,
    CrlEnds,
    CertificatesBelow,
    Evaluations,
    Evaluator,
    EvidencePacks,
    EvidenceStore,
    ReCheck,
    VerdictProofs,
  ],
})
export class EvaluationsModule implements OnModuleDestroy {
  constructor(private readonly reCheck: ReCheck) {}

  /** Before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await this.reCheck.stop();
  }
}
