import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { tables } from '../platform/database/database.module.js';
import { AlertMails } from './alert-mails.service.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertGroupEntity, AlertRuleEntity } from './alert-rule.entity.js';
import { AlertEntity } from './alert.entity.js';
import { AlertsController } from './alerts.controller.js';
import { ConsentAlerts } from './consent-alerts.service.js';
import { Alerts } from './alerts.service.js';

@Module({
  imports: [
    tables(AlertEntity, AlertDeliveryEntity, AlertRuleEntity, AlertGroupEntity),
    AuditModule,
    MessagesModule,
  ],
  controllers: [AlertsController],
  providers: [Alerts, AlertMails, ConsentAlerts],
  exports: [Alerts, AlertMails, ConsentAlerts],
})
export class AlertsModule {}
