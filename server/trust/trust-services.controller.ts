import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Refuses, RequiresPermission, Returns, ReturnsList } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { trustServiceDetailsSchema, trustServiceSchema } from './trust.contract.js';
import { TRUST_SERVICE_LIST } from './trust-service-list.js';
import { TrustServices } from './trust-services.service.js';

@ApiTags('trust-services')
@Controller('trust-services')
export class TrustServicesController {
  constructor(private readonly services: TrustServices) {}

  @Get()
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'Trust services of the national lists in use.' })
  @ReturnsList(trustServiceSchema)
  list(@Query({ schema: TRUST_SERVICE_LIST.query }) query: ListQuery) {
    return this.services.list(query);
  }

  @Get(':id')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'One service with its certificates and its past.' })
  @Returns(trustServiceDetailsSchema)
  @Refuses('trust-service-not-found')
  show(@Param('id', { schema: z.string().max(64) }) id: string) {
    return this.services.show(id);
  }
}
