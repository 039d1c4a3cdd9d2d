import type { NotificationWords } from './notification-words.js';

/** `{fact}` is a fact; a part in brackets is left out where a fact in it is missing. */
export const WORDS_EN: NotificationWords = {
  kinds: {
    'review-submitted': {
      what: 'submitted for review',
      sentence: 'The application of {organisation}[ for {edition}] was submitted for review[ by {by}].',
      next: 'It waits for somebody who claims it[, and is due by {dueAt}].',
      label: 'Open the review',
    },
    'review-claimed': {
      what: 'being reviewed',
      sentence: 'The application of {organisation} is being reviewed[ by {by}].',
      next: 'Nothing to do now; you are told what was decided or is asked.',
      label: 'Open the application',
    },
    'review-question': {
      what: 'an answer is needed',
      sentence: 'There is a question about the application of {organisation}[, asked by {by}].',
      next: 'The review stands still until it is answered[; it ends by itself on {expiresAt}].',
      label: 'Answer',
    },
    'review-answer': {
      what: 'answered',
      sentence: 'The question about the application of {organisation} was answered[ by {by}].',
      next: 'The review goes on[, and is due by {dueAt}].',
      label: 'Open the review',
    },
    'review-approved': {
      what: 'approved',
      sentence: 'The application of {organisation} was approved[ by {by}].',
      next: '[The approval is good until {validUntil}.]',
      label: 'Open the application',
    },
    'review-rejected': {
      what: 'rejected',
      sentence: 'The application of {organisation} was rejected[ by {by}][: {reason}].',
      next: 'The reasons are on its page; it can be corrected and submitted again.',
      label: 'Open the application',
    },
    'review-reopened': {
      what: 'reopened',
      sentence: 'The approval of {organisation} was reopened[: {reason}].',
      next: 'It waits for a new decision[, due by {dueAt}].',
      label: 'Open the review',
    },
    'review-overdue': {
      what: 'overdue',
      sentence: 'The review of {organisation} is overdue[ since {dueAt}].',
      next: 'The applicant is waiting for a decision.',
      label: 'Open the review',
    },
    'review-expired': {
      what: 'expired',
      sentence: 'The application of {organisation} has expired[: {reason}].',
      next: 'Access that rests on it ends. It can be submitted again.',
      label: 'Open the application',
    },
    'bank-answer': {
      what: 'the bank has answered',
      sentence: 'The answer of the bank about {organisation} was recorded[ by {by}][: {answer}].',
      next: 'What was granted, and until when, is on its page.',
      label: 'Open the submission',
    },
    'account-consent-waiting': {
      what: 'a second administrator has to consent',
      sentence: 'A change[ by {by}] of who may decide waits for a second administrator[: {change}].',
      next: 'Until then it has no effect.',
      label: 'Look at it',
    },
    'grant-suspended': {
      what: 'access suspended',
      sentence: 'The access of {organisation} was suspended[: {reason}].',
      next: 'Its requests are refused until somebody decides to resume it.',
      label: 'Open the access',
    },
    'grant-resumed': {
      what: 'access resumed',
      sentence: 'The access of {organisation} was resumed[ by {by}].',
      next: '[It is good until {validUntil}.]',
      label: 'Open the access',
    },
  },
  on: 'on {at}',
  answers: { 'asked-back': 'it wants to know more', approved: 'approved', refused: 'refused' },
  because: {
    named: 'Sent by Qwarden at {baseUrl} because it is about something of yours.',
    permission: 'Sent by Qwarden at {baseUrl} because you may act upon it.',
    contact: 'Sent by Qwarden at {baseUrl} because you are named there as contact.',
  },
  switchOff: 'Mails of this kind can be switched off: {link}',
  open: 'Open it here:',
};
