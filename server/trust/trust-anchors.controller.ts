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
import { TRUST_ANCHOR_LIST } from './trust-anchor-list.js';
import { TrustAnchors } from './trust-anchors.service.js';
import {
  type ProposeTrustAnchor,
  proposeTrustAnchorSchema,
  type RevokeTrustAnchor,
  revokeTrustAnchorSchema,
  trustAnchorSchema,
} from './trust.contract.js';

@ApiTags('trust-anchors')
@Controller('trust-anchors')
export class TrustAnchorsController {
  constructor(private readonly anchors: TrustAnchors) {}

  @Get()
  @RequiresPermission('trust-anchors.read')
  @ApiOperation({
    summary: 'Certificates that are trusted under schemes beside the EU lists, and proposals.',
  })
  @ReturnsList(trustAnchorSchema)
  list(@Query({ schema: TRUST_ANCHOR_LIST.query }) query: ListQuery) {
    return this.anchors.list(query);
  }

  @Get(':id')
  @RequiresPermission('trust-anchors.read')
  @ApiOperation({ summary: 'One trust anchor with who decided what.' })
  @Returns(trustAnchorSchema)
  @Refuses('trust-anchor-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.anchors.show(id);
  }

  @Post()
  @RequiresPermission('trust-anchors.write')
  @ApiOperation({ summary: 'Propose a CA certificate; it counts once somebody else approves it.' })
  @Returns(trustAnchorSchema, 201)
  @Refuses(
    'account-not-consented',
    'invalid-input',
    'not-a-certificate',
    'malformed',
    'unreadable',
    'private-key',
    'too-large',
    'trust-anchor-exists',
    'trust-anchor-unsuitable',
  )
  propose(
    @Body({ schema: proposeTrustAnchorSchema }) body: ProposeTrustAnchor,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.anchors.propose(body, user);
  }

  @Post(':id/approve')
  @RequiresPermission('trust-anchors.write')
  @ApiOperation({ summary: 'Approve what somebody else has proposed.' })
  @Returns(trustAnchorSchema)
  @Refuses(
    'trust-anchor-not-found',
    'trust-anchor-not-open',
    'second-person-needed',
    'session-needed',
    'account-not-consented',
  )
  approve(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.anchors.approve(id, user);
  }

  @Post(':id/revoke')
  @RequiresPermission('trust-anchors.write')
  @ApiOperation({ summary: 'Trust it no more, or withdraw the proposal.' })
  @Returns(trustAnchorSchema)
  @Refuses('trust-anchor-not-found', 'trust-anchor-not-open')
  revoke(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: revokeTrustAnchorSchema }) body: RevokeTrustAnchor,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.anchors.revoke(id, body, user);
  }
}
