/**
 * `prepared`: the package lies here. `sent`: somebody handed it over. `asked-back`: the bank wants to know more. The last
 * two are ends.
 */
export const SUBMISSION_STATES = ['prepared', 'sent', 'asked-back', 'approved', 'refused'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const SUBMISSION_COMMANDS = ['prepare', 'send', 'ask-back', 'approve', 'refuse'] as const;
export type SubmissionCommand = (typeof SUBMISSION_COMMANDS)[number];

/** What the bank can answer. */
export const BANK_ANSWERS = ['asked-back', 'approved', 'refused'] as const;
export type BankAnswer = (typeof BANK_ANSWERS)[number];

export const COMMAND_OF_ANSWER = {
  'asked-back': 'ask-back',
  approved: 'approve',
  refused: 'refuse',
} as const satisfies Record<BankAnswer, SubmissionCommand>;

const NEXT: Readonly<Record<SubmissionState, Partial<Record<SubmissionCommand, SubmissionState>>>> = {
  prepared: { prepare: 'prepared', send: 'sent' },
  // The bank may answer more than once, and may be asked again.
  sent: { 'ask-back': 'asked-back', approve: 'approved', refuse: 'refused' },
  'asked-back': {
    ...{ prepare: 'prepared', send: 'sent' },
    ...{ 'ask-back': 'asked-back', approve: 'approved', refuse: 'refused' },
  },
  approved: {},
  refused: {},
};

/** The state after a command; `undefined` where it is not possible. */
export const nextSubmissionState = (
  state: SubmissionState,
  command: SubmissionCommand,
): SubmissionState | undefined => NEXT[state][command];

export const possibleCommands = (state: SubmissionState): SubmissionCommand[] =>
  SUBMISSION_COMMANDS.filter((command) => NEXT[state][command] !== undefined);

/** Nothing else of the same review may be under way beside it. */
export const isOpenSubmission = (state: SubmissionState): boolean => possibleCommands(state).length > 0;

/** When the bank hands out what opens its interface. */
export const takesSecrets = (state: SubmissionState): boolean =>
  state === 'sent' || state === 'asked-back' || state === 'approved';

/** What happened to a submission, in the order of its page. */
export const SUBMISSION_EVENTS = [
  'prepared',
  'sent',
  'mailed',
  'mail-failed',
  'asked-back',
  'approved',
  'refused',
  'secrets-received',
] as const;
export type SubmissionEvent = (typeof SUBMISSION_EVENTS)[number];
