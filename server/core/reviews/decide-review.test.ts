import { describe, expect, test } from '@jest/globals';
import {
  decideReview,
  refusalOf,
  type ReviewActor,
  type ReviewFacts,
  type ReviewOrder,
  type ReviewRefusal,
  votesOfRound,
} from './decide-review.js';
import { approvalsNeeded, DEFAULT_PROFILE, type DecisionProfile, type StepRole } from './decision-profile.js';
import type { Review } from './review.js';
import { REVIEW_COMMANDS, REVIEW_STATES, type ReviewCommand, type ReviewState } from './review-states.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = new Date('2026-03-02T09:00:00Z');
const after = (ms: number, from = START): Date => new Date(from.getTime() + ms);

const ANNA: ReviewActor = { id: 'anna', deciding: 'not-a-decider' };
const BEN: ReviewActor = { id: 'ben', deciding: 'may' };
const CARL: ReviewActor = { id: 'carl', deciding: 'may' };
const DORA: ReviewActor = { id: 'dora', deciding: 'may' };
const NEWCOMER: ReviewActor = { id: 'newcomer', deciding: 'account-not-consented' };
const ADMIN: ReviewActor = { id: 'admin', deciding: 'not-a-decider' };
const QWARDEN: ReviewActor = { id: null, deciding: 'may' };
/** May decide, and filed it. */
const OWN: ReviewActor = { id: 'anna', deciding: 'may' };

const AUTOMATIC: DecisionProfile = {
  ...DEFAULT_PROFILE,
  automatic: { enabled: true, lanes: ['renewal'], samplePercent: 0 },
};
const FACTS: ReviewFacts = {
  at: START,
  complete: true,
  wanted: { roles: ['PSP_AI', 'PSP_PI'], endpoints: [] },
  edition: null,
  verdict: 'good',
  organisationBlocked: false,
  certificateNotAfter: after(200 * DAY),
  profile: DEFAULT_PROFILE,
  lane: 'first',
};
const DRAFT: Review = {
  ...{ state: 'draft', lane: 'first', round: 1, createdBy: 'anna', applicants: [], assignee: null },
  ...{ votes: [], since: START, touchedAt: START, submittedAt: null, dueAt: null, pausedMs: null },
  ...{ decidedAt: null, scope: null, profile: null },
};

type Step = readonly [order: ReviewOrder | Plain, actor: ReviewActor, facts?: Partial<ReviewFacts>];
type Plain = Exclude<ReviewCommand, 'assign' | 'approve' | 'reject'>;
const orderOf = (order: ReviewOrder | Plain): ReviewOrder =>
  typeof order === 'string' ? { command: order } : order;
const APPROVE: ReviewOrder = { command: 'approve', comment: '' };
const REJECT: ReviewOrder = { command: 'reject', reason: 'use-case-unclear', comment: 'What is it for?' };
const leastOf = (command: ReviewCommand): ReviewOrder =>
  command === 'approve'
    ? APPROVE
    : command === 'reject'
      ? REJECT
      : command === 'assign'
        ? { command, assignee: 'carl' }
        : { command };

/** What becomes of a draft; every step has to be possible. */
const course = (steps: readonly Step[], from: Review = DRAFT): Review =>
  steps.reduce((review, [order, actor, facts]) => {
    const decision = decideReview(review, orderOf(order), actor, { ...FACTS, ...facts });
    if (!decision.ok) throw new Error(`${orderOf(order).command}: ${decision.refusal}`);
    return decision.review;
  }, from);
const refused = (review: Review, ...[order, actor, facts]: Step): ReviewRefusal | null =>
  refusalOf(review, orderOf(order), actor, { ...FACTS, ...facts });

const SUBMITTED = course([['submit', ANNA]]);
const CLAIMED = course([['claim', BEN]], SUBMITTED);
const ASKED = course([['ask', BEN]], CLAIMED);
const VOTED = course([[APPROVE, BEN]], CLAIMED);
const APPROVED = course([[APPROVE, CARL]], VOTED);
const IN: Readonly<Record<ReviewState, Review>> = {
  draft: DRAFT,
  submitted: SUBMITTED,
  'in-review': CLAIMED,
  'needs-information': ASKED,
  approved: APPROVED,
  rejected: course([[REJECT, BEN]], CLAIMED),
  withdrawn: course([['withdraw', ANNA]], SUBMITTED),
  expired: course([['expire', QWARDEN, { at: after(90 * DAY) }]]),
};

