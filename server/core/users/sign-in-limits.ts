const MINUTE_MS = 60_000;

export const SIGN_IN_LIMITS = {
  windowMs: 15 * MINUTE_MS,
  /** Failed checks of one account, wherever they come from. */
  perAccount: 20,
  /** Failed checks from one address, whatever the account: an office may share one. */
  perAddress: 100,
} as const;

export const SESSION_LIMITS = {
  /** Without a request for this long a session ends. */
  idleMs: 60 * MINUTE_MS,
  /** However busy, it ends after this long. */
  absoluteMs: 12 * 60 * MINUTE_MS,
  /** The last use is written down at most this often. */
  touchMs: MINUTE_MS,
} as const;

export const PASSWORD_LINK_MS = { forgotten: 60 * MINUTE_MS, invitation: 7 * 24 * 60 * MINUTE_MS } as const;
export const ONE_TIME_PASSWORD_MS = 7 * 24 * 60 * MINUTE_MS;
/** A second link within this time is not sent: the first is still on its way. */
export const PASSWORD_LINK_PAUSE_MS = 2 * MINUTE_MS;

/** `address` is left out for a device on which the account signed in before: its neighbours do not lock it out. */
export const mayTrySignIn = (failures: { readonly account: number; readonly address?: number }): boolean =>
  failures.account < SIGN_IN_LIMITS.perAccount && (failures.address ?? 0) < SIGN_IN_LIMITS.perAddress;

export function isSessionOver(session: { createdAt: Date; lastUsedAt: Date }, at: Date): boolean {
  const now = at.getTime();
  return (
    now - session.lastUsedAt.getTime() >= SESSION_LIMITS.idleMs ||
    now - session.createdAt.getTime() >= SESSION_LIMITS.absoluteMs
  );
}
