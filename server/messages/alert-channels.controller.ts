import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { ALERT_CHANNEL_LIST } from './alert-channel-list.js';
import {
  alertChannelSchema,
  type ChangeAlertChannel,
  changeAlertChannelSchema,
  type CreateAlertChannel,
  createAlertChannelSchema,
  savedAlertChannelSchema,
} from './alert-channels.contract.js';
import { AlertChannels } from './alert-channels.service.js';
import { messageWithTextSchema } from './messages.contract.js';

@ApiTags('alert-channels')
@Controller('alert-channels')
export class AlertChannelsController {
  constructor(private readonly channels: AlertChannels) {}

  @Get()
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'Ways to be told beside e-mail, and how they fare.' })
  @ReturnsList(alertChannelSchema)
  list(@Query({ schema: ALERT_CHANNEL_LIST.query }) query: ListQuery) {
    return this.channels.list(query);
  }

  @Get(':id')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'One channel, without its address and secret.' })
  @Returns(alertChannelSchema)
  @Refuses('alert-channel-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.channels.find(id);
  }

  @Post()
  @RequiresPermission('alerts.channels')
  @ApiOperation({ summary: 'Set up a channel. Its address and secret are sealed.' })
  @Returns(savedAlertChannelSchema, 201)
  @Refuses('invalid-input')
  create(
    @Body({ schema: createAlertChannelSchema }) body: CreateAlertChannel,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.channels.create(body, user);
  }

  @Patch(':id')
  @RequiresPermission('alerts.channels')
  @ApiOperation({ summary: 'Change a channel, replace its secret, switch it off.' })
  @Returns(savedAlertChannelSchema)
  @Refuses('invalid-input', 'alert-channel-not-found', 'changed-meanwhile')
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeAlertChannelSchema }) body: ChangeAlertChannel,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.channels.change(id, body, user);
  }

  @Delete(':id')
  @RequiresPermission('alerts.channels')
  @ApiOperation({ summary: 'Remove a channel; what waits for it is dropped.' })
  @ReturnsNothing()
  @Refuses('alert-channel-not-found')
  remove(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.channels.remove(id, user);
  }

  @Post(':id/test')
  @RequiresPermission('alerts.channels')
  @ApiOperation({ summary: 'Tell the channel something now, and see what it says.' })
  @Returns(messageWithTextSchema)
  @Refuses('alert-channel-not-found')
  test(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.channels.test(id, user);
  }
}
