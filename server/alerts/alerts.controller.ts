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
import { type AcknowledgeAlert, acknowledgeAlertSchema, alertSchema } from './alerts.contract.js';
import { Alerts } from './alerts.service.js';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(private readonly alerts: Alerts) {}

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
}
