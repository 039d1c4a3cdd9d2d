import type { Certificate } from '../certificate/certificate.js';
import { issuedBefore } from './issued-before.js';

const DAY_MS = 86_400_000;
const TEN_DAYS_FROM = new Date(Date.UTC(2024, 2, 15));
const SEVEN_DAYS_FROM = new Date(Date.UTC(2026, 2, 15));

/**
 * Whether the Baseline Requirements (§1.6.1) call the certificate short-lived, so that it needs no revocation pointer:
 * at most 10 days when issued from 2024-03-15 on, 7 days from 2026-03-15 on. The last second counts.
 */
export function isShortLived(certificate: Certificate): boolean {
  if (issuedBefore(certificate, TEN_DAYS_FROM)) return false;
  const { notBefore, notAfter } = certificate;
  const days = issuedBefore(certificate, SEVEN_DAYS_FROM) ? 10 : 7;
  return notAfter.instant.getTime() + 1000 - notBefore.instant.getTime() <= days * DAY_MS;
}
