import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { Inbox } from './inbox.service.js';
import { NotificationEntity, NotificationMuteEntity } from './notification.entity.js';
import { NotificationsController } from './notifications.controller.js';
import { Notifications } from './notifications.service.js';

@Module({
  imports: [tables(NotificationEntity, NotificationMuteEntity), AlertsModule, MessagesModule, UsersModule],
  controllers: [NotificationsController],
  providers: [Notifications, Inbox],
  exports: [Notifications, Inbox],
})
export class NotificationsModule {}
