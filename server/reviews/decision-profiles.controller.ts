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
import { DecisionProfiles } from './decision-profiles.service.js';
import {
  decisionProfileSchema,
  type ProposeProfile,
  proposeProfileSchema,
  type RevokeTwoPerson,
  revokeTwoPersonSchema,
} from './decisions.contract.js';
import { DECISION_PROFILE_LIST } from './review-list.js';

@ApiTags('decision-profiles')
@Controller('decision-profiles')
export class DecisionProfilesController {
  constructor(private readonly profiles: DecisionProfiles) {}

  @Get()
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'How decisions are made: versions and proposals.' })
  @ReturnsList(decisionProfileSchema)
  list(@Query({ schema: DECISION_PROFILE_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.profiles.list(query, user);
  }

  @Get(':id')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'One version with who decided what.' })
  @Returns(decisionProfileSchema)
  @Refuses('decision-profile-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.profiles.show(id, user);
  }

  @Post()
  @RequiresPersonWith('decision-profiles.write')
  @ApiOperation({ summary: 'Propose how decisions are made; it counts once somebody else approves it.' })
  @Returns(decisionProfileSchema, 201)
  @Refuses('invalid-input', 'decision-profile-exists', 'account-not-consented')
  propose(@Body({ schema: proposeProfileSchema }) body: ProposeProfile, @CurrentUser() user: SignedInUser) {
    return this.profiles.propose(body, user);
  }

  @Post(':id/approve')
  @RequiresPersonWith('decision-profiles.write')
  @ApiOperation({ summary: 'Approve what somebody else has proposed.' })
  @Returns(decisionProfileSchema)
  @Refuses(
    'decision-profile-not-found',
    'decision-not-open',
    'second-person-needed',
    'session-needed',
    'account-not-consented',
    'review-own-submission',
  )
  approve(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.profiles.approve(id, user);
  }

  @Post(':id/revoke')
  @RequiresPersonWith('decision-profiles.write')
  @ApiOperation({ summary: 'Withdraw a proposal.' })
  @Returns(decisionProfileSchema)
  @Refuses('invalid-input', 'decision-profile-not-found', 'decision-not-open')
  revoke(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: revokeTwoPersonSchema }) body: RevokeTwoPerson,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.profiles.revoke(id, body, user);
  }
}
