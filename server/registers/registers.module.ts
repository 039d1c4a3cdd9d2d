import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { tables } from '../platform/database/database.module.js';
import { AgentChanges } from './agent-changes.service.js';
import { EditionLeftovers } from './edition-leftovers.service.js';
import { EditionOutcomes } from './edition-outcomes.service.js';
import { EditionStore } from './edition-store.service.js';
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
import { RegisterUpdates } from './register-updates.service.js';

@Module({
  imports: [
    tables(RegisterEditionEntity, RegisterEntryEntity, RegisterAgentsEntity),
    AlertsModule,
    AuditModule,
    JobRunsModule,
  ],
  controllers: [RegisterEditionsController, RegisterEntriesController],
  providers: [
    AgentChanges,
    EditionLeftovers,
    EditionOutcomes,
    EntryStatuses,
    ImportTransactions,
    RegisterAgents,
    EditionStore,
    RegisterBases,
    RegisterEditions,
    RegisterEntries,
    RegisterImports,
    RegisterLookups,
    RegisterUpdates,
  ],
  exports: [
    EditionStore,
    RegisterBases,
    RegisterEditions,
    RegisterEntries,
    RegisterImports,
    RegisterLookups,
    RegisterUpdates,
  ],
})
export class RegistersModule {}
