import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ProbesModule } from '../probes/probes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { ReviewsModule } from '../reviews/reviews.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { StatusController } from './status.controller.js';
import { StatusMetrics } from './status-metrics.js';
import { StatusService } from './status.service.js';

@Module({
  imports: [
    ...[AlertsModule, CertificatesModule, ConsentsModule, EvaluationsModule, JobsModule, MessagesModule],
    ...[ProbesModule, RegistersModule, ReviewsModule, TrustModule],
  ],
  controllers: [StatusController],
  providers: [StatusService, StatusMetrics],
})
export class StatusModule {}
