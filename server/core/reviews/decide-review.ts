import type { AccessRole, ApiEdition } from '../api-editions/edition-names.js';
import type { Role } from '../permissions/permissions.js';
import { earliest, narrower, scopeProblem } from './approval-scope.js';
import { approvalsNeeded, type DecisionProfile, mayTakeStep, roleOfStep } from './decision-profile.js';
import type { ApprovedScope, Review, Vote } from './review.js';
import type { RejectReason, ReviewCommand, ReviewLane, ReviewState } from './review-states.js';

/** Why somebody may not do something now; codes of problems. */
export const REVIEW_REFUSALS = [
  'review-wrong-state',
  'review-not-yours',
  'review-own-submission',
  'review-voted-before',
  'review-step-of-another-role',
  'review-claimed-by-another',
  'review-not-claimed',
  'review-incomplete',
  'review-verdict-missing',
  'review-verdict-forbids',
  'review-organisation-blocked',
  'review-certificate-over',
  'review-scope-too-wide',
  'review-scope-empty',
  'review-not-due',
  'account-not-consented',
  'not-a-decider',
] as const;
export type ReviewRefusal = (typeof REVIEW_REFUSALS)[number];

/**
 * Who acts; `null` is Qwarden itself. It submits, claims, asks and rejects nothing; it approves what the profile leaves to
 * it, reopens, and ends what is over.
 */
export interface ReviewActor {
  readonly id: string | null;
  /** Whether the account may decide now: permission, and the consent of a second administrator. */
  readonly deciding: 'may' | 'account-not-consented' | 'not-a-decider';
  /** Some steps of a profile ask for one. */
  readonly role?: Role;
  /** Named in the application as somebody to turn to: on the applicant's side, whoever filed it. */
  readonly isContact?: boolean;
}

/** What is known of the world when the command comes. */
export interface ReviewFacts {
  readonly at: Date;
  /** Nothing that a submission needs is missing. */
  readonly complete: boolean;
  /** Asked for by the application. */
  readonly wanted: Pick<ApprovedScope, 'roles' | 'endpoints'>;
  /** Says which endpoints belong to which role. */
  readonly edition: ApiEdition | null;
  /** Of the newest verdict: what it lets a person do. `waived`: it stands against an approval, and a waiver covers that. */
  readonly verdict: 'missing' | 'good' | 'waived' | 'forbids';
  /** Of a waived verdict: when the waiver ends, and the approval with it. */
  readonly waivedUntil?: Date | null;
  readonly organisationBlocked: boolean;
  readonly certificateNotAfter: Date | null;
  readonly profile: DecisionProfile;
  /** Of now; the short path goes on only where it is still one. */
  readonly lane: ReviewLane;
}

export type ReviewOrder =
  | { readonly command: 'save' | 'submit' | 'withdraw' | 'claim' | 'release' | 'ask' | 'answer' | 'expire' }
  | { readonly command: 'assign'; readonly assignee: string }
  | {
      readonly command: 'approve';
      readonly comment: string;
      readonly roles?: readonly AccessRole[];
      readonly endpoints?: readonly string[];
      readonly until?: Date;
    }
  | { readonly command: 'reject'; readonly reason: RejectReason; readonly comment: string }
  | { readonly command: 'reopen' };

export type Decision =
  { readonly ok: true; readonly review: Review } | { readonly ok: false; readonly refusal: ReviewRefusal };

/** From which states a command leads on. Every state that is not an end has one for somebody. */
const FROM: Readonly<Record<ReviewCommand, readonly ReviewState[]>> = {
  save: ['draft', 'needs-information'],
  submit: ['draft'],
  withdraw: ['draft', 'submitted', 'in-review', 'needs-information', 'approved'],
  claim: ['submitted'],
  release: ['in-review'],
  assign: ['submitted', 'in-review'],
  ask: ['in-review'],
  answer: ['needs-information'],
  approve: ['in-review'],
  reject: ['in-review'],
  reopen: ['approved'],
  expire: ['draft', 'needs-information', 'approved'],
};

const DAY_MS = 86_400_000;

/**
 * Carries out a command on a review, or says why not. Whether the actor may call the route at all, and whether they saw
 * the newest version, has been checked before. Four eyes: who filed, submitted or answered never decides and chooses
 * nobody who does, and nobody votes twice in a round. What an answer may have changed is voted on anew: it ends a round
 * that has votes. Time is what `facts.at` says.
 */
export function decideReview(
  review: Review,
  order: ReviewOrder,
  actor: ReviewActor,
  facts: ReviewFacts,
): Decision {
  const refusal = refusalOf(review, order, actor, facts);
  return refusal === null
    ? { ok: true, review: changed(review, order, actor, facts) }
    : { ok: false, refusal };
}

