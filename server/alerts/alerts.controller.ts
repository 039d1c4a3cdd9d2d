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
import { ALERT_LIST } from './alert-list.js';
import {
  type AcknowledgeAlert,
  acknowledgeAlertSchema,
  alertSchema,
  type SnoozeAlert,
  snoozeAlertSchema,
} from './alerts.contract.js';
import { AlertAudiences } from './alert-audiences.service.js';
import { alertAudienceSchema } from './alert-rules.contract.js';
import { AlertHandling } from './alert-handling.service.js';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly alerts: AlertHandling,
    private readonly audiences: AlertAudiences,
  ) {}

  @Get()
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'What somebody should know, and whether somebody was told.' })
  @ReturnsList(alertSchema)
  list(@Query({ schema: ALERT_LIST.query }) query: ListQuery) {
    return this.alerts.list(query);
  }

  @Get(':id')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'One alert.' })
  @Returns(alertSchema)
  @Refuses('alert-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.alerts.find(id);
  }

  @Post(':id/acknowledge')
  @RequiresPermission('alerts.write')
  @ApiOperation({ summary: 'Say that somebody has seen it and takes care.' })
  @Returns(alertSchema)
  @Refuses('alert-not-found', 'alert-not-open')
  acknowledge(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: acknowledgeAlertSchema }) { note }: AcknowledgeAlert,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.alerts.acknowledge(id, note, user);
  }

  @Post(':id/snooze')
  @RequiresPermission('alerts.silence')
  @ApiOperation({ summary: 'Put it off until a date, with a reason. Past it, it escalates.' })
  @Returns(alertSchema)
  @Refuses('invalid-input', 'alert-not-found', 'alert-not-open')
  snooze(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: snoozeAlertSchema }) body: SnoozeAlert,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.alerts.snooze(id, body, user);
  }

  @Post(':id/wake')
  @RequiresPermission('alerts.write')
  @ApiOperation({ summary: 'End its snooze now.' })
  @Returns(alertSchema)
  @Refuses('alert-not-found', 'alert-not-snoozed')
  wake(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.alerts.wake(id, user);
  }

  @Get(':id/audience')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'Who would be told of it now, when, by which rule; and who would not read it.' })
  @Returns(alertAudienceSchema)
  @Refuses('alert-not-found')
  audience(@Param('id', { schema: idSchema }) id: string) {
    return this.audiences.of(id);
  }
}
