import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { tables } from '../platform/database/database.module.js';
import { SealedModule } from '../platform/sealed/sealed.module.js';
import { ProbeExecution, RUN_PROBE } from './execution.service.js';
import { ProbeHistory } from './history.service.js';
import { KeyUses } from './key-uses.service.js';
import { ProbeKeysController } from './keys.controller.js';
import { ProbeKeys } from './keys.service.js';
import { ProbeMaintenance } from './maintenance.service.js';
import { MetadataEditions } from './metadata-editions.service.js';
import { ProbeChangeEntity, ProbeHourEntity, ProbeMetadataEntity } from './probe-history.entity.js';
import { ProbeKeyEntity, ProbeKeyUseEntity } from './probe-key.entity.js';
import { ProbeRunEntity } from './probe-run.entity.js';
import { ProbeMaintenanceEntity, ProbeTargetEntity } from './probe-target.entity.js';
import { ProbeEnds } from './probe-ends.service.js';
import { ProbeFigures } from './probe-figures.service.js';
import { ProbeReports } from './reports.service.js';
import { ProbeTruthTables } from './truth-tables.service.js';
import { ProbeResults } from './results.service.js';
import { runProbe } from './run-probe.js';
import { ProbeRunsController } from './runs.controller.js';
import { ProbeRuns } from './runs.service.js';
import { ProbeScheduler } from './scheduler.service.js';
import { ProbeStatistics } from './statistics.service.js';
import { ProbePresetsController, ProbeTargetsController } from './targets.controller.js';
import { TargetLines } from './target-lines.service.js';
import { ProbeTargets } from './targets.service.js';

@Module({
  imports: [
    tables(
      ...[ProbeTargetEntity, ProbeMaintenanceEntity, ProbeRunEntity, ProbeHourEntity, ProbeChangeEntity],
      ...[ProbeMetadataEntity, ProbeKeyEntity, ProbeKeyUseEntity],
    ),
    ...[AlertsModule, AuditModule, CertificatesModule, OrganisationsModule, SealedModule],
  ],
  controllers: [ProbePresetsController, ProbeTargetsController, ProbeRunsController, ProbeKeysController],
  providers: [
    { provide: RUN_PROBE, useValue: runProbe },
    ...[ProbeExecution, ProbeResults, ProbeScheduler, ProbeRuns, ProbeTargets, ProbeKeys, KeyUses],
    ...[
      MetadataEditions,
      ProbeReports,
      ProbeTruthTables,
      ProbeMaintenance,
      ProbeHistory,
      ProbeStatistics,
      ProbeEnds,
      ProbeFigures,
    ],
    TargetLines,
  ],
  exports: [ProbeEnds, ProbeFigures, ProbeHistory, ProbeMaintenance, ProbeRuns, ProbeScheduler, TargetLines],
})
export class ProbesModule {}
