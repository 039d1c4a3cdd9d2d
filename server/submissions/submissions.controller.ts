import { Body, Controller, Get, Header, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  RequiresPersonWith,
  Returns,
  ReturnsList,
  type SignedInUser,
} from '../platform/http/decorators.js';
import type { ListQuery } from '../platform/http/list-query.js';
import { Problem } from '../platform/http/problem.js';
import { filesOfForm, refuseTooLarge } from '../platform/http/uploaded-files.js';
import { BankAnswers } from './bank-answers.service.js';
import { BankSecrets } from './bank-secrets.service.js';
import { SUBMISSION_LIST } from './submission-list.js';
import { SubmissionMails } from './submission-mails.service.js';
import {
  ATTACHMENT_LIMIT_BYTES,
  bankAnswerSchema,
  type MailSubmission,
  mailSubmissionSchema,
  type MarkSent,
  markSentSchema,
  type PrepareAgain,
  prepareAgainSchema,
  type PrepareSubmission,
  prepareSubmissionSchema,
  type ReceiveSecrets,
  receiveSecretsSchema,
  type RecordedAnswer,
  submissionDetailsSchema,
  submissionMailSchema,
  submissionSchema,
} from './submissions.contract.js';
import { Submissions } from './submissions.service.js';

const UPLOAD = { bytes: ATTACHMENT_LIMIT_BYTES, files: 1 } as const;

@ApiTags('submissions')
@Controller('submissions')
export class SubmissionsController {
  constructor(
    private readonly submissions: Submissions,
    private readonly mails: SubmissionMails,
    private readonly answers: BankAnswers,
    private readonly secrets: BankSecrets,
  ) {}

  @Get()
  @RequiresPermission('submissions.read')
  @ApiOperation({ summary: 'Approved reviews on their way to the bank, newest first.' })
  @ReturnsList(submissionSchema)
  list(@Query({ schema: SUBMISSION_LIST.query }) query: ListQuery) {
    return this.submissions.list(query);
  }

