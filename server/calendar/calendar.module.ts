import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { AuthoritiesModule } from '../authorities/authorities.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { LintSettingsModule } from '../lint-settings/lint-settings.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { tables } from '../platform/database/database.module.js';
import { ProbesModule } from '../probes/probes.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { UsersModule } from '../users/users.module.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { CalendarController } from './calendar.controller.js';
import { DatedThings } from './calendar.service.js';
import { DatedSources } from './sources.js';

@Module({
  imports: [
    tables(CalendarFeedEntity),
    ...[AuditModule, AuthoritiesModule, CertificatesModule, ConsentsModule, EvaluationsModule, GrantsModule],
    ...[LintSettingsModule, OrganisationsModule, RegistersModule, ReviewsModule, SubmissionsModule],
    ...[ProbesModule, TrustModule, UsersModule],
  ],
  controllers: [CalendarController],
  providers: [CalendarFeeds, DatedSources, DatedThings],
})
export class CalendarModule {}