/** Why not; null when it may be done. Of `approve` and `assign` the least that one could want is asked. */
export function refusalOf(
  review: Review,
  order: ReviewOrder,
  actor: ReviewActor,
  facts: ReviewFacts,
): ReviewRefusal | null {
  if (!mayLeave(review.state, order.command, actor)) return 'review-wrong-state';
  switch (order.command) {
    case 'save':
    case 'withdraw':
      return isApplicant(review, actor) ? null : 'review-not-yours';
    case 'submit':
    case 'answer':
      if (!isApplicant(review, actor)) return 'review-not-yours';
      return facts.complete ? null : 'review-incomplete';
    case 'claim':
      return deciderRefusal(review, actor) ?? stepRefusal(review, actor, facts);
    case 'release':
      return actor.id !== null && review.assignee === actor.id ? null : 'review-claimed-by-another';
    case 'assign':
      return (
        deciderRefusal(review, actor) ??
        (isApplicant(review, { id: order.assignee }) ? 'review-own-submission' : null)
      );
    case 'ask':
      return deciderRefusal(review, actor) ?? claimRefusal(review, actor);
    case 'approve':
      return (
        (actor.id === null
          ? automaticRefusal(review, facts)
          : (voterRefusal(review, actor, facts) ?? claimRefusal(review, actor))) ??
        factsRefusal(facts) ??
        scopeProblem(review.scope, order, facts)
      );
    case 'reject':
      return voterRefusal(review, actor, facts) ?? claimRefusal(review, actor);
    case 'reopen':
      return actor.id === null || actor.deciding === 'may' ? null : actor.deciding;
    case 'expire':
      return actor.id === null && isOver(review, facts) ? null : 'review-not-due';
  }
}

/** What Qwarden approves itself, nobody has to claim before; what somebody has claimed, it leaves to them. */
const mayLeave = (state: ReviewState, command: ReviewCommand, { id }: ReviewActor): boolean =>
  command === 'approve' && id === null ? state === 'submitted' : FROM[command].includes(state);

const isApplicant = ({ createdBy, applicants }: Review, { id }: Pick<ReviewActor, 'id'>): boolean =>
  id !== null && (id === createdBy || applicants.includes(id));

function deciderRefusal(review: Review, actor: ReviewActor): ReviewRefusal | null {
  if (actor.deciding !== 'may') return actor.deciding;
  if (actor.id === null) return 'not-a-decider';
  return isApplicant(review, actor) || actor.isContact === true ? 'review-own-submission' : null;
}

/**
 * Qwarden decides only what the profile leaves to it, before anybody has looked and without a waiver. Whether every check
 * is green and the review is none of the sample for people, `automatic.ts` has found out before.
 */
function automaticRefusal(review: Review, { profile, verdict, lane }: ReviewFacts): ReviewRefusal | null {
  const { enabled, lanes } = (review.profile ?? profile).automatic;
  if (!enabled || !lanes.includes(review.lane) || lane !== review.lane) return 'not-a-decider';
  if (review.round > 1 || votesOfRound(review).length > 0) return 'not-a-decider';
  return verdict === 'waived' ? 'review-verdict-forbids' : null;
}

function voterRefusal(review: Review, actor: ReviewActor, facts: ReviewFacts): ReviewRefusal | null {
  const refusal = deciderRefusal(review, actor);
  if (refusal !== null) return refusal;
  if (votesOfRound(review).some(({ by }) => by === actor.id)) return 'review-voted-before';
  return stepRefusal(review, actor, facts);
}

/** The next vote may be somebody senior's. */
const stepRefusal = (review: Review, { role }: ReviewActor, facts: ReviewFacts): ReviewRefusal | null =>
  mayTakeStep(role, roleOfStep(review.profile ?? facts.profile, votesOfRound(review).length + 1))
    ? null
    : 'review-step-of-another-role';

/** The first vote is that of whoever claimed it; the next is anybody else's. */
function claimRefusal(review: Review, { id }: ReviewActor): ReviewRefusal | null {
  if (review.assignee === id) return null;
  if (votesOfRound(review).some(({ by }) => by === review.assignee)) return null;
  return review.assignee === null ? 'review-not-claimed' : 'review-claimed-by-another';
}

function factsRefusal({ at, complete, verdict, organisationBlocked, certificateNotAfter }: ReviewFacts) {
  if (!complete) return 'review-incomplete';
  if (organisationBlocked) return 'review-organisation-blocked';
  if (certificateNotAfter === null || !(certificateNotAfter > at)) return 'review-certificate-over';
  if (verdict === 'missing') return 'review-verdict-missing';
  return verdict === 'forbids' ? 'review-verdict-forbids' : null;
}

