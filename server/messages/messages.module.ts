import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { tables } from '../platform/database/database.module.js';
import { MessageSender } from './message-sender.js';
import { MessageAttachmentEntity, MessageEntity } from './message.entity.js';
import { MessagesController } from './messages.controller.js';
import { Messages } from './messages.service.js';

@Module({
  imports: [tables(MessageEntity, MessageAttachmentEntity), AuditModule],
  controllers: [MessagesController],
  providers: [Messages, MessageSender],
  exports: [Messages, MessageSender],
})
export class MessagesModule {}
