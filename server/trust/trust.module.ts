import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { ListEnds } from './list-ends.service.js';
import { ListExport } from './list-export.service.js';
import { ListImport } from './list-import.service.js';
import { ListJudge } from './list-judge.service.js';
import { TrustedListStore } from './list-store.service.js';
import { TrustedListUpdates } from './list-updates.service.js';
import { OfficialJournalController } from './official-journal.controller.js';
import { OfficialJournalNoticeEntity } from './official-journal.entity.js';
import { OfficialJournal } from './official-journal.service.js';
import { TrustAnchorEntity } from './trust-anchor.entity.js';
import { TrustAnchorsController } from './trust-anchors.controller.js';
import { TrustAnchors } from './trust-anchors.service.js';
import { Trust } from './trust.service.js';
import { TrustServiceEntity } from './trust-service.entity.js';
import { TrustServicesController } from './trust-services.controller.js';
import { TrustServices } from './trust-services.service.js';
import { TrustedListEditionEntity, TrustedListEntity } from './trusted-list.entity.js';
import { TrustedListsController } from './trusted-lists.controller.js';
import { TrustedLists } from './trusted-lists.service.js';

@Module({
  imports: [
    tables(
      TrustedListEntity,
      TrustedListEditionEntity,
      TrustServiceEntity,
      TrustAnchorEntity,
      OfficialJournalNoticeEntity,
    ),
    AlertsModule,
    AuditModule,
    JobRunsModule,
    UsersModule,
  ],
  controllers: [
    TrustedListsController,
    TrustServicesController,
    OfficialJournalController,
    TrustAnchorsController,
  ],
  providers: [
    ListEnds,
    ListExport,
    ListImport,
    ListJudge,
    OfficialJournal,
    Trust,
    TrustAnchors,
    TrustedLists,
    TrustedListStore,
    TrustedListUpdates,
    TrustServices,
  ],
  exports: [
    ListEnds,
    ListExport,
    ListImport,
    OfficialJournal,
    Trust,
    TrustedLists,
    TrustedListUpdates,
    TrustServices,
  ],
})
export class TrustModule {}