  @Get(':id')
  @RequiresPermission('submissions.read')
  @ApiOperation({ summary: 'One submission: what the package holds, what happened, what can be done.' })
  @Returns(submissionDetailsSchema)
  @Refuses('submission-not-found')
  show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.submissions.view(id, user);
  }

  @Post()
  @RequiresPermission('submissions.write')
  @ApiOperation({ summary: 'Put the package of an approved review together.' })
  @Returns(submissionDetailsSchema, 201)
  @Refuses('invalid-input', 'submission-not-needed', 'review-not-approved', 'submission-incomplete')
  @Refuses('certificate-not-found', 'submission-open', 'changed-meanwhile')
  prepare(
    @Body({ schema: prepareSubmissionSchema }) body: PrepareSubmission,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.submissions.prepare(body, user);
  }

  @Post(':id/prepare')
  @RequiresPermission('submissions.write')
  @ApiOperation({ summary: 'Put it together again with what is approved and known today.' })
  @Returns(submissionDetailsSchema)
  @Refuses('invalid-input', 'submission-not-found', 'submission-not-needed', 'submission-state')
  @Refuses('review-not-approved', 'submission-incomplete', 'certificate-not-found', 'changed-meanwhile')
  prepareAgain(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: prepareAgainSchema }) body: PrepareAgain,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.submissions.prepareAgain(id, body, user);
  }

  @Get(':id/package.zip')
  @RequiresPermission('submissions.write')
  @Header('content-type', 'application/zip')
  @ApiOperation({ summary: 'The package exactly as it is handed over; each download is recorded.' })
  @ApiResponse({ status: 200, content: { 'application/zip': {} } })
  @Refuses('submission-not-found')
  async zip(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    const { name, bytes } = await this.submissions.download(id, 'package', user);
    return download(bytes, 'application/zip', name);
  }

  @Get(':id/package.pdf')
  @RequiresPermission('submissions.write')
  @Header('content-type', 'application/pdf')
  @ApiOperation({ summary: 'Its cover letter; each download is recorded.' })
  @ApiResponse({ status: 200, content: { 'application/pdf': {} } })
  @Refuses('submission-not-found')
  async pdf(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    const { name, bytes } = await this.submissions.download(id, 'letter', user);
    return download(bytes, 'application/pdf', name);
  }

  @Post(':id/mark-sent')
  @RequiresPermission('submissions.write')
  @ApiOperation({ summary: 'Say that the package was handed over by hand.' })
  @Returns(submissionDetailsSchema)
  @Refuses('invalid-input', 'submission-not-found', 'submission-state', 'changed-meanwhile')
  markSent(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: markSentSchema }) body: MarkSent,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.submissions.markSent(id, body, user);
  }

  @Get(':id/mail')
  @RequiresPermission('submissions.write')
  @ApiOperation({ summary: 'What would be mailed to the bank, to be looked at before it is confirmed.' })
  @Returns(submissionMailSchema)
  @Refuses('submission-not-found', 'bank-mail-unset', 'bank-mail-in-demo', 'mail-not-configured')
  preview(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.mails.preview(id, user);
  }

  @Post(':id/mail')
  @RequiresPersonWith('submissions.write')
  @ApiOperation({
    summary: 'Mail the package to the bank.',
    description:
      'Takes the recipient and the SHA-256 of the package as they were shown; anything else sends nothing.',
  })
  @Returns(submissionDetailsSchema)
  @Refuses('invalid-input', 'submission-not-found', 'submission-state', 'changed-meanwhile')
  @Refuses('bank-mail-unset', 'bank-mail-in-demo', 'mail-not-configured', 'confirmation-mismatch')
  async mail(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: mailSubmissionSchema }) body: MailSubmission,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.mails.send(id, body, user);
    return this.submissions.show(id);
  }

  @Post(':id/answer')
  @RequiresPersonWith('submissions.write')
  @ApiOperation({
    summary: 'Record what the bank answered.',
    description: 'An approval gives access, within what was approved here and while it is approved.',
  })
  @Returns(submissionDetailsSchema)
  @Refuses('invalid-input', 'submission-not-found', 'submission-state', 'changed-meanwhile')
  @Refuses('submission-not-needed', 'review-not-approved', 'answer-too-wide')
  async answer(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: bankAnswerSchema }) body: RecordedAnswer,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.answers.record(id, body, user);
    return this.submissions.show(id);
  }

  @Post(':id/events/:eventId/attachments')
  @RequiresPermission('submissions.write')
  @ApiOperation({ summary: 'Attach a file to what was recorded: PDF, PNG, JPEG or plain text, 10 MB.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Returns(submissionDetailsSchema, 201)
  @Refuses('unsupported-media-type', 'malformed-request', 'unreadable', 'too-large', 'private-key')
  @Refuses('evidence-unsuitable', 'submission-not-found')
  async attach(
    @Param('id', { schema: idSchema }) id: string,
    @Param('eventId', { schema: idSchema }) eventId: string,
    @Req() request: FastifyRequest,
    @CurrentUser() user: SignedInUser,
  ) {
    refuseTooLarge(request, UPLOAD);
    if (!request.isMultipart()) throw new Problem('unsupported-media-type');
    const [file] = await filesOfForm(request, UPLOAD);
    if (file === undefined) throw new Problem('unreadable');
    await this.answers.attach(id, eventId, file, user);
    return this.submissions.show(id);
  }

  @Get(':id/attachments/:attachmentId')
  @RequiresPermission('submissions.read')
  @Header('content-type', 'application/octet-stream')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'A file that came with an answer, as it was attached.' })
  @Refuses('attachment-not-found')
  async attachment(
    @Param('id', { schema: idSchema }) id: string,
    @Param('attachmentId', { schema: idSchema }) attachmentId: string,
    @CurrentUser() user: SignedInUser,
  ) {
    const { name, bytes } = await this.answers.attachment(id, attachmentId, user);
    return download(bytes, 'application/octet-stream', name);
  }

  @Post(':id/secrets')
  @RequiresPersonWith('submissions.write')
  @ApiOperation({
    summary: 'Take in client id and client secret, as the bank handed them out.',
    description: 'They are sealed and never shown again; what was there before is replaced.',
  })
  @Returns(submissionDetailsSchema)
  @Refuses('invalid-input', 'submission-not-found', 'submission-state', 'changed-meanwhile', 'private-key')
  async receive(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: receiveSecretsSchema }) body: ReceiveSecrets,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.secrets.receive(id, body, user);
    return this.submissions.show(id);
  }
}

function download(bytes: Uint8Array, type: string, name: string): StreamableFile {
  const ascii = name.replace(/[^A-Za-z0-9._-]+/g, '_');
  return new StreamableFile(bytes, {
    type,
    disposition: `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    length: bytes.length,
  });
}
