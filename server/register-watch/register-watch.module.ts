import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CertificatesModule } from '../certificates/certificates.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { tables } from '../platform/database/database.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { ChangeRecords } from './change-records.service.js';
import {
  RegisterChangeCertificateEntity,
  RegisterChangeEntity,
  RegisterComingEntity,
  RegisterWatchEntity,
} from './register-change.entity.js';
import { RegisterChangesController } from './register-changes.controller.js';
import { RegisterChanges } from './register-changes.service.js';
import { RegisterDigest } from './register-digest.service.js';
import { RegisterWatch } from './register-watch.service.js';

@Module({
  imports: [
    tables(RegisterChangeEntity, RegisterChangeCertificateEntity, RegisterComingEntity, RegisterWatchEntity),
    AlertsModule,
    AuditModule,
    CertificatesModule,
    MessagesModule,
    RegistersModule,
  ],
  controllers: [RegisterChangesController],
  providers: [ChangeRecords, RegisterChanges, RegisterDigest, RegisterWatch],
  exports: [RegisterDigest, RegisterWatch],
})
export class RegisterWatchModule {}
