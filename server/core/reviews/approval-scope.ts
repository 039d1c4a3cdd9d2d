import type { ApiEdition } from '../api-editions/edition-names.js';
import { endpointsOf } from '../api-editions/editions.js';
import type { ApprovedScope } from './review.js';

/** What was asked for, when somebody approves of it or of less. */
export interface AskedScope {
  readonly at: Date;
  readonly wanted: Pick<ApprovedScope, 'roles' | 'endpoints'>;
  /** Says which endpoints belong to which role. */
  readonly edition: ApiEdition | null;
}

/** Narrower than asked for is fine, wider is not; and something must be left that all approvers agree to. */
export function scopeProblem(
  scope: ApprovedScope | null,
  { roles, endpoints, until }: Partial<ApprovedScope>,
  { at, wanted, edition }: AskedScope,
): 'review-scope-too-wide' | 'review-scope-empty' | null {
  const [ofRoles, ofEndpoints] = [roles ?? wanted.roles, endpoints ?? wanted.endpoints];
  const widerRoles = ofRoles.some((role) => !wanted.roles.includes(role));
  const widerEndpoints =
    wanted.endpoints.length > 0 &&
    (ofEndpoints.length === 0 || ofEndpoints.some((one) => !wanted.endpoints.includes(one)));
  if (widerRoles || widerEndpoints) return 'review-scope-too-wide';
  // Written so that an invalid date leaves no time either.
  const timeLeft = (until === undefined || until > at) && (scope === null || scope.until > at);
  const rolesLeft = scope === null || ofRoles.some((role) => scope.roles.includes(role));
  const endpointsLeft =
    scope === null ||
    ofEndpoints.length === 0 ||
    scope.endpoints.length === 0 ||
    ofEndpoints.some((one) => scope.endpoints.includes(one));
  const left = narrower(scope, { roles: ofRoles, endpoints: ofEndpoints, until: at });
  const isLeft = rolesLeft && endpointsLeft && opensSomething(left, edition);
  return timeLeft && ofRoles.length > 0 && isLeft ? null : 'review-scope-empty';
}

/** Endpoints that belong to none of the roles open nothing. */
const opensSomething = (
  { roles, endpoints }: Pick<ApprovedScope, 'roles' | 'endpoints'>,
  edition: ApiEdition | null,
): boolean =>
  edition === null ||
  endpoints.length === 0 ||
  roles.some((role) => endpointsOf(edition, role).some(({ id }) => endpoints.includes(id)));

/** What both approvers agree to. */
export function narrower(one: ApprovedScope | null, other: ApprovedScope): ApprovedScope {
  if (one === null) return other;
  const endpoints =
    one.endpoints.length === 0
      ? other.endpoints
      : other.endpoints.length === 0
        ? one.endpoints
        : one.endpoints.filter((id) => other.endpoints.includes(id));
  return {
    roles: one.roles.filter((role) => other.roles.includes(role)),
    endpoints,
    until: earliest(one.until, other.until),
  };
}

/** Of those that are given. */
export const earliest = (...dates: readonly (Date | undefined)[]): Date =>
  new Date(Math.min(...dates.flatMap((date) => (date === undefined ? [] : [date.getTime()]))));
