import type { Review } from '../review.js';
import { approvalsNeeded } from '../decision-profile.js';
import { decideReview, type ReviewActor, type ReviewFacts, type ReviewOrder } from '../decide-review.js';
import type { RejectReason } from '../review-states.js';
import { verdictForReview } from '../verdict-for-review.js';
import { endOfLastDay } from '../waiver.js';
import { ROLES } from '../../permissions/permissions.js';
import type { Outcome } from '../../verdict/verdict.js';
import { OUTCOMES } from '../../verdict/verdict.js';
import { type AccessRole, API_EDITIONS } from '../../api-editions/edition-names.js';
import type { StoredEvent, StoredReview, StoredVote, StoredWaiver } from './review-story.js';

export interface ReviewStory {
  readonly review: StoredReview;
  readonly events: readonly StoredEvent[];
  readonly votes: readonly StoredVote[];
  readonly waivers: readonly StoredWaiver[];
  /** The outcome that the evidence of the pack leads to; null where there is none. */
  readonly outcome: Outcome | null;
}

export interface Replayed {
  /** Everything that does not follow; empty when all does. */
  readonly faults: readonly { readonly file: string; readonly message: string }[];
  /** Names of those whose votes made the decision. */
  readonly voters: readonly string[];
  readonly needed: number;
}

const EVENTS = 'events.json';
const VOTES = 'votes.json';
const REVIEW = 'review.json';

/**
 * Goes through the history again by the rules that decided it: from the submission, or the last opening, on which the
 * decision rests. What the world was like is taken from the pack, except for what it cannot hold: that accounts were
 * allowed to decide, that nothing was missing, and that the organisation was not on the stop-list. Of earlier rounds, whose
 * applications may have been others, only order and votes are checked.
 */
export function replayReview(story: ReviewStory): Replayed {
  const { review, events, votes } = story;
  const faults: { file: string; message: string }[] = [];
  const fault = (file: string, message: string): void => void faults.push({ file, message });
  for (const message of orderFaults(events)) fault(EVENTS, message);
  for (const message of voteFaults(story)) fault(VOTES, message);

  const at = events.findIndex(({ position }) => position === review.decision.position);
  const decided = events[at];
  if (decided?.command !== review.decision.command) {
    fault(EVENTS, 'The decision that review.json names is not among them.');
    return { faults, voters: [], needed: 0 };
  }
  const before = events.slice(0, at + 1);
  const start = before.findLastIndex(({ command }) => command === 'submit' || command === 'reopen');
  const first = before[start];
  if (first === undefined || review.profile === null) {
    fault(EVENTS, 'There is no submission before the decision.');
    return { faults, voters: [], needed: 0 };
  }
  let course = courseBefore(first, before.slice(0, start), story);
  for (const event of before.slice(start)) {
    if (event.command === 'access') continue;
    const decision = decideReview(course, orderOf(event), actorOf(event), factsOf(event, decided, story));
    const what = `Event ${event.position} (${event.command})`;
    if (!decision.ok) {
      fault(EVENTS, `${what} could not have happened: ${decision.refusal}.`);
      return { faults, voters: [], needed: 0 };
    }
    course = decision.review;
    if (course.state !== event.to || course.round !== event.round)
      fault(
        EVENTS,
        `${what} leads to ${course.state} in round ${course.round}, not to ${event.to} in ${event.round}.`,
      );
  }
  const made = course.votes.filter(({ round }) => round === course.round);
  for (const vote of made)
    if (!votes.some((one) => one.byId === vote.by && one.round === vote.round && one.step === vote.step))
      fault(VOTES, `Vote ${vote.step} of round ${vote.round} is missing.`);
  if (review.state === 'approved' && decided.command === 'approve' && !sameScope(course, review))
    fault(REVIEW, 'What may be used is not what the votes lead to.');
  for (const message of outcomeFaults(decided, story)) fault(EVENTS, message);
  const needed = decided.actorId === SYSTEM ? 0 : approvalsNeeded(review.profile, course);
  return { faults, voters: made.map(({ by }) => review.people[by] ?? by), needed };
}

const SYSTEM = 'system';

/** Positions without gaps, each state where the one before ended, time never backwards. */
function* orderFaults(events: readonly StoredEvent[]): Generator<string> {
  for (const [i, event] of events.entries()) {
    const last = events[i - 1];
    if (event.position !== i + 1) yield `Event ${i + 1} is missing.`;
    if (event.from !== (last?.to ?? null))
      yield `Event ${event.position} begins where the one before did not end.`;
    // Saving is one event for as long as it goes on, and dated by its end.
    if (last !== undefined && event.at < last.at)
      yield `Event ${event.position} is dated before the one before it.`;
  }
  if (events[0] === undefined || !['create', 'copy'].includes(events[0].command))
    yield 'They do not begin with the application.';
}

/** Four eyes, in every round: each vote is one event, nobody votes twice, and no applicant at all. */
function* voteFaults({ review, events, votes }: ReviewStory): Generator<string> {
  const cast = events.filter(({ command }) => command === 'approve' || command === 'reject');
  if (cast.length !== votes.length)
    yield `There are ${votes.length} votes and ${cast.length} events of votes.`;
  const applicants = new Set([review.createdById, ...review.applicants]);
  const seen = new Set<string>();
  for (const { round, byId, byName, decision, reason, comment, at } of votes) {
    const event = cast.find(
      (one) => one.round === round && one.actorId === byId && one.at === at && one.command === decision,
    );
    if (event === undefined) yield `No event tells of the vote of ${byName} in round ${round}.`;
    else if ((event.details['comment'] ?? '') !== comment || (event.details['reason'] ?? null) !== reason)
      yield `The vote of ${byName} says something else than its event.`;
    if (byId === SYSTEM) continue;
    if (applicants.has(byId)) yield `${byName} voted on an own application.`;
    if (seen.has(`${round} ${byId}`)) yield `${byName} voted twice in round ${round}.`;
    seen.add(`${round} ${byId}`);
  }
}

