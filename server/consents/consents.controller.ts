import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
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
import { ConsentCounts } from './consent-counts.service.js';
import { CONSENT_LIST } from './consent-list.js';
import { ConsentSync } from './consent-sync.service.js';
import {
  type ChangeConsent,
  changeConsentSchema,
  consentDetailsSchema,
  consentOverviewSchema,
  consentRenewalSchema,
  consentSchema,
  type CreateConsent,
  createConsentSchema,
  setConsentRenewalSchema,
  type TerminateConsent,
  terminateConsentSchema,
} from './consents.contract.js';
import { Consents } from './consents.service.js';

@ApiTags('consents')
@Controller('consents')
export class ConsentsController {
  constructor(
    private readonly consents: Consents,
    private readonly counts: ConsentCounts,
    private readonly sync: ConsentSync,
  ) {}

  @Get()
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'Consents of customers, by pseudonym.' })
  @ReturnsList(consentSchema)
  @Refuses('invalid-input')
  list(@Query({ schema: CONSENT_LIST.query }) query: ListQuery) {
    return this.consents.list(query);
  }

  @Get('overview')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'How many there are, by organisation and edition.' })
  @Returns(consentOverviewSchema)
  overview() {
    return this.counts.overview();
  }

  @Get('renewals/:id')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'Where an organisation lets its customers renew.' })
  @Returns(consentRenewalSchema)
  renewal(@Param('id', { schema: idSchema }) id: string) {
    return this.consents.renewal(id);
  }

  @Put('renewals/:id')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Say where an organisation lets its customers renew.' })
  @Returns(consentRenewalSchema)
  @Refuses('invalid-input', 'organisation-not-found')
  setRenewal(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: setConsentRenewalSchema }) { template }: z.output<typeof setConsentRenewalSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.consents.setRenewal(id, template, user);
  }

  @Get(':id')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'One consent with its history and what ends it.' })
  @Returns(consentDetailsSchema)
  @Refuses('consent-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.consents.show(id, user);
  }

  @Post()
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Enter a consent.' })
  @Returns(consentDetailsSchema, 201)
  @Refuses('invalid-input', 'organisation-not-found', 'consent-exists')
  create(@Body({ schema: createConsentSchema }) body: CreateConsent, @CurrentUser() user: SignedInUser) {
    return this.consents.create(body, user);
  }

  @Patch(':id')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Change what is known of it.' })
  @Returns(consentDetailsSchema)
  @Refuses('invalid-input', 'consent-not-found', 'changed-meanwhile', 'consent-status-impossible')
  change(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: changeConsentSchema }) body: ChangeConsent,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.consents.change(id, body, user);
  }

  @Post(':id/sync')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Ask the bank about it now.' })
  @Returns(consentDetailsSchema)
  @Refuses('consent-not-found', 'bank-not-connected')
  async ask(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    await this.sync.syncNow(id, user);
    return this.consents.show(id, user);
  }

  @Post(':id/terminate')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Terminate it at the bank; its id confirms.' })
  @Returns(consentDetailsSchema)
  @Refuses('invalid-input', 'consent-not-found', 'changed-meanwhile', 'consent-over', 'consent-not-confirmed')
  @Refuses('bank-not-connected', 'bank-unreachable', 'bank-refused')
  terminate(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: terminateConsentSchema }) body: TerminateConsent,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.consents.terminate(id, body, user);
  }
}
