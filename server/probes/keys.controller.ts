import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { ProbeKeys } from './keys.service.js';
import { probeKeySchema, type UploadProbeKey, uploadProbeKeySchema } from './probes.contract.js';

@ApiTags('probes')
@Controller('probe-keys')
export class ProbeKeysController {
  constructor(private readonly keys: ProbeKeys) {}

  @Get()
  @RequiresPermission('probes.read')
  @ApiOperation({ summary: 'Private keys that are sealed here; what they are, never themselves.' })
  @Returns(z.array(probeKeySchema))
  list() {
    return this.keys.list();
  }

  @Post()
  @RequiresPermission('probe-keys.write')
  @ApiOperation({ summary: 'Hand over a private key with its certificate. It is never readable again.' })
  @Returns(probeKeySchema, 201)
  @Refuses('invalid-input', 'probe-key-unusable', 'organisation-not-found', 'certificate-not-found')
  @Refuses('malformed', 'unreadable', 'not-a-certificate')
  upload(@Body({ schema: uploadProbeKeySchema }) body: UploadProbeKey, @CurrentUser() user: SignedInUser) {
    return this.keys.upload(body, user);
  }

  @Delete(':id')
  @RequiresPermission('probe-keys.write')
  @ApiOperation({ summary: 'Destroy a key.' })
  @ReturnsNothing()
  @Refuses('probe-key-not-found', 'probe-key-used')
  delete(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.keys.delete(id, user);
  }
}
