import { Body, Controller, Get, Param, Patch, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { Contacts } from './contacts.service.js';
import {
  type BlockOrganisation,
  blockOrganisationSchema,
  type ChangeOrganisation,
  changeOrganisationSchema,
  contactSchema,
  type CreateOrganisation,
  createOrganisationSchema,
  organisationSchema,
  type ReplaceContacts,
  replaceContactsSchema,
  type UnblockOrganisation,
  unblockOrganisationSchema,
} from './organisations.contract.js';
import { Organisations } from './organisations.service.js';
import { StopList } from './stop-list.service.js';

/** What people do with organisations; the list and the page, which show certificates too, are one layer above. */
@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: Contacts,
    private readonly stopList: StopList,
  ) {}

  @Post()
  @RequiresPermission('organisations.write')
  @ApiOperation({ summary: 'Enter an organisation by hand; 200 when it is there already.' })
  @Returns(organisationSchema)
  @ApiResponse({ status: 201, standardSchema: organisationSchema })
  @Refuses('invalid-input', 'not-a-psd-identifier')
  async create(
    @Body({ schema: createOrganisationSchema }) body: CreateOrganisation,
    @CurrentUser() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { organisation, made } = await this.organisations.create(body, user);
    void reply.status(made ? 201 : 200);
    return organisation;
  }

  @Patch(':id')
  @RequiresPermission('organisations.write')
  @ApiOperation({ summary: 'Change its name, note or tags.' })
  @Returns(organisationSchema)
  @Refuses('invalid-input', 'organisation-not-found', 'changed-meanwhile')
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeOrganisationSchema }) body: ChangeOrganisation,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.organisations.change(id, body, user);
  }

  @Get(':id/contacts')
  @RequiresPermission('organisations.read')
  @ApiOperation({ summary: 'Its people; reading them leaves an entry in the audit log.' })
  @Returns(z.array(contactSchema))
  @Refuses('organisation-not-found')
  viewContacts(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.contacts.view(id, user);
  }

  @Put(':id/contacts')
  @RequiresPermission('organisations.write')
  @ApiOperation({ summary: 'Its people as they are to be.' })
  @Returns(z.array(contactSchema))
  @Refuses('invalid-input', 'organisation-not-found', 'changed-meanwhile')
  replaceContacts(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: replaceContactsSchema }) body: ReplaceContacts,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.contacts.replace(id, body, user);
  }

  @Post(':id/block')
  @RequiresPermission('organisations.block')
  @ApiOperation({ summary: 'Put it on the stop-list, or keep it there longer.' })
  @Returns(organisationSchema)
  @Refuses('invalid-input', 'organisation-not-found', 'changed-meanwhile', 'organisation-block-shorter')
  block(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: blockOrganisationSchema }) body: BlockOrganisation,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.stopList.block(id, body, user);
  }

  @Post(':id/unblock')
  @RequiresPermission('organisations.block')
  @ApiOperation({
    summary:
      'Take it off the stop-list. What would hold for more than a day ends when a second person agrees.',
  })
  @Returns(organisationSchema)
  @Refuses(
    ...(['invalid-input', 'organisation-not-found', 'organisation-not-blocked'] as const),
    ...(['changed-meanwhile', 'second-person-needed', 'account-not-consented'] as const),
  )
  unblock(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: unblockOrganisationSchema }) body: UnblockOrganisation,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.stopList.unblock(id, body, user);
  }
}
