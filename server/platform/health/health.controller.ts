import { Controller, Get, Header } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MIGRATIONS } from '../database/migrations/migrations.js';
import { PublicOnLoopback, Public, Refuses, Returns } from '../http/decorators.js';
import { Problem } from '../http/problem.js';
import { Metrics } from './metrics.js';

const healthSchema = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Public()
  @ApiOperation({ summary: 'The process is alive.' })
  @Returns(healthSchema)
  alive() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @ApiOperation({ summary: 'The database answers and its migrations are done.' })
  @Returns(healthSchema)
  @Refuses('storage-unavailable')
  async ready() {
    const done = await this.db
      .query('SELECT COUNT(*) AS n FROM migrations')
      .then((rows: { n: number | string }[]) => Number(rows[0]?.n))
      .catch(() => 0);
    if (done < MIGRATIONS.length) throw new Problem('storage-unavailable');
    return { status: 'ok' };
  }

  @Get('metrics')
  @PublicOnLoopback('metrics.read')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures for Prometheus: from this machine, or with a token.' })
  scrape(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
