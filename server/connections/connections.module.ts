import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConsentsModule } from '../consents/consents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { tables } from '../platform/database/database.module.js';
import { SealedModule } from '../platform/sealed/sealed.module.js';
import { ProbesModule } from '../probes/probes.module.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { AccountMemory } from './account-memory.js';
import { Authorizations } from './authorizations.service.js';
import { BankCalls } from './bank-calls.service.js';
import { CheckReports } from './check-reports.service.js';
import { CheckStepRunner } from './check-step-runner.service.js';
import { ConnectionEnds } from './connection-ends.service.js';
import { ConnectionLines } from './connection-lines.service.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { ConnectionTokens } from './connection-tokens.service.js';
import {
  AuthorizationAttemptEntity,
  ConnectionEntity,
  ConnectionTokenEntity,
  ConsentCallEntity,
} from './connection.entity.js';
import { ConnectionsController } from './connections.controller.js';
import { Connections } from './connections.service.js';
import { ConsentBudgets } from './consent-budget.service.js';
import { IntegrationCheckEntity } from './integration-check.entity.js';
import { IntegrationChecksController } from './integration-checks.controller.js';
import { IntegrationChecks } from './integration-checks.service.js';
import { OAuthRequests } from './oauth-client.service.js';

@Module({
  imports: [
    tables(
      ...[ConnectionEntity, ConnectionTokenEntity, AuthorizationAttemptEntity, ConsentCallEntity],
      IntegrationCheckEntity,
    ),
    ...[AuditModule, ConsentsModule, OrganisationsModule, ProbesModule, SealedModule, SubmissionsModule],
  ],
  controllers: [ConnectionsController, IntegrationChecksController],
  providers: [
    ...[AccountMemory, Authorizations, BankCalls, CheckReports, CheckStepRunner, ConnectionSecrets],
    ...[ConnectionEnds, ConnectionLines, ConnectionTokens],
    ...[Connections, ConsentBudgets, IntegrationChecks, OAuthRequests],
  ],
  exports: [ConnectionEnds],
})
export class ConnectionsModule {}
