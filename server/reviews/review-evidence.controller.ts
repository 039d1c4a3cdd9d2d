import type { Readable } from 'node:stream';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import { CurrentUser, Refuses, RequiresPermission, type SignedInUser } from '../platform/http/decorators.js';
import { Problem } from '../platform/http/problem.js';
import { isApplicant } from './review-correspondence.service.js';
import { ReviewEvidence } from './review-evidence.service.js';
import { Reviews } from './reviews.service.js';

@ApiTags('reviews')
@Controller('reviews')
export class ReviewEvidenceController {
  constructor(
    private readonly evidence: ReviewEvidence,
    private readonly reviews: Reviews,
  ) {}

  @Get(':id/evidence')
  @RequiresPermission('reviews.read')
  @Header('content-type', 'application/zip')
  @ApiOperation({
    summary: 'Everything the last decision rests on, to be checked without this server.',
    description:
      '`qwarden evidence verify` checks the hashes, the audit entries, the verdict, and the way to the decision. Whoever ' +
      'applied does not get it: it holds the comments among reviewers.',
  })
  @ApiResponse({ status: 200, content: { 'application/zip': {} } })
  @Refuses('review-not-found', 'review-wrong-state', 'review-own-submission', 'evidence-missing', 'too-large')
  async pack(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    if (isApplicant(await this.reviews.find(id), user)) throw new Problem('review-own-submission');
    const { number, stream } = await this.evidence.make(id, user);
    return new StreamableFile(stream as Readable, {
      type: 'application/zip',
      disposition: `attachment; filename="decision-${number}.zip"`,
    });
  }
}
