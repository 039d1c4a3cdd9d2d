import type { Actor } from '../audit/actor.js';
import { mayRole, type Role } from '../permissions/permissions.js';

/**
 * `waiting`: a second administrator has not consented yet. `one-person`: in effect, but nobody can tell that more than one
 * person stands behind it; every decision says so.
 */
export const CONSENT_STATES = ['waiting', 'consented', 'one-person'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What makes a consent necessary: whoever does it could act as the account. */
export const ACCOUNT_EVENTS = ['created', 'role', 'enabled', 'password'] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

export interface AccountConsent {
  readonly state: ConsentState;
  /** Who gave the role or brought the account back. */
  readonly proposedById: string;
  /** Who last handed out a way in and may know it. */
  readonly passwordById: string | null;
}

interface Account {
  readonly id: string;
  readonly role: Role;
  readonly state: 'invited' | 'active' | 'disabled';
}

const mayDecide = (role: Role): boolean => mayRole(role, 'reviews.decide');
const mayConsent = (role: Role): boolean => mayRole(role, 'account-consents.write');

/**
 * Accounts that decide, and those that consent to others: an administrator who could make a second one alone would be
 * two administrators.
 */
export const needsConsent = (role: Role): boolean => mayDecide(role) || mayConsent(role);

/**
 * The consent of an account after an administrator did something to it, or why they may not do it. `consent` is the
 * actor's own, null where there is none. `othersEver` counts the other accounts that could consent at any time: whoever
 * disables them all does not become the only administrator by that.
 */
export function consentAfter(
  event: AccountEvent,
  before: AccountConsent | null,
  by: { readonly actor: Actor; readonly consent: AccountConsent | null; readonly othersEver: number },
): AccountConsent | 'account-not-consented' {
  const { id, via } = by.actor;
  const handsOut = event === 'created' || event === 'password';
  // The owner of the host can do anything to the database; what they do with the command is at least written down.
  if (via === 'cli' || via === 'system')
    return { state: 'consented', proposedById: id, passwordById: handsOut ? id : null };
  // An account that waits could be its maker's second hand.
  if (by.consent === null || by.consent.state === 'waiting') return 'account-not-consented';
  const open = before?.state === 'waiting' ? before : null;
  return {
    state: by.othersEver === 0 ? 'one-person' : 'waiting',
    proposedById: event === 'password' && open !== null ? open.proposedById : id,
    passwordById: handsOut ? id : (open?.passwordById ?? null),
  };
}

export type ConsentRefusal =
  | 'session-needed'
  | 'consent-not-open'
  | 'user-disabled'
  | 'own-account'
  | 'second-person-needed'
  | 'account-not-consented';

/** Why somebody may not consent to an account, or nothing. */
export function judgeConsent(
  account: Account,
  consent: AccountConsent | null,
  by: { readonly actor: Pick<Actor, 'id' | 'via'>; readonly consent: AccountConsent | null },
): ConsentRefusal | undefined {
  if (by.actor.via !== 'session') return 'session-needed';
  if (!needsConsent(account.role) || consent === null || consent.state === 'consented')
    return 'consent-not-open';
  if (account.state === 'disabled') return 'user-disabled';
  if (by.actor.id === account.id) return 'own-account';
  if ([consent.proposedById, consent.passwordById].includes(by.actor.id)) return 'second-person-needed';
  if (by.consent === null || by.consent.state === 'waiting') return 'account-not-consented';
  return undefined;
}

/** A consent is worth as much as the weaker of those who gave it: two accounts of one person stay one person. */
export const stateAfterConsent = (
  proposer: AccountConsent | null,
  consenter: AccountConsent,
): Exclude<ConsentState, 'waiting'> =>
  proposer?.state === 'one-person' || consenter.state === 'one-person' ? 'one-person' : 'consented';

export interface Standing {
  readonly mayDecide: boolean;
  readonly role: Role | null;
  readonly refusal: 'account-not-consented' | 'not-a-decider' | null;
  /** Nobody can tell that more than one person stands behind a decision of this account. */
  readonly onePersonInstallation: boolean;
}

/** Whether a person may decide now. `administrators` counts those who are active and consented to. */
export function deciderStanding(
  account: Account | null,
  consent: AccountConsent | null,
  installation: { readonly administrators: number },
): Standing {
  const onePersonInstallation = installation.administrators < 2 || consent?.state === 'one-person';
  const refusal =
    account === null || account.state !== 'active' || !mayDecide(account.role)
      ? 'not-a-decider'
      : consent === null || consent.state === 'waiting'
        ? 'account-not-consented'
        : null;
  return { mayDecide: refusal === null, role: account?.role ?? null, refusal, onePersonInstallation };
}
