import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { StatusController } from './status.controller.js';
import { StatusMetrics } from './status-metrics.js';
import { StatusService } from './status.service.js';

@Module({
  imports: [AlertsModule, CertificatesModule, JobsModule, MessagesModule, TrustModule],
  controllers: [StatusController],
  providers: [StatusService, StatusMetrics],
})
export class StatusModule {}
