import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
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
import { collect, filesOfForm, refuseTooLarge } from '../platform/http/uploaded-files.js';
import { REGISTER_EDITION_LIST } from './register-entry-list.js';
import { RegisterEditions } from './register-editions.service.js';
import { RegisterImports } from './register-import.service.js';
import { RegisterUpdates } from './register-updates.service.js';
import {
  type AcceptEdition,
  acceptEditionSchema,
  ENTRY_CHANGES,
  registerEditionSchema,
  registerImportJobSchema,
  registerImportSchema,
  toldEditionChangeSchema,
} from './registers.contract.js';

/** The ZIP has 20 MB; a JSON that is larger than this is zipped, or imported by the command. */
const UPLOAD_LIMITS = { bytes: 128 * 1024 * 1024, files: 1 } as const;

const sha256 = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/);

const uploadQuerySchema = z.strictObject({
  name: z.string().max(200).optional().meta({ description: 'Of the file, when it is the whole body.' }),
  sha256: sha256.optional().meta({ description: 'As the publisher says; another file is refused.' }),
});

const changesQuerySchema = z.strictObject({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  change: z.enum(ENTRY_CHANGES).optional(),
  type: z.literal('PSD_AG').optional().meta({ description: 'Agents, which are left out without it.' }),
});

@ApiTags('register-editions')
@Controller('register-editions')
export class RegisterEditionsController {
  constructor(
    private readonly editions: RegisterEditions,
    private readonly imports: RegisterImports,
    private readonly updates: RegisterUpdates,
  ) {}

  @Get()
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'Editions of registers, refused ones too.' })
  @ReturnsList(registerEditionSchema)
  list(@Query({ schema: REGISTER_EDITION_LIST.query }) query: ListQuery) {
    return this.editions.list(query);
  }

  @Post()
  @RequiresPermission('registers.write')
  @ApiOperation({
    summary: 'Import an edition of the EBA register: the ZIP, or the JSON in it.',
    description: 'Answers with a job, whose row carries progress and what came of it.',
  })
  @ApiConsumes('multipart/form-data', 'application/zip', 'application/octet-stream')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
  })
  @Returns(registerImportJobSchema, 202)
  @Refuses('unsupported-media-type', 'malformed-request', 'unreadable', 'too-large')
  async import(
    @Req() request: FastifyRequest,
    @Query({ schema: uploadQuerySchema }) query: z.output<typeof uploadQuerySchema>,
    @CurrentUser() actor: SignedInUser,
  ) {
    const { name, bytes } = await fileIn(request, query.name);
    const file = { name, content: { bytes }, sha256: query.sha256 };
    return { jobId: await this.imports.start(file, { origin: name, actor }) };
  }

  @Post('update')
  @RequiresPermission('registers.write')
  @ApiOperation({ summary: 'Ask the EBA for a newer edition now, and import it.' })
  @Returns(registerImportSchema)
  @Refuses('registers-off', 'register-import-running')
  update(@CurrentUser() actor: SignedInUser) {
    return this.updates.update(actor);
  }

  @Get(':id')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'One edition: counts, what was odd in it, and why it was refused.' })
  @Returns(registerEditionSchema)
  @Refuses('register-edition-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.editions.show(id);
  }

  @Get(':id/changes')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'Entries that an edition says otherwise than the one before.' })
  @Returns(z.array(toldEditionChangeSchema))
  @Refuses('register-edition-not-found')
  changes(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: changesQuerySchema }) query: z.output<typeof changesQuerySchema>,
  ) {
    return this.editions.changes(id, query);
  }

  @Post(':id/accept')
  @RequiresPermission('registers.write')
  @ApiOperation({ summary: 'Take an edition into use that was refused because it lost so much.' })
  @Returns(registerEditionSchema)
  @Refuses('register-edition-not-found', 'register-edition-not-acceptable', 'register-import-running')
  accept(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: acceptEditionSchema }) { reason }: AcceptEdition,
    @CurrentUser() actor: SignedInUser,
  ) {
    return this.editions.accept(id, reason, actor);
  }
}

async function fileIn(
  request: FastifyRequest,
  name = 'upload',
): Promise<{ name: string; bytes: Uint8Array }> {
  refuseTooLarge(request, UPLOAD_LIMITS);
  if (request.isMultipart()) {
    const [file] = await filesOfForm(request, UPLOAD_LIMITS);
    if (file !== undefined) return file;
  }
  const { body } = request;
  if (!(body instanceof Readable)) throw new Problem('unsupported-media-type');
  return { name, bytes: await collect(body, { left: UPLOAD_LIMITS.bytes }, UPLOAD_LIMITS) };
}
