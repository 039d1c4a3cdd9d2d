import { Body, Controller, Get, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
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
import { Problem } from '../platform/http/problem.js';
import { filesOfForm, refuseTooLarge } from '../platform/http/uploaded-files.js';
import { Clock } from '../ports/clock.js';
import { ListExport } from './list-export.service.js';
import { ListImport } from './list-import.service.js';
import { TrustedListUpdates } from './list-updates.service.js';
import {
  editionDifferenceSchema,
  type RefreshTrustedLists,
  refreshTrustedListsSchema,
  territorySchema,
  trustedListAttemptSchema,
  trustedListEditionSchema,
  trustedListJobSchema,
  trustedListSchema,
} from './trust.contract.js';
import { EDITION_LIST, TRUSTED_LIST_LIST } from './trusted-list-list.js';
import { TrustedLists } from './trusted-lists.service.js';

/** All lists of the EU have 22 MB. */
const IMPORT_LIMITS = { bytes: 64 * 1024 * 1024, files: 100 } as const;

const comparedWithSchema = z.strictObject({
  from: idSchema.optional().meta({ description: 'Without it, the edition before.' }),
});

@ApiTags('trusted-lists')
@Controller('trusted-lists')
export class TrustedListsController {
  constructor(
    private readonly lists: TrustedLists,
    private readonly updates: TrustedListUpdates,
    private readonly imports: ListImport,
    private readonly exports: ListExport,
    private readonly clock: Clock,
  ) {}

  @Get()
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'One row for each territory, and EU for the list of lists.' })
  @ReturnsList(trustedListSchema)
  list(@Query({ schema: TRUSTED_LIST_LIST.query }) query: ListQuery) {
    return this.lists.list(query);
  }

  @Get('export')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'The lists in use and their pivots in a ZIP, for another installation.' })
  @ApiResponse({ status: 200, content: { 'application/zip': {} } })
  @Refuses('trusted-list-not-found')
  async export() {
    const day = this.clock.now().toISOString().slice(0, 10);
    return new StreamableFile(Readable.from(await this.exports.bundle()), {
      type: 'application/zip',
      disposition: `attachment; filename="trusted-lists-${day}.zip"`,
    });
  }

  @Post('refresh')
  @RequiresPermission('trusted-lists.write')
  @ApiOperation({ summary: 'Fetch all lists now, or that of one territory.' })
  @Returns(trustedListJobSchema, 202)
  @Refuses('trusted-lists-off', 'trusted-list-not-found')
  async refresh(
    @Body({ schema: refreshTrustedListsSchema }) { territory }: RefreshTrustedLists,
    @CurrentUser() user: SignedInUser,
  ) {
    return { jobId: await this.updates.start(territory, user) };
  }

  @Post('import')
  @RequiresPermission('trusted-lists.write')
  @ApiOperation({
    summary: 'Take lists from files: XML, also compressed, or a ZIP as another installation exports it.',
    description:
      'Each list is judged as if it had been fetched: a list of lists by the Official Journal and its pivots, which have to be among the files, a national list by the list of lists in use.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { file: { type: 'array', items: { type: 'string', format: 'binary' } } },
    },
  })
  @Returns(z.array(trustedListAttemptSchema))
  @Refuses('unsupported-media-type', 'malformed-request', 'unreadable', 'too-large')
  async import(@Req() request: FastifyRequest, @CurrentUser() user: SignedInUser) {
    if (!request.isMultipart()) throw new Problem('unsupported-media-type');
    refuseTooLarge(request, IMPORT_LIMITS);
    return this.imports.import(await filesOfForm(request, IMPORT_LIMITS), user);
  }

  @Get(':territory')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'The list of one territory: what is in use, and how the last attempt went.' })
  @Returns(trustedListSchema)
  @Refuses('trusted-list-not-found')
  show(@Param('territory', { schema: territorySchema }) territory: string) {
    return this.lists.show(territory);
  }

  @Get(':territory/editions')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'Every edition that was ever in use here.' })
  @ReturnsList(trustedListEditionSchema)
  @Refuses('trusted-list-not-found')
  editions(
    @Param('territory', { schema: territorySchema }) territory: string,
    @Query({ schema: EDITION_LIST.query }) query: ListQuery,
  ) {
    return this.lists.editions(territory, query);
  }

  @Get(':territory/editions/:id')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'One edition.' })
  @Returns(trustedListEditionSchema)
  @Refuses('trusted-list-not-found', 'edition-not-found')
  edition(
    @Param('territory', { schema: territorySchema }) territory: string,
    @Param('id', { schema: idSchema }) id: string,
  ) {
    return this.lists.edition(territory, id);
  }

  @Get(':territory/editions/:id/xml')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({ summary: 'The file of an edition as it was received.' })
  @ApiResponse({ status: 200, content: { 'application/vnd.etsi.tsl+xml': {} } })
  @Refuses('edition-not-found')
  async xml(
    @Param('territory', { schema: territorySchema }) territory: string,
    @Param('id', { schema: idSchema }) id: string,
  ) {
    return new StreamableFile(await this.lists.xml(territory, id), {
      type: 'application/vnd.etsi.tsl+xml',
      disposition: `attachment; filename="${territory}-${id}.xml"`,
    });
  }

  @Get(':territory/editions/:id/difference')
  @RequiresPermission('trusted-lists.read')
  @ApiOperation({
    summary: 'What an edition says otherwise than another, and whose certificates that touches.',
  })
  @Returns(editionDifferenceSchema)
  @Refuses('trusted-list-not-found', 'edition-not-found')
  difference(
    @Param('territory', { schema: territorySchema }) territory: string,
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: comparedWithSchema }) { from }: z.output<typeof comparedWithSchema>,
  ) {
    return this.lists.difference(territory, id, from);
  }
}
