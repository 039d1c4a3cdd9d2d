import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { JobRunsModule } from '../job-runs/job-runs.module.js';
import { LintSettingsModule } from '../lint-settings/lint-settings.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { tables } from '../platform/database/database.module.js';
import { ProbesModule } from '../probes/probes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { RegisterWatchModule } from '../register-watch/register-watch.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { JobClock } from './job-clock.js';
import { JobLeaseEntity } from './job-lease.entity.js';
import { JobRunner } from './job-runner.js';
import { JobsController } from './jobs.controller.js';
import { Schedule } from './schedule.js';
import { Watchdog } from './watchdog.js';

@Module({
  imports: [
    ScheduleModule.forRoot(),
    tables(JobLeaseEntity),
    AlertsModule,
    AuditModule,
    CertificatesModule,
    ConsentsModule,
    EvaluationsModule,
    GrantsModule,
    JobRunsModule,
    LintSettingsModule,
    MessagesModule,
    NotificationsModule,
    ProbesModule,
    RegistersModule,
    RegisterWatchModule,
    ReviewsModule,
    SubmissionsModule,
    TrustModule,
  ],
  controllers: [JobsController],
  providers: [Schedule, JobRunner, JobClock, Watchdog],
  exports: [JobRunner, JobClock, Watchdog],
})
export class JobsModule {}
