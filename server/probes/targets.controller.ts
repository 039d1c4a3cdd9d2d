import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { id as idSchema, instantInput } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { MetadataEditions } from './metadata-editions.service.js';
import { ProbeMaintenance } from './maintenance.service.js';
import { presets } from './presets.js';
import {
  type ChangeProbeTarget,
  changeProbeTargetSchema,
  type CreateProbeTarget,
  createProbeTargetSchema,
  historySchema,
  maintenanceSchema,
  metadataEditionSchema,
  pauseSchema,
  planMaintenanceSchema,
  probePresetSchema,
  probeTargetSchema,
  quarterSchema,
  runStartedSchema,
  startRunSchema,
  stateChangeSchema,
  switchOnSchema,
  truthTableInputSchema,
  truthTableSchema,
} from './probes.contract.js';
import { ProbeRuns } from './runs.service.js';
import { ProbeStatistics } from './statistics.service.js';
import { PROBE_TARGET_LIST } from './target-list.js';
import { ProbeTruthTables } from './truth-tables.service.js';
import { ProbeTargets } from './targets.service.js';

const historyQuery = z.strictObject({
  from: instantInput.optional(),
  to: instantInput.optional(),
  by: z.enum(['hour', 'day']).default('hour'),
});
const quarterQuery = z.strictObject({ quarter: z.string().max(10).optional() });

@ApiTags('probes')
@Controller('probe-presets')
export class ProbePresetsController {
  @Get()
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'Interfaces whose addresses and documented answers are known.' })
  @Returns(z.array(probePresetSchema))
  list() {
    return presets();
  }
}

@ApiTags('probes')
@Controller('probe-targets')
export class ProbeTargetsController {
  constructor(
    private readonly targets: ProbeTargets,
    private readonly runs: ProbeRuns,
    private readonly statistics: ProbeStatistics,
    private readonly editions: MetadataEditions,
    private readonly maintenance: ProbeMaintenance,
    private readonly truthTables: ProbeTruthTables,
  ) {}

