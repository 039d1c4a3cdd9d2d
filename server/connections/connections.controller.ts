import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { ScopeWord } from '../core/connections/scope.js';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  RequiresPersonWith,
  Returns,
  ReturnsList,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Authorizations } from './authorizations.service.js';
import { BankCalls } from './bank-calls.service.js';
import { CONNECTION_LIST } from './connection-list.js';
import { ConnectionTokens } from './connection-tokens.service.js';
import { Connections } from './connections.service.js';
import {
  authorizationSchema,
  beginAuthorizationSchema,
  callbackResultSchema,
  callbackSchema,
  type ChangeConnection,
  changeConnectionSchema,
  connectionSchema,
  type CreateConnection,
  createConnectionSchema,
  integrationCheckSchema,
  outcomesSchema,
} from './connections.contract.js';
import { IntegrationChecks } from './integration-checks.service.js';

@ApiTags('connections')
@Controller('connections')
export class ConnectionsController {
  constructor(
    private readonly connections: Connections,
    private readonly tokens: ConnectionTokens,
    private readonly authorizations: Authorizations,
    private readonly checks: IntegrationChecks,
    private readonly calls: BankCalls,
  ) {}

  @Get()
  @RequiresPermission('connections.read')
  @ApiOperation({ summary: 'Organisations as clients of banks.' })
  @ReturnsList(connectionSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: CONNECTION_LIST.query }) query: ListQuery) {
    return this.connections.list(query);
  }

  @Get(':id')
  @RequiresPermission('connections.read')
  @ApiOperation({ summary: 'One connection with what was granted; never a token or secret itself.' })
  @Returns(connectionSchema)
  @Refuses('connection-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.connections.show(id);
  }

  @Post()
  @RequiresPermission('connections.write')
  @ApiOperation({ summary: 'Connect an organisation to a target; what is not given comes from the target.' })
  @Returns(connectionSchema, 201)
  @Refuses('invalid-input', 'private-key', 'connection-exists', 'connection-unsuitable')
  @Refuses('organisation-not-found', 'probe-target-not-found', 'submission-not-found')
  create(
    @Body({ schema: createConnectionSchema }) body: CreateConnection,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.connections.create(body, user);
  }

  /** Before `:id`: no connection is called so. */
  @Post('callback')
  @RequiresPersonWith('connections.check')
  @ApiOperation({ summary: 'The address at which the customer’s browser ended; whoever began it brings it.' })
  @Returns(callbackResultSchema)
  @Refuses('invalid-input')
  async callback(
    @Body({ schema: callbackSchema }) { address }: { address: string },
    @CurrentUser() user: SignedInUser,
  ) {
    const { outcomes, connectionId, checkId } = await this.checks.callback(address, user);
    return { outcomes: [...outcomes], connectionId, checkId };
  }

  @Patch(':id')
  @RequiresPermission('connections.write')
  @ApiOperation({ summary: 'Change client id, secret or redirect address.' })
  @Returns(connectionSchema)
  @Refuses('invalid-input', 'private-key', 'connection-not-found', 'changed-meanwhile')
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeConnectionSchema }) body: ChangeConnection,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.connections.change(id, body, user);
  }

  @Delete(':id')
  @RequiresPermission('connections.write')
  @ApiOperation({ summary: 'Revoke what was granted and forget the connection with its checks.' })
  @ReturnsNothing()
  @Refuses('connection-not-found')
  async delete(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    await this.tokens.disconnect(id, user);
    await this.connections.delete(id, user);
  }

  @Post(':id/authorizations')
  @RequiresPersonWith('connections.check')
  @ApiOperation({ summary: 'Send the customer to the bank for the documented words.' })
  @Returns(authorizationSchema)
  @Refuses('invalid-input', 'connection-not-found')
  @Refuses('probe-target-not-found', 'probe-target-off', 'probe-target-paused')
  async authorize(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: beginAuthorizationSchema }) { words }: { words: ScopeWord[] },
    @CurrentUser() user: SignedInUser,
  ) {
    const connection = await this.connections.find(id);
    const line = await this.calls.open(connection.targetId);
    const begun = await this.authorizations.begin(connection, { kind: 'words', words }, user, { line });
    return { url: begun.url, expiresAt: begun.expiresAt, outcomes: [...begun.outcomes] };
  }

  @Post(':id/tokens/:tokenId/refresh')
  @RequiresPermission('connections.check')
  @ApiOperation({ summary: 'Renew a token now.' })
  @Returns(outcomesSchema)
  @Refuses('connection-not-found', 'connection-token-not-found')
  @Refuses('probe-target-not-found', 'probe-target-off', 'probe-target-paused')
  async refresh(
    @Param('id', { schema: idSchema }) id: string,
    @Param('tokenId', { schema: idSchema }) tokenId: string,
    @CurrentUser() user: SignedInUser,
  ) {
    const { outcomes } = await this.tokens.refreshNow(id, tokenId, user);
    return { outcomes: [...outcomes] };
  }

  @Post(':id/disconnect')
  @RequiresPermission('connections.check')
  @ApiOperation({
    summary: 'Revoke what was granted, where the bank lets us, and forget it here in any case.',
  })
  @Returns(outcomesSchema)
  @Refuses('connection-not-found')
  async disconnect(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return { outcomes: [...(await this.tokens.disconnect(id, user))] };
  }

  @Get(':id/checks')
  @RequiresPermission('connections.read')
  @ApiOperation({ summary: 'Checks of the integration, newest first.' })
  @Returns(z.array(integrationCheckSchema))
  @Refuses('connection-not-found')
  listChecks(@Param('id', { schema: idSchema }) id: string) {
    return this.checks.list(id);
  }

  @Post(':id/checks')
  @RequiresPermission('connections.check')
  @ApiOperation({ summary: 'Begin a check; nothing is sent yet.' })
  @Returns(integrationCheckSchema, 201)
  @Refuses('connection-not-found', 'integration-checks-full')
  beginCheck(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.checks.begin(id, user);
  }
}
