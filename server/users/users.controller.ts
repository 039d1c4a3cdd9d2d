import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { USER_LIST } from './user-list.js';
import {
  type ChangeUser,
  type ConsentToUser,
  type CreateUser,
  type ResetUser,
  changeUserSchema,
  consentToUserSchema,
  createUserSchema,
  resetUserSchema,
  userSchema,
  userWithPasswordSchema,
} from './users.contract.js';
import { Users } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: Users) {}

  @Get()
  @RequiresPermission('users.read')
  @ApiOperation({ summary: 'Everybody who has an account.' })
  @ReturnsList(userSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: USER_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.users.list(query, user);
  }

  @Get(':id')
  @RequiresPermission('users.read')
  @ApiOperation({ summary: 'One user.' })
  @Returns(userSchema)
  @Refuses('user-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.users.find(id, user);
  }

  @Post()
  @RequiresPermission('users.write')
  @ApiOperation({ summary: 'Make an account, by mail or with a one-time password.' })
  @Returns(userWithPasswordSchema, 201)
  @Refuses('invalid-input', 'email-taken', 'mail-not-configured', 'account-not-consented')
  create(@Body({ schema: createUserSchema }) body: CreateUser, @CurrentUser() user: SignedInUser) {
    return this.users.create(body, user);
  }

  @Patch(':id')
  @RequiresPermission('users.write')
  @ApiOperation({ summary: 'Rename, change the role, disable or enable.' })
  @Returns(userSchema)
  @Refuses(
    'invalid-input',
    'user-not-found',
    'last-admin',
    'own-account',
    'changed-meanwhile',
    'account-not-consented',
  )
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeUserSchema }) body: ChangeUser,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.users.change(id, body, user);
  }

  @Post(':id/reset')
  @RequiresPermission('users.write')
  @ApiOperation({ summary: 'Take the password away and hand out a new way in.' })
  @Returns(userWithPasswordSchema)
  @Refuses(
    'invalid-input',
    'user-not-found',
    'user-disabled',
    'mail-not-configured',
    'changed-meanwhile',
    'account-not-consented',
  )
  reset(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: resetUserSchema }) body: ResetUser,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.users.reset(id, body, user);
  }

  @Post(':id/consent')
  @RequiresPermission('account-consents.write')
  @ApiOperation({ summary: 'Consent, as a second administrator, to an account that decides.' })
  @Returns(userSchema)
  @Refuses(
    ...(['invalid-input', 'user-not-found', 'user-disabled', 'own-account', 'changed-meanwhile'] as const),
    ...(['session-needed', 'consent-not-open', 'second-person-needed', 'account-not-consented'] as const),
  )
  consent(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: consentToUserSchema }) body: ConsentToUser,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.users.consent(id, body, user);
  }
}
