import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { CheckingService } from './checking-service.js';
import { EditionStore } from './edition-store.service.js';
import { PublishedEditions } from './published-editions.service.js';
import { ManualEditions } from './manual-editions.service.js';
import { ManualEntriesController } from './manual-entries.controller.js';
import { ManualEntries } from './manual-entries.service.js';
import { ManualEntryEntity } from './manual-entry.entity.js';
import { AgentChanges } from './agent-changes.service.js';
import { EditionImporters } from './edition-importers.service.js';
import { EditionLeftovers } from './edition-leftovers.service.js';
import { EditionOutcomes } from './edition-outcomes.service.js';
import { EntryStatuses } from './entry-statuses.service.js';
import { ImportTransactions } from './open-edition.js';
import { RegisterAgentsEntity } from './register-agents.entity.js';
import { RegisterAgents } from './register-agents.service.js';
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
import { RegisterOverrideEntity } from './register-override.entity.js';
import { RegisterOverridesController } from './register-overrides.controller.js';
import { OverrideEnds } from './override-ends.service.js';
import { RegisterOverrides } from './register-overrides.service.js';
import { RegisterSourceEntity } from './register-source.entity.js';
import { RegisterSourcesController } from './register-sources.controller.js';
import { RegisterSources } from './register-sources.service.js';
import { RegisterUpdates } from './register-updates.service.js';
import { SourceCatalog } from './source-catalog.service.js';

@Module({
  imports: [
    tables(
      RegisterEditionEntity,
      RegisterEntryEntity,
      RegisterAgentsEntity,
      RegisterSourceEntity,
      RegisterOverrideEntity,
      ManualEntryEntity,
    ),
    AlertsModule,
    AuditModule,
    JobRunsModule,
    UsersModule,
  ],
  controllers: [
    RegisterEditionsController,
    RegisterEntriesController,
    RegisterSourcesController,
    RegisterOverridesController,
    ManualEntriesController,
  ],
  providers: [
    AgentChanges,
    EditionImporters,
    EditionLeftovers,
    EditionOutcomes,
    EntryStatuses,
    ImportTransactions,
    RegisterAgents,
    EditionStore,
    PublishedEditions,
    RegisterBases,
    RegisterEditions,
    RegisterEntries,
    RegisterImports,
    RegisterLookups,
    RegisterMatches,
    RegisterUpdates,
    CheckingService,
    ManualEditions,
    ManualEntries,
    OverrideEnds,
    RegisterOverrides,
    RegisterSources,
    SourceCatalog,
  ],
  exports: [
    OverrideEnds,
    EditionImporters,
    EditionStore,
    PublishedEditions,
    RegisterBases,
    RegisterEditions,
    RegisterEntries,
    RegisterImports,
    RegisterLookups,
    RegisterMatches,
    RegisterUpdates,
    RegisterOverrides,
    RegisterSources,
    SourceCatalog,
  ],
})
export class RegistersModule {}