  @Get()
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'Interfaces and servers that are asked again and again.' })
  @ReturnsList(probeTargetSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: PROBE_TARGET_LIST.query }) query: ListQuery) {
    return this.targets.list(query);
  }

  @Get(':id')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'One target with what its runs found.' })
  @Returns(probeTargetSchema)
  @Refuses('probe-target-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.targets.show(id);
  }

  @Post()
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'Ask another interface; what is not given comes from the preset.' })
  @Returns(probeTargetSchema, 201)
  @Refuses('invalid-input', 'organisation-not-found', 'certificate-not-found', 'probe-targets-full')
  create(
    @Body({ schema: createProbeTargetSchema }) body: CreateProbeTarget,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.targets.create(body, user);
  }

  @Patch(':id')
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'Change anything but the address.' })
  @Returns(probeTargetSchema)
  @Refuses('invalid-input', 'probe-target-not-found', 'changed-meanwhile')
  @Refuses('organisation-not-found', 'certificate-not-found')
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeProbeTargetSchema }) body: ChangeProbeTarget,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.targets.change(id, body, user);
  }

  @Delete(':id')
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'Delete a target with its runs and history.' })
  @ReturnsNothing()
  @Refuses('probe-target-not-found')
  delete(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.targets.delete(id, user);
  }

  @Post(':id/switch-on')
  @RequiresPermission('probes.switch-on')
  @ApiOperation({ summary: 'Let a production address be asked; its host confirms.' })
  @Returns(probeTargetSchema)
  @Refuses('invalid-input', 'probe-target-not-found', 'changed-meanwhile')
  @Refuses('probe-host-not-confirmed', 'probe-switch-on-in-demo')
  switchOn(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: switchOnSchema }) { version, confirmHost }: z.output<typeof switchOnSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.targets.switchOn(id, version, confirmHost, user);
  }

  @Post(':id/pause')
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'Ask it no more until it is resumed.' })
  @Returns(probeTargetSchema)
  @Refuses('invalid-input', 'probe-target-not-found', 'changed-meanwhile')
  pause(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: pauseSchema }) body: z.output<typeof pauseSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.targets.setPaused(id, body, true, user);
  }

  @Post(':id/resume')
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'Ask it again.' })
  @Returns(probeTargetSchema)
  @Refuses('invalid-input', 'probe-target-not-found', 'changed-meanwhile')
  resume(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: pauseSchema }) body: z.output<typeof pauseSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.targets.setPaused(id, body, false, user);
  }

  @Post(':id/runs')
  @RequiresPermission('probes.run')
  @ApiOperation({ summary: 'Run the steps now; the run tells how far it is.' })
  @Returns(runStartedSchema, 202)
  @Refuses('invalid-input', 'probe-target-not-found', 'probe-target-off', 'probe-target-paused')
  @Refuses('probe-run-running', 'probe-runs-busy')
  async run(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: startRunSchema }) { extent }: z.output<typeof startRunSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return { runId: await this.runs.start(id, extent, user) };
  }

  @Post(':id/truth-table')
  @RequiresPermission('probes.run')
  @ApiOperation({ summary: 'Ask the same with a certificate for each case: expected against got.' })
  @Returns(truthTableSchema)
  @Refuses('invalid-input', 'probe-target-not-found', 'probe-target-off', 'probe-target-paused')
  @Refuses('probe-key-not-found', 'probe-runs-busy')
  truthTable(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: truthTableInputSchema }) { keys }: z.output<typeof truthTableInputSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.truthTables.run(id, keys, user);
  }

  @Get(':id/history')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'Hours or days, counted.' })
  @Returns(historySchema)
  @Refuses('invalid-input', 'probe-target-not-found')
  history(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: historyQuery }) { by, from, to }: z.output<typeof historyQuery>,
  ) {
    return this.statistics.between(id, {
      by,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
  }

  @Get(':id/statistics')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'A quarter day by day; without one the present.' })
  @Returns(quarterSchema)
  @Refuses('invalid-input', 'probe-target-not-found')
  quarter(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: quarterQuery }) { quarter }: z.output<typeof quarterQuery>,
  ) {
    return this.statistics.quarter(id, quarter);
  }

  @Get(':id/statistics/export')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'The same as a table.' })
  @ApiResponse({ status: 200, content: { 'text/csv': {} } })
  @Refuses('invalid-input', 'probe-target-not-found')
  async export(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: quarterQuery }) { quarter }: z.output<typeof quarterQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { quarter: name, text } = await this.statistics.quarterCsv(id, quarter);
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(Buffer.from(text), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="availability-${name}.csv"`,
    });
  }

  @Get(':id/changes')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'When it was in which state, newest first.' })
  @Returns(z.array(stateChangeSchema))
  @Refuses('probe-target-not-found')
  changes(@Param('id', { schema: idSchema }) id: string) {
    return this.targets.changes(id);
  }

  @Get(':id/metadata')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'Editions of its discovery document, newest first.' })
  @Returns(z.array(metadataEditionSchema))
  @Refuses('probe-target-not-found')
  async metadata(@Param('id', { schema: idSchema }) id: string) {
    return this.editions.of(await this.targets.find(id));
  }

  @Get(':id/maintenance')
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'Planned maintenance, newest first.' })
  @Returns(z.array(maintenanceSchema))
  @Refuses('probe-target-not-found')
  windows(@Param('id', { schema: idSchema }) id: string) {
    return this.maintenance.of(id);
  }

  @Post(':id/maintenance')
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'Plan maintenance: what fails inside does not count.' })
  @Returns(maintenanceSchema, 201)
  @Refuses('invalid-input', 'probe-target-not-found')
  plan(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: planMaintenanceSchema }) body: z.output<typeof planMaintenanceSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.maintenance.plan(id, body, user);
  }

  @Delete(':id/maintenance/:windowId')
  @RequiresPermission('probes.write')
  @ApiOperation({ summary: 'End what has begun, or forget what lies ahead.' })
  @ReturnsNothing()
  @Refuses('probe-maintenance-not-found')
  cancel(
    @Param('id', { schema: idSchema }) id: string,
    @Param('windowId', { schema: idSchema }) windowId: string,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.maintenance.cancel(id, windowId, user);
  }
}
