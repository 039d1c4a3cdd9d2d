import type { ApiEdition } from '../api-editions/edition-names.js';
import { startsOfDaysBefore } from './bank-day.js';
import { type ConsentStatus, isLive } from './consent-status.js';

/** Days before the last day, in the order in which a consent crosses them. */
export const CONSENT_THRESHOLDS = [30, 14, 7, 1] as const;
export type ConsentThreshold = (typeof CONSENT_THRESHOLDS)[number];

/** What the sweep needs to know of a consent. */
export interface DatedConsent {
  readonly edition: ApiEdition;
  readonly status: ConsentStatus;
  readonly recurring: boolean;
  readonly endsAt: Date;
  readonly lastThreshold: number | null;
}

/**
 * When each threshold is crossed, in their order: at midnight where the bank is, so that all consents which end on one day cross it together
 * and are one alert.
 */
export const crossingsOf = ({ endsAt, edition }: Pick<DatedConsent, 'endsAt' | 'edition'>): readonly Date[] =>
  startsOfDaysBefore(endsAt, CONSENT_THRESHOLDS, edition);

/** Only what somebody can renew in time is told. */
const isTold = ({ status, recurring }: DatedConsent): boolean => recurring && status === 'valid';

/** The one threshold to tell about: the latest that has been crossed, unless it or a later one was told. */
export function crossedConsentThreshold(consent: DatedConsent, at: Date): ConsentThreshold | undefined {
  if (!isTold(consent) || consent.endsAt <= at) return undefined;
  const crossed = crossingsOf(consent).filter((crossing) => crossing <= at).length;
  const latest = CONSENT_THRESHOLDS[crossed - 1];
  if (latest === undefined) return undefined;
  return consent.lastThreshold !== null && consent.lastThreshold <= latest ? undefined : latest;
}

/** When the sweep has to look at it next: for a threshold, or because it ends; null when it is over. */
export function nextLook(consent: DatedConsent, at: Date): Date | null {
  if (!isLive(consent.status)) return null;
  if (consent.endsAt <= at || crossedConsentThreshold(consent, at) !== undefined) return at;
  if (!isTold(consent)) return consent.endsAt;
  const next = crossingsOf(consent).find((crossing) => crossing > at);
  return next === undefined || next > consent.endsAt ? consent.endsAt : next;
}
