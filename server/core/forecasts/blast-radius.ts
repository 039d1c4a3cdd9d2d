import type { GrantState } from '../grants/grant-states.js';
import { supportKey } from './consent-cliff.js';

/** Access, and the certificates that it is used with. */
export interface UsedAccess {
  readonly id: string;
  readonly organisationId: string;
  readonly edition: string;
  readonly environment: string;
  readonly role: string;
  readonly state: GrantState;
  readonly certificates: readonly {
    readonly certificateId: string;
    readonly state: GrantState;
    /** From then on it opens nothing. */
    readonly until: Date;
  }[];
}

/** What is imagined to stop. */
export interface Stop {
  readonly certificates: ReadonlySet<string>;
  readonly grants: ReadonlySet<string>;
}

/** Live consents that are alike in what they are used with. */
export interface RestingConsents {
  readonly organisationId: string;
  readonly edition: string;
  readonly certificateId: string | null;
  readonly grantId: string | null;
  readonly count: number;
}

export interface TouchedAccess<Access> {
  readonly access: Access;
  /** Otherwise another certificate carries it on. */
  readonly stops: boolean;
}

/**
 * Access that works now and is touched. It stops with its last working certificate or with its own end; what rests or has
 * ended already cannot stop any more.
 */
export function touchedAccess<Access extends UsedAccess>(
  accesses: readonly Access[],
  stop: Stop,
  at: Date,
): readonly TouchedAccess<Access>[] {
  return accesses.flatMap((access) => {
    const working = access.certificates.filter(({ state, until }) => state === 'active' && until > at);
    if (access.state !== 'active' || working.length === 0) return [];
    const ends = stop.grants.has(access.id);
    const left = working.filter(({ certificateId }) => !stop.certificates.has(certificateId));
    return ends || left.length < working.length ? [{ access, stops: ends || left.length === 0 }] : [];
  });
}

/**
 * Consents that stop: those that name the certificate or an access that stops, and those that name neither where access
 * to accounts in production stops.
 */
export function stoppedConsents(
  groups: readonly RestingConsents[],
  stop: Stop,
  touched: readonly TouchedAccess<UsedAccess>[],
): number {
  const ended = touched.flatMap(({ access, stops }) => (stops ? [access] : []));
  const grants = new Set([...stop.grants, ...ended.map(({ id }) => id)]);
  const accounts = new Set(
    ended
      .filter(({ role, environment }) => role === 'PSP_AI' && environment === 'production')
      .map(({ organisationId, edition }) => supportKey(organisationId, edition)),
  );
  const stops = ({ organisationId, edition, certificateId, grantId }: RestingConsents): boolean =>
    certificateId === null && grantId === null
      ? accounts.has(supportKey(organisationId, edition))
      : (certificateId !== null && stop.certificates.has(certificateId)) ||
        (grantId !== null && grants.has(grantId));
  return groups.filter(stops).reduce((sum, { count }) => sum + count, 0);
}
