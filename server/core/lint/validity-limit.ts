import type { Certificate } from '../certificate/certificate.js';
import { followsBaselineRequirements } from './browser-track.js';
import { issuedBefore } from './issued-before.js';
import type { Violation } from './lint.js';

const SECONDS_OF_A_DAY = 86_400;

/** BR 6.3.2 as it stood during one period: certificates of the browser track issued before `until`. */
export interface ValidityLimit {
  readonly until?: Date;
  readonly days: number;
  /** What the clause advises not to exceed, so that a second too many breaks nothing. */
  readonly advised?: number;
}

/** The days of validity as BR 6.3.2 counts them: notAfter belongs to the period, and a day begun is a day. */
export const daysOfValidity = ({ notBefore, notAfter }: Certificate): number =>
  Math.ceil(((notAfter.instant.getTime() - notBefore.instant.getTime()) / 1000 + 1) / SECONDS_OF_A_DAY);

/** The days of validity when the limit binds the certificate; whether it does already is for `effectiveFrom` to say. */
export const daysUnder = (certificate: Certificate, { until }: ValidityLimit): number | undefined =>
  followsBaselineRequirements(certificate) && (until === undefined || issuedBefore(certificate, until))
    ? daysOfValidity(certificate)
    : undefined;

/** What is wrong with so many days. */
export function beyond(
  { days, advised }: ValidityLimit,
  found: number,
  { notAfter }: Certificate,
): readonly Violation[] {
  if (found > days) {
    return [{ message: `The certificate is valid for ${found} days; ${days} are allowed.`, at: notAfter.at }];
  }
  if (advised === undefined || found <= advised) return [];
  return [
    {
      message: `The certificate is valid for ${found} days; ${advised} are advised, because ${days} are the limit.`,
      at: notAfter.at,
      severity: 'warning',
    },
  ];
}
