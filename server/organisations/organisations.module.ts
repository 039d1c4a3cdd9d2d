import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { Contacts } from './contacts.service.js';
import {
  OrganisationCatchUpEntity,
  OrganisationContactEntity,
  OrganisationEntity,
} from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { Organisations } from './organisations.service.js';
import { StopList } from './stop-list.service.js';

@Module({
  imports: [
    tables(OrganisationEntity, OrganisationContactEntity, OrganisationCatchUpEntity),
    AuditModule,
    UsersModule,
  ],
  controllers: [OrganisationsController],
  providers: [Organisations, Contacts, StopList],
  exports: [Organisations],
})
export class OrganisationsModule {}
