export const DAY_MS = 86_400_000;

/** Days before notAfter, in the order in which a certificate crosses them; negative ones lie after it. */
export const EXPIRY_THRESHOLDS = [90, 60, 30, 14, 7, 3, 1, 0, -7] as const;
export type ExpiryThreshold = (typeof EXPIRY_THRESHOLDS)[number];

/** Nobody is told any more about what ended longer ago than this, however long the sweep did not run. */
export const CATCH_UP_DAYS = 30;

/**
 * The instant from which a certificate is in the state that the threshold names. Days are 24 hours counted back from
 * notAfter, so neither the server's time zone nor a change of the clock moves them.
 */
export function crossingOf(notAfter: Date, threshold: ExpiryThreshold): Date {
  return new Date(notAfter.getTime() - threshold * DAY_MS);
}

/**
 * The one threshold to tell about: the latest that has been crossed at the instant, unless it or a later one was told
 * before. Thresholds that a missed run skipped are covered by it. `undefined` when there is nothing to tell, also when
 * notAfter is no instant or lies too far back.
 */
export function crossedThreshold(
  notAfter: Date | undefined,
  alreadyRaised: Iterable<number>,
  at: Date,
): ExpiryThreshold | undefined {
  if (!isInstant(notAfter)) return undefined;
  if (at.getTime() - notAfter.getTime() > CATCH_UP_DAYS * DAY_MS) return undefined;
  const latest = EXPIRY_THRESHOLDS.findLast((threshold) => crossingOf(notAfter, threshold) <= at);
  if (latest === undefined) return undefined;
  for (const raised of alreadyRaised) if (raised <= latest) return undefined;
  return latest;
}

/**
 * When the next threshold after the given one is crossed, or the first of all when none was told yet; it may lie in
 * the past. `undefined` after the last threshold: a certificate without a next crossing costs the sweep nothing.
 */
export function nextCrossing(
  notAfter: Date | undefined,
  threshold: ExpiryThreshold | undefined,
): Date | undefined {
  if (!isInstant(notAfter)) return undefined;
  const next = EXPIRY_THRESHOLDS.find((other) => threshold === undefined || other < threshold);
  return next === undefined ? undefined : crossingOf(notAfter, next);
}

const isInstant = (instant: Date | undefined): instant is Date =>
  instant !== undefined && !Number.isNaN(instant.getTime());
