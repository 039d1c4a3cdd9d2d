import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { ALERT_GROUP_LIST, AlertGroups } from './alert-groups.service.js';
import { AlertRulePreviews } from './alert-rule-previews.service.js';
import {
  alertGroupSchema,
  alertRulePreviewSchema,
  alertRuleSchema,
  type ChangeAlertGroup,
  changeAlertGroupSchema,
  type ChangeAlertRule,
  changeAlertRuleSchema,
  type CreateAlertGroup,
  createAlertGroupSchema,
  type CreateAlertRule,
  createAlertRuleSchema,
  type PreviewAlertRule,
  previewAlertRuleSchema,
  ruleId,
  ruleTestResultSchema,
} from './alert-rules.contract.js';
import { ALERT_RULE_LIST, AlertRules } from './alert-rules.service.js';
import { deliverySchema } from './deliveries.contract.js';
import { Deliveries, DELIVERY_LIST } from './deliveries.service.js';

@ApiTags('alerts')
@Controller('alert-rules')
export class AlertRulesController {
  constructor(
    private readonly rules: AlertRules,
    private readonly previews: AlertRulePreviews,
  ) {}

  @Get()
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'Who hears what, in the order in which rules are asked; and who would not.' })
  @ReturnsList(alertRuleSchema)
  list(@Query({ schema: ALERT_RULE_LIST.query }) query: ListQuery) {
    return this.rules.list(query);
  }

  @Get(':id')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'One rule.' })
  @Returns(alertRuleSchema)
  @Refuses('alert-rule-not-found')
  show(@Param('id', { schema: ruleId }) id: string) {
    return this.rules.find(id);
  }

  @Post()
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Make a rule. One that silences needs `alerts.silence` besides.' })
  @Returns(alertRuleSchema, 201)
  @Refuses('invalid-input', 'not-allowed')
  create(@Body({ schema: createAlertRuleSchema }) body: CreateAlertRule, @CurrentUser() user: SignedInUser) {
    return this.rules.create(body, user);
  }

  @Post('preview')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'What a rule would have told in the last days and would tell today.' })
  @Returns(alertRulePreviewSchema)
  @Refuses('invalid-input')
  preview(@Body({ schema: previewAlertRuleSchema }) body: PreviewAlertRule) {
    return this.previews.preview(body);
  }

  @Patch(':id')
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Change a rule, also a shipped one, or switch it off.' })
  @Returns(alertRuleSchema)
  @Refuses('invalid-input', 'not-allowed', 'alert-rule-not-found', 'changed-meanwhile')
  change(
    @Param('id', { schema: ruleId }) id: string,
    @Body({ schema: changeAlertRuleSchema }) body: ChangeAlertRule,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.rules.change(id, body, user);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Delete a rule; a shipped one is as it was shipped again.' })
  @Refuses('not-allowed', 'alert-rule-not-found', 'alert-rule-shipped')
  remove(@Param('id', { schema: ruleId }) id: string, @CurrentUser() user: SignedInUser) {
    return this.rules.remove(id, user);
  }

  @Post(':id/test')
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Send a test to everybody whom the rule names by itself.' })
  @Returns(ruleTestResultSchema)
  @Refuses('alert-rule-not-found')
  test(@Param('id', { schema: ruleId }) id: string, @CurrentUser() user: SignedInUser) {
    return this.previews.test(id, user);
  }
}

@ApiTags('alerts')
@Controller('alert-groups')
export class AlertGroupsController {
  constructor(private readonly groups: AlertGroups) {}

  @Get()
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'Groups that rules name, with whom they reach now.' })
  @ReturnsList(alertGroupSchema)
  list(@Query({ schema: ALERT_GROUP_LIST.query }) query: ListQuery) {
    return this.groups.list(query);
  }

  @Get(':id')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'One group.' })
  @Returns(alertGroupSchema)
  @Refuses('alert-group-not-found')
  show(@Param('id', { schema: ruleId }) id: string) {
    return this.groups.find(id);
  }

  @Post()
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Make a group.' })
  @Returns(alertGroupSchema, 201)
  @Refuses('invalid-input', 'alert-group-exists')
  create(
    @Body({ schema: createAlertGroupSchema }) body: CreateAlertGroup,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.groups.create(body, user);
  }

  @Patch(':id')
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Change who is in a group.' })
  @Returns(alertGroupSchema)
  @Refuses('invalid-input', 'alert-group-not-found', 'alert-group-shipped', 'alert-group-exists')
  @Refuses('changed-meanwhile')
  change(
    @Param('id', { schema: ruleId }) id: string,
    @Body({ schema: changeAlertGroupSchema }) body: ChangeAlertGroup,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.groups.change(id, body, user);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresPermission('alerts.rules')
  @ApiOperation({ summary: 'Delete a group that no rule uses.' })
  @Refuses('alert-group-not-found', 'alert-group-shipped', 'alert-group-used')
  remove(@Param('id', { schema: ruleId }) id: string, @CurrentUser() user: SignedInUser) {
    return this.groups.remove(id, user);
  }
}

@ApiTags('alerts')
@Controller('alert-deliveries')
export class AlertDeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get()
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'Who was told what through which channel, and how far it got, with the reason.' })
  @ReturnsList(deliverySchema)
  list(@Query({ schema: DELIVERY_LIST.query }) query: ListQuery) {
    return this.deliveries.list(query);
  }
}
