import { type DynamicModule, Module } from '@nestjs/common';
import { AdaptersModule } from './adapters/adapters.module.js';
import { AlertsModule } from './alerts/alerts.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthoritiesModule } from './authorities/authorities.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { ForecastsModule } from './forecasts/forecasts.module.js';
import { GrantsModule } from './grants/grants.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LintSettingsModule } from './lint-settings/lint-settings.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { ConsentsModule } from './consents/consents.module.js';
import { RegisterWatchModule } from './register-watch/register-watch.module.js';
import { RegistersModule } from './registers/registers.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { StatusModule } from './status/status.module.js';
import { ProbesModule } from './probes/probes.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { TrustModule } from './trust/trust.module.js';
import { UsersModule } from './users/users.module.js';

/** Every module, one line each. */
@Module({})
export class AppModule {
  static of(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        AdaptersModule,
        DatabaseModule,
        HealthModule,
        AuditModule,
        MessagesModule,
        UsersModule,
        AlertsModule,
        LintSettingsModule,
        TrustModule,
        AuthoritiesModule,
        RegistersModule,
        NotificationsModule,
        OrganisationsModule,
        CertificatesModule,
        EvaluationsModule,
        RegisterWatchModule,
        GrantsModule,
        ConsentsModule,
        ApplicationsModule,
        ReviewsModule,
        SubmissionsModule,
        ProbesModule,
        CalendarModule,
        ForecastsModule,
        JobsModule,
        StatusModule,
      ],
    };
  }

  /** What a command needs that changes an installation while no server, or another process, runs it: no jobs, no socket. */
  static forCommands(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        AdaptersModule,
        DatabaseModule,
        AuditModule,
        MessagesModule,
        UsersModule,
        TrustModule,
        RegistersModule,
      ],
    };
  }
}
