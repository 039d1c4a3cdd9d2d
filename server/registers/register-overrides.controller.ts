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
import { RegisterOverrides } from './register-overrides.service.js';
import {
  type ProposeOverride,
  proposeOverrideSchema,
  registerOverrideSchema,
  type RevokeDecision,
  revokeDecisionSchema,
} from './sources.contract.js';
import { REGISTER_OVERRIDE_LIST } from './sources-list.js';

@ApiTags('register-overrides')
@Controller('register-overrides')
export class RegisterOverridesController {
  constructor(private readonly overrides: RegisterOverrides) {}

  @Get()
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'Numbers of certificates that registers know under others, and proposals.' })
  @ReturnsList(registerOverrideSchema)
  list(@Query({ schema: REGISTER_OVERRIDE_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.overrides.list(query, user);
  }

  @Get(':id')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'One override with who decided what.' })
  @Returns(registerOverrideSchema)
  @Refuses('register-override-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.overrides.show(id, user);
  }

  @Post()
  @RequiresPermission('register-decisions.write')
  @ApiOperation({
    summary: 'Propose which entry an identifier means; it counts once somebody else approves it.',
  })
  @Returns(registerOverrideSchema, 201)
  @Refuses(
    'invalid-input',
    'not-a-psd-identifier',
    'register-entry-not-found',
    'register-override-exists',
    'account-not-consented',
  )
  propose(@Body({ schema: proposeOverrideSchema }) body: ProposeOverride, @CurrentUser() user: SignedInUser) {
    return this.overrides.propose(body, user);
  }

  @Post(':id/approve')
  @RequiresPermission('register-decisions.write')
  @ApiOperation({ summary: 'Approve what somebody else has proposed.' })
  @Returns(registerOverrideSchema)
  @Refuses(
    'register-override-not-found',
    'decision-not-open',
    'second-person-needed',
    'session-needed',
    'account-not-consented',
  )
  approve(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.overrides.approve(id, user);
  }

  @Post(':id/revoke')
  @RequiresPermission('register-decisions.write')
  @ApiOperation({ summary: 'End it, or withdraw the proposal.' })
  @Returns(registerOverrideSchema)
  @Refuses('invalid-input', 'register-override-not-found', 'decision-not-open')
  revoke(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: revokeDecisionSchema }) body: RevokeDecision,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.overrides.revoke(id, body, user);
  }
}