describe('every command, in every state, by everybody', () => {
  const PEOPLE = {
    anna: ANNA,
    own: OWN,
    ben: BEN,
    carl: CARL,
    newcomer: NEWCOMER,
    admin: ADMIN,
    qwarden: QWARDEN,
  };
  /** Who may, where everything else speaks for it; ben has claimed what is in review. Nothing else is possible. */
  const MAY: Partial<Record<`${ReviewCommand} ${ReviewState}`, readonly (keyof typeof PEOPLE)[]>> = {
    'save draft': ['anna', 'own'],
    'save needs-information': ['anna', 'own'],
    'submit draft': ['anna', 'own'],
    'withdraw draft': ['anna', 'own'],
    'withdraw submitted': ['anna', 'own'],
    'withdraw in-review': ['anna', 'own'],
    'withdraw needs-information': ['anna', 'own'],
    'withdraw approved': ['anna', 'own'],
    'claim submitted': ['ben', 'carl'],
    'release in-review': ['ben'],
    'assign submitted': ['ben', 'carl'],
    'assign in-review': ['ben', 'carl'],
    'ask in-review': ['ben'],
    'answer needs-information': ['anna', 'own'],
    'approve in-review': ['ben'],
    'reject in-review': ['ben'],
    // Reopening takes something away; who filed it may do that as well.
    'reopen approved': ['own', 'ben', 'carl', 'qwarden'],
    'expire draft': ['qwarden'],
    'expire needs-information': ['qwarden'],
    'expire approved': ['qwarden'],
  };
  test.each(REVIEW_COMMANDS.flatMap((command) => REVIEW_STATES.map((state) => [command, state] as const)))(
    '%s in %s',
    (command, state) => {
      const facts = command === 'expire' ? { at: after(400 * DAY) } : {};
      const may = Object.entries(PEOPLE).filter(
        ([, actor]) => refused(IN[state], leastOf(command), actor, facts) === null,
      );
      expect(may.map(([name]) => name)).toStrictEqual(MAY[`${command} ${state}`] ?? []);
    },
  );

  test.each(REVIEW_STATES)('%s is what its name says', (state) => {
    expect(IN[state].state).toBe(state);
  });

  test('what is refused says why, and leaves the review as it was', () => {
    expect(decideReview(CLAIMED, APPROVE, CARL, FACTS)).toStrictEqual({
      ok: false,
      refusal: 'review-claimed-by-another',
    });
    const why = (actor: ReviewActor, review = CLAIMED) => refused(review, APPROVE, actor);
    expect(why(OWN)).toBe('review-own-submission');
    expect(why(NEWCOMER)).toBe('account-not-consented');
    expect(why(ADMIN)).toBe('not-a-decider');
    expect(why(BEN, SUBMITTED)).toBe('review-wrong-state');
    expect(refused(DRAFT, 'save', BEN)).toBe('review-not-yours');
    expect(refused(DRAFT, 'expire', QWARDEN)).toBe('review-not-due');
    expect(refused(DRAFT, 'expire', ADMIN, { at: after(400 * DAY) })).toBe('review-not-due');
  });
});

