export const ROLES = ['admin', 'compliance-officer', 'operator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Everything a route or a token can ask for, and who has it. This table is the whole of the
 * authorisation; nothing else in the server compares roles.
 *
 * An auditor reads everything and changes nothing. An operator keeps certificates and alerts
 * running. A compliance officer also decides what is alerted and how strict a rule is, and sees the audit
 * log. An
 * administrator may do everything but decide about applications and access: who makes the accounts does not use their
 * rights.
 */
// prettier-ignore
const ROLES_WITH = {
  'certificates.read':  ['admin', 'compliance-officer', 'operator', 'auditor'],
  'certificates.write': ['admin', 'compliance-officer', 'operator'],
  'certificates.delete': ['admin'],
  'evaluations.write':  ['admin', 'compliance-officer', 'operator'],
  'alerts.read':        ['admin', 'compliance-officer', 'operator', 'auditor'],
  'alerts.write':       ['admin', 'compliance-officer', 'operator'],
  'trusted-lists.read': ['admin', 'compliance-officer', 'operator', 'auditor'],
  'trusted-lists.write': ['admin', 'compliance-officer'],
  'official-journal.write': ['admin'],
  'registers.read':     ['admin', 'compliance-officer', 'operator', 'auditor'],
  'registers.write':    ['admin'],
  'register-decisions.write': ['admin', 'compliance-officer'],
  'trust-anchors.read': ['admin', 'compliance-officer', 'operator', 'auditor'],
  'trust-anchors.write': ['admin', 'compliance-officer'],
  'authorities.read':   ['admin', 'compliance-officer', 'operator', 'auditor'],
  'authorities.confirm': ['admin', 'compliance-officer', 'operator'],
  'authorities.write':  ['admin'],
  'alerts.rules':       ['admin', 'compliance-officer'],
  'alerts.channels':    ['admin'],
  'alerts.silence':     ['admin', 'compliance-officer'],
  'lint-rules.read':    ['admin', 'compliance-officer', 'operator', 'auditor'],
  'lint-rules.write':   ['admin', 'compliance-officer'],
  'reviews.read':       ['admin', 'compliance-officer', 'operator', 'auditor'],
  'reviews.apply':      ['admin', 'compliance-officer', 'operator'],
  'grants.read':        ['admin', 'compliance-officer', 'operator', 'auditor'],
  'grants.write':       ['compliance-officer'],
  'grants.check':       ['admin', 'compliance-officer', 'operator', 'auditor'],
  'mail.test':          ['admin'],
  'audit.read':         ['admin', 'compliance-officer', 'auditor'],
  'users.read':         ['admin', 'compliance-officer', 'operator', 'auditor'],
  'users.write':        ['admin'],
  'jobs.read':          ['admin', 'compliance-officer', 'operator', 'auditor'],
  'jobs.run':           ['admin', 'operator'],
  'account-consents.write': ['admin'],
  'organisations.read': ['admin', 'compliance-officer', 'operator', 'auditor'],
  'organisations.write': ['admin', 'compliance-officer', 'operator'],
  'organisations.block': ['admin', 'compliance-officer'],
  'reviews.decide':     ['compliance-officer'],
  'metrics.read':       ['admin', 'operator'],
  'submissions.read':   ['admin', 'compliance-officer', 'operator', 'auditor'],
  'submissions.write':  ['admin', 'compliance-officer', 'operator'],
  'decision-profiles.write': ['admin', 'compliance-officer'],
  'waivers.write':      ['compliance-officer'],
  'consents.read':      ['admin', 'compliance-officer', 'operator', 'auditor'],
  'consents.write':     ['admin', 'compliance-officer', 'operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ROLES_WITH;

export const PERMISSIONS = Object.keys(ROLES_WITH) as Permission[];

export const isPermission = (text: string): text is Permission => Object.hasOwn(ROLES_WITH, text);

export const mayRole = (role: Role, permission: Permission): boolean =>
  (ROLES_WITH[permission] as readonly Role[]).includes(role);

export const permissionsOf = (role: Role): Permission[] =>
  PERMISSIONS.filter((permission) => mayRole(role, permission));

/**
 * What a bearer of a token may do: never more than its scopes, never more than its owner may
 * at this moment. A scope that no longer exists counts as absent.
 */
export const permissionsOfToken = (ownerRole: Role, scopes: readonly string[]): Permission[] =>
  permissionsOf(ownerRole).filter((permission) => scopes.includes(permission));
