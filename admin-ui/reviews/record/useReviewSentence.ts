import type { Examination, ReviewDetails } from '../../../server/reviews/reviews.contract.js';
import { useRecordWords } from './useRecordWords.js';

/** What a manager can read aloud: who wants what, where it stands, and by when. */
export function useReviewSentence(review: ReviewDetails, examination: Examination | undefined): string {
  const words = useRecordWords();
  const { state, organisationName, roles, edition, environment, assignee, dueAt, validUntil } = review;
  const { approvals: given, approvalsNeeded: needed } = review;
  const say = (name: string, values: object = {}) => words.say(`sentence.${name}`, values);
  const outcome = examination?.verdict?.outcome;
  return [
    say('wants', {
      organisation: organisationName || words.say('nameless'),
      roles: roles.map(words.role).join(', ') || '–',
      edition: edition === null ? '–' : words.edition(edition),
      environment: environment === null ? '–' : words.environment(environment),
    }),
    examination !== undefined &&
      (outcome === undefined ? say('no_verdict') : say('verdict', { outcome: words.outcome(outcome) })),
    say(state, {
      ...{ name: assignee?.name ?? '–', given, needed },
      until: validUntil === null ? '–' : words.when(validUntil),
    }),
    dueAt !== null && say('due', { when: words.when(dueAt) }),
  ]
    .filter(Boolean)
    .join(' ');
}
