import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AccessRole } from '../api-editions/edition-names.js';
import { decideReview, type ReviewActor, type ReviewFacts, type ReviewOrder } from './decide-review.js';
import { DEFAULT_PROFILE, type DecisionProfile, STEP_ROLES } from './decision-profile.js';
import type { Review } from './review.js';
import { REVIEW_COMMANDS, REVIEW_LANES, REVIEW_STATES, type ReviewState } from './review-states.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T09:00:00Z');

const BEN: ReviewActor = { id: 'ben', deciding: 'may', role: 'compliance-lead' };
const CARL: ReviewActor = { id: 'carl', deciding: 'may', role: 'compliance-lead' };
const OLAF: ReviewActor = { id: 'olaf', deciding: 'may', role: 'compliance-officer' };
const ANNA: ReviewActor = { id: 'anna', deciding: 'not-a-decider' };
const QWARDEN: ReviewActor = { id: null, deciding: 'may' };
const PEOPLE: readonly ReviewActor[] = [
  ANNA,
  // The same account once it may decide.
  { id: 'anna', deciding: 'may' },
  BEN,
  CARL,
  OLAF,
  { id: 'admin', deciding: 'not-a-decider' },
  { id: 'newcomer', deciding: 'account-not-consented' },
  QWARDEN,
];

interface Event {
  readonly order: ReviewOrder;
  readonly by: ReviewActor;
  readonly facts: ReviewFacts;
  readonly before: Review;
  readonly after: Review;
}

// ---- Random courses

const ROLES: readonly AccessRole[] = ['PSP_AI', 'PSP_PI', 'PSP_IC'];
const roles = fc.subarray([...ROLES], { minLength: 1 });
const endpoints = fc.subarray(['a', 'b', 'c']);
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, ...others.map((one) => fc.constant(one)));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const profile: fc.Arbitrary<DecisionProfile> = fc.record({
  ...{ id: fc.constant('p'), name: fc.constant('p'), version: fc.nat(9), steps: fc.constant([]) },
  stepRoles: fc.array(fc.constantFrom(...STEP_ROLES), { maxLength: 2 }),
  ...{ approvals: fc.constantFrom(1, 2), renewalApprovals: fc.constantFrom(1, 2), blindSecond: fc.boolean() },
  ...{ slaHours: fc.constantFrom(1, 48), validForDays: fc.constantFrom(30, 365) },
  ...{ answerWithinDays: fc.constantFrom(5, 30), draftForDays: fc.constantFrom(10, 90) },
  automatic: fc.record({
    ...{ enabled: fc.boolean(), lanes: fc.subarray([...REVIEW_LANES]), samplePercent: fc.constant(0) },
  }),
});

