import { Module } from '@nestjs/common';
import { SECRET_KEY, type SecretKey } from '../platform/config/secret-key.js';
import { tables } from '../platform/database/database.module.js';
import { Transactions } from '../platform/database/transactions.js';
import { SealedModule } from '../platform/sealed/sealed.module.js';
import { Sealing } from '../platform/sealed/sealing.js';
import { AuditCheckpointEntity } from './audit-checkpoint.entity.js';
import { AuditEntries } from './audit-entries.service.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditHeadEntity } from './audit-head.entity.js';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit.service.js';
import { keptSigningKey } from './audit-seed.js';
import { AuditCheckpoints } from './checkpoints.service.js';
import { SigningKey } from './signing-key.js';

@Module({
  imports: [SealedModule, tables(AuditEntryEntity, AuditHeadEntity, AuditCheckpointEntity)],
  controllers: [AuditController],
  providers: [
    AuditLog,
    AuditEntries,
    AuditCheckpoints,
    {
      provide: SigningKey,
      useFactory: (transactions: Transactions, sealing: Sealing, key: SecretKey) =>
        transactions.run((tx) => keptSigningKey(tx, sealing, key)),
      inject: [Transactions, Sealing, SECRET_KEY],
    },
  ],
  exports: [AuditLog, AuditEntries, AuditCheckpoints],
})
export class AuditModule {}
