import type { ApiEdition, ApiEnvironment } from '../api-editions/edition-names.js';
import type { ReviewLane } from './review-states.js';

/** What the lane follows from, of an application with its certificate. */
export interface LaneSubject {
  /** Authority and authorisation number as core/registers writes them: `LT-BL LB000458`; empty when there is none. */
  readonly organisationKey: string;
  readonly edition: ApiEdition | null;
  readonly environment: ApiEnvironment | null;
  /** Asked for, or of the approval before: granted. */
  readonly roles: readonly string[];
  /** Empty: all that the roles open. */
  readonly endpoints: readonly string[];
  /** That may be relied upon by the certificate. */
  readonly certificateRoles: readonly string[];
}

/**
 * `before` is the last approved review of the same organisation, edition and environment. `green`: the new certificate's
 * verdict is `valid`. A renewal is the same authority and number with the same or less; what is not green takes the long
 * path as well.
 */
export function laneOf(now: LaneSubject, before: LaneSubject | null, green: boolean): ReviewLane {
  if (before === null || now.edition !== before.edition || now.environment !== before.environment)
    return 'first';
  if (now.organisationKey === '' || now.organisationKey !== before.organisationKey) return 'first';
  return green && isNoWider(now, before) ? 'renewal' : 'change';
}

function isNoWider(now: LaneSubject, before: LaneSubject): boolean {
  const within = (ours: readonly string[], theirs: readonly string[]) =>
    ours.every((one) => theirs.includes(one));
  if (!within(now.roles, before.roles) || !within(now.certificateRoles, before.certificateRoles))
    return false;
  if (before.endpoints.length === 0) return true;
  return now.endpoints.length > 0 && within(now.endpoints, before.endpoints);
}