describe('four eyes', () => {
  test('two people approve; after the first one nothing is decided', () => {
    expect([VOTED.state, VOTED.decidedAt, votesOfRound(VOTED).length]).toEqual(['in-review', null, 1]);
    expect(APPROVED.state).toBe('approved');
    expect(APPROVED.votes.map(({ by, step, round }) => [by, step, round])).toEqual([
      ['ben', 1, 1],
      ['carl', 2, 1],
    ]);
  });

  test('nobody votes twice, neither way, nor after it was given back and claimed again', () => {
    expect(refused(VOTED, APPROVE, BEN)).toBe('review-voted-before');
    expect(refused(VOTED, REJECT, BEN)).toBe('review-voted-before');
    const again = course(
      [
        ['release', BEN],
        ['claim', BEN],
      ],
      VOTED,
    );
    expect(refused(again, APPROVE, BEN)).toBe('review-voted-before');
    expect(refused(again, APPROVE, CARL)).toBeNull();
  });

  test('whoever filed, submitted or answered it decides nothing, asks nothing and chooses nobody who does', () => {
    const of = { ...CLAIMED, createdBy: 'x', applicants: ['anna', 'ben'] };
    for (const order of [APPROVE, REJECT, leastOf('ask'), leastOf('assign')])
      expect([order.command, refused(of, order, BEN)]).toEqual([order.command, 'review-own-submission']);
    expect(refused({ ...SUBMITTED, applicants: ['ben'] }, 'claim', BEN)).toBe('review-own-submission');
  });

  test('nor does whoever the application names to turn to', () => {
    const contact = { ...BEN, isContact: true };
    expect(refused(SUBMITTED, 'claim', contact)).toBe('review-own-submission');
    for (const order of [APPROVE, REJECT, leastOf('ask'), leastOf('assign')])
      expect([order.command, refused(CLAIMED, order, contact)]).toEqual([
        ...[order.command, 'review-own-submission'],
      ]);
  });

  test('it is assigned to nobody who applies', () => {
    expect(refused(SUBMITTED, { command: 'assign', assignee: 'anna' }, BEN)).toBe('review-own-submission');
    const of = { ...SUBMITTED, applicants: ['anna', 'carl'] };
    expect(refused(of, { command: 'assign', assignee: 'carl' }, BEN)).toBe('review-own-submission');
  });

  test('one rejection ends it, also after an approval', () => {
    const rejected = course([[REJECT, CARL]], VOTED);
    expect([rejected.state, rejected.scope]).toEqual(['rejected', null]);
    expect(rejected.votes.map(({ decision, reason }) => [decision, reason])).toEqual([
      ['approve', null],
      ['reject', 'use-case-unclear'],
    ]);
  });

  test('an approver who was removed in between decides no more', () => {
    expect(refused(CLAIMED, APPROVE, { ...BEN, deciding: 'not-a-decider' })).toBe('not-a-decider');
  });
});

describe('how many people', () => {
  const three = { ...DEFAULT_PROFILE, approvals: 3, renewalApprovals: 2, steps: ['a', 'b', 'c'] };
  test('as many as the profile says', () => {
    const profile = { profile: three };
    const steps: readonly Step[] = [
      ['submit', ANNA, profile],
      ['claim', BEN],
      [APPROVE, BEN],
      [APPROVE, CARL],
    ];
    expect(course(steps).state).toBe('in-review');
    expect(course([...steps, [APPROVE, DORA]]).state).toBe('approved');
  });

  test.each([
    ['first', 1, 3],
    ['change', 1, 3],
    ['renewal', 1, 2],
    ['renewal', 2, 3],
  ] as const)('%s in round %d: %d', (lane, round, people) => {
    expect(approvalsNeeded(three, { lane, round })).toBe(people);
  });

  test('a renewal never takes more than anything else, and nothing takes none', () => {
    const of = (approvals: number, renewalApprovals: number) =>
      approvalsNeeded({ ...three, approvals, renewalApprovals }, { lane: 'renewal', round: 1 });
    expect([of(2, 3), of(2, 0), of(0, 0)]).toEqual([2, 1, 1]);
  });

  test.each([
    ['renewal', 'approved'],
    ['change', 'in-review'],
    ['first', 'in-review'],
  ] as const)('a renewal that is %s by the time of the vote: %s', (lane, state) => {
    const renewal = course([
      ['submit', ANNA, { lane: 'renewal' }],
      ['claim', BEN],
    ]);
    const voted = course([[APPROVE, BEN, { lane }]], renewal);
    expect([voted.state, voted.lane]).toEqual([state, lane]);
  });

  test('the profile is the one of the submission, whatever it has become since', () => {
    const easy = { ...DEFAULT_PROFILE, version: 2, approvals: 1 };
    const voted = course([[APPROVE, BEN, { profile: easy }]], CLAIMED);
    expect([voted.state, voted.profile?.version]).toEqual(['in-review', 1]);
  });
});

