import type { Readable } from 'node:stream';
import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
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
import { EVALUATION_LIST } from './evaluation-list.js';
import {
  type Evaluate,
  type EvaluateMany,
  evaluateManySchema,
  evaluateSchema,
  evaluationJobSchema,
  evaluationSchema,
  evaluationSummarySchema,
  replaySchema,
} from './evaluations.contract.js';
import { EvaluationReports } from './evaluation-reports.service.js';
import { Evaluations } from './evaluations.service.js';
import { EvidencePacks } from './evidence-packs.service.js';
import { ReCheck } from './re-check.service.js';

const EXTENSIONS: Readonly<Record<string, string>> = { ocsp: 'ors', crl: 'crl' };
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

@ApiTags('evaluations')
@Controller()
export class EvaluationsController {
  constructor(
    private readonly evaluations: Evaluations,
    private readonly reCheck: ReCheck,
    private readonly packs: EvidencePacks,
    private readonly reports: EvaluationReports,
  ) {}

  @Post('certificates/evaluations')
  @RequiresPermission('evaluations.write')
  @ApiOperation({ summary: 'Evaluate many certificates in the background, by id or by filter.' })
  @Returns(evaluationJobSchema, 202)
  async many(@Body({ schema: evaluateManySchema }) body: EvaluateMany, @CurrentUser() user: SignedInUser) {
    return { jobId: await this.reCheck.many(body, user) };
  }

  @Post('certificates/:id/evaluations')
  @RequiresPermission('evaluations.write')
  @ApiOperation({
    summary: 'Reach a verdict about a certificate, now or as of any instant.',
    description:
      'Fetches what is missing and keeps everything the verdict rests on, so that it can be replayed.',
  })
  @Returns(evaluationSchema, 201)
  @Refuses('certificate-not-found')
  async evaluate(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: evaluateSchema }) body: Evaluate,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.evaluations.show(await this.reCheck.one(id, body, user));
  }

  @Get('certificates/:id/evaluations')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Every evaluation of a certificate, newest first, with what changed.' })
  @ReturnsList(evaluationSummarySchema)
  @Refuses('certificate-not-found')
  listOf(
    @Param('id', { schema: idSchema }) id: string,
    @Query({ schema: EVALUATION_LIST.query }) query: ListQuery,
  ) {
    return this.evaluations.listOf(id, query);
  }

  @Get('evaluations')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Evaluations of all certificates.' })
  @ReturnsList(evaluationSummarySchema)
  list(@Query({ schema: EVALUATION_LIST.query }) query: ListQuery) {
    return this.evaluations.list(query);
  }

  @Get('evaluations/:id')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'One evaluation: checks, chain, evidence, what was tried, what was trusted.' })
  @Returns(evaluationSchema)
  @Refuses('evaluation-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.evaluations.show(id);
  }

  @Post('evaluations/:id/replay')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Reach the verdict again from what was kept, without network.' })
  @Returns(replaySchema)
  @Refuses('evaluation-not-found')
  replay(@Param('id', { schema: idSchema }) id: string) {
    return this.evaluations.replay(id);
  }

  @Get('evaluations/:id/evidence.zip')
  @RequiresPermission('certificates.read')
  @Header('content-type', 'application/zip')
  @ApiOperation({
    summary: 'Everything the verdict rests on, to be checked without this server.',
    description: '`qwarden evidence verify` checks the hashes, the audit entry and the verdict itself.',
  })
  @ApiResponse({ status: 200, content: { 'application/zip': {} } })
  @Refuses('evaluation-not-found', 'evidence-missing')
  async pack(@Param('id', { schema: idSchema }) id: string) {
    const disposition = `attachment; filename="evidence-${id}.zip"`;
    return new StreamableFile((await this.packs.make(id)) as Readable, {
      type: 'application/zip',
      disposition,
    });
  }

  @Get('evaluations/:id/report.pdf')
  @RequiresPermission('certificates.read')
  @Header('content-type', 'application/pdf')
  @ApiOperation({
    summary: 'The verdict on paper: sentence, checks, reasons, evidence, hashes, who and when.',
  })
  @ApiResponse({ status: 200, content: { 'application/pdf': {} } })
  @Refuses('evaluation-not-found')
  async report(@Param('id', { schema: idSchema }) id: string) {
    return download(await this.reports.make(id), 'application/pdf', `verdict-${id}.pdf`);
  }

  @Get('evaluations/:id/evidence/:sha256')
  @RequiresPermission('certificates.read')
  @Header('content-type', 'application/octet-stream')
  @ApiOperation({ summary: 'One piece of evidence as it was received.' })
  @ApiResponse({ status: 200, content: { 'application/octet-stream': {} } })
  @Refuses('evaluation-not-found', 'evidence-not-found')
  async item(
    @Param('id', { schema: idSchema }) id: string,
    @Param('sha256', { schema: sha256Schema }) sha256: string,
  ) {
    const { kind, bytes } = await this.evaluations.item(id, sha256);
    return download(bytes, 'application/octet-stream', `${sha256}.${EXTENSIONS[kind] ?? 'cer'}`);
  }
}

const download = (bytes: Uint8Array, type: string, name: string): StreamableFile =>
  new StreamableFile(bytes, {
    type,
    disposition: `attachment; filename="${name}"`,
    length: bytes.length,
  });