/** Whether nobody did in time what was to be done. */
function isOver({ state, since, touchedAt, scope, profile }: Review, facts: ReviewFacts): boolean {
  const { answerWithinDays, draftForDays } = profile ?? facts.profile;
  const after = (start: Date, days: number): boolean => facts.at.getTime() >= start.getTime() + days * DAY_MS;
  if (state === 'draft') return after(touchedAt, draftForDays);
  if (state === 'needs-information') return after(since, answerWithinDays);
  return scope !== null && scope.until <= facts.at;
}

/** Those of the present round. */
export const votesOfRound = ({ votes, round }: Pick<Review, 'votes' | 'round'>): readonly Vote[] =>
  votes.filter((vote) => vote.round === round);

function changed(review: Review, order: ReviewOrder, actor: ReviewActor, facts: ReviewFacts): Review {
  const { at } = facts;
  const into = (state: ReviewState, changes: Partial<Review> = {}): Review => ({
    ...review,
    state,
    since: at,
    ...changes,
  });
  switch (order.command) {
    case 'save':
      return { ...review, touchedAt: at };
    case 'submit':
      return into('submitted', {
        ...{
          lane: facts.lane,
          profile: facts.profile,
          submittedAt: at,
          applicants: withApplicant(review, actor),
        },
        ...{ dueAt: hoursAfter(at, facts.profile.slaHours), assignee: null, touchedAt: at },
      });
    case 'withdraw':
      return into('withdrawn', { ...CLOCK_OFF, scope: null });
    case 'claim':
      return into('in-review', { assignee: actor.id });
    case 'release':
      return into('submitted', { assignee: null });
    case 'assign':
      return into('in-review', { assignee: order.assignee });
    case 'ask':
      return into('needs-information', {
        dueAt: null,
        pausedMs: review.dueAt === null ? 0 : review.dueAt.getTime() - at.getTime(),
      });
    case 'answer':
      return into(review.assignee === null ? 'submitted' : 'in-review', {
        ...{ dueAt: new Date(at.getTime() + (review.pausedMs ?? 0)), pausedMs: null },
        ...{ applicants: withApplicant(review, actor), touchedAt: at },
        // While a question is open the application may become another one, so that the short path is no longer due.
        lane: review.round === 1 ? facts.lane : review.lane,
        ...(votesOfRound(review).length > 0 && { round: review.round + 1, scope: null }),
      });
    case 'approve':
      return approved(review, order, actor, facts);
    case 'reject': {
      const { reason, comment } = order;
      return into('rejected', {
        ...{
          ...CLOCK_OFF,
          decidedAt: at,
          votes: [...review.votes, vote(review, actor, { decision: 'reject', reason, comment }, at)],
        },
        scope: null,
      });
    }
    case 'reopen':
      return into('submitted', {
        ...{ round: review.round + 1, assignee: null, scope: null, decidedAt: null, profile: facts.profile },
        ...{ submittedAt: at, dueAt: hoursAfter(at, facts.profile.slaHours), pausedMs: null },
      });
    case 'expire':
      return into('expired', { ...CLOCK_OFF, scope: null });
  }
}

function approved(
  review: Review,
  order: Extract<ReviewOrder, { command: 'approve' }>,
  actor: ReviewActor,
  facts: ReviewFacts,
): Review {
  const { at } = facts;
  const profile = review.profile ?? facts.profile;
  const votes = [
    ...review.votes,
    vote(review, actor, { decision: 'approve', reason: null, comment: order.comment }, at),
  ];
  const scope = narrower(review.scope, {
    roles: order.roles ?? facts.wanted.roles,
    endpoints: order.endpoints ?? facts.wanted.endpoints,
    until: earliest(
      order.until,
      facts.certificateNotAfter ?? undefined,
      facts.waivedUntil ?? undefined,
      new Date(at.getTime() + profile.validForDays * DAY_MS),
    ),
  });
  const given = votesOfRound({ votes, round: review.round }).length;
  // A renewal whose certificate is not green any more, or whose approval before it has ended, is none.
  const lane = review.lane === 'renewal' ? facts.lane : review.lane;
  // Where Qwarden decides, the profile has left it the whole decision.
  const enough = actor.id === null || given >= approvalsNeeded(profile, { lane, round: review.round });
  return enough
    ? { ...review, ...CLOCK_OFF, decidedAt: at, state: 'approved', since: at, votes, scope, lane }
    : { ...review, votes, scope, lane };
}

/** Nobody has to act. Of what is withdrawn or over, `decidedAt` stays what it was: neither is a decision. */
const CLOCK_OFF = { dueAt: null, pausedMs: null } as const;

const vote = (
  review: Review,
  { id }: ReviewActor,
  said: Pick<Vote, 'decision' | 'reason' | 'comment'>,
  at: Date,
): Vote => ({ ...said, by: id ?? 'system', step: votesOfRound(review).length + 1, round: review.round, at });

const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3_600_000);

const withApplicant = ({ applicants }: Review, { id }: ReviewActor): readonly string[] =>
  id === null || applicants.includes(id) ? applicants : [...applicants, id];
