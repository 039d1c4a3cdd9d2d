import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { BlastRadii } from './blast-radius.service.js';
import { ForecastsController } from './forecasts.controller.js';
import { Forecasts } from './forecasts.service.js';

@Module({
  imports: [
    ...[CertificatesModule, ConsentsModule, EvaluationsModule, GrantsModule, OrganisationsModule],
    ...[RegistersModule, TrustModule],
  ],
  controllers: [ForecastsController],
  providers: [BlastRadii, Forecasts],
})
export class ForecastsModule {}
