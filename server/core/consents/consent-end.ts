import { editionOf } from '../api-editions/editions.js';
import { endOfDay } from './bank-day.js';
import type { ConsentTerms, EndReason } from './consent.js';
import { type ConsentStatus, isLive } from './consent-status.js';

export interface ConsentEnd {
  readonly reason: EndReason;
  /** The first instant at which it is not usable any more. */
  readonly at: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * When a consent ends by each rule that counts for it, the earliest first. The figures are those of its edition; where the
 * instant of the authorisation is not known, the request stands for it: a consent said to end too early is renewed in time.
 */
export function endsOf(terms: ConsentTerms): readonly ConsentEnd[] {
  const { edition, recurring, validUntil, requestedAt, authorisedAt } = terms;
  const { scaValidityDays, oneOffMinutes, establishmentHours } = editionOf(edition).consents;
  const from = (authorisedAt ?? requestedAt).getTime();
  const ends: ConsentEnd[] = [];
  if (terms.status === 'received' || terms.status === 'partiallyAuthorised')
    ends.push(end('establishment', requestedAt.getTime() + establishmentHours * HOUR_MS));
  else if (recurring) ends.push(end('sca-validity', from + scaValidityDays * DAY_MS));
  else ends.push(end('one-off', from + oneOffMinutes * MINUTE_MS));
  if (validUntil !== null) ends.push({ reason: 'valid-until', at: endOfDay(validUntil, edition) });
  return ends.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** The earliest of them. */
export const endOf = (terms: ConsentTerms): ConsentEnd => endsOf(terms)[0]!;

/** What a consent is at an instant: one whose time has passed is expired, whether anybody wrote it down or not. */
export const statusAt = (
  { status, endsAt }: { readonly status: ConsentStatus; readonly endsAt: Date },
  at: Date,
): ConsentStatus => (isLive(status) && endsAt <= at ? 'expired' : status);

const end = (reason: EndReason, at: number): ConsentEnd => ({ reason, at: new Date(at) });
