import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { tables } from '../platform/database/database.module.js';
import { SealedModule } from '../platform/sealed/sealed.module.js';
import { AlertChannelEntity } from './alert-channel.entity.js';
import { AlertChannelStore } from './alert-channel-store.js';
import { AlertChannelsController } from './alert-channels.controller.js';
import { AlertChannels } from './alert-channels.service.js';
import { MessageSender } from './message-sender.js';
import { MessageAttachmentEntity, MessageEntity } from './message.entity.js';
import { MessagesController } from './messages.controller.js';
import { Messages } from './messages.service.js';
import { Overflow } from './overflow.service.js';
import { ChannelSender } from './senders/channel-sender.js';
import { EmailSender } from './senders/email-sender.js';
import { Senders } from './senders/senders.js';

@Module({
  imports: [tables(MessageEntity, MessageAttachmentEntity, AlertChannelEntity), AuditModule, SealedModule],
  controllers: [MessagesController, AlertChannelsController],
  providers: [
    ...[Messages, MessageSender, Overflow],
    ...[AlertChannels, AlertChannelStore],
    ...[EmailSender, ChannelSender, Senders],
  ],
  exports: [Messages, MessageSender, AlertChannels],
})
export class MessagesModule {}
