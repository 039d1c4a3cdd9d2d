import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { tables } from '../platform/database/database.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { UsersModule } from '../users/users.module.js';
import { ApprovedReviews } from './approved-reviews.service.js';
import { DecisionProfilesController } from './decision-profiles.controller.js';
import { DecisionProfiles } from './decision-profiles.service.js';
import { Examinations } from './examination.service.js';
import { ReviewAccess } from './review-access.service.js';
import { ReviewCommandsController } from './review-commands.controller.js';
import { ReviewCommands } from './review-commands.service.js';
import { ReviewCorrespondenceController } from './review-correspondence.controller.js';
import { ReviewCorrespondence } from './review-correspondence.service.js';
import { ReviewEvidenceController } from './review-evidence.controller.js';
import { ReviewEnds } from './review-ends.service.js';
import { ReviewEvidence } from './review-evidence.service.js';
import { ReviewDrafts } from './review-drafts.service.js';
import { ReviewFactsReader } from './review-facts.service.js';
import { ReviewMeterExportController } from './review-meter-export.controller.js';
import { ReviewMeter } from './review-meter.service.js';
import { ReviewNews } from './review-news.js';
import { ReviewStore } from './review-store.js';
import { ReviewViews } from './review-views.service.js';
import { ReviewExpiry, ReviewReopenings } from './review-sweeps.service.js';
import {
  ReviewAttachmentEntity,
  ReviewEntity,
  ReviewEventEntity,
  ReviewMessageEntity,
  ReviewNumberEntity,
  ReviewVoteEntity,
} from './review.entity.js';
import { AutomaticDecisions } from './automatic-decisions.service.js';
import { ReviewDifferences } from './review-differences.service.js';
import { ReviewVerdicts } from './review-verdicts.service.js';
import { LintSettingsModule } from '../lint-settings/lint-settings.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { FactsByHand } from './facts-by-hand.service.js';
import { ReviewsController } from './reviews.controller.js';
import { Reviews } from './reviews.service.js';
import { SecondPerson } from './second-person.service.js';
import { DecisionProfileEntity, WaiverEntity } from './two-person.entity.js';
import { WaiverEnds } from './waiver-ends.service.js';
import { WaiversController } from './waivers.controller.js';
import { Waivers } from './waivers.service.js';

@Module({
  imports: [
    tables(ReviewEntity, ReviewNumberEntity, ReviewEventEntity, ReviewVoteEntity),
    tables(ReviewMessageEntity, ReviewAttachmentEntity, DecisionProfileEntity, WaiverEntity),
    AuditModule,
    CertificatesModule,
    EvaluationsModule,
    RegistersModule,
    GrantsModule,
    LintSettingsModule,
    NotificationsModule,
    OrganisationsModule,
    TrustModule,
    UsersModule,
  ],
  controllers: [
    ReviewsController,
    ReviewCommandsController,
    ReviewCorrespondenceController,
    DecisionProfilesController,
    WaiversController,
    ReviewMeterExportController,
    ReviewEvidenceController,
  ],
  providers: [
    WaiverEnds,
    ReviewEnds,
    ApprovedReviews,
    AutomaticDecisions,
    DecisionProfiles,
    Examinations,
    FactsByHand,
    ReviewAccess,
    ReviewCommands,
    ReviewCorrespondence,
    ReviewDifferences,
    ReviewDrafts,
    ReviewExpiry,
    ReviewFactsReader,
    ReviewMeter,
    ReviewNews,
    ReviewReopenings,
    Reviews,
    ReviewStore,
    ReviewVerdicts,
    ReviewViews,
    SecondPerson,
    Waivers,
    ReviewEvidence,
  ],
  exports: [ReviewEnds, ApprovedReviews, ReviewEvidence, ReviewExpiry, ReviewReopenings, Reviews, WaiverEnds],
})
export class ReviewsModule {}
