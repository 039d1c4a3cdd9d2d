import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
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
import { AccessCheck } from './access-check.service.js';
import { GrantDecisions } from './grant-decisions.service.js';
import { GRANT_LIST, GRANT_MATRIX } from './grant-list.js';
import { GrantViews } from './grant-views.service.js';
import {
  accessDecisionSchema,
  type AccessQuestionInput,
  accessQuestionSchema,
  grantDetailsSchema,
  grantMatrixRowSchema,
  type GrantReason,
  grantReasonSchema,
  grantSchema,
  type NarrowGrant,
  narrowGrantSchema,
} from './grants.contract.js';

@ApiTags('grants')
@Controller('grants')
export class GrantsController {
  constructor(
    private readonly views: GrantViews,
    private readonly decisions: GrantDecisions,
    private readonly access: AccessCheck,
  ) {}

  @Get()
  @RequiresPermission('grants.read')
  @ApiOperation({ summary: 'Who has access to what.' })
  @ReturnsList(grantSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: GRANT_LIST.query }) query: ListQuery) {
    return this.views.list(query);
  }

  @Get('matrix')
  @RequiresPermission('grants.read')
  @ApiOperation({ summary: 'Organisations, each with everything that it was given.' })
  @ReturnsList(grantMatrixRowSchema)
  @Refuses('invalid-input')
  matrix(@Query({ schema: GRANT_MATRIX.query }) query: ListQuery) {
    return this.views.matrix(query);
  }

  @Get('check')
  @RequiresPermission('grants.check')
  @ApiOperation({
    summary:
      'Whether a request may pass, for a gateway: allow or deny, with the reason and the age of its proofs.',
  })
  @Returns(accessDecisionSchema)
  @Refuses('invalid-input')
  check(@Query({ schema: accessQuestionSchema }) question: AccessQuestionInput) {
    return this.access.check(question);
  }

  @Get(':id')
  @RequiresPermission('grants.read')
  @ApiOperation({ summary: 'One grant with its certificates, what it opens and its history.' })
  @Returns(grantDetailsSchema)
  @Refuses('grant-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.views.show(id, user);
  }

  @Patch(':id')
  @RequiresPermission('grants.write')
  @ApiOperation({ summary: 'Make it narrower: fewer endpoints, an earlier end.' })
  @Returns(grantDetailsSchema)
  @Refuses('invalid-input', 'grant-not-found', 'changed-meanwhile', 'grant-not-in-this-state')
  @Refuses('grant-only-narrower')
  narrow(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: narrowGrantSchema }) body: NarrowGrant,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.decisions.narrow(id, body, user);
  }

  @Post(':id/suspend')
  @RequiresPermission('grants.write')
  @ApiOperation({ summary: 'Hold it back until an officer lets it go.' })
  @Returns(grantDetailsSchema)
  @Refuses('invalid-input', 'grant-not-found', 'changed-meanwhile', 'grant-not-in-this-state')
  suspend(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: grantReasonSchema }) body: GrantReason,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.decisions.hold(id, body, user);
  }

  @Post(':id/resume')
  @RequiresPermission('grants.write')
  @ApiOperation({ summary: 'Let go what an officer holds back; what facts suspended needs a review.' })
  @Returns(grantDetailsSchema)
  @Refuses('invalid-input', 'session-needed', 'account-not-consented', 'grant-not-found', 'changed-meanwhile')
  @Refuses('grant-not-in-this-state', 'grant-needs-review')
  resume(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: grantReasonSchema }) body: GrantReason,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.decisions.release(id, body, user);
  }

  @Post(':id/end')
  @RequiresPermission('grants.write')
  @ApiOperation({ summary: 'End it; only another approval begins it anew.' })
  @Returns(grantDetailsSchema)
  @Refuses('invalid-input', 'grant-not-found', 'changed-meanwhile', 'grant-not-in-this-state')
  end(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: grantReasonSchema }) body: GrantReason,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.decisions.end(id, body, user);
  }
}
