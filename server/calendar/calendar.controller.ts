import { Body, Controller, Delete, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Public,
  Refuses,
  RequiresPermission,
  RequiresSession,
  Returns,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import {
  calendarFeedSchema,
  type CalendarQuestion,
  calendarQuestionSchema,
  type CreateCalendarFeed,
  createCalendarFeedSchema,
  createdCalendarFeedSchema,
  datedThingSchema,
} from './calendar.contract.js';
import { DatedThings } from './calendar.service.js';

const secretSchema = z.string().min(20).max(100);

@ApiTags('calendar')
@Controller()
export class CalendarController {
  constructor(
    private readonly things: DatedThings,
    private readonly feeds: CalendarFeeds,
  ) {}

  @Get('calendar')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Everything that ends in a range, with the last working day before.' })
  @Returns(z.array(datedThingSchema))
  @Refuses('invalid-input')
  between(
    @Query({ schema: calendarQuestionSchema }) { from, to, scope }: CalendarQuestion,
    @CurrentUser() user: SignedInUser,
  ) {
    const reader = { email: user.email, seesAllTokens: user.permissions.has('users.write') };
    return this.things.between(from, to, scope, reader);
  }

  @Get('calendar-feeds')
  @RequiresSession()
  @ApiOperation({ summary: 'The own calendar feeds, without their addresses.' })
  @Returns(z.array(calendarFeedSchema))
  list(@CurrentUser() user: SignedInUser) {
    return this.feeds.mine(user);
  }

  @Post('calendar-feeds')
  @RequiresSession()
  @ApiOperation({ summary: 'Make a calendar feed; its address is shown in this answer only.' })
  @Returns(createdCalendarFeedSchema, 201)
  @Refuses('invalid-input', 'too-many-calendar-feeds')
  create(
    @Body({ schema: createCalendarFeedSchema }) body: CreateCalendarFeed,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.feeds.create(body, user);
  }

  @Delete('calendar-feeds/:id')
  @RequiresSession()
  @ApiOperation({ summary: 'Revoke a calendar feed, at once and for good.' })
  @ReturnsNothing()
  @Refuses('calendar-feed-not-found')
  revoke(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser): Promise<void> {
    return this.feeds.revoke(id, user);
  }

  @Get('calendar-feeds/:secret/calendar.ics')
  @Public()
  @ApiOperation({ summary: 'The calendar for a calendar program; the address is the secret.' })
  @ApiProduces('text/calendar')
  @Refuses('calendar-feed-not-found')
  async read(
    @Param('secret', { schema: secretSchema }) secret: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.feeds.read(secret);
    void reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'no-store');
    return text;
  }
}
