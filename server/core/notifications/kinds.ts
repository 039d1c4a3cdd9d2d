import type { Permission } from '../permissions/permissions.js';

/** What somebody is told inside the console and by mail. Codes are stored; they are never renamed or reused. */
export const NOTIFICATION_KINDS = [
  'review-submitted',
  'review-claimed',
  'review-question',
  'review-answer',
  'review-approved',
  'review-rejected',
  'review-reopened',
  'review-overdue',
  'review-expired',
  'bank-answer',
  'account-consent-waiting',
  'grant-suspended',
  'grant-resumed',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
/** What the course of a review makes known. */
export type ReviewNewsKind = Extract<NotificationKind, `review-${string}`>;

/** Mails are switched off by group, each for oneself; the bell is never switched off. */
export const NOTIFICATION_GROUPS = ['queue', 'applications', 'grants', 'accounts'] as const;
export type NotificationGroup = (typeof NOTIFICATION_GROUPS)[number];

interface KindFacts {
  readonly group: NotificationGroup;
  /** Whoever holds this permission is told, beside those who are named. */
  readonly permission: Permission | null;
  /** Whether the one whose application it is is told. */
  readonly applicant: boolean;
}

/** Whom each kind is for. */
export const KIND_FACTS: Readonly<Record<NotificationKind, KindFacts>> = {
  'review-submitted': { group: 'queue', permission: 'reviews.decide', applicant: false },
  'review-claimed': { group: 'applications', permission: null, applicant: true },
  'review-question': { group: 'applications', permission: null, applicant: true },
  'review-answer': { group: 'queue', permission: 'reviews.decide', applicant: false },
  'review-approved': { group: 'applications', permission: null, applicant: true },
  'review-rejected': { group: 'applications', permission: null, applicant: true },
  'review-reopened': { group: 'queue', permission: 'reviews.decide', applicant: true },
  'review-overdue': { group: 'queue', permission: 'reviews.decide', applicant: false },
  'review-expired': { group: 'applications', permission: null, applicant: true },
  'bank-answer': { group: 'applications', permission: 'submissions.write', applicant: true },
  'account-consent-waiting': { group: 'accounts', permission: 'account-consents.write', applicant: false },
  'grant-suspended': { group: 'grants', permission: 'grants.write', applicant: true },
  'grant-resumed': { group: 'grants', permission: 'grants.write', applicant: true },
};

/** Kinds that somebody has to act upon: if nobody hears of one, that is an alert. */
export const needsListeners = (kind: NotificationKind): boolean => KIND_FACTS[kind].permission !== null;

export const NOTIFICATION_LOCALES = ['en', 'lt'] as const;
export type NotificationLocale = (typeof NOTIFICATION_LOCALES)[number];

/** What words are made of. `facts` of any kind may hold `number`, `organisation`, `by`, `text` and instants as ISO text. */
export interface News {
  readonly kind: NotificationKind;
  readonly subjectName: string;
  readonly facts: Readonly<Record<string, string>>;
}
