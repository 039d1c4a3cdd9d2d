import { type FreshnessPolicy, remark, type RevocationRemark } from './judgement.js';

export interface UpdateTimes {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
}

/**
 * Why evidence of these times says nothing about the instant `at`, or `undefined` when it does. Evidence made after
 * `at` is good for it, as long as it does not lie in the future of whoever received it.
 */
export function judgeFreshness(
  { thisUpdate, nextUpdate }: UpdateTimes,
  { at, receivedAt = at, freshness }: { at: Date; receivedAt?: Date; freshness: FreshnessPolicy },
): RevocationRemark | undefined {
  const { skewMs, maxAgeMs, maxAgeWithoutNextUpdateMs } = freshness;
  const latest = Math.max(at.getTime(), receivedAt.getTime());
  if (thisUpdate.getTime() > latest + skewMs)
    return remark('future', `thisUpdate ${thisUpdate.toISOString()} lies in the future.`);
  if (nextUpdate !== undefined && nextUpdate.getTime() < at.getTime() - skewMs)
    return remark('stale', `nextUpdate ${nextUpdate.toISOString()} has passed.`);
  const age = at.getTime() - thisUpdate.getTime();
  const limit = Math.min(
    maxAgeMs ?? Infinity,
    nextUpdate === undefined ? maxAgeWithoutNextUpdateMs : Infinity,
  );
  if (age > limit + skewMs)
    return remark(
      'stale',
      `thisUpdate ${thisUpdate.toISOString()} is older than ${Math.round(limit / 3_600_000)} hours.`,
    );
  return undefined;
}
