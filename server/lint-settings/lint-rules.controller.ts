import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Refuses, RequiresPermission, Returns, ReturnsList } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { LINT_RULE_LIST } from './lint-rule-list.js';
import { LintRules } from './lint-rules.service.js';
import { lintRuleSchema } from './lint-settings.contract.js';

@ApiTags('lint rules')
@Controller('lint-rules')
@RequiresPermission('lint-rules.read')
export class LintRulesController {
  constructor(private readonly rules: LintRules) {}

  @Get()
  @ApiOperation({ summary: 'What certificates are judged by, and how many break each rule.' })
  @ReturnsList(lintRuleSchema)
  list(@Query({ schema: LINT_RULE_LIST.query }) query: ListQuery) {
    return this.rules.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One rule by its code.' })
  @Returns(lintRuleSchema)
  @Refuses('lint-rule-not-found')
  show(@Param('id', { schema: z.string().max(200) }) id: string) {
    return this.rules.find(id);
  }
}
