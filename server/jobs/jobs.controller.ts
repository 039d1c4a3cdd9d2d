import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { JOB_RUN_LIST } from '../job-runs/job-run-list.js';
import { jobRunSchema, jobRunWithResultSchema } from '../job-runs/job-runs.contract.js';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { id as idSchema } from '../platform/http/common.contract.js';
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
import { JobRunner } from './job-runner.js';
import { JOB_NAMES, type JobName, scheduledJobSchema } from './jobs.contract.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly jobRuns: JobRuns,
    private readonly runner: JobRunner,
  ) {}

  @Get()
  @RequiresPermission('jobs.read')
  @ApiOperation({ summary: 'Background work: scheduled jobs that did something, and imports.' })
  @ReturnsList(jobRunSchema)
  list(@Query({ schema: JOB_RUN_LIST.query }) query: ListQuery) {
    return this.jobRuns.list(query);
  }

  @Get('schedule')
  @RequiresPermission('jobs.read')
  @ApiOperation({ summary: 'What runs by itself, when it ran last and when it runs next.' })
  @Returns(z.array(scheduledJobSchema))
  schedule() {
    return this.runner.states();
  }

  @Get(':id')
  @RequiresPermission('jobs.read')
  @ApiOperation({ summary: 'One piece of background work with its progress and result.' })
  @Returns(jobRunWithResultSchema)
  @Refuses('job-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.jobRuns.find(id);
  }

  @Post('schedule/:name/run')
  @RequiresPermission('jobs.run')
  @ApiOperation({ summary: 'Run a scheduled job now.' })
  @ReturnsNothing()
  @Refuses('job-not-found', 'job-already-running')
  run(@Param('name', { schema: z.enum(JOB_NAMES) }) name: JobName, @CurrentUser() user: SignedInUser) {
    return this.runner.start(name, user.name);
  }
}
