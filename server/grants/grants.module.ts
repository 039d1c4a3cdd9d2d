import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { AccessCheck } from './access-check.service.js';
import { ApiEditionsController } from './api-editions.controller.js';
import { GrantDecisions } from './grant-decisions.service.js';
import { GrantEnds } from './grant-ends.service.js';
import { GrantStore } from './grant-store.js';
import { GrantSweep } from './grant-sweep.service.js';
import { GrantViews } from './grant-views.service.js';
import { GrantCertificateEntity, GrantEntity, GrantSweepEntity } from './grant.entity.js';
import { GrantsController } from './grants.controller.js';
import { Grants } from './grants.service.js';

@Module({
  imports: [
    tables(GrantEntity, GrantCertificateEntity, GrantSweepEntity),
    AuditModule,
    CertificatesModule,
    EvaluationsModule,
    OrganisationsModule,
    UsersModule,
  ],
  controllers: [GrantsController, ApiEditionsController],
  providers: [AccessCheck, GrantDecisions, GrantEnds, GrantStore, GrantSweep, GrantViews, Grants],
  exports: [AccessCheck, GrantEnds, Grants],
})
export class GrantsModule {}
