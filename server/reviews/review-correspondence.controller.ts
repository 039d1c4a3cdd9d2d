import { Body, Controller, Get, Header, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  Returns,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { filesOfForm, refuseTooLarge } from '../platform/http/uploaded-files.js';
import { ReviewCorrespondence } from './review-correspondence.service.js';
import { ReviewViews } from './review-views.service.js';
import {
  ATTACHMENT_LIMITS,
  reviewAttachmentSchema,
  reviewMessageSchema,
  type WriteMessage,
  writeMessageSchema,
} from './reviews.contract.js';

const FORM = { bytes: ATTACHMENT_LIMITS.bytes, files: 1 } as const;

@ApiTags('reviews')
@Controller('reviews/:id')
export class ReviewCorrespondenceController {
  constructor(
    private readonly correspondence: ReviewCorrespondence,
    private readonly views: ReviewViews,
  ) {}

  @Get('messages')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'Questions, answers, messages, and comments among reviewers.' })
  @Returns(reviewMessageSchema.array())
  @Refuses('review-not-found')
  async messages(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.views.messages(id, await this.correspondence.messages(id, user), user);
  }

  @Post('messages')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Write to the other side, or a comment among reviewers.' })
  @Returns(reviewMessageSchema, 201)
  @Refuses(
    ...(['invalid-input', 'review-not-found', 'review-wrong-state'] as const),
    ...(['review-own-submission', 'review-messages-full'] as const),
  )
  write(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: writeMessageSchema }) body: WriteMessage,
    @CurrentUser() user: SignedInUser,
  ) {
    return this.correspondence.write(id, body, user);
  }

  @Get('attachments')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'What is attached.' })
  @Returns(reviewAttachmentSchema.array())
  @Refuses('review-not-found')
  async attachments(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.views.attachments(id, await this.correspondence.attachments(id), user);
  }

  @Post('attachments')
  @RequiresPermission('reviews.apply')
  @ApiOperation({
    summary: 'Attach a file.',
    description: 'A form of one file: PDF, PNG, JPEG, plain text, PEM or a DER certificate, 10 MB.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @Returns(reviewAttachmentSchema, 201)
  @Refuses(
    ...(['unsupported-media-type', 'malformed-request', 'unreadable', 'too-large', 'private-key'] as const),
    ...(['attachment-unsuitable', 'attachment-exists', 'attachments-full'] as const),
    ...(['review-not-found', 'review-wrong-state', 'review-not-yours'] as const),
  )
  async attach(
    @Param('id', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @CurrentUser() user: SignedInUser,
  ) {
    refuseTooLarge(request, FORM);
    if (!request.isMultipart()) throw new Problem('unsupported-media-type');
    const [file] = await filesOfForm(request, FORM);
    if (file === undefined) throw new Problem('unreadable', { detail: 'The form holds no file.' });
    return this.correspondence.attach(id, file, user);
  }

  @Get('attachments/:attachmentId')
  @RequiresPermission('reviews.read')
  @Header('content-type', 'application/octet-stream')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('x-content-type-options', 'nosniff')
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'One attachment as it was received, to be saved.' })
  @Refuses('attachment-not-found')
  async attachment(
    @Param('id', { schema: idSchema }) id: string,
    @Param('attachmentId', { schema: idSchema }) attachmentId: string,
    @CurrentUser() user: SignedInUser,
  ) {
    const { name, bytes } = await this.correspondence.attachment(id, attachmentId);
    await this.views.download(id, attachmentId, user);
    const ascii = name.replace(/[^A-Za-z0-9._-]+/g, '_');
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      length: bytes.length,
    });
  }
}
