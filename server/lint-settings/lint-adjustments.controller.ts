import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { LINT_ADJUSTMENT_LIST } from './lint-adjustment-list.js';
import { LintAdjustments } from './lint-adjustments.service.js';
import {
  type CreateLintAdjustment,
  createLintAdjustmentSchema,
  lintAdjustmentSchema,
} from './lint-settings.contract.js';

@ApiTags('lint rules')
@Controller('lint-adjustments')
export class LintAdjustmentsController {
  constructor(private readonly adjustments: LintAdjustments) {}

  @Get()
  @RequiresPermission('lint-rules.read')
  @ApiOperation({ summary: 'What was decided about rules, by whom and why; also what counts no more.' })
  @ReturnsList(lintAdjustmentSchema)
  list(@Query({ schema: LINT_ADJUSTMENT_LIST.query }) query: ListQuery) {
    return this.adjustments.list(query);
  }

  @Get(':id')
  @RequiresPermission('lint-rules.read')
  @ApiOperation({ summary: 'One adjustment.' })
  @Returns(lintAdjustmentSchema)
  @Refuses('lint-adjustment-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.adjustments.find(id);
  }

  @Post()
  @RequiresPermission('lint-rules.write')
  @ApiOperation({
    summary: 'Change the severity of a rule or switch it off, for good or until a date.',
    description: 'Certificates are judged again in the background. `replaces` names the adjustment in force.',
  })
  @Returns(lintAdjustmentSchema, 201)
  @Refuses('invalid-input', 'lint-rule-not-found', 'changed-meanwhile')
  create(
    @Body({ schema: createLintAdjustmentSchema }) body: CreateLintAdjustment,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.adjustments.create(body, user);
  }

  @Post(':id/withdraw')
  @RequiresPermission('lint-rules.write')
  @ApiOperation({ summary: 'Let the rule speak for itself again.' })
  @Returns(lintAdjustmentSchema)
  @Refuses('lint-adjustment-not-found', 'lint-adjustment-over', 'changed-meanwhile')
  withdraw(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.adjustments.withdraw(id, user);
  }
}
