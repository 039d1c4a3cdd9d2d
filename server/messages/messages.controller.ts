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
import { MESSAGE_LIST } from './message-list.js';
import {
  messageSchema,
  messageWithTextSchema,
  type SendTestMail,
  sendTestMailSchema,
} from './messages.contract.js';
import { Messages } from './messages.service.js';

@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Get()
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'Outgoing mails and messages to other channels, and what became of them.' })
  @ReturnsList(messageSchema)
  list(@Query({ schema: MESSAGE_LIST.query }) query: ListQuery) {
    return this.messages.list(query);
  }

  @Get(':id')
  @RequiresPermission('alerts.read')
  @ApiOperation({ summary: 'One outgoing mail with its text.' })
  @Returns(messageWithTextSchema)
  @Refuses('message-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.messages.find(id);
  }

  @Post('test')
  @RequiresPermission('mail.test')
  @ApiOperation({ summary: 'Send a test mail and see what the mail server says.' })
  @Returns(messageWithTextSchema)
  @Refuses('mail-not-configured')
  test(@Body({ schema: sendTestMailSchema }) { to }: SendTestMail, @CurrentUser() user: SignedInUser) {
    return this.messages.sendTest(to ?? user.email, user);
  }

  @Post(':id/resend')
  @RequiresPermission('alerts.write')
  @ApiOperation({ summary: 'Send once more what was sent or dropped, as a message of its own.' })
  @Returns(messageWithTextSchema)
  @Refuses('message-not-found', 'message-not-resendable')
  resend(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.messages.resend(id, user);
  }

  @Post(':id/retry')
  @RequiresPermission('alerts.write')
  @ApiOperation({ summary: 'Try a mail again that was given up or that waits.' })
  @Returns(messageWithTextSchema)
  @Refuses('message-not-found', 'message-not-retryable', 'changed-meanwhile')
  retry(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.messages.retry(id, user);
  }
}
