import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ALL_EDITIONS } from '../core/api-editions/editions.js';
import { RequiresPermission, Returns } from '../platform/http/decorators.js';
import { apiEditionSchema } from './grants.contract.js';

@ApiTags('grants')
@Controller('api-editions')
export class ApiEditionsController {
  @Get()
  @RequiresPermission('grants.read')
  @ApiOperation({
    summary: 'Editions of the interface: addresses, limits, endpoints and the roles that open them.',
  })
  @Returns(z.array(apiEditionSchema))
  list() {
    return ALL_EDITIONS;
  }
}
