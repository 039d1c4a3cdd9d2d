import { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IMPORT_LIMITS } from '../core/consents/import/consent-columns.js';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { refuseTooLarge } from '../platform/http/uploaded-files.js';
import {
  consentImportSchema,
  type ConsentMapping,
  consentMappingSchema,
} from './consent-imports.contract.js';
import { ConsentImports } from './consent-imports.service.js';

const uploadQuerySchema = z.strictObject({
  name: z.string().max(200).optional().meta({ description: 'Of the file, when it is the whole body.' }),
});

@ApiTags('consents')
@Controller('consent-imports')
export class ConsentImportsController {
  constructor(private readonly imports: ConsentImports) {}

  @Get()
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'The last files of consents.' })
  @Returns(z.array(consentImportSchema))
  list() {
    return this.imports.list();
  }

  @Post()
  @RequiresPermission('consents.write')
  @ApiOperation({
    summary: 'Hand in a CSV of consents.',
    description:
      'Nothing is taken in yet: the answer says how it is written and what its columns seem to be.',
  })
  @ApiConsumes('multipart/form-data', 'application/octet-stream')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Returns(consentImportSchema, 201)
  @Refuses('unsupported-media-type', 'malformed-request', 'unreadable', 'too-large')
  async upload(
    @Req() request: FastifyRequest,
    @Query({ schema: uploadQuerySchema }) { name = 'consents.csv' }: z.output<typeof uploadQuerySchema>,
    @CurrentUser() user: SignedInUser,
  ) {
    refuseTooLarge(request, { bytes: IMPORT_LIMITS.bytes, files: 1 });
    if (!request.isMultipart()) {
      if (!(request.body instanceof Readable)) throw new Problem('unsupported-media-type');
      return this.imports.upload(kept(request.body), name, user);
    }
    const part = await request.file({ limits: { files: 1, fileSize: IMPORT_LIMITS.bytes + 1, fields: 10 } });
    if (part === undefined) throw new Problem('unreadable', { detail: 'The form holds no file.' });
    return this.imports.upload(kept(part.file), part.filename || name, user);
  }

  @Get(':id')
  @RequiresPermission('consents.read')
  @ApiOperation({ summary: 'One file: how it is written, and what came or would come of it.' })
  @Returns(consentImportSchema)
  @Refuses('consent-import-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.imports.show(id);
  }

  @Post(':id/check')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Try it with these columns; nothing is written.' })
  @Returns(consentImportSchema, 202)
  @Refuses('invalid-input', 'consent-import-not-found', 'consent-import-not-in-this-state')
  check(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: consentMappingSchema }) mapping: ConsentMapping,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.imports.check(id, mapping, user);
  }

  @Post(':id/run')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Take in what was tried.' })
  @Returns(consentImportSchema, 202)
  @Refuses('consent-import-not-found', 'consent-import-not-in-this-state')
  run(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.imports.run(id, user);
  }

  @Post(':id/cancel')
  @RequiresPermission('consents.write')
  @ApiOperation({ summary: 'Give it up; what was taken in stays.' })
  @Returns(consentImportSchema)
  @Refuses('consent-import-not-found', 'consent-import-not-in-this-state')
  cancel(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.imports.cancel(id, user);
  }
}

/** Destroying the stream would cut the connection before the refusal is read. */
const kept = (stream: Readable): AsyncIterable<Buffer> =>
  stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
