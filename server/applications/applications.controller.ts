import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Refuses, RequiresPermission, Returns } from '../platform/http/decorators.js';
import { preCheckAnswerSchema, type PreCheckApplication, preCheckSchema } from './applications.contract.js';
import { PreChecks } from './pre-checks.service.js';

@ApiTags('applications')
@Controller('applications')
export class ApplicationsController {
  constructor(private readonly preChecks: PreChecks) {}

  @Post('pre-check')
  @RequiresPermission('reviews.read')
  @ApiOperation({
    summary:
      'Each published demand of Paysera for an application: met, not met, not known, and of whom to ask.',
    description: 'Also while it is being written: nothing has to be stored, and nothing is.',
  })
  @Returns(preCheckAnswerSchema)
  @Refuses('invalid-input')
  preCheck(@Body({ schema: preCheckSchema }) body: PreCheckApplication) {
    return this.preChecks.answer(body);
  }
}
