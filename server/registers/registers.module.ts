import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { tables } from '../platform/database/database.module.js';
import { EditionStore } from './edition-store.service.js';
import { PublishedEditions } from './published-editions.service.js';
import { RegisterBases } from './register-bases.service.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import { RegisterEditionsController } from './register-editions.controller.js';
import { RegisterEditions } from './register-editions.service.js';
import { RegisterEntriesController } from './register-entries.controller.js';
import { RegisterEntries } from './register-entries.service.js';
import { RegisterEntryEntity } from './register-entry.entity.js';
import { RegisterImports } from './register-import.service.js';
import { RegisterLookups } from './register-lookups.service.js';
import { RegisterMatches } from './register-matches.service.js';
import { RegisterUpdates } from './register-updates.service.js';

@Module({
  imports: [tables(RegisterEditionEntity, RegisterEntryEntity), AlertsModule, AuditModule, JobRunsModule],
  controllers: [RegisterEditionsController, RegisterEntriesController],
  providers: [
    EditionStore,
    PublishedEditions,
    RegisterBases,
    RegisterEditions,
    RegisterEntries,
    RegisterImports,
    RegisterLookups,
    RegisterMatches,
    RegisterUpdates,
  ],
  exports: [
    EditionStore,
    PublishedEditions,
    RegisterBases,
    RegisterEditions,
    RegisterEntries,
    RegisterImports,
    RegisterLookups,
    RegisterMatches,
    RegisterUpdates,
  ],
})
export class RegistersModule {}