describe('steps by role', () => {
  const LEAD: ReviewActor = { id: 'lea', deciding: 'may', role: 'compliance-lead' };
  const OFFICER: ReviewActor = { id: 'olaf', deciding: 'may', role: 'compliance-officer' };
  const of = (...stepRoles: StepRole[]): Partial<ReviewFacts> => ({
    profile: { ...DEFAULT_PROFILE, stepRoles },
  });

  test('the second vote, either way, is the lead’s where the profile says so', () => {
    const facts = of('compliance-officer', 'compliance-lead');
    const once = course([
      ['submit', ANNA, facts],
      ['claim', OFFICER],
      [APPROVE, OFFICER],
    ]);
    expect(refused(once, APPROVE, { ...OFFICER, id: 'oda' })).toBe('review-step-of-another-role');
    expect(refused(once, REJECT, { ...OFFICER, id: 'oda' })).toBe('review-step-of-another-role');
    expect(refused(once, APPROVE, { id: 'nobody', deciding: 'may' })).toBe('review-step-of-another-role');
    expect(course([[APPROVE, LEAD]], once).state).toBe('approved');
  });

  test('who cannot give the first vote does not claim it', () => {
    const facts = of('compliance-lead', 'compliance-officer');
    const submitted = course([['submit', ANNA, facts]]);
    expect(refused(submitted, 'claim', OFFICER)).toBe('review-step-of-another-role');
    expect(
      course(
        [
          ['claim', LEAD],
          [APPROVE, LEAD],
          [APPROVE, OFFICER],
        ],
        submitted,
      ).state,
    ).toBe('approved');
  });

  test('a lead may do what an officer may, and a profile without roles asks for none', () => {
    const voted = (facts: Partial<ReviewFacts>) =>
      course([
        ['submit', ANNA, facts],
        ['claim', LEAD],
        [APPROVE, LEAD],
        [APPROVE, BEN],
      ]).state;
    expect([voted(of()), voted(of('compliance-officer', 'compliance-officer'))]).toEqual([
      'approved',
      'approved',
    ]);
  });
});

describe('claims', () => {
  test('one who claimed it votes first, then anybody else', () => {
    expect(refused(CLAIMED, APPROVE, CARL)).toBe('review-claimed-by-another');
    expect(refused(CLAIMED, REJECT, CARL)).toBe('review-claimed-by-another');
    expect(refused(CLAIMED, 'ask', CARL)).toBe('review-claimed-by-another');
    expect(refused(VOTED, APPROVE, CARL)).toBeNull();
    expect(refused(VOTED, 'ask', CARL)).toBeNull();
  });

  test('given back, it can be claimed by another; only by whom it is held', () => {
    expect(refused(CLAIMED, 'release', CARL)).toBe('review-claimed-by-another');
    const free = course([['release', BEN]], CLAIMED);
    expect([free.state, free.assignee]).toEqual(['submitted', null]);
    expect(course([['claim', CARL]], free).assignee).toBe('carl');
  });

  test('another who claims it after a vote has the next one', () => {
    const of = course(
      [
        ['release', BEN],
        ['claim', CARL],
      ],
      VOTED,
    );
    expect(refused(of, APPROVE, DORA)).toBe('review-claimed-by-another');
    expect(course([[APPROVE, CARL]], of).state).toBe('approved');
  });

  test('a claim of one who is gone is assigned to another', () => {
    const of = course([[{ command: 'assign', assignee: 'carl' }, DORA]], CLAIMED);
    expect([of.assignee, refused(of, APPROVE, BEN), refused(of, APPROVE, CARL)]).toEqual([
      ...['carl', 'review-claimed-by-another', null],
    ]);
  });
});

describe('what stands against an approval', () => {
  test.each<[ReviewRefusal, Partial<ReviewFacts>]>([
    ['review-incomplete', { complete: false }],
    ['review-organisation-blocked', { organisationBlocked: true }],
    ['review-certificate-over', { certificateNotAfter: null }],
    ['review-certificate-over', { certificateNotAfter: START }],
    ['review-certificate-over', { certificateNotAfter: new Date(Number.NaN) }],
    ['review-verdict-missing', { verdict: 'missing' }],
    ['review-verdict-forbids', { verdict: 'forbids' }],
  ])('%s', (refusal, facts) => {
    expect(refused(CLAIMED, APPROVE, BEN, facts)).toBe(refusal);
    expect(refused(VOTED, APPROVE, CARL, facts)).toBe(refusal);
    // None of it against a rejection.
    expect(refused(CLAIMED, REJECT, BEN, facts)).toBeNull();
  });

  test('an approval on a waiver ends with it', () => {
    const waived = { verdict: 'waived', waivedUntil: after(20 * DAY) } as const;
    const approved = course([[APPROVE, CARL, waived]], course([[APPROVE, BEN, waived]], CLAIMED));
    expect(approved.scope?.until).toEqual(after(20 * DAY));
  });

  test('a waiver lets a person approve', () => {
    expect(refused(CLAIMED, APPROVE, BEN, { verdict: 'waived' })).toBeNull();
  });

  test('nothing incomplete is submitted, nor handed back as answered', () => {
    expect(refused(DRAFT, 'submit', ANNA, { complete: false })).toBe('review-incomplete');
    expect(refused(ASKED, 'answer', ANNA, { complete: false })).toBe('review-incomplete');
    expect(refused(DRAFT, 'save', ANNA, { complete: false })).toBeNull();
  });
});

