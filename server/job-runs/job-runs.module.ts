import { Module } from '@nestjs/common';
import { tables } from '../platform/database/database.module.js';
import { JobRunEntity } from './job-run.entity.js';
import { JobRuns } from './job-runs.service.js';

@Module({
  imports: [tables(JobRunEntity)],
  providers: [JobRuns],
  exports: [JobRuns],
})
export class JobRunsModule {}
