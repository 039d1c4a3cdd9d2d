import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { id as idSchema } from '../platform/http/common.contract.js';
import {
  CurrentUser,
  Refuses,
  RequiresPermission,
  RequiresPersonWith,
  Returns,
  type SignedInUser,
} from '../platform/http/decorators.js';
import { ReviewCommands } from './review-commands.service.js';
import {
  type AnswerReviewer,
  answerSchema,
  type ApproveReview,
  approveReviewSchema,
  type AskApplicant,
  askSchema,
  type AssignReview,
  assignReviewSchema,
  commandSchema,
  type RejectReview,
  rejectReviewSchema,
  type ReopenReview,
  reopenReviewSchema,
  reviewDetailsSchema,
  type ReviewOrderBody,
  type WithdrawReview,
  withdrawReviewSchema,
} from './reviews.contract.js';
import { Reviews } from './reviews.service.js';

/** Commands: each carries the version that was seen, and answers with the review as it is then. */
@ApiTags('reviews')
@Controller('reviews/:id')
export class ReviewCommandsController {
  constructor(
    private readonly commands: ReviewCommands,
    private readonly reviews: Reviews,
  ) {}

  @Post('submit')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Submit a draft; its certificate is evaluated first.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'review-not-yours',
    'review-incomplete',
    'review-duplicate',
  )
  async submit(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: commandSchema }) body: ReviewOrderBody,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.submit(id, body.version, user);
    return this.reviews.show(id, user);
  }

  @Post('withdraw')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Withdraw it; access that rests on it ends.' })
  @Returns(reviewDetailsSchema)
  @Refuses('invalid-input', 'review-not-found', 'changed-meanwhile', 'review-wrong-state', 'review-not-yours')
  async withdraw(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: withdrawReviewSchema }) body: WithdrawReview,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.withdraw(id, body, user);
    return this.reviews.show(id, user);
  }

  @Post('answer')
  @RequiresPermission('reviews.apply')
  @ApiOperation({ summary: 'Answer what was asked; the reviewers’ clock goes on.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'review-not-yours',
    'review-incomplete',
    'review-duplicate',
  )
  async answer(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: answerSchema }) body: AnswerReviewer,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.answer(id, body, user);
    return this.reviews.show(id, user);
  }

  @Post('claim')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Claim it, to examine it.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'account-not-consented',
    'not-a-decider',
    'review-own-submission',
    'review-step-of-another-role',
  )
  async claim(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: commandSchema }) body: ReviewOrderBody,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.claim(id, body.version, user);
    return this.reviews.show(id, user);
  }

  @Post('release')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Give it back to the queue.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'review-claimed-by-another',
  )
  async release(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: commandSchema }) body: ReviewOrderBody,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.release(id, body.version, user);
    return this.reviews.show(id, user);
  }

  @Post('assign')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Give it to somebody who may decide.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'account-not-consented',
    'not-a-decider',
    'review-own-submission',
    'review-assignee-unsuitable',
  )
  async assign(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: assignReviewSchema }) body: AssignReview,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.assign(id, body, user);
    return this.reviews.show(id, user);
  }

  @Post('ask')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Ask the applicant; the clock stands still until the answer.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'account-not-consented',
    'not-a-decider',
    'review-own-submission',
    'review-not-claimed',
    'review-claimed-by-another',
  )
  async ask(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: askSchema }) body: AskApplicant,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.ask(id, body, user);
    return this.reviews.show(id, user);
  }

  @Post('approve')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Approve it as asked for, or narrower.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'account-not-consented',
    'not-a-decider',
    'review-own-submission',
    'review-voted-before',
    'review-step-of-another-role',
    'review-not-claimed',
    'review-claimed-by-another',
    'review-incomplete',
    'review-verdict-missing',
    'review-verdict-forbids',
    'review-organisation-blocked',
    'review-certificate-over',
    'review-scope-too-wide',
    'review-scope-empty',
  )
  async approve(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: approveReviewSchema }) body: ApproveReview,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.approve(id, body, user);
    return this.reviews.show(id, user);
  }

  @Post('reject')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Turn it down, with a reason.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'account-not-consented',
    'not-a-decider',
    'review-own-submission',
    'review-voted-before',
    'review-step-of-another-role',
    'review-not-claimed',
    'review-claimed-by-another',
  )
  async reject(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: rejectReviewSchema }) body: RejectReview,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.reject(id, body, user);
    return this.reviews.show(id, user);
  }

  @Post('reopen')
  @RequiresPersonWith('reviews.decide')
  @ApiOperation({ summary: 'Open an approved one again; its access is suspended.' })
  @Returns(reviewDetailsSchema)
  @Refuses(
    'invalid-input',
    'review-not-found',
    'changed-meanwhile',
    'review-wrong-state',
    'account-not-consented',
    'not-a-decider',
  )
  async reopen(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: reopenReviewSchema }) body: ReopenReview,
    @CurrentUser() user: SignedInUser,
  ) {
    await this.commands.reopen(id, body, user);
    return this.reviews.show(id, user);
  }
}
