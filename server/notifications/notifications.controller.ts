import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  RequiresSession,
  Returns,
  ReturnsList,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Inbox } from './inbox.service.js';
import { NOTIFICATION_LIST } from './notification-list.js';
import {
  type MailChoices,
  mailChoicesSchema,
  notificationCountSchema,
  notificationSchema,
  type RecipientsQuery,
  recipientsQuerySchema,
  recipientsSchema,
} from './notifications.contract.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @RequiresSession()
  @ApiOperation({ summary: 'What concerns whoever is signed in, newest first.' })
  @ReturnsList(notificationSchema)
  list(@Query({ schema: NOTIFICATION_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.inbox.list(query, user.id);
  }

  @Get('count')
  @RequiresSession()
  @ApiOperation({ summary: 'How much of it is unread.' })
  @Returns(notificationCountSchema)
  async count(@CurrentUser() user: SignedInUser) {
    return { unread: await this.inbox.unread(user.id) };
  }

  @Get('recipients')
  @RequiresPermission('users.read')
  @ApiOperation({ summary: 'Who would hear news of a kind, as of now.' })
  @Returns(recipientsSchema)
  @Refuses('invalid-input')
  recipients(@Query({ schema: recipientsQuerySchema }) { kind }: RecipientsQuery) {
    return this.inbox.recipients(kind);
  }

  @Get('mails')
  @RequiresSession()
  @ApiOperation({ summary: 'Which of one’s news also come by mail.' })
  @Returns(mailChoicesSchema)
  mailChoices(@CurrentUser() user: SignedInUser) {
    return this.inbox.mailChoices(user.id);
  }

  @Put('mails')
  @RequiresSession()
  @ApiOperation({ summary: 'Choose which of one’s news also come by mail.' })
  @Returns(mailChoicesSchema)
  @Refuses('invalid-input')
  chooseMails(@Body({ schema: mailChoicesSchema }) choices: MailChoices, @CurrentUser() user: SignedInUser) {
    return this.inbox.chooseMails(choices, user.id);
  }

  @Post('read-all')
  @RequiresSession()
  @ApiOperation({ summary: 'Mark everything as read.' })
  @ReturnsNothing()
  readAll(@CurrentUser() user: SignedInUser) {
    return this.inbox.readAll(user.id);
  }

  @Post(':id/read')
  @RequiresSession()
  @ApiOperation({ summary: 'Mark one as read.' })
  @Returns(notificationSchema)
  @Refuses('notification-not-found')
  read(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.inbox.read(id, user.id);
  }
}