describe('the scope', () => {
  const approve = (narrowed: Partial<Extract<ReviewOrder, { command: 'approve' }>>): ReviewOrder => ({
    ...{ command: 'approve', comment: '' },
    ...narrowed,
  });
  const wanted = { roles: ['PSP_AI', 'PSP_PI'], endpoints: ['a', 'b'] } as const;

  test('as asked for, until the certificate ends', () => {
    expect(APPROVED.scope).toEqual({ roles: ['PSP_AI', 'PSP_PI'], endpoints: [], until: after(200 * DAY) });
  });

  test('or until the profile ends it', () => {
    const of = course([[APPROVE, BEN, { certificateNotAfter: after(700 * DAY) }]], CLAIMED);
    expect(of.scope?.until).toEqual(after(365 * DAY));
  });

  test('or sooner, if somebody says so; never later', () => {
    const of = (until: Date) => course([[approve({ until }), BEN]], CLAIMED).scope?.until;
    expect(of(after(30 * DAY))).toEqual(after(30 * DAY));
    expect(of(after(900 * DAY))).toEqual(after(200 * DAY));
  });

  test.each<[string, ReviewOrder, ReviewRefusal | null]>([
    ['fewer roles', approve({ roles: ['PSP_AI'] }), null],
    ['another role', approve({ roles: ['PSP_IC'] }), 'review-scope-too-wide'],
    ['no role', approve({ roles: [] }), 'review-scope-empty'],
    ['fewer endpoints', approve({ endpoints: ['b'] }), null],
    ['another endpoint', approve({ endpoints: ['a', 'c'] }), 'review-scope-too-wide'],
    ['all endpoints where some were asked for', approve({ endpoints: [] }), 'review-scope-too-wide'],
    ['until now', approve({ until: START }), 'review-scope-empty'],
    ['until no date', approve({ until: new Date(Number.NaN) }), 'review-scope-empty'],
  ])('%s', (_, order, refusal) => {
    expect(refused(CLAIMED, order, BEN, { wanted })).toBe(refusal);
  });

  test('is what all approvers agree to', () => {
    const { scope } = course(
      [
        [approve({ roles: ['PSP_AI'], until: after(90 * DAY) }), BEN, { wanted }],
        [approve({ endpoints: ['b'], until: after(100 * DAY) }), CARL, { wanted }],
      ],
      CLAIMED,
    );
    expect(scope).toEqual({ roles: ['PSP_AI'], endpoints: ['b'], until: after(90 * DAY) });
  });

  test.each([
    [['PSP_PI'], ['payments.initiate'], null],
    [['PSP_AI', 'PSP_PI'], ['payments.initiate'], null],
    [['PSP_AI'], ['payments.initiate'], 'review-scope-empty'],
  ] as const)('roles %s with endpoints %s: %s', (roles, endpoints, refusal) => {
    const facts = { edition: 'berlin-1.3' as const, wanted: { roles, endpoints } };
    expect(refused(CLAIMED, APPROVE, BEN, facts)).toBe(refusal);
  });

  test('some endpoints of one are narrower than all of another', () => {
    const first = course([[approve({ endpoints: ['a'] }), BEN]], CLAIMED);
    expect(first.scope?.endpoints).toEqual(['a']);
    expect(course([[APPROVE, CARL]], first).scope?.endpoints).toEqual(['a']);
  });

  test.each<[string, ReviewOrder]>([
    ['role', approve({ roles: ['PSP_PI'] })],
    ['endpoint', approve({ endpoints: ['b'] })],
  ])('must not be empty: no %s that both agree to', (_, order) => {
    const first = course([[approve({ roles: ['PSP_AI'], endpoints: ['a'] }), BEN, { wanted }]], CLAIMED);
    expect(refused(first, order, CARL, { wanted })).toBe('review-scope-empty');
  });

  test('nor over before the last one agrees', () => {
    const first = course([[approve({ until: after(DAY) }), BEN]], CLAIMED);
    expect(refused(first, APPROVE, CARL, { at: after(DAY) })).toBe('review-scope-empty');
    expect(refused(first, APPROVE, CARL, { at: after(DAY - 1) })).toBeNull();
  });
});

