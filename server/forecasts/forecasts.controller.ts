import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses, RequiresPermission, Returns } from '../platform/http/decorators.js';
import {
  type BlastRadiusQuestion,
  blastRadiusQuestionSchema,
  blastRadiusSchema,
  consentCliffSchema,
} from './forecasts.contract.js';
import { Forecasts } from './forecasts.service.js';

@ApiTags('forecasts')
@Controller('forecasts')
export class ForecastsController {
  constructor(private readonly forecasts: Forecasts) {}

  @Get('consent-cliff')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'How many consents stop per day, by organisation and edition, and for what.' })
  @Returns(consentCliffSchema)
  cliff() {
    return this.forecasts.cliff();
  }

  @Get('blast-radius')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'What stops if a certificate or grant stops.' })
  @Returns(blastRadiusSchema)
  @Refuses('invalid-input')
  blastRadius(@Query({ schema: blastRadiusQuestionSchema }) question: BlastRadiusQuestion) {
    return this.forecasts.blastRadius(question);
  }
}
