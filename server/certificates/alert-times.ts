import { crossedThreshold, crossingOf, EXPIRY_THRESHOLDS } from '../core/alerts/expiry-thresholds.js';

/**
 * When the sweep next has to look at a certificate: at once while it is in a state that is news and was not told,
 * else when it crosses the next threshold; never again after the last one.
 */
export function nextAlertAt(notAfter: Date, lastThreshold: number | null, at: Date): Date | null {
  const told = lastThreshold === null ? [] : [lastThreshold];
  if (crossedThreshold(notAfter, told, at) !== undefined) return at;
  const crossings = EXPIRY_THRESHOLDS.map((threshold) => crossingOf(notAfter, threshold));
  return crossings.find((crossing) => crossing > at) ?? null;
}