describe('the reviewers’ clock', () => {
  test('begins with the submission', () => {
    expect([DRAFT.dueAt, SUBMITTED.dueAt]).toEqual([null, after(48 * HOUR)]);
    expect(CLAIMED.dueAt).toEqual(after(48 * HOUR));
  });

  test('stands still while the applicant has to answer', () => {
    const asked = course([['ask', BEN, { at: after(8 * HOUR) }]], CLAIMED);
    expect([asked.dueAt, asked.pausedMs]).toEqual([null, 40 * HOUR]);
    const answered = course([['answer', ANNA, { at: after(100 * HOUR) }]], asked);
    expect([answered.dueAt, answered.pausedMs]).toEqual([after(140 * HOUR), null]);
    expect([answered.state, answered.assignee]).toEqual(['in-review', 'ben']);
  });

  test('what was overdue when asked is as much overdue when answered', () => {
    const asked = course([['ask', BEN, { at: after(50 * HOUR) }]], CLAIMED);
    const answered = course([['answer', ANNA, { at: after(100 * HOUR) }]], asked);
    expect(answered.dueAt).toEqual(after(98 * HOUR));
  });

  test('is off when it is decided', () => {
    expect([APPROVED.dueAt, IN.rejected.dueAt, IN.withdrawn.dueAt]).toEqual([null, null, null]);
  });
});

describe('an answer', () => {
  const askedAgain = course([['ask', CARL]], VOTED);
  test('without a vote before stays in its round', () => {
    expect(course([['answer', ANNA]], ASKED).round).toBe(1);
  });

  test('after a vote begins the next round: what was approved may have changed', () => {
    const answered = course([['answer', ANNA]], askedAgain);
    expect([answered.round, answered.scope, votesOfRound(answered).length]).toEqual([2, null, 0]);
    expect(answered.votes).toHaveLength(1);
    const one = course([[APPROVE, BEN]], answered);
    expect(one.state).toBe('in-review');
    expect(course([[APPROVE, CARL]], one).state).toBe('approved');
  });

  test('that makes more of a renewal takes it off the short path', () => {
    const of = (lane: ReviewFacts['lane']) =>
      course([
        ['submit', ANNA, { lane: 'renewal' }],
        ['claim', BEN],
        ['ask', BEN],
        ['save', ANNA],
        ['answer', ANNA, { lane }],
        [APPROVE, BEN, { lane }],
      ]).state;
    expect([of('renewal'), of('change')]).toEqual(['approved', 'in-review']);
  });
});

describe('what nobody does in time ends', () => {
  test('a draft, counted from when it was changed last', () => {
    const saved = course([['save', ANNA, { at: after(10 * DAY) }]]);
    expect(refused(saved, 'expire', QWARDEN, { at: after(100 * DAY - 1) })).toBe('review-not-due');
    expect(refused(saved, 'expire', QWARDEN, { at: after(100 * DAY) })).toBeNull();
  });

  test('a question, counted from when it was asked', () => {
    const saved = course([['save', ANNA, { at: after(29 * DAY) }]], ASKED);
    expect(refused(saved, 'expire', QWARDEN, { at: after(30 * DAY - 1) })).toBe('review-not-due');
    expect(course([['expire', QWARDEN, { at: after(30 * DAY) }]], saved).state).toBe('expired');
  });

  test('an approval, with its scope; when it was decided stays', () => {
    expect(refused(APPROVED, 'expire', QWARDEN, { at: after(200 * DAY - 1) })).toBe('review-not-due');
    const over = course([['expire', QWARDEN, { at: after(200 * DAY) }]], APPROVED);
    expect([over.state, over.scope, over.decidedAt]).toEqual(['expired', null, START]);
  });

  test('what waits for us never does', () => {
    for (const review of [SUBMITTED, CLAIMED])
      expect(refused(review, 'expire', QWARDEN, { at: after(9_999 * DAY) })).toBe('review-wrong-state');
  });
});

