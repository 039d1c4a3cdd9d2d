import { Body, Controller, Get, Header, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
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
import { fileWithDetails } from './form-parts.js';
import { ManualEntries } from './manual-entries.service.js';
import {
  type EndManualEntry,
  endManualEntrySchema,
  EVIDENCE_LIMIT_BYTES,
  manualEntrySchema,
  proposeManualEntrySchema,
  type RevokeDecision,
  revokeDecisionSchema,
} from './sources.contract.js';
import { MANUAL_ENTRY_LIST } from './sources-list.js';

const LIMITS = { bytes: EVIDENCE_LIMIT_BYTES + 64 * 1024, files: 2 } as const;

@ApiTags('register-manual-entries')
@Controller('register-manual-entries')
export class ManualEntriesController {
  constructor(private readonly entries: ManualEntries) {}

  @Get()
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'Institutions that people entered from evidence, and proposals.' })
  @ReturnsList(manualEntrySchema)
  list(@Query({ schema: MANUAL_ENTRY_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.entries.list(query, user);
  }

  @Get(':id')
  @RequiresPermission('registers.read')
  @ApiOperation({ summary: 'One manual entry with who decided what.' })
  @Returns(manualEntrySchema)
  @Refuses('manual-entry-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.entries.show(id, user);
  }

  @Get(':id/evidence')
  @RequiresPermission('registers.read')
  @Header('content-type', 'application/octet-stream')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'The evidence as it was attached.' })
  @Refuses('manual-entry-not-found')
  async evidence(@Param('id', { schema: idSchema }) id: string) {
    const { name, bytes } = await this.entries.evidence(id);
    const ascii = name.replace(/[^A-Za-z0-9._-]+/g, '_');
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      length: bytes.length,
    });
  }

  @Post()
  @RequiresPermission('register-decisions.write')
  @ApiOperation({
    summary: 'Propose an institution that no register file holds; it counts once somebody else approves it.',
    description: 'A form of the evidence (PDF, PNG, JPEG or plain text, 10 MB) and of `details.json`.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Returns(manualEntrySchema, 201)
  @Refuses(
    'account-not-consented',
    'unsupported-media-type',
    'malformed-request',
    'invalid-input',
    'too-large',
    'private-key',
    'evidence-unsuitable',
    'manual-entry-exists',
  )
  async propose(@Req() request: FastifyRequest, @CurrentUser() user: SignedInUser) {
    const { file, details } = await fileWithDetails(request, LIMITS, proposeManualEntrySchema);
    return this.entries.propose(details, file, user);
  }

  @Post(':id/approve')
  @RequiresPermission('register-decisions.write')
  @ApiOperation({ summary: 'Approve what somebody else has proposed.' })
  @Returns(manualEntrySchema)
  @Refuses(
    'manual-entry-not-found',
    'decision-not-open',
    'second-person-needed',
    'session-needed',
    'account-not-consented',
  )
  approve(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.entries.approve(id, user);
  }

  @Post(':id/end')
  @RequiresPermission('register-decisions.write')
  @ApiOperation({ summary: 'Say on which day the authorisation ended; from then on it is withdrawn.' })
  @Returns(manualEntrySchema)
  @Refuses('invalid-input', 'manual-entry-not-found', 'decision-not-open')
  end(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: endManualEntrySchema }) body: EndManualEntry,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.entries.end(id, body, user);
  }

  @Post(':id/revoke')
  @RequiresPermission('register-decisions.write')
  @ApiOperation({ summary: 'Take it out of the register, or withdraw the proposal.' })
  @Returns(manualEntrySchema)
  @Refuses('invalid-input', 'manual-entry-not-found', 'decision-not-open')
  revoke(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: revokeDecisionSchema }) body: RevokeDecision,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.entries.revoke(id, body, user);
  }
}
