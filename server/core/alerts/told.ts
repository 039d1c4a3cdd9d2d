/** What else ends beside certificates and consents. */
export const DATED_TYPES = ['grant', 'waiver', 'secret', 'api-token'] as const;
export type DatedType = (typeof DATED_TYPES)[number];

/** Why somebody whom a rule names would not read it. */
export const LISTENER_PROBLEMS = [
  'nobody-named',
  'group-missing',
  'group-empty',
  'user-missing',
  'user-disabled',
  'address-bounced',
  'no-default-recipient',
  'channel-missing',
] as const;
export type ListenerProblemCode = (typeof LISTENER_PROBLEMS)[number];

/** What its reader owns, or nobody. */
export type ReasonAbout = 'certificate' | 'certificates' | 'consents' | 'alerts' | 'thing' | 'token';
