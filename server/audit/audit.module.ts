import { Module } from '@nestjs/common';
import { tables } from '../platform/database/database.module.js';
import { AuditCheckpointEntity } from './audit-checkpoint.entity.js';
import { AuditEntries } from './audit-entries.service.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditHeadEntity } from './audit-head.entity.js';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit.service.js';
import { AuditCheckpoints } from './checkpoints.service.js';

@Module({
  imports: [tables(AuditEntryEntity, AuditHeadEntity, AuditCheckpointEntity)],
  controllers: [AuditController],
  providers: [AuditLog, AuditEntries, AuditCheckpoints],
  exports: [AuditLog, AuditEntries, AuditCheckpoints],
})
export class AuditModule {}
