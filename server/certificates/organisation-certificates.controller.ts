import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
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
import {
  organisationDateSchema,
  organisationWithCertificatesSchema,
} from './organisation-certificates.contract.js';
import { ORGANISATION_LIST, OrganisationCertificates } from './organisation-certificates.service.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationCertificatesController {
  constructor(private readonly organisations: OrganisationCertificates) {}

  @Get()
  @RequiresPermission('organisations.read')
  @ApiOperation({ summary: 'Payment service providers, with how many certificates of theirs are stored.' })
  @ReturnsList(organisationWithCertificatesSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: ORGANISATION_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.organisations.list(query, user);
  }

  @Get(':id')
  @RequiresPermission('organisations.read')
  @ApiOperation({ summary: 'One organisation; its people are asked for apart.' })
  @Returns(organisationWithCertificatesSchema)
  @Refuses('organisation-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.organisations.show(id, user);
  }

  @Get(':id/dates')
  @RequiresPermission('organisations.read')
  @ApiOperation({ summary: 'What begins and ends: its certificates and its stay on the stop-list.' })
  @Returns(z.array(organisationDateSchema))
  @Refuses('organisation-not-found')
  dates(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.organisations.dates(id, user);
  }
}
