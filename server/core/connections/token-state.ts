/**
 * `usable`: as granted. `refreshing`: somebody asks for a successor. `doubtful`: a refresh was sent and no answer was kept, so the
 * bank may have replaced it. `lost`: the bank does not take it any more; the customer has to authorize again. `revoked`: given up.
 */
export const TOKEN_STATES = ['usable', 'refreshing', 'doubtful', 'lost', 'revoked'] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

export interface TokenFacts {
  readonly state: TokenState;
  readonly hasRefreshToken: boolean;
  readonly accessEndsAt: Date | null;
  readonly refreshEndsAt: Date | null;
  /** While it is refreshing: past it, whoever did that is gone. */
  readonly leaseUntil: Date | null;
}

/** Longer than a call may take; past it the one who refreshed has died or hangs. */
export const REFRESH_LEASE_MS = 30_000;
/** An access token that ends within this is renewed before it is used: the call takes time, and clocks differ. */
export const RENEW_BEFORE_MS = 30_000;

export type TokenUse =
  | { readonly use: 'access' }
  /** Ask for a successor. `isSecondTry`: an earlier answer was lost. */
  | { readonly use: 'refresh'; readonly isSecondTry: boolean }
  /** Somebody else is at it; wait. */
  | { readonly use: 'wait' }
  /** There is nothing to use: the customer has to come back. */
  | { readonly use: 'none' };

/**
 * What to do with a token now. A refresh whose answer was lost is tried once more with the same token: if the bank never got it, it
 * is good; if the bank has replaced it, it refuses, and nothing is lost that was not lost before.
 */
export function howToUse(token: TokenFacts, at: Date, wanted: 'access' | 'refresh'): TokenUse {
  const { state, accessEndsAt, refreshEndsAt, leaseUntil } = token;
  if (state === 'lost' || state === 'revoked') return { use: 'none' };
  if (state === 'refreshing' && leaseUntil !== null && leaseUntil > at) return { use: 'wait' };
  const isFresh = accessEndsAt === null || accessEndsAt.getTime() - RENEW_BEFORE_MS > at.getTime();
  if (wanted === 'access' && state === 'usable' && isFresh) return { use: 'access' };
  const mayRefresh = token.hasRefreshToken && (refreshEndsAt === null || refreshEndsAt > at);
  if (mayRefresh) return { use: 'refresh', isSecondTry: state !== 'usable' };
  // The last moments of a token without a successor are still its own.
  const isGood = accessEndsAt === null || accessEndsAt > at;
  return wanted === 'access' && state === 'usable' && isGood ? { use: 'access' } : { use: 'none' };
}

/**
 * When the customer has to come back at the latest: the refresh token's end where the bank says one, else the end of the strong
 * authentication that a consent rests on. Null where neither is known.
 */
export function authorizationEnd(
  token: Pick<TokenFacts, 'hasRefreshToken' | 'accessEndsAt' | 'refreshEndsAt'>,
  subjectEndsAt: Date | null,
): Date | null {
  const own = token.hasRefreshToken ? token.refreshEndsAt : token.accessEndsAt;
  if (own === null || subjectEndsAt === null) return own ?? subjectEndsAt;
  return own < subjectEndsAt ? own : subjectEndsAt;
}
