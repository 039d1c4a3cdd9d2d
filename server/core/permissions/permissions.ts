export const ROLES = ['admin', 'compliance-officer', 'compliance-lead', 'operator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Who decides. */
const COMPLIANCE = ['compliance-officer', 'compliance-lead'] as const;

/**
 * Everything a route or a token can ask for, and who has it. This table is the whole of the
 * authorisation; nothing else in the server compares roles.
 *
 * An auditor reads everything and changes nothing. An operator keeps certificates and alerts
 * running. A compliance officer also decides what is alerted and how strict a rule is, and sees the audit log; so does a
 * compliance lead, whom a decision profile may ask for by name. An
 * administrator may do everything but decide about applications and access: who makes the accounts does not use their
 * rights.
 */
// prettier-ignore
const ROLES_WITH = {
  'certificates.read':  ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'certificates.write': ['admin', ...COMPLIANCE, 'operator'],
  'certificates.delete': ['admin'],
  'evaluations.write':  ['admin', ...COMPLIANCE, 'operator'],
  'alerts.read':        ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'alerts.write':       ['admin', ...COMPLIANCE, 'operator'],
  'trusted-lists.read': ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'trusted-lists.write': ['admin', ...COMPLIANCE],
  'official-journal.write': ['admin'],
  'registers.read':     ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'registers.write':    ['admin'],
  'register-decisions.write': ['admin', ...COMPLIANCE],
  'trust-anchors.read': ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'trust-anchors.write': ['admin', ...COMPLIANCE],
  'authorities.read':   ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'authorities.confirm': ['admin', ...COMPLIANCE, 'operator'],
  'authorities.write':  ['admin'],
  'alerts.rules':       ['admin', ...COMPLIANCE],
  'alerts.channels':    ['admin'],
  'alerts.silence':     ['admin', ...COMPLIANCE],
  'lint-rules.read':    ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'lint-rules.write':   ['admin', ...COMPLIANCE],
  'reviews.read':       ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'reviews.apply':      ['admin', ...COMPLIANCE, 'operator'],
  'grants.read':        ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'grants.write':       [...COMPLIANCE],
  'grants.check':       ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'mail.test':          ['admin'],
  'audit.read':         ['admin', ...COMPLIANCE, 'auditor'],
  'users.read':         ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'users.write':        ['admin'],
  'jobs.read':          ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'jobs.run':           ['admin', 'operator'],
  'account-consents.write': ['admin'],
  'organisations.read': ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'organisations.write': ['admin', ...COMPLIANCE, 'operator'],
  'organisations.block': ['admin', ...COMPLIANCE],
  'reviews.decide':     [...COMPLIANCE],
  'metrics.read':       ['admin', 'operator'],
  'submissions.read':   ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'submissions.write':  ['admin', ...COMPLIANCE, 'operator'],
  'decision-profiles.write': ['admin', ...COMPLIANCE],
  'waivers.write':      [...COMPLIANCE],
  'consents.read':      ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'consents.write':     ['admin', ...COMPLIANCE, 'operator'],
  'probes.read':        ['admin', ...COMPLIANCE, 'operator', 'auditor'],
  'probes.write':       ['admin', 'operator'],
  'probes.run':         ['admin', ...COMPLIANCE, 'operator'],
  'probes.switch-on':   ['admin'],
  'probe-keys.write':   ['admin', 'operator'],
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
