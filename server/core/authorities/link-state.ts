/** A link that nobody confirmed for so long may lead to something else by now. */
export const CONFIRMED_FOR_DAYS = 180;
const DAY_MS = 86_400_000;

/** The gravest last. */
export const LINK_STATES = ['confirmed', 'due', 'never', 'reported'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** Somebody opened this address and found the register there. */
export interface Confirmation {
  readonly url: string;
  readonly at: Date;
  readonly by: string;
}

/** Somebody found that this address does not lead there any more. */
export interface Report {
  readonly url: string;
  readonly at: Date;
  readonly by: string;
  readonly note: string;
  readonly betterUrl: string | null;
}

export interface LinkRecord {
  readonly confirmation: Confirmation | null;
  readonly report: Report | null;
}

export interface JudgedLink extends LinkRecord {
  readonly state: LinkState;
  /** Not for 180 days, or never. */
  readonly notConfirmed: boolean;
}

/** What people found counts for the address that they looked at, and not for one that came later. */
export function judgeLink(url: string, record: LinkRecord | undefined, at: Date): JudgedLink {
  const ofThis = <Finding extends { readonly url: string }>(finding: Finding | null | undefined) =>
    finding?.url === url ? finding : null;
  const confirmation = ofThis(record?.confirmation);
  const report = ofThis(record?.report);
  const age = confirmation && at.getTime() - confirmation.at.getTime();
  const notConfirmed = age === null || age >= CONFIRMED_FOR_DAYS * DAY_MS;
  const byAge = confirmation === null ? 'never' : notConfirmed ? 'due' : 'confirmed';
  return { confirmation, report, state: report === null ? byAge : 'reported', notConfirmed };
}

/** The state of several links is the gravest of theirs; nothing is said where there is none. */
export const gravest = (states: readonly LinkState[]): LinkState | null =>
  LINK_STATES.findLast((state) => states.includes(state)) ?? null;
