import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses, RequiresPermission, Returns } from '../platform/http/decorators.js';
import {
  type BlastRadiusQuestion,
  blastRadiusQuestionSchema,
  blastRadiusSchema,
  consentCliffSchema,
} from './forecasts.contract.js';
import { BlastRadii } from './blast-radius.service.js';
import { Forecasts } from './forecasts.service.js';

@ApiTags('forecasts')
@Controller('forecasts')
export class ForecastsController {
  constructor(
    private readonly forecasts: Forecasts,
    private readonly radii: BlastRadii,
  ) {}

  @Get('consent-cliff')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'How many consents stop per day, by organisation and edition, and for what.' })
  @Returns(consentCliffSchema)
  cliff() {
    return this.forecasts.cliff();
  }

  @Get('blast-radius')
  @RequiresPermission('consents.read')
  @ApiOperation({
    summary: 'What stops if a certificate, access, a trust service or an entry of a register stops.',
  })
  @Returns(blastRadiusSchema)
  @Refuses('invalid-input', 'certificate-not-found', 'grant-not-found')
  @Refuses('trust-service-not-found', 'register-entry-not-found')
  blastRadius(@Query({ schema: blastRadiusQuestionSchema }) question: BlastRadiusQuestion) {
    return this.radii.of(question);
  }
}
