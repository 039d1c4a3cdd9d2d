import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
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
import { z } from 'zod';
import { REPORT_HEADERS } from '../core/probes/report-signature.js';
import type { ProbeReport } from '../core/probes/probe-result.js';
import { Problem } from '../platform/http/problem.js';
import {
  probeReportSchema,
  probeRunDetailsSchema,
  probeRunSchema,
  runStartedSchema,
  supportMailSchema,
} from './probes.contract.js';
import { ProbeReports } from './reports.service.js';
import { PROBE_RUN_LIST } from './run-list.js';
import { ProbeRuns } from './runs.service.js';

const reportQuery = z.strictObject({ targetId: z.uuid().optional() });

@ApiTags('probes')
@Controller('probe-runs')
export class ProbeRunsController {
  constructor(
    private readonly runs: ProbeRuns,
    private readonly reports: ProbeReports,
  ) {}

  @Get()
  @RequiresPermission('probes.read')
  @ApiOperation({
    summary: 'Runs, newest first. Those that brought no news are kept for two days, the others for thirty.',
  })
  @ReturnsList(probeRunSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: PROBE_RUN_LIST.query }) query: ListQuery) {
    return this.runs.list(query);
  }

  @Get(':id')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'One run, step by step; while it runs, as far as it is.' })
  @Returns(probeRunDetailsSchema)
  @Refuses('probe-run-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.runs.show(id);
  }

  @Get(':id/support-mail')
  @RequiresPermission('probes.read')
  @ApiOperation({
    summary: 'The run as a mail to the support of the bank, with the calls by their X-Request-ID.',
  })
  @Returns(supportMailSchema)
  @Refuses('probe-run-not-found')
  supportMail(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.runs.supportMail(id, user);
  }

  @Post('reports')
  @RequiresPermission('probes.run')
  @ApiOperation({ summary: 'Take a run of qwarden probe run on another machine, signed with the API token.' })
  @Returns(runStartedSchema, 201)
  @Refuses('invalid-input', 'probe-report-refused', 'probe-target-not-found', 'private-key', 'too-large')
  async report(
    @Body({ schema: probeReportSchema }) { report }: z.output<typeof probeReportSchema>,
    @Query({ schema: reportQuery }) { targetId }: z.output<typeof reportQuery>,
    @Headers() headers: Readonly<Record<string, string | undefined>>,
    @CurrentUser() user: SignedInUser,
  ) {
    const token = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
    if (user.via !== 'token' || token === undefined)
      throw new Problem('probe-report-refused', {
        detail: 'Reports come with an API token, which also signs them.',
      });
    const signature = {
      id: headers[REPORT_HEADERS.id] ?? '',
      timestamp: headers[REPORT_HEADERS.timestamp] ?? '',
      signature: headers[REPORT_HEADERS.signature] ?? '',
    };
    return {
      runId: await this.reports.take({ report: report as ProbeReport, signature, token, targetId }, user),
    };
  }
}
