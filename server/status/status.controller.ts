import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresSignIn, Returns } from '../platform/http/decorators.js';
import { statusSchema } from './status.contract.js';
import { StatusService } from './status.service.js';

@ApiTags('status')
@Controller('status')
export class StatusController {
  constructor(private readonly status: StatusService) {}

  @Get()
  @RequiresSignIn()
  @ApiOperation({ summary: 'Whether Qwarden itself is well, and what somebody should see to.' })
  @Returns(statusSchema)
  read() {
    return this.status.read();
  }
}
