import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Refuses, RequiresPermission, Returns, ReturnsList } from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { AUDIT_ENTRY_LIST, AuditEntries } from './audit-entries.service.js';
import {
  auditCheckpointSchema,
  auditEntrySchema,
  auditPublicKeySchema,
  auditVerificationSchema,
} from './audit.contract.js';
import { AUDIT_CHECKPOINT_LIST, AuditCheckpoints } from './checkpoints.service.js';

@ApiTags('audit')
@Controller()
@RequiresPermission('audit.read')
export class AuditController {
  constructor(
    private readonly entries: AuditEntries,
    private readonly checkpoints: AuditCheckpoints,
  ) {}

  @Get('audit-entries')
  @ApiOperation({ summary: 'Who did what and when.' })
  @ReturnsList(auditEntrySchema)
  @Refuses('invalid-input')
  list(@Query({ schema: AUDIT_ENTRY_LIST.query }) query: ListQuery) {
    return this.entries.list(query);
  }

  @Get('audit-entries/public-key')
  @ApiOperation({ summary: 'The key that verifies checkpoints, to be kept outside.' })
  @Returns(auditPublicKeySchema)
  publicKey() {
    return this.checkpoints.publicKey();
  }

  @Get('audit-entries/:position')
  @ApiOperation({ summary: 'One entry.' })
  @Returns(auditEntrySchema)
  @Refuses('not-found')
  show(@Param('position', { schema: z.coerce.number().int() }) position: number) {
    return this.entries.find(position);
  }

  @Post('audit-entries/verify')
  @ApiOperation({ summary: 'Read the whole log and name every entry that is not as it was written.' })
  @Returns(auditVerificationSchema)
  verify() {
    return this.checkpoints.verify();
  }

  @Get('audit-checkpoints')
  @ApiOperation({ summary: 'Signed statements about how far the log had come.' })
  @ReturnsList(auditCheckpointSchema)
  @Refuses('invalid-input')
  listCheckpoints(@Query({ schema: AUDIT_CHECKPOINT_LIST.query }) query: ListQuery) {
    return this.checkpoints.list(query);
  }
}
