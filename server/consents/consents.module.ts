import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { tables } from '../platform/database/database.module.js';
import { ConsentCounts } from './consent-counts.service.js';
import { ImportRun } from './consent-import-run.js';
import { ConsentImportsController } from './consent-imports.controller.js';
import { ConsentImports } from './consent-imports.service.js';
import { ConsentRecords } from './consent-records.service.js';
import { ConsentStore } from './consent-store.js';
import { ConsentSweep } from './consent-sweep.service.js';
import { ConsentSync } from './consent-sync.service.js';
import {
  ConsentEntity,
  ConsentEventEntity,
  ConsentImportEntity,
  ConsentImportPartEntity,
  ConsentRenewalEntity,
} from './consent.entity.js';
import { ConsentsController } from './consents.controller.js';
import { Consents } from './consents.service.js';

@Module({
  imports: [
    tables(
      ConsentEntity,
      ConsentEventEntity,
      ConsentImportEntity,
      ConsentImportPartEntity,
      ConsentRenewalEntity,
    ),
    AlertsModule,
    AuditModule,
    OrganisationsModule,
  ],
  controllers: [ConsentsController, ConsentImportsController],
  providers: [
    ConsentCounts,
    ConsentImports,
    ConsentRecords,
    ConsentStore,
    ConsentSweep,
    ConsentSync,
    Consents,
    ImportRun,
  ],
  exports: [ConsentCounts, ConsentImports, ConsentRecords, ConsentSweep, ConsentSync],
})
export class ConsentsModule {}