describe('reopening', () => {
  const newer = { ...DEFAULT_PROFILE, version: 2, slaHours: 24 };
  const at = after(10 * DAY);
  const reopened = course([['reopen', QWARDEN, { at, profile: newer }]], APPROVED);

  test('begins the next round by the profile of now, with a fresh clock', () => {
    const { state, round, assignee, scope, decidedAt, profile, dueAt } = reopened;
    expect([state, round, assignee, scope, decidedAt, profile?.version, dueAt]).toEqual([
      ...['submitted', 2, null, null, null, 2, after(24 * HOUR, at)],
    ]);
  });

  test('keeps the votes, which count no more', () => {
    expect([reopened.votes.length, votesOfRound(reopened).length]).toEqual([2, 0]);
    const again = course(
      [
        ['claim', BEN],
        [APPROVE, BEN],
      ],
      reopened,
    );
    expect(again.state).toBe('in-review');
    expect(again.votes.at(-1)).toMatchObject({ round: 2, step: 1 });
    expect(course([[APPROVE, CARL]], again).state).toBe('approved');
  });

  test('leaves who applied what they are', () => {
    expect(refused(reopened, 'claim', OWN)).toBe('review-own-submission');
  });

  test('is nothing for people who do not decide', () => {
    expect(refused(APPROVED, 'reopen', ADMIN)).toBe('not-a-decider');
    expect(refused(APPROVED, 'reopen', NEWCOMER)).toBe('account-not-consented');
  });
});

describe('Qwarden itself', () => {
  const renewal = course([['submit', ANNA, { lane: 'renewal', profile: AUTOMATIC }]]);

  test('approves at once what the profile leaves to it, whatever number of people would', () => {
    const of = course([[APPROVE, QWARDEN, { lane: 'renewal' }]], renewal);
    expect([of.state, of.votes.map(({ by }) => by), of.scope?.until]).toEqual([
      ...['approved', ['system'], after(200 * DAY)],
    ]);
  });

  test.each<[string, Review, Partial<ReviewFacts>, ReviewRefusal]>([
    ['a profile without', { ...renewal, profile: DEFAULT_PROFILE }, {}, 'not-a-decider'],
    ['another lane', { ...renewal, lane: 'first' }, {}, 'not-a-decider'],
    ['what is no renewal any more', renewal, { lane: 'change' }, 'not-a-decider'],
    ['a later round', { ...renewal, round: 2 }, {}, 'not-a-decider'],
    ['a waiver', renewal, { verdict: 'waived' }, 'review-verdict-forbids'],
    ['a verdict against it', renewal, { verdict: 'forbids' }, 'review-verdict-forbids'],
    ['a blocked organisation', renewal, { organisationBlocked: true }, 'review-organisation-blocked'],
    ['a claim', course([['claim', BEN]], renewal), {}, 'review-wrong-state'],
    [
      'a vote',
      course([['release', BEN]], { ...VOTED, lane: 'renewal', profile: AUTOMATIC }),
      {},
      'not-a-decider',
    ],
  ])('%s keeps it for people', (_, review, facts, refusal) => {
    expect(refused(review, APPROVE, QWARDEN, { lane: 'renewal', ...facts })).toBe(refusal);
  });

  test('claims, asks, assigns, gives back, rejects and submits nothing', () => {
    expect(refused(renewal, 'claim', QWARDEN)).toBe('not-a-decider');
    expect(refused(renewal, leastOf('assign'), QWARDEN)).toBe('not-a-decider');
    expect(refused({ ...CLAIMED, assignee: null }, 'release', QWARDEN)).toBe('review-claimed-by-another');
    expect(refused(CLAIMED, 'ask', QWARDEN)).toBe('not-a-decider');
    expect(refused(CLAIMED, REJECT, QWARDEN)).toBe('not-a-decider');
    expect(refused(DRAFT, 'submit', QWARDEN)).toBe('review-not-yours');
  });
});
