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

export interface ListenerProblem {
  readonly code: ListenerProblemCode;
  /** Who or what: the name of a group, an address. */
  readonly about: string;
}

/** Alerts that nobody would read, as of the instant at which that was found. */
export interface DeafNews {
  /** A rule, or an address. */
  readonly deaf: 'alert-rule' | 'address';
  readonly name: string;
  readonly problems: readonly ListenerProblem[];
  /** Path in the console. */
  readonly link: string;
}
