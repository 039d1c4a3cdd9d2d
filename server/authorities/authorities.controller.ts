import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import {
  authoritySchema,
  type ConfirmLink,
  confirmLinkSchema,
  type ReportLink,
  reportLinkSchema,
  type ResolveEdit,
  resolveEditSchema,
  type UpdateAuthority,
  updateAuthoritySchema,
} from './authorities.contract.js';
import { Authorities } from './authorities.service.js';
import { AUTHORITY_LIST } from './authority-list.js';

const idSchema = z.string().max(64);
const keySchema = z.string().max(64);

@ApiTags('authorities')
@Controller('authorities')
export class AuthoritiesController {
  constructor(private readonly authorities: Authorities) {}

  @Get()
  @RequiresPermission('authorities.read')
  @ApiOperation({
    summary: 'Who supervises payment services in each country, and where the registers are.',
    description: '`notConfirmed` finds those with a link that nobody has confirmed for 180 days, or ever.',
  })
  @ReturnsList(authoritySchema)
  list(@Query({ schema: AUTHORITY_LIST.query }) query: ListQuery) {
    return this.authorities.list(query);
  }

  @Get(':id')
  @RequiresPermission('authorities.read')
  @ApiOperation({
    summary:
      'One authority by its NCA id, also by a former one or an alias; by its country where it has none.',
  })
  @Returns(authoritySchema)
  @Refuses('authority-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.authorities.find(id);
  }

  @Patch(':id')
  @RequiresPermission('authorities.write')
  @ApiOperation({
    summary: 'Say something else than what is shipped; updates of the product do not overwrite it.',
    description: 'A field that is given its shipped value again is no longer edited.',
  })
  @Returns(authoritySchema)
  @Refuses('invalid-input', 'authority-not-found', 'authority-link-not-found', 'changed-meanwhile')
  update(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: updateAuthoritySchema }) body: UpdateAuthority,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.authorities.update(id, body, user);
  }

  @Post(':id/keep-edit')
  @RequiresPermission('authorities.write')
  @ApiOperation({ summary: 'Let an edit stand although an update ships another value.' })
  @Returns(authoritySchema)
  @Refuses('invalid-input', 'authority-not-found', 'authority-edit-not-found', 'changed-meanwhile')
  keepEdit(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: resolveEditSchema }) body: ResolveEdit,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.authorities.keepEdit(id, body, user);
  }

  @Post(':id/take-shipped')
  @RequiresPermission('authorities.write')
  @ApiOperation({ summary: 'Give up an edit; the field says again what is shipped.' })
  @Returns(authoritySchema)
  @Refuses('invalid-input', 'authority-not-found', 'authority-edit-not-found', 'changed-meanwhile')
  takeShipped(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: resolveEditSchema }) body: ResolveEdit,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.authorities.takeShipped(id, body, user);
  }

  @Post(':id/links/:key/confirm')
  @RequiresPermission('authorities.confirm')
  @ApiOperation({
    summary: 'Say that a link leads to the register today.',
    description: '`url` is the address that was opened; another one meanwhile is refused.',
  })
  @Returns(authoritySchema)
  @Refuses('invalid-input', 'authority-not-found', 'authority-link-not-found', 'changed-meanwhile')
  confirm(
    @Param('id', { schema: idSchema }) id: string,
    @Param('key', { schema: keySchema }) key: string,
    @Body({ schema: confirmLinkSchema }) body: ConfirmLink,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.authorities.confirm(id, key, body, user);
  }

  @Post(':id/links/:key/report')
  @RequiresPermission('authorities.confirm')
  @ApiOperation({ summary: 'Report a link as outdated, with a better address where one is known.' })
  @Returns(authoritySchema)
  @Refuses('invalid-input', 'authority-not-found', 'authority-link-not-found', 'changed-meanwhile')
  report(
    @Param('id', { schema: idSchema }) id: string,
    @Param('key', { schema: keySchema }) key: string,
    @Body({ schema: reportLinkSchema }) body: ReportLink,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.authorities.report(id, key, body, user);
  }
}
