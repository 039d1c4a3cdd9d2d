import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  ReturnsList,
  ReturnsNothing,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { CertificateChanges } from './certificate-changes.service.js';
import { CERTIFICATE_LIST } from './certificate-list.js';
import { pemOf } from './certificate-views.js';
import {
  certificateBytesSchema,
  certificateComparisonSchema,
  certificateSchema,
  EXPORT_FORMATS,
  type ExportFormat,
  facetsSchema,
  todaySchema,
  type UpdateCertificate,
  updateCertificateSchema,
  uploadJobSchema,
  uploadResultsSchema,
} from './certificates.contract.js';
import { Certificates } from './certificates.service.js';
import { exportStream } from './export.js';
import { CertificateOverview } from './overview.service.js';
import { filesIn, RAW_TYPES } from './upload-body.js';
import { Uploads } from './uploads.service.js';

interface ExportQuery {
  readonly format: ExportFormat;
  readonly query: ListQuery;
}

/** The query of the list and a format. */
const exportQuerySchema: z.ZodType<ExportQuery> = z
  .looseObject({ format: z.enum(EXPORT_FORMATS) })
  .transform(({ format, ...rest }, context) => {
    const { data, error } = CERTIFICATE_LIST.query.safeParse(rest);
    for (const { path, message } of error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
    return data === undefined ? z.NEVER : { format, query: data };
  });

const comparedSchema = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.tuple([z.uuid(), z.uuid()]))
    .meta({ description: 'Two ids with a comma between.' }),
});

@ApiTags('certificates')
@Controller('certificates')
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly changes: CertificateChanges,
    private readonly uploads: Uploads,
    private readonly overview: CertificateOverview,
  ) {}

  @Get()
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Stored certificates.' })
  @ReturnsList(certificateSchema)
  list(@Query({ schema: CERTIFICATE_LIST.query }) query: ListQuery) {
    return this.certificates.list(query);
  }

  @Get('today')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'What needs somebody: by end of validity, broken, without an owner.' })
  @Returns(todaySchema)
  today() {
    return this.overview.today();
  }

  @Get('facets')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'How many certificates of a filtered list there are of each value.' })
  @Returns(facetsSchema)
  facets(@Query({ schema: CERTIFICATE_LIST.query }) query: ListQuery) {
    return this.overview.facets(query);
  }

  @Get('compare')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'Two certificates, field by field.' })
  @Returns(certificateComparisonSchema)
  @Refuses('certificate-not-found')
  compare(@Query({ schema: comparedSchema }) { ids: [left, right] }: z.output<typeof comparedSchema>) {
    return this.certificates.compare(left, right);
  }

  @Get('export')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'The filtered list as a file.' })
  @ApiQuery({ name: 'format', enum: EXPORT_FORMATS })
  @ApiResponse({ status: 200, content: { 'text/csv': {}, 'application/json': {} } })
  export(
    @Query({ schema: exportQuerySchema }) { format, query }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(exportStream(this.certificates.all(query), format), {
      type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      disposition: `attachment; filename="certificates.${format}"`,
    });
  }

  @Get(':id')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'One certificate with its findings.' })
  @Returns(certificateSchema)
  @Refuses('certificate-not-found')
  show(@Param('id', { schema: idSchema }) id: string) {
    return this.certificates.show(id);
  }

  @Get(':id/bytes')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'The DER, its ASN.1 elements, and where fields and findings stand in it.' })
  @Returns(certificateBytesSchema)
  @Refuses('certificate-not-found')
  bytes(@Param('id', { schema: idSchema }) id: string) {
    return this.certificates.bytes(id);
  }

  @Get(':id/pem')
  @RequiresPermission('certificates.read')
  @Header('content-type', 'application/x-pem-file')
  @ApiOperation({ summary: 'The certificate as a PEM file.' })
  @ApiResponse({ status: 200, content: { 'application/x-pem-file': {} } })
  @Refuses('certificate-not-found')
  async pem(@Param('id', { schema: idSchema }) id: string) {
    const { der, sha256 } = await this.certificates.find(id);
    return download(Buffer.from(pemOf(der)), 'application/x-pem-file', `${sha256}.pem`);
  }

  @Get(':id/der')
  @RequiresPermission('certificates.read')
  @ApiOperation({ summary: 'The certificate as a DER file.' })
  @ApiResponse({ status: 200, content: { 'application/pkix-cert': {} } })
  @Refuses('certificate-not-found')
  async der(@Param('id', { schema: idSchema }) id: string) {
    const { der, sha256 } = await this.certificates.find(id);
    return download(Buffer.from(der), 'application/pkix-cert', `${sha256}.cer`);
  }

  @Post()
  @RequiresPermission('certificates.write')
  @ApiOperation({
    summary: 'Upload certificates: PEM, DER, PKCS#7 or base64, one or many, also in a ZIP.',
    description:
      'One input answers with the certificate, several with one result for each, more than 200 with a job. ' +
      'A certificate that is stored already is recognised by its SHA-256. A bad input is refused by itself.',
  })
  @ApiConsumes('application/json', 'multipart/form-data', ...RAW_TYPES)
  @ApiBody({ required: true, schema: { type: 'object', properties: { pem: { type: 'string' } } } })
  @ApiResponse({ status: 201, standardSchema: z.union([certificateSchema, uploadResultsSchema]) })
  @ApiResponse({ status: 200, standardSchema: z.union([certificateSchema, uploadResultsSchema]) })
  @ApiResponse({ status: 202, standardSchema: uploadJobSchema })
  @Refuses(
    'invalid-input',
    'not-a-certificate',
    'malformed',
    'unreadable',
    'private-key',
    'too-large',
    'unsupported-media-type',
  )
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentUser() user: SignedInUser,
  ): Promise<unknown> {
    const answer = await this.uploads.receive(await filesIn(request), user);
    if (answer.kind === 'job') {
      void reply.status(202);
      return uploadJobSchema.parse({ jobId: answer.jobId });
    }
    void reply.status(answer.created ? 201 : 200);
    return answer.kind === 'one'
      ? certificateSchema.parse(answer.certificate)
      : uploadResultsSchema.parse(answer.results);
  }

  @Patch(':id')
  @RequiresPermission('certificates.write')
  @ApiOperation({ summary: 'Change note, tags, owner, what it replaces, or take it out of use.' })
  @Returns(certificateSchema)
  @Refuses('certificate-not-found', 'changed-meanwhile', 'replacement-impossible')
  async update(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: updateCertificateSchema }) body: UpdateCertificate,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.changes.update(id, body, user);
    return this.certificates.show(id);
  }

  @Delete(':id')
  @RequiresPermission('certificates.delete')
  @ApiOperation({ summary: 'Remove what should never have been here; the audit log keeps what it was.' })
  @ReturnsNothing()
  @Refuses('certificate-not-found')
  delete(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.changes.delete(id, user);
  }
}

const download = (bytes: Buffer, type: string, name: string): StreamableFile =>
  new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"` });
