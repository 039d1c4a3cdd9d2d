import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresSession,
  RequiresSignIn,
  Returns,
  ReturnsList,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { API_TOKEN_LIST, ApiTokens } from './api-tokens.service.js';
import {
  type CreateApiToken,
  apiTokenSchema,
  createApiTokenSchema,
  createdApiTokenSchema,
} from './users.contract.js';

@ApiTags('api-tokens')
@Controller('api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokens) {}

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'The own tokens; for administrators everybody’s.' })
  @ReturnsList(apiTokenSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: API_TOKEN_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.tokens.list(query, user);
  }

  @Get(':id')
  @RequiresSignIn()
  @ApiOperation({ summary: 'One token, without its secret.' })
  @Returns(apiTokenSchema)
  @Refuses('token-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.tokens.find(id, user);
  }

  @Post()
  @RequiresSession()
  @ApiOperation({ summary: 'Make a token; its secret is shown in this answer only.' })
  @Returns(createdApiTokenSchema, 201)
  @Refuses('invalid-input', 'scope-not-owned')
  create(@Body({ schema: createApiTokenSchema }) body: CreateApiToken, @CurrentUser() user: SignedInUser) {
    return this.tokens.create(body, user);
  }

  @Delete(':id')
  @RequiresSession()
  @ApiOperation({ summary: 'Revoke a token, at once and for good.' })
  @ReturnsNothing()
  @Refuses('token-not-found')
  revoke(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser): Promise<void> {
    return this.tokens.revoke(id, user);
  }
}
