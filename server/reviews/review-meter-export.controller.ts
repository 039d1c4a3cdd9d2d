import { Controller, Get, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RequiresPermission } from '../platform/http/decorators.js';
import { meterCsv } from './review-meter-export.js';
import { ReviewMeter } from './review-meter.service.js';

@ApiTags('reviews')
@Controller('reviews/meter')
export class ReviewMeterExportController {
  constructor(private readonly meter: ReviewMeter) {}

  @Get('export')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'The obstacle meter as a table, for a supervisor.' })
  @ApiResponse({ status: 200, content: { 'text/csv': {} } })
  async export(@Res({ passthrough: true }) reply: FastifyReply) {
    const meter = await this.meter.measure();
    void reply.header('cache-control', 'no-store');
    const day = new Date(meter.to).toISOString().slice(0, 10);
    return new StreamableFile(Buffer.from(meterCsv(meter)), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="obstacle-meter-${day}.csv"`,
    });
  }
}
