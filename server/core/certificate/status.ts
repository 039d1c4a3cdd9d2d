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

export const DAY_MS = 24 * 60 * 60 * 1000;

/** `expiring` begins this many days before the end. */
export const EXPIRING_DAYS = 30;

export interface StatusFacts {
  /** `null` when the certificate does not say it in a readable way. */
  readonly notBefore: Date | null;
  readonly notAfter: Date | null;
  readonly retiredAt: Date | null;
  readonly supersededById: string | null;
}

/**
 * The status at an instant. A certificate whose validity cannot be read counts as expired: nobody may rely on it,
 * and its findings say why. The last second of the validity still counts (RFC 5280 §4.1.2.5: notAfter is inclusive).
 */
export function statusOf(facts: StatusFacts, at: Date): CertificateStatus {
  if (facts.retiredAt !== null) return 'retired';
  if (facts.supersededById !== null) return 'superseded';
  if (facts.notBefore === null || facts.notAfter === null || hasEnded(facts.notAfter, at)) return 'expired';
  if (facts.notBefore > at) return 'not-yet-valid';
  return facts.notAfter.getTime() - at.getTime() <= EXPIRING_DAYS * DAY_MS ? 'expiring' : 'valid';
}

/** X.509 times are whole seconds, so the second named by notAfter ends one second later. */
const hasEnded = (notAfter: Date, at: Date): boolean => at.getTime() >= notAfter.getTime() + 1000;

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

/** The half-open span of notAfter values that a band holds at an instant; `from` is `null` for "since ever". */
export function bandSpan(band: ExpiryBand, at: Date): { readonly from: Date | null; readonly until: Date } {
  const after = (days: number): Date => new Date(at.getTime() + days * DAY_MS);
  switch (band) {
    case 'overdue':
      return { from: null, until: at };
    case 'within7':
      return { from: at, until: after(BAND_DAYS.within7) };
    case 'within30':
      return { from: after(BAND_DAYS.within7), until: after(BAND_DAYS.within30) };
    case 'within90':
      return { from: after(BAND_DAYS.within30), until: after(BAND_DAYS.within90) };
  }
}
