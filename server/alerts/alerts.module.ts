import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { AlertAudiences } from './alert-audiences.service.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { AlertDispatch } from './alert-dispatch.service.js';
import { AlertGroups } from './alert-groups.service.js';
import { AlertHandling } from './alert-handling.service.js';
import { AlertLanguages } from './alert-languages.service.js';
import { AlertMails } from './alert-mails.service.js';
import { AlertOrganisations } from './alert-organisations.js';
import { AlertReaders } from './alert-readers.service.js';
import { AlertRouting } from './alert-routing.service.js';
import { AlertRulePreviews } from './alert-rule-previews.service.js';
import { AlertGroupEntity, AlertRuleEntity } from './alert-rule.entity.js';
import {
  AlertDeliveriesController,
  AlertGroupsController,
  AlertRulesController,
} from './alert-rules.controller.js';
import { AlertRules } from './alert-rules.service.js';
import { AlertEntity } from './alert.entity.js';
import { AlertsController } from './alerts.controller.js';
import { ConsentAlerts } from './consent-alerts.service.js';
import { Alerts } from './alerts.service.js';
import { ApiTokenEnds } from './api-token-ends.service.js';
import { DatedAlerts } from './dated-alerts.service.js';
import { Deliveries } from './deliveries.service.js';
import { ExpiryAlerts } from './expiry-alerts.service.js';
import { FailingSourceAlerts } from './failing-source-alerts.service.js';
import { ListenerCheck } from './listener-check.service.js';
import { ProbeAlerts } from './probe-alerts.service.js';
import { Recoveries } from './recoveries.service.js';
import { RegisterChangeAlerts } from './register-change-alerts.service.js';
import { UnheardAlerts } from './unheard-alerts.service.js';
import { WatchAlerts } from './watch-alerts.service.js';
import { VerdictAlerts } from './verdict-alerts.service.js';

const STORIES = [
  ...[ExpiryAlerts, VerdictAlerts, FailingSourceAlerts, RegisterChangeAlerts, UnheardAlerts],
  ...[DatedAlerts, ConsentAlerts, ListenerCheck, ApiTokenEnds, WatchAlerts, ProbeAlerts],
];

@Module({
  imports: [
    tables(AlertEntity, AlertDeliveryEntity, AlertRuleEntity, AlertGroupEntity),
    ...[AuditModule, MessagesModule, UsersModule],
  ],
  controllers: [AlertsController, AlertRulesController, AlertGroupsController, AlertDeliveriesController],
  providers: [
    ...[Alerts, Recoveries, AlertHandling, AlertAudiences, Deliveries],
    ...[AlertReaders, AlertOrganisations, AlertLanguages, AlertRouting, AlertDispatch, AlertMails],
    ...[AlertRules, AlertGroups, AlertRulePreviews],
    ...STORIES,
  ],
  exports: [Alerts, AlertLanguages, AlertMails, AlertOrganisations, ...STORIES],
})
export class AlertsModule {}
