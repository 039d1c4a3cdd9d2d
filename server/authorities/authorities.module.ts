import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { tables } from '../platform/database/database.module.js';
import { AuthoritiesController } from './authorities.controller.js';
import { Authorities } from './authorities.service.js';
import { AuthorityEntity } from './authority.entity.js';
import { ConfirmationEnds } from './confirmation-ends.service.js';

@Module({
  imports: [tables(AuthorityEntity), AuditModule],
  controllers: [AuthoritiesController],
  providers: [Authorities, ConfirmationEnds],
  exports: [Authorities, ConfirmationEnds],
})
export class AuthoritiesModule {}