/** As it stood before its submission, or before it was opened again. */
function courseBefore(first: StoredEvent, earlier: readonly StoredEvent[], { review }: ReviewStory): Review {
  const at = new Date(first.at);
  const spoke = earlier.filter(({ command }) => command === 'submit' || command === 'answer');
  return {
    state: first.from ?? 'draft',
    ...{ lane: review.lane, round: first.command === 'reopen' ? first.round - 1 : first.round },
    ...{ createdBy: review.createdById, applicants: [...new Set(spoke.map(({ actorId }) => actorId))] },
    ...{
      assignee: null,
      votes: [],
      since: at,
      touchedAt: at,
      submittedAt: null,
      dueAt: null,
      pausedMs: null,
    },
    ...{ decidedAt: null, scope: null, profile: review.profile as Review['profile'] },
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

function orderOf({ command, details }: StoredEvent): ReviewOrder {
  const [roles, endpoints] = [list(details['roles']), list(details['endpoints'])];
  switch (command) {
    case 'approve':
      return {
        ...{ command, comment: text(details['comment']) },
        ...(roles !== undefined && { roles: roles as readonly AccessRole[] }),
        ...(endpoints !== undefined && { endpoints }),
        ...(details['until'] !== undefined && { until: new Date(text(details['until'])) }),
      };
    case 'reject':
      return { command, reason: text(details['reason']) as RejectReason, comment: text(details['comment']) };
    case 'assign':
      return { command, assignee: text(details['assigneeId']) };
    // No second beginning can follow a submission.
    case 'create':
    case 'copy':
    case 'access':
      return { command: 'submit' };
    default:
      return { command };
  }
}

const actorOf = ({ actorId, details }: StoredEvent): ReviewActor => {
  const role = ROLES.find((one) => one === details['role']);
  return actorId === SYSTEM
    ? { id: null, deciding: 'may' }
    : { id: actorId, deciding: 'may', ...(role !== undefined && { role }) };
};

function factsOf(event: StoredEvent, decided: StoredEvent, story: ReviewStory): ReviewFacts {
  const { review } = story;
  const { roles, endpoints } = review.application;
  const order = orderOf(event);
  const [judged, waivers] = [judgedAt(event, decided, story), inForce(event, story)];
  const waiver = waivers.find(({ code }) => code === judged?.outcome);
  // A vote of a round before, about which the application may have said something else.
  const isEarlier = order.command === 'approve' && event.round !== decided.round;
  return {
    ...{ at: new Date(event.at), complete: true, organisationBlocked: false },
    wanted: isEarlier
      ? { roles: order.roles ?? roles, endpoints: order.endpoints === undefined ? endpoints : [] }
      : { roles, endpoints },
    verdict: verdictForReview(judged, waivers),
    waivedUntil: waiver === undefined ? null : endOfLastDay(waiver.endsOn),
    certificateNotAfter: review.certificateNotAfter === null ? null : new Date(review.certificateNotAfter),
    profile: review.profile as ReviewFacts['profile'],
    lane: review.lane,
    edition: API_EDITIONS.find((one) => one === review.application.edition) ?? null,
  };
}

/** The decision rests on the evidence of the pack; a vote before it on what its event says. */
function judgedAt(event: StoredEvent, decided: StoredEvent, { outcome }: ReviewStory) {
  const said = text(event.details['outcome']);
  const found = event === decided ? outcome : (OUTCOMES.find((one) => one === said) ?? null);
  return found === null ? null : { outcome: found };
}

/** Approved by somebody else than who proposed it, neither ended nor over by then. */
function inForce({ at }: StoredEvent, { review, waivers }: ReviewStory): readonly StoredWaiver[] {
  return waivers.filter(
    ({ certificateId, approvedAt, approvedById, proposedById, revokedAt, endsOn }) =>
      certificateId === review.certificateId &&
      approvedAt !== null &&
      approvedAt <= at &&
      approvedById !== null &&
      approvedById !== proposedById &&
      (revokedAt === null || revokedAt > at) &&
      endsOn >= at.slice(0, 10),
  );
}

/** An approval says which verdict it rests on. */
function* outcomeFaults(
  { command, details }: StoredEvent,
  { outcome, review }: ReviewStory,
): Generator<string> {
  if (command !== 'approve') return;
  if (details['outcome'] !== outcome)
    yield `The approval rests on "${text(details['outcome'])}", and the evidence leads to "${outcome ?? 'none'}".`;
  if ((details['evaluationId'] ?? null) !== review.decision.evaluationId)
    yield 'The approval rests on another evaluation than that of the pack.';
}

function sameScope({ scope }: Review, { scope: stored }: StoredReview): boolean {
  if (scope === null || stored === null) return scope === stored;
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((each) => other.includes(each));
  return (
    same(scope.roles, stored.roles) &&
    same(scope.endpoints, stored.endpoints) &&
    scope.until.toISOString() === stored.until
  );
}
