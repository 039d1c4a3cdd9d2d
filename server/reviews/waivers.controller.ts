import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  RequiresPersonWith,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { ReviewReopenings } from './review-sweeps.service.js';
import { Waivers } from './waivers.service.js';
import {
  waiverSchema,
  type ProposeWaiver,
  proposeWaiverSchema,
  type RevokeTwoPerson,
  revokeTwoPersonSchema,
} from './decisions.contract.js';
import { WAIVER_LIST } from './review-list.js';

@ApiTags('waivers')
@Controller('waivers')
export class WaiversController {
  constructor(
    private readonly waivers: Waivers,
    private readonly reopenings: ReviewReopenings,
  ) {}

  @Get()
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'Outcomes that are put up with, and proposals.' })
  @ReturnsList(waiverSchema)
  list(@Query({ schema: WAIVER_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.waivers.list(query, user);
  }

  @Get(':id')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'One waiver with who decided what.' })
  @Returns(waiverSchema)
  @Refuses('waiver-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.waivers.show(id, user);
  }

  @Post()
  @RequiresPersonWith('waivers.write')
  @ApiOperation({
    summary: 'Propose to put up with an outcome of a certificate; it counts once somebody else approves it.',
  })
  @Returns(waiverSchema, 201)
  @Refuses(
    'account-not-consented',
    'invalid-input',
    'review-not-found',
    'review-incomplete',
    'review-own-submission',
    'waiver-impossible',
    'waiver-exists',
  )
  propose(@Body({ schema: proposeWaiverSchema }) body: ProposeWaiver, @CurrentUser() user: SignedInUser) {
    return this.waivers.propose(body, user);
  }

  @Post(':id/approve')
  @RequiresPersonWith('waivers.write')
  @ApiOperation({ summary: 'Approve what somebody else has proposed.' })
  @Returns(waiverSchema)
  @Refuses(
    'waiver-not-found',
    'decision-not-open',
    'second-person-needed',
    'account-not-consented',
    'review-own-submission',
  )
  approve(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.waivers.approve(id, user);
  }

  @Post(':id/revoke')
  @RequiresPersonWith('waivers.write')
  @ApiOperation({ summary: 'End it, or withdraw the proposal.' })
  @Returns(waiverSchema)
  @Refuses('invalid-input', 'waiver-not-found', 'decision-not-open')
  revoke(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: revokeTwoPersonSchema }) body: RevokeTwoPerson,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.waivers.revoke(id, body, user, (...which) => this.reopenings.reopen(...which));
  }
}
