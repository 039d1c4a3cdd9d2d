import { describe, expect, test } from '@jest/globals';
import { DEFAULT_PROFILE } from '../decision-profile.js';
import { replayReview, type ReviewStory } from './replay-review.js';
import { storedEventsSchema, storedReviewSchema, storedVotesSchema } from './review-story.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 4, 9, minute)).toISOString();
const OUTCOME = { outcome: 'valid', evaluationId: 'e1', remarks: [] };

/** An application of rasa, claimed and approved by ona, approved by jonas. */
const EVENTS = [
  { command: 'create', actorId: 'rasa', from: null, to: 'draft', details: {} },
  { command: 'submit', actorId: 'rasa', from: 'draft', to: 'submitted', details: { lane: 'first' } },
  { command: 'claim', actorId: 'ona', from: 'submitted', to: 'in-review', details: {} },
  {
    ...{ command: 'approve', actorId: 'ona', from: 'in-review', to: 'in-review' },
    details: { ...OUTCOME, comment: 'Yes.' },
  },
  {
    ...{ command: 'approve', actorId: 'jonas', from: 'in-review', to: 'approved' },
    details: { ...OUTCOME, comment: 'Yes.', until: '2026-06-30T23:59:59.999Z' },
  },
].map((event, i) => ({ ...event, position: i + 1, at: at(i), actorName: event.actorId, round: 1 }));

const voteOf = (step: number, byId: string, minute: number) => ({
  ...{
    round: 1,
    step,
    byId,
    byName: byId,
    at: at(minute),
    decision: 'approve',
    reason: null,
    comment: 'Yes.',
  },
});
const REVIEW = {
  ...{ id: 'r', number: '2026-0001', organisationName: 'UAB', state: 'approved', lane: 'first', round: 1 },
  ...{ createdById: 'rasa', applicants: ['rasa'], people: { ona: 'Ona', jonas: 'Jonas' } },
  ...{ certificateId: 'c', certificateNotAfter: '2027-01-01T00:00:00.000Z', remarks: [] },
  application: { roles: ['PSP_AI'], endpoints: [], edition: 'berlin-1.3' },
  applicationIsAsDecided: true,
  scope: { roles: ['PSP_AI'], endpoints: [], until: '2026-06-30T23:59:59.999Z' },
  profile: DEFAULT_PROFILE,
  decision: { command: 'approve', position: 5, evaluationId: 'e1' },
};

const story = (
  over: { review?: object; events?: readonly object[]; votes?: readonly object[] } & Partial<
    Pick<ReviewStory, 'outcome' | 'waivers'>
  > = {},
): ReviewStory => ({
  review: storedReviewSchema.parse({ ...REVIEW, ...over.review }),
  events: storedEventsSchema.parse(over.events ?? EVENTS),
  votes: storedVotesSchema.parse(over.votes ?? [voteOf(1, 'ona', 3), voteOf(2, 'jonas', 4)]),
  waivers: over.waivers ?? [],
  outcome: over.outcome === undefined ? 'valid' : over.outcome,
});
const faultsOf = (...over: Parameters<typeof story>): string =>
  replayReview(story(...over))
    .faults.map(({ file, message }) => `${file}: ${message}`)
    .join('\n');
const changed = (position: number, over: object) =>
  EVENTS.map((event) => (event.position === position ? { ...event, ...over } : event));

describe('a history', () => {
  test('leads to its decision again', () => {
    expect(replayReview(story())).toEqual({ faults: [], voters: ['Ona', 'Jonas'], needed: 2 });
  });

  test('in which one person voted twice does not', () => {
    const events = changed(5, { actorId: 'ona', actorName: 'ona' });
    const faults = faultsOf({ events, votes: [voteOf(1, 'ona', 3), voteOf(2, 'ona', 4)] });
    expect(faults).toContain('votes.json: ona voted twice in round 1.');
    expect(faults).toContain('Event 5 (approve) could not have happened: review-voted-before.');
  });

  test('in which the applicant voted does not', () => {
    const events = changed(5, { actorId: 'rasa', actorName: 'rasa' });
    const faults = faultsOf({ events, votes: [voteOf(1, 'ona', 3), voteOf(2, 'rasa', 4)] });
    expect(faults).toContain('votes.json: rasa voted on an own application.');
    expect(faults).toContain('could not have happened: review-own-submission');
  });

  test('that had fewer votes than the profile wants does not', () => {
    const profile = { ...DEFAULT_PROFILE, approvals: 3, steps: ['One', 'Two', 'Three'] };
    expect(faultsOf({ review: { profile } })).toContain('leads to in-review in round 1, not to approved');
  });

  test('in which a step was taken by somebody with another role does not', () => {
    const profile = { ...DEFAULT_PROFILE, stepRoles: ['compliance-officer', 'compliance-lead'] as const };
    const by = (second: string) => {
      const votes = EVENTS.filter(({ command }) => command === 'approve');
      return EVENTS.map((event) =>
        event.command === 'approve'
          ? {
              ...event,
              details: { ...event.details, role: event === votes[0] ? 'compliance-officer' : second },
            }
          : event,
      );
    };
    const review = { profile: { ...profile, stepRoles: [...profile.stepRoles] } };
    expect(faultsOf({ review, events: by('compliance-lead') })).toBe('');
    expect(faultsOf({ review, events: by('compliance-officer') })).toContain(
      'could not have happened: review-step-of-another-role',
    );
  });

  test('whose evidence leads to another verdict does not, unless that was waived by two', () => {
    expect(faultsOf({ outcome: 'revoked' })).toContain('could not have happened: review-verdict-forbids');
    expect(faultsOf({ outcome: null })).toContain('could not have happened: review-verdict-missing');
    const events = EVENTS.map((event) =>
      event.command === 'approve'
        ? { ...event, details: { ...event.details, outcome: 'indeterminate' } }
        : event,
    );
    const waiver = {
      ...{ id: 'w', certificateId: 'c', code: 'indeterminate', endsOn: '2026-03-20' },
      ...{ proposedById: 'ona', approvedById: 'jonas', approvedAt: at(2), revokedAt: null },
    };
    const waived = (over: object) =>
      faultsOf({
        ...{ events, outcome: 'indeterminate', waivers: [{ ...waiver, ...over }] },
        review: { scope: { ...REVIEW.scope, until: '2026-03-21T00:00:00.000Z' } },
      });
    expect(waived({})).toBe('');
    for (const over of [
      { approvedById: 'ona' },
      { approvedAt: at(30) },
      { revokedAt: at(3) },
      { endsOn: '2026-03-03' },
      { certificateId: 'another' },
      { code: 'not-qualified' },
    ])
      expect(waived(over)).toContain('review-verdict-forbids');
  });

  test('whose votes, events and end do not fit together does not', () => {
    expect(faultsOf({ votes: [voteOf(2, 'jonas', 4)] })).toContain(
      'There are 1 votes and 2 events of votes.',
    );
    expect(faultsOf({ events: EVENTS.filter(({ position }) => position !== 3) })).toContain(
      'Event 3 is missing.',
    );
    expect(faultsOf({ events: changed(3, { at: at(0) }) })).toContain('dated before the one before it');
    expect(
      faultsOf({ review: { decision: { ...REVIEW.decision, position: 4, command: 'reject' } } }),
    ).toContain('The decision that review.json names is not among them.');
    expect(faultsOf({ review: { scope: { ...REVIEW.scope, until: '2026-12-31T00:00:00.000Z' } } })).toContain(
      'What may be used is not what the votes lead to.',
    );
  });
});
