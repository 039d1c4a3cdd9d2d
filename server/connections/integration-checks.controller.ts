import { Body, Controller, Delete, Get, Header, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  RequiresPersonWith,
  Returns,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import {
  accountDataSchema,
  integrationCheckSchema,
  type RunStep,
  runStepSchema,
  stepRunSchema,
} from './connections.contract.js';
import { CheckReports } from './check-reports.service.js';
import { IntegrationChecks } from './integration-checks.service.js';

@ApiTags('connections')
@Controller('integration-checks')
export class IntegrationChecksController {
  constructor(
    private readonly checks: IntegrationChecks,
    private readonly reports: CheckReports,
  ) {}

  @Get(':id')
  @RequiresPermission('connections.read')
  @ApiOperation({ summary: 'One check: every step, done or not, with what the bank said.' })
  @Returns(integrationCheckSchema)
  @Refuses('integration-check-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.checks.show(id);
  }

  @Post(':id/steps')
  @RequiresPersonWith('connections.check')
  @ApiOperation({
    summary: 'Do one step; where it sends the customer to the bank, the address comes with it.',
  })
  @Returns(stepRunSchema)
  @Refuses('invalid-input', 'integration-check-not-found', 'changed-meanwhile')
  @Refuses('check-step-waiting', 'check-step-running', 'check-step-by-callback')
  @Refuses('customer-not-here', 'payment-not-confirmed')
  @Refuses('probe-target-not-found', 'probe-target-off', 'probe-target-paused')
  run(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: runStepSchema }) body: RunStep,
    @CurrentUser() user: SignedInUser,
    @Req() request: FastifyRequest,
  ) {
    return this.checks.run(id, body, user, request.ip);
  }

  @Get(':id/account-data')
  @RequiresPersonWith('connections.check')
  @ApiOperation({ summary: 'Accounts, balances and transactions, masked; in memory only, for some minutes.' })
  @Returns(accountDataSchema)
  @Refuses('integration-check-not-found')
  accountData(@Param('id', { schema: idSchema }) id: string) {
    return this.checks.accountData(id);
  }

  @Get(':id/report.pdf')
  @RequiresPermission('connections.read')
  @Header('content-type', 'application/pdf')
  @ApiOperation({ summary: 'The check on paper, for the application; the same as JSON is the check itself.' })
  @ApiResponse({ status: 200, content: { 'application/pdf': {} } })
  @Refuses('integration-check-not-found')
  async report(@Param('id', { schema: idSchema }) id: string) {
    return new StreamableFile(await this.reports.make(id), {
      type: 'application/pdf',
      disposition: `attachment; filename="integration-check-${id}.pdf"`,
    });
  }

  @Delete(':id')
  @RequiresPermission('connections.write')
  @ApiOperation({ summary: 'Delete a check.' })
  @ReturnsNothing()
  @Refuses('integration-check-not-found')
  delete(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.checks.delete(id, user);
  }
}
