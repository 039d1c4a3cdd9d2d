import { Module } from '@nestjs/common';
import { tables } from '../platform/database/database.module.js';
import { AuditCheckpointEntity } from './audit-checkpoint.entity.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditLog } from './audit.service.js';

@Module({
  imports: [tables(AuditEntryEntity, AuditCheckpointEntity)],
  providers: [AuditLog],
  exports: [AuditLog],
})
export class AuditModule {}
