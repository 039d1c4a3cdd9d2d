import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
import { Examinations } from './examination.service.js';
import { ReviewDrafts } from './review-drafts.service.js';
import { reviewsAsCsv } from './review-export.js';
import { REVIEW_LIST } from './review-list.js';
import { ReviewMeter } from './review-meter.service.js';
import {
  type CreateReview,
  createReviewSchema,
  examinationSchema,
  reviewCountsSchema,
  reviewDetailsSchema,
  reviewEventSchema,
  reviewMeterSchema,
  reviewSchema,
  type SaveReview,
  saveReviewSchema,
} from './reviews.contract.js';
import { ReviewViews } from './review-views.service.js';
import { Reviews } from './reviews.service.js';

@ApiTags('reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly reviews: Reviews,
    private readonly drafts: ReviewDrafts,
    private readonly examinations: Examinations,
    private readonly meter: ReviewMeter,
    private readonly views: ReviewViews,
  ) {}

  @Get()
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'Applications and reviews; `assignee` is `me`, `none` or an id.' })
  @ReturnsList(reviewSchema)
  list(@Query({ schema: REVIEW_LIST.query }) query: ListQuery, @CurrentUser() user: SignedInUser) {
    return this.reviews.list(query, user);
  }

  @Get('counts')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'How many there are in each state, overdue, and of the reader.' })
  @Returns(reviewCountsSchema)
  counts(@CurrentUser() user: SignedInUser) {
    return this.reviews.counts(user);
  }

  @Get('export')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'The filtered list as a table (CSV).' })
  @ApiResponse({ status: 200, content: { 'text/csv': {} } })
  export(
    @Query({ schema: REVIEW_LIST.query }) query: ListQuery,
    @CurrentUser() user: SignedInUser,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(reviewsAsCsv(this.reviews.all(query, user)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="reviews.csv"',
    });
  }

  @Get('meter')
  @RequiresPermission('reviews.read')
  @ApiOperation({
    summary: 'How long those who apply wait, by month, and how much was decided automatically.',
  })
  @Returns(reviewMeterSchema)
  measure() {
    return this.meter.measure();
  }

  @Get(':id')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'One review with its application, its votes and what the reader could do.' })
  @Returns(reviewDetailsSchema)
  @Refuses('review-not-found')
  async show(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.views.application(await this.reviews.show(id, user), user);
  }

  @Get(':id/events')
  @RequiresPermission('reviews.read')
  @ApiOperation({ summary: 'Its history from the beginning.' })
  @Returns(reviewEventSchema.array())
  @Refuses('review-not-found')
  events(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.reviews.events(id, user);
  }

  @Get(':id/examination')
  @RequiresPermission('reviews.read')
  @ApiOperation({
    summary: 'What a decision looks at: verdict, registers, difference, conditions of an approval.',
  })
  @Returns(examinationSchema)
  @Refuses('review-not-found')
  examine(@Param('id', { schema: idSchema }) id: string) {
    return this.examinations.of(id);
  }

  @Post()
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Begin an application; it is a draft until it is submitted.' })
  @Returns(reviewDetailsSchema, 201)
  @Refuses('invalid-input')
  async create(@Body({ schema: createReviewSchema }) body: CreateReview, @CurrentUser() user: SignedInUser) {
    return this.reviews.show(await this.drafts.create(body, user), user);
  }

  @Post(':id/copy')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Begin an application with what another that is decided asked for.' })
  @Returns(reviewDetailsSchema, 201)
  @Refuses('review-not-found', 'review-wrong-state')
  async copy(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    return this.reviews.show(await this.drafts.copy(id, user), user);
  }

  @Patch(':id')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Save parts of a draft, or of what is asked back about; the others stay.' })
  @Returns(reviewDetailsSchema)
  @Refuses('invalid-input', 'review-not-found', 'changed-meanwhile', 'review-wrong-state', 'review-not-yours')
  async save(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: saveReviewSchema }) body: SaveReview,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.drafts.save(id, body, user);
    return this.reviews.show(id, user);
  }

  @Delete(':id')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Discard an own draft.' })
  @ReturnsNothing()
  @Refuses('review-not-found', 'review-wrong-state', 'review-not-yours')
  async discard(@Param('id', { schema: idSchema }) id: string, @CurrentUser() user: SignedInUser) {
    await this.drafts.discard(id, user);
  }
}
