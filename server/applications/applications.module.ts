import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { ApplicationsController } from './applications.controller.js';
import { CertificateRequestsController } from './certificate-requests.controller.js';
import { CertificateRequests } from './certificate-requests.service.js';
import { PreChecks } from './pre-checks.service.js';

/** What an applicant is helped with before anybody else is involved. Stores nothing. */
@Module({
  imports: [CertificatesModule, EvaluationsModule],
  controllers: [ApplicationsController, CertificateRequestsController],
  providers: [CertificateRequests, PreChecks],
  exports: [PreChecks],
})
export class ApplicationsModule {}
