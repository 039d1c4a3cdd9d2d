import type { AccessRole } from '../api-editions/edition-names.js';

/** What the bank granted. */
export interface BankGrant {
  readonly roles: readonly AccessRole[];
  /** Empty: all that the roles open. */
  readonly endpoints: readonly string[];
  readonly until: Date;
}

/** What our own review approved. */
export interface ApprovedScope {
  readonly roles: readonly AccessRole[];
  readonly endpoints: readonly string[];
  /** Null: no end of its own. */
  readonly until: Date | null;
}

export interface ScopeProblem {
  readonly path: 'roles' | 'endpoints' | 'validUntil';
  readonly message: string;
}

/** Why an answer of the bank cannot become access: never wider, never longer than what was approved here. */
export function judgeBankGrant(granted: BankGrant, approved: ApprovedScope, at: Date): ScopeProblem[] {
  const problems: ScopeProblem[] = [];
  const extraRoles = granted.roles.filter((role) => !approved.roles.includes(role));
  if (granted.roles.length === 0)
    problems.push({ path: 'roles', message: 'An approval grants at least one role.' });
  if (extraRoles.length > 0)
    problems.push({ path: 'roles', message: `${extraRoles.join(', ')} was not approved here.` });
  // Without endpoints of its own an approval is for all that its roles open.
  const narrowed = approved.endpoints.length > 0;
  const extra = narrowed ? granted.endpoints.filter((id) => !approved.endpoints.includes(id)) : [];
  if (extra.length > 0)
    problems.push({ path: 'endpoints', message: `${extra.join(', ')} was not approved here.` });
  if (narrowed && granted.endpoints.length === 0)
    problems.push({
      path: 'endpoints',
      message: 'Only some endpoints were approved here; name those that were granted.',
    });
  if (granted.until <= at) problems.push({ path: 'validUntil', message: 'It has passed.' });
  if (approved.until !== null && granted.until > approved.until)
    problems.push({
      path: 'validUntil',
      message: `The approval here ends on ${approved.until.toISOString()}.`,
    });
  return problems;
}
