import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { tables } from '../platform/database/database.module.js';
import { SealedModule } from '../platform/sealed/sealed.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { BankAnswers } from './bank-answers.service.js';
import { BankSecrets } from './bank-secrets.service.js';
import { SecretEnds } from './secret-ends.service.js';
import { SubmissionEvidence } from './submission-evidence.js';
import { SubmissionMails } from './submission-mails.service.js';
import { SubmissionPackages } from './submission-packages.service.js';
import {
  SubmissionAttachmentEntity,
  SubmissionEntity,
  SubmissionEventEntity,
  SubmissionSecretEntity,
} from './submission.entity.js';
import { SubmissionsController } from './submissions.controller.js';
import { Submissions } from './submissions.service.js';

@Module({
  imports: [
    tables(SubmissionEntity, SubmissionEventEntity, SubmissionAttachmentEntity, SubmissionSecretEntity),
    AuditModule,
    CertificatesModule,
    EvaluationsModule,
    MessagesModule,
    NotificationsModule,
    SealedModule,
    GrantsModule,
    ReviewsModule,
  ],
  controllers: [SubmissionsController],
  providers: [
    SubmissionEvidence,
    Submissions,
    SubmissionPackages,
    SubmissionMails,
    BankAnswers,
    BankSecrets,
    SecretEnds,
  ],
  exports: [Submissions, BankSecrets, SecretEnds],
})
export class SubmissionsModule {}
