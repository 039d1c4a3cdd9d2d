import type { GrantCause, GrantState } from '../grants/grant-states.js';
import type { CliffCause } from './cliff-cause.js';

/** When access stops, and because of what. */
export interface AccessEnd {
  readonly at: Date;
  readonly cause: Exclude<CliffCause, 'consent'>;
}

/** Access to accounts in production, and the certificates that it is used with. */
export interface AccountAccess {
  readonly state: GrantState;
  readonly causes: readonly GrantCause[];
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly changedAt: Date;
  readonly certificates: readonly {
    readonly state: GrantState;
    readonly causes: readonly GrantCause[];
    /** From then on it opens nothing, by decision or because it ends. */
    readonly until: Date;
    readonly notAfter: Date;
  }[];
}

/**
 * It lasts as long as the last of its certificates opens something. What rests has stopped already, since its last change;
 * whether the register, the certificate or a decision stopped it, its causes say.
 */
export function accessEnd({ certificates, ...access }: AccountAccess): AccessEnd {
  if (access.state !== 'active') {
    const causes = [...access.causes, ...certificates.flatMap((each) => each.causes)];
    return {
      at: access.endedAt ?? access.changedAt,
      cause: access.state === 'ended' ? 'grant' : blame(causes),
    };
  }
  const last = certificates
    .filter(({ state }) => state === 'active')
    .reduce<{ until: Date; notAfter: Date } | undefined>(
      (latest, each) => (latest === undefined || each.until > latest.until ? each : latest),
      undefined,
    );
  if (last === undefined) return { at: access.endsAt, cause: 'grant' };
  return { at: last.until, cause: last.notAfter <= last.until ? 'certificate' : 'grant' };
}

function blame(causes: readonly GrantCause[]): AccessEnd['cause'] {
  const has = (...codes: readonly string[]): boolean => causes.some(({ code }) => codes.includes(code));
  if (has('withdrawn-in-register', 'role-lost')) return 'register';
  return has('certificate-revoked', 'certificate-suspended', 'certificate-invalid', 'certificate-expired')
    ? 'certificate'
    : 'grant';
}
