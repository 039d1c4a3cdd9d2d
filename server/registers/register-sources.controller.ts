import { Body, Controller, Get, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { columnMappingSchema } from '../core/registers/sources/column-mapping.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { instantInput } from '../platform/http/common.contract.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Problem } from '../platform/http/problem.js';
import { filesOfForm, refuseTooLarge } from '../platform/http/uploaded-files.js';
import { fileWithDetails } from './form-parts.js';
import { RegisterImports } from './register-import.service.js';
import { RegisterSources } from './register-sources.service.js';
import { registerImportJobSchema } from './registers.contract.js';
import {
  changeRegisterSourceSchema,
  createRegisterSourceSchema,
  dryRunSchema,
  registerSourceSchema,
  sourceIdSchema,
} from './sources.contract.js';
import { REGISTER_SOURCE_LIST } from './sources-list.js';

/** A national list has a few megabytes; the EBA's ZIP has 20. */
const UPLOAD_LIMITS = { bytes: 128 * 1024 * 1024, files: 1 } as const;
const DRY_RUN_LIMITS = { bytes: 33 * 1024 * 1024, files: 2 } as const;

const importQuerySchema = z.strictObject({
  publishedAt: instantInput
    .optional()
    .meta({ description: 'When the authority made the list, where its name does not say.' }),
});
const dryRunDetailsSchema = z.strictObject({
  authority: z.string().max(30),
  mapping: columnMappingSchema.optional(),
});

@ApiTags('register-sources')
@Controller('register-sources')
export class RegisterSourcesController {
  constructor(
    private readonly sources: RegisterSources,
    private readonly imports: RegisterImports,
  ) {}

  @Get()
  @RequiresPermission('registers.read')
  @ApiOperation({
    summary: 'Registers that answers come from: what they cover, how old and how well they are.',
  })
  @ReturnsList(registerSourceSchema)
  list(@Query({ schema: REGISTER_SOURCE_LIST.query }) query: ListQuery) {
    return this.sources.list(query);
  }

  @Post('dry-run')
  @RequiresPermission('registers.write')
  @ApiOperation({
    summary:
      'What an authority’s table would give: proposed columns, the first entries, problems by line and column.',
    description:
      'A form of the file and of `details.json`: `{"authority": "NL-DNB", "mapping": …}`. Nothing is stored.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Returns(dryRunSchema)
  @Refuses('unsupported-media-type', 'malformed-request', 'invalid-input', 'unreadable', 'too-large')
  async dryRun(@Req() request: FastifyRequest) {
    const { file, details } = await fileWithDetails(request, DRY_RUN_LIMITS, dryRunDetailsSchema);
    return this.sources.dryRun({ name: file.name, content: { bytes: file.bytes } }, details);
  }

  @Post()
  @RequiresPermission('registers.write')
  @ApiOperation({ summary: 'Save what the columns of an authority’s list mean, as a source of its own.' })
  @Returns(registerSourceSchema, 201)
  @Refuses('invalid-input', 'register-source-exists')
  create(
    @Body({ schema: createRegisterSourceSchema }) body: z.output<typeof createRegisterSourceSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.sources.create(body, user);
  }

  @Get(':id')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'One source, with its mapping where it has one.' })
  @Returns(registerSourceSchema)
  @Refuses('register-source-not-found')
  show(@Param('id', { schema: sourceIdSchema }) id: string) {
    return this.sources.show(id);
  }

  @Patch(':id')
  @RequiresPermission('registers.write')
  @ApiOperation({ summary: 'Change a mapped source, or ask it no more.' })
  @Returns(registerSourceSchema)
  @Refuses('invalid-input', 'register-source-not-found', 'changed-meanwhile')
  change(
    @Param('id', { schema: sourceIdSchema }) id: string,
    @Body({ schema: changeRegisterSourceSchema }) body: z.output<typeof changeRegisterSourceSchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.sources.change(id, body, user);
  }

  @Post(':id/import')
  @RequiresPermission('registers.write')
  @ApiOperation({
    summary: 'Import a file of this source as its next edition.',
    description: 'Answers with a job, whose row carries progress and what came of it.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Returns(registerImportJobSchema, 202)
  @Refuses(
    'invalid-input',
    'register-source-not-found',
    'register-source-unsuitable',
    'unsupported-media-type',
    'malformed-request',
    'unreadable',
    'too-large',
  )
  async import(
    @Param('id', { schema: sourceIdSchema }) id: string,
    @Req() request: FastifyRequest,
    @Query({ schema: importQuerySchema }) { publishedAt }: z.output<typeof importQuerySchema>,
    @CurrentUser() actor: SignedInUser,
  ) {
    const how = await this.sources.importOf(id);
    this.sources.refuseTomorrow(publishedAt);
    refuseTooLarge(request, UPLOAD_LIMITS);
    if (!request.isMultipart()) throw new Problem('unsupported-media-type');
    const [file] = await filesOfForm(request, UPLOAD_LIMITS);
    if (file === undefined) throw new Problem('unreadable');
    const options = { ...how, origin: file.name, actor, publishedAt };
    return { jobId: await this.imports.start({ name: file.name, content: { bytes: file.bytes } }, options) };
  }
}