const step = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  command: fc.constantFrom(...REVIEW_COMMANDS),
  /** Leads on from where it stands, by whoever may; otherwise anybody tries anything. */
  pick: fc.option(fc.nat(), { freq: 3 }),
  passes: fc.constantFrom(0, 0, HOUR, HOUR, DAY, 20 * DAY, 100 * DAY, 400 * DAY),
  facts: fc.record({
    complete: mostly(true, false),
    verdict: mostly<ReviewFacts['verdict']>('good', 'waived', 'missing', 'forbids'),
    organisationBlocked: mostly(false, true),
    certificateDays: mostly<number | null>(200, 3, 0, -1, null),
    lane: fc.constantFrom(...REVIEW_LANES),
    wanted: fc.record({ roles, endpoints }),
    profile,
  }),
  narrowed: fc.record({
    roles: optional(roles),
    endpoints: optional(endpoints),
    days: optional(fc.nat(400)),
  }),
  assignee: fc.constantFrom('anna', 'ben', 'carl', 'olaf'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const DRAFT: Review = {
  ...{ state: 'draft', lane: 'first', round: 1, createdBy: 'anna', applicants: [], assignee: null },
  ...{ votes: [], since: new Date(START), touchedAt: new Date(START), submittedAt: null, dueAt: null },
  ...{ pausedMs: null, decidedAt: null, scope: null, profile: null },
};

function factsOf({ facts }: Step, time: number): ReviewFacts {
  const { certificateDays, ...others } = facts;
  const certificateNotAfter = certificateDays === null ? null : new Date(time + certificateDays * DAY);
  return { ...others, edition: null, at: new Date(time), certificateNotAfter };
}

function orderOf(command: ReviewOrder['command'], { narrowed, assignee }: Step, time: number): ReviewOrder {
  if (command === 'assign') return { command, assignee };
  if (command === 'reject') return { command, reason: 'other', comment: '' };
  if (command !== 'approve') return { command };
  const { roles: ofRoles, endpoints: ofEndpoints, days } = narrowed;
  return {
    ...{ command, comment: '' },
    ...(ofRoles !== undefined && { roles: ofRoles }),
    ...(ofEndpoints !== undefined && { endpoints: ofEndpoints }),
    ...(days !== undefined && { until: new Date(time + days * DAY) }),
  };
}

/** Mostly what neither ends it nor leaves it where it stands, or every course were short. */
const likely = <T extends { readonly order: ReviewOrder }>(
  able: readonly T[],
  pick: number,
): readonly T[] => {
  const unlikely = ['save', 'withdraw', 'reject', 'expire'];
  const longer = able.filter(({ order }) => !unlikely.includes(order.command));
  return longer.length === 0 || pick % 16 === 0 ? able : longer;
};

function courseOf(steps: readonly Step[]): readonly Event[] {
  const events: Event[] = [];
  let review = DRAFT;
  let time = START;
  for (const one of steps) {
    time += one.passes;
    const facts = factsOf(one, time);
    const tries = PEOPLE.flatMap((by) =>
      REVIEW_COMMANDS.map((command) => ({ by, order: orderOf(command, one, time) })),
    );
    const able =
      one.pick === null
        ? [{ by: PEOPLE[one.who]!, order: orderOf(one.command, one, time) }]
        : likely(
            tries.filter(({ by, order }) => decideReview(review, order, by, facts).ok),
            one.pick,
          );
    const chosen = able[(one.pick ?? 0) % Math.max(1, able.length)];
    if (chosen === undefined) continue;
    const { by, order } = chosen;
    const decision = decideReview(review, order, by, facts);
    if (!decision.ok) continue;
    events.push({ order, by, facts, before: review, after: decision.review });
    review = decision.review;
  }
  return events;
}

// ---- What must hold, told from the history alone

const ENDS: readonly ReviewState[] = ['rejected', 'withdrawn', 'expired'];

function check(events: readonly Event[]): void {
  const applicants = new Set<string | null>(['anna']);
  let holder: string | null = null;
  let inForce: DecisionProfile | null = null;
  let lane = '';
  /** Of the present round: everything that was voted, with what it allowed. */
  let votes: Event[] = [];
  let round = 1;
  let allVotes = 0;
  for (const event of events) {
    const { order, by, facts, before, after } = event;
    const { command } = order;
    expect(ENDS).not.toContain(before.state);
    if (command === 'submit' || command === 'answer' || command === 'withdraw' || command === 'save')
      expect(applicants).toContain(by.id);
    if (command === 'submit' || command === 'reopen') inForce = facts.profile;
    if (command === 'submit' || (command === 'answer' && round === 1)) lane = facts.lane;
    if (command === 'reopen' || (command === 'answer' && votes.length > 0)) {
      votes = [];
      round += 1;
    }
    if (command === 'claim') holder = by.id;
    if (order.command === 'assign') holder = order.assignee;
    if (command === 'release' || command === 'submit' || command === 'reopen') holder = null;
    if (command === 'ask') expect([after.dueAt, typeof after.pausedMs]).toEqual([null, 'number']);
    if (command === 'answer') expect(after.dueAt!.getTime() - facts.at.getTime()).toBe(before.pausedMs);
    if (command === 'expire') expect(by.id).toBeNull();

    if (command === 'approve' || command === 'reject') {
      allVotes += 1;
      expect(applicants).not.toContain(by.id);
      expect(by.deciding).toBe('may');
      expect(votes.map((vote) => vote.by.id)).not.toContain(by.id);
      if (by.id !== null && inForce!.stepRoles?.[votes.length] === 'compliance-lead')
        expect(by.role).toBe('compliance-lead');
      if (by.id === null) {
        expect([command, votes.length, round, holder]).toEqual(['approve', 0, 1, null]);
        expect([inForce!.automatic.enabled, facts.verdict]).toEqual([true, 'good']);
        expect(inForce!.automatic.lanes).toContain(lane);
        expect(facts.lane).toBe(lane);
      } else if (holder !== by.id) {
        expect(holder).not.toBeNull();
        expect(votes.map((vote) => vote.by.id)).toContain(holder);
      }
      votes = [...votes, event];
    }
    if (command === 'approve') {
      if (lane === 'renewal') lane = facts.lane;
      expect([facts.complete, facts.organisationBlocked]).toEqual([true, false]);
      expect(['good', 'waived']).toContain(facts.verdict);
      expect(facts.certificateNotAfter!.getTime()).toBeGreaterThan(facts.at.getTime());
      checkScope(after, votes, inForce!);
    }
    if (after.state === 'approved' && before.state !== 'approved') {
      const people = new Set(votes.map((vote) => vote.by.id));
      const short = lane === 'renewal' && round === 1;
      const needed = short ? Math.min(inForce!.renewalApprovals, inForce!.approvals) : inForce!.approvals;
      expect(votes.every((vote) => vote.order.command === 'approve')).toBe(true);
      expect(people.size).toBeGreaterThanOrEqual(people.has(null) ? 1 : needed);
      expect(after.decidedAt).toEqual(facts.at);
    }
    // Nothing but votes decides.
    if ((after.state === 'approved' || after.state === 'rejected') && after.state !== before.state)
      expect(['approve', 'reject']).toContain(command);

    expect(after.profile).toBe(inForce);
    expect([after.round, after.votes.length]).toEqual([round, allVotes]);
    expect(after.state === 'in-review' ? after.assignee : holder).toBe(holder);
    expect(after.dueAt !== null).toBe(after.state === 'submitted' || after.state === 'in-review');
    if (after.state === 'approved') expect(after.scope).not.toBeNull();
    if (ENDS.includes(after.state)) expect([after.scope, after.dueAt]).toEqual([null, null]);
  }
}

/** Within what everybody of the round allowed and what was asked for at the time, and no longer than anything allows. */
function checkScope({ scope }: Review, votes: readonly Event[], { validForDays }: DecisionProfile): void {
  expect(scope!.roles.length).toBeGreaterThan(0);
  for (const { order, facts } of votes) {
    if (order.command !== 'approve') continue;
    for (const allowed of [facts.wanted.roles, order.roles ?? facts.wanted.roles])
      expect(scope!.roles.filter((role) => !allowed.includes(role))).toHaveLength(0);
    for (const allowed of [facts.wanted.endpoints, order.endpoints ?? []]) {
      if (allowed.length === 0) continue;
      expect(scope!.endpoints.length).toBeGreaterThan(0);
      expect(scope!.endpoints.filter((id) => !allowed.includes(id))).toHaveLength(0);
    }
    const ends = [facts.certificateNotAfter!.getTime(), facts.at.getTime() + validForDays * DAY];
    if (order.until !== undefined) ends.push(order.until.getTime());
    expect(scope!.until.getTime()).toBeLessThanOrEqual(Math.min(...ends));
  }
}

// ---- With good will

const suitable = (at: Date): ReviewFacts => ({
  ...{ at, complete: true, verdict: 'good', organisationBlocked: false, lane: 'first' },
  ...{ wanted: { roles: ['PSP_AI'], endpoints: [] }, edition: null, profile: DEFAULT_PROFILE },
  certificateNotAfter: new Date(at.getTime() + 200 * DAY),
});

/** What reasonable people try, in this order: the first that is possible. */
function nextOf(review: Review, facts: ReviewFacts): Review | null {
  const voted = (id: string) => review.votes.some(({ by, round }) => by === id && round === review.round);
  const tries: readonly (readonly [ReviewActor, ReviewOrder])[] = [
    [ANNA, { command: 'submit' }],
    [ANNA, { command: 'answer' }],
    [BEN, { command: 'approve', comment: '' }],
    [CARL, { command: 'approve', comment: '' }],
    ...['ben', 'carl']
      .filter((id) => !voted(id) && review.assignee !== id && scopeLeft(review, facts))
      .map((assignee) => [BEN, { command: 'assign', assignee }] as const),
    // Nothing is left that everybody agrees to, so that all have to look again.
    [BEN, { command: 'ask' }],
    [CARL, { command: 'ask' }],
    [BEN, { command: 'assign', assignee: 'ben' }],
  ];
  for (const [by, order] of tries) {
    const decision = decideReview(review, order, by, facts);
    if (decision.ok) return decision.review;
  }
  return null;
}

const scopeLeft = ({ scope }: Review, { at }: ReviewFacts): boolean =>
  scope === null || (scope.roles.includes('PSP_AI') && scope.until > at);

function reaches(start: Review, at: Date): boolean {
  let review: Review | null = start;
  for (let i = 0; i < 12 && review !== null && review.state !== 'approved'; i += 1)
    review = nextOf(review, suitable(at));
  return review?.state === 'approved';
}

// ---- The proofs

test('whatever anybody does in whatever order, nothing is decided without its conditions', () => {
  const reached = new Set<ReviewState>(['draft']);
  const done = new Set<string>();
  let decidedByPeople = 0;
  let laterRounds = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const events = courseOf(steps);
      check(events);
      for (const { after, before, order, by } of events) {
        reached.add(after.state);
        done.add(order.command);
        if (after.round > 1) laterRounds += 1;
        if (after.state === 'approved' && before.state !== 'approved' && by.id !== null) decidedByPeople += 1;
      }
    }),
    { numRuns: 600 },
  );
  // Otherwise the run would have proved little.
  expect([...reached].sort()).toStrictEqual([...REVIEW_STATES].sort());
  expect([...done].sort()).toStrictEqual([...REVIEW_COMMANDS].sort());
  expect(Math.min(decidedByPeople, laterRounds)).toBeGreaterThan(10);
});

