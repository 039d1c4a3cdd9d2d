import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import { Refuses, RequiresPermission, Returns, ReturnsList } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { probeRunDetailsSchema, probeRunSchema } from './probes.contract.js';
import { PROBE_RUN_LIST } from './run-list.js';
import { ProbeRuns } from './runs.service.js';

@ApiTags('probes')
@Controller('probe-runs')
export class ProbeRunsController {
  constructor(private readonly runs: ProbeRuns) {}

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
}
