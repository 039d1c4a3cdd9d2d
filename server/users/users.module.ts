import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { tables } from '../platform/database/database.module.js';
import { AccountConsentEntity } from './account-consent.entity.js';
import { AccountConsents } from './account-consents.service.js';
import { AccessGuard } from './access.guard.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokens } from './api-tokens.service.js';
import { AuthController } from './auth.controller.js';
import { Auth } from './auth.service.js';
import { Deciders } from './deciders.service.js';
import { FirstAdmin } from './first-admin.js';
import { PasswordLinks } from './password-links.js';
import { PasswordResetEntity } from './password-reset.entity.js';
import { People } from './people.service.js';
import { Passwords } from './passwords.js';
import { SessionEntity } from './session.entity.js';
import { Sessions } from './sessions.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { UserEntity } from './user.entity.js';
import { UsersController } from './users.controller.js';
import { Users } from './users.service.js';

@Module({
  imports: [
    tables(
      ...[UserEntity, SessionEntity, ApiTokenEntity, PasswordResetEntity, SignInAttemptEntity],
      AccountConsentEntity,
    ),
    AuditModule,
    MessagesModule,
  ],
  controllers: [AuthController, UsersController, ApiTokensController],
  providers: [
    Users,
    Auth,
    ApiTokens,
    Sessions,
    Passwords,
    PasswordLinks,
    SignInThrottle,
    FirstAdmin,
    People,
    AccountConsents,
    Deciders,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Users, FirstAdmin, People, AccountConsents, Deciders, ApiTokens],
})
export class UsersModule {}
