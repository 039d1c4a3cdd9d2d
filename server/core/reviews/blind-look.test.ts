import { expect, test } from '@jest/globals';
import { looksBlind } from './blind-look.js';
import type { ReviewActor } from './decide-review.js';
import { DEFAULT_PROFILE } from './decision-profile.js';
import type { Review } from './review.js';

const at = new Date('2026-03-02T09:00:00Z');
const REVIEW: Review = {
  ...{ state: 'in-review', lane: 'first', round: 2, createdBy: 'anna', applicants: ['ann'], assignee: 'ben' },
  votes: [
    { by: 'carl', decision: 'approve', step: 1, round: 1, reason: null, comment: '', at },
    { by: 'ben', decision: 'approve', step: 1, round: 2, reason: null, comment: '', at },
  ],
  ...{ since: at, touchedAt: at, submittedAt: at, dueAt: at, pausedMs: null, decidedAt: null, scope: null },
  profile: { ...DEFAULT_PROFILE, blindSecond: true },
};
const reader = (id: string | null, deciding: ReviewActor['deciding'] = 'may'): ReviewActor => ({
  ...{ id, deciding },
});

test.each<[string, boolean, ReviewActor, Partial<Review>]>([
  ['who may still vote', true, reader('dora'), {}],
  ['who voted in an earlier round only', true, reader('carl'), {}],
  ['who could vote once consented', true, reader('dora', 'account-not-consented'), {}],
  ['who has voted', false, reader('ben'), {}],
  ['who never votes', false, reader('eve', 'not-a-decider'), {}],
  ['who filed it', false, reader('anna'), {}],
  ['who answered', false, reader('ann'), {}],
  ['Qwarden itself', false, reader(null), {}],
  ['nobody, once it is decided', false, reader('dora'), { state: 'approved' }],
  ['nobody, before a vote of this round', false, reader('dora'), { round: 3 }],
  ['nobody, where the profile does not ask for it', false, reader('dora'), { profile: DEFAULT_PROFILE }],
])('%s: %s', (_, blind, actor, changes) => {
  expect(looksBlind({ ...REVIEW, ...changes }, actor)).toBe(blind);
});
