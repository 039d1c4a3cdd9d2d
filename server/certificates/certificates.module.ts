import multipart from '@fastify/multipart';
import { Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { LintSettingsModule } from '../lint-settings/lint-settings.module.js';
import { tables } from '../platform/database/database.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { Admission } from './admission.service.js';
import { CertificateAccess } from './certificate-access.service.js';
import { CertificateChanges } from './certificate-changes.service.js';
import { CertificateEnds } from './certificate-ends.service.js';
import { CertificateFactsReader } from './certificate-facts.service.js';
import { CertificateFiguresReader } from './certificate-figures.service.js';
import { CertificateHolders } from './certificate-holders.service.js';
import { CertificateVerdicts } from './certificate-verdicts.service.js';
import { CertificateViews } from './certificate-views.js';
import {
  CertificateEntity,
  CertificateFindingEntity,
  CertificateRoleEntity,
  CertificateTagEntity,
} from './certificate.entity.js';
import { CertificatesInUse } from './certificates-in-use.service.js';
import { CertificatesController } from './certificates.controller.js';
import { Certificates } from './certificates.service.js';
import { FindingCounts } from './finding-counts.service.js';
import { ExpirySweep } from './expiry-sweep.service.js';
import { CertificateOverview } from './overview.service.js';
import { OrganisationCatchUp } from './organisation-catch-up.service.js';
import { OrganisationCertificatesController } from './organisation-certificates.controller.js';
import { OrganisationCertificates } from './organisation-certificates.service.js';
import { RegisterMatchController } from './register-match.controller.js';
import { Reinspections } from './reinspections.service.js';
import { SecondReadings } from './second-readings.service.js';
import { acceptRawBodies } from './upload-body.js';
import { Uploads } from './uploads.service.js';

@Module({
  imports: [
    tables(CertificateEntity, CertificateRoleEntity, CertificateFindingEntity, CertificateTagEntity),
    AuditModule,
    AlertsModule,
    JobRunsModule,
    LintSettingsModule,
    RegistersModule,
    OrganisationsModule,
  ],
  controllers: [CertificatesController, RegisterMatchController, OrganisationCertificatesController],
  providers: [
    CertificateEnds,
    CertificatesInUse,
    Admission,
    CertificateAccess,
    CertificateChanges,
    CertificateFactsReader,
    CertificateFiguresReader,
    CertificateHolders,
    CertificateOverview,
    Certificates,
    CertificateVerdicts,
    CertificateViews,
    ExpirySweep,
    FindingCounts,
    OrganisationCatchUp,
    OrganisationCertificates,
    Reinspections,
    SecondReadings,
    Uploads,
  ],
  exports: [
    CertificateEnds,
    CertificatesInUse,
    Certificates,
    CertificateAccess,
    CertificateFactsReader,
    CertificateFiguresReader,
    CertificateHolders,
    CertificateViews,
    CertificateVerdicts,
    ExpirySweep,
    OrganisationCatchUp,
    Reinspections,
    SecondReadings,
    Uploads,
  ],
})
export class CertificatesModule implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly uploads: Uploads,
  ) {}

  onModuleInit(): void {
    // Undefined where the modules are used without HTTP, as by the command line.
    const fastify = this.http.httpAdapter?.getInstance<FastifyInstance>();
    if (fastify === undefined) return;
    // Not awaited: that would start Fastify before Nest has set its error handler.
    void fastify.register(multipart);
    acceptRawBodies(fastify);
  }

  /** Before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await this.uploads.stop();
  }
}
