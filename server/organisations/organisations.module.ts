import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { tables } from '../platform/database/database.module.js';
import { UsersModule } from '../users/users.module.js';
import { AlertFacts } from './alert-facts.service.js';
import { Contacts } from './contacts.service.js';
import { OrganisationCountries } from './organisation-countries.service.js';
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
    AlertsModule,
  ],
  controllers: [OrganisationsController],
  providers: [OrganisationCountries, Organisations, Contacts, StopList, AlertFacts],
  exports: [OrganisationCountries, Organisations, AlertFacts],
})
export class OrganisationsModule {}
