import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { GrantsModule } from '../grants/grants.module.js';
import { ForecastsController } from './forecasts.controller.js';
import { Forecasts } from './forecasts.service.js';

@Module({
  imports: [CertificatesModule, ConsentsModule, GrantsModule],
  controllers: [ForecastsController],
  providers: [Forecasts],
})
export class ForecastsModule {}