test('from everywhere but an end, two deciders and the applicant get to an approval, if the facts let them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const events = courseOf(steps);
      const review = events.at(-1)?.after ?? DRAFT;
      const at = events.at(-1)?.facts.at ?? new Date(START);
      fc.pre(!ENDS.includes(review.state));
      expect(reaches(review, at)).toBe(true);
      if (review.state !== 'approved') return;
      // An approval goes on as well: reopened by who decides, withdrawn by who applied, over one day.
      const far = suitable(new Date(at.getTime() + 1_000 * DAY));
      for (const [by, command] of [
        [BEN, 'reopen'],
        [ANNA, 'withdraw'],
        [QWARDEN, 'expire'],
      ] as const)
        expect([command, decideReview(review, { command }, by, far).ok]).toEqual([command, true]);
    }),
    { numRuns: 300 },
  );
});

test('ends are ends: nothing leads on, by nobody, whatever the facts are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ENDS), step, fc.nat(1_000), (state, one, days) => {
      const time = START + days * DAY;
      for (const by of PEOPLE)
        for (const command of REVIEW_COMMANDS)
          expect(
            decideReview({ ...DRAFT, state }, orderOf(command, one, time), by, factsOf(one, time)),
          ).toStrictEqual({ ok: false, refusal: 'review-wrong-state' });
    }),
    { numRuns: 50 },
  );
});
