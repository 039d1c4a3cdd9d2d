/** What a stored certificate is worth today, in the order in which one reason hides the next. */
export const CERTIFICATE_STATUSES = [
  'retired',
  'superseded',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
  'expiring',
  'valid',
] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

const DAY_MS = 86_400_000;

/** `expiring` begins this many days before the end. */
export const EXPIRING_DAYS = 30;

/** Outcomes of the newest verdict that are statuses of their own. */
export const isRevocationStatus = (outcome: string): outcome is 'revoked' | 'suspended' =>
  outcome === 'revoked' || outcome === 'suspended';

export interface StatusFacts {
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly retiredAt: Date | null;
  readonly supersededById: string | null;
  /** Of the newest verdict; empty without one. */
  readonly verdictOutcome: string;
}

/** The status at an instant. The second that notAfter names still counts (RFC 5280 §4.1.2.5). */
export function statusOf(facts: StatusFacts, at: Date): CertificateStatus {
  if (facts.retiredAt !== null) return 'retired';
  if (facts.supersededById !== null) return 'superseded';
  if (isRevocationStatus(facts.verdictOutcome)) return facts.verdictOutcome;
  if (facts.notAfter <= lastEnd(at)) return 'expired';
  if (facts.notBefore > at) return 'not-yet-valid';
  return facts.notAfter <= after(at, EXPIRING_DAYS) ? 'expiring' : 'valid';
}

/** The latest notAfter that has ended at an instant: X.509 times are whole seconds, and theirs is used up. */
export const lastEnd = (at: Date): Date => new Date(at.getTime() - 1000);

export const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

/** Whole days that are left, rounded down; negative when the end has passed. */
export const daysLeft = (notAfter: Date, at: Date): number =>
  Math.floor((notAfter.getTime() - at.getTime()) / DAY_MS);

/** Bands of the first page: what ended, and what ends within so many days. Each excludes the ones before it. */
export const EXPIRY_BANDS = ['overdue', 'within7', 'within30', 'within90'] as const;
export type ExpiryBand = (typeof EXPIRY_BANDS)[number];

const BAND_DAYS: Readonly<Record<Exclude<ExpiryBand, 'overdue'>, number>> = {
  within7: 7,
  within30: 30,
  within90: 90,
};

/**
 * The notAfter values that a band holds at an instant: later than `after` (null: since ever), and `until` or earlier.
 */
export function bandSpan(band: ExpiryBand, at: Date): { readonly after: Date | null; readonly until: Date } {
  switch (band) {
    case 'overdue':
      return { after: null, until: lastEnd(at) };
    case 'within7':
      return { after: lastEnd(at), until: after(at, BAND_DAYS.within7) };
    case 'within30':
      return { after: after(at, BAND_DAYS.within7), until: after(at, BAND_DAYS.within30) };
    case 'within90':
      return { after: after(at, BAND_DAYS.within30), until: after(at, BAND_DAYS.within90) };
  }
}
