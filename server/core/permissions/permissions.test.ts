import { describe, expect, test } from '@jest/globals';
import { PERMISSIONS, ROLES, mayRole, permissionsOf, permissionsOfToken } from './permissions.js';

describe('permissions', () => {
  /** Decisions about applications and access: whoever runs the installation does not make them. */
  const DECISIONS = ['grants.write', 'reviews.decide', 'waivers.write'];

  test('an administrator has all of them but the decisions', () => {
    const lacking = PERMISSIONS.filter((permission) => !mayRole('admin', permission));
    expect([...lacking].sort()).toEqual(DECISIONS);
  });

  test('an auditor changes nothing', () => {
    const more = permissionsOf('auditor').filter((permission) => !permission.endsWith('.read'));
    // A question, though a gateway asks it.
    expect(more).toEqual(['grants.check']);
  });

  test.each(ROLES.filter((role) => role !== 'admin'))('%s does not manage users', (role) => {
    expect(mayRole(role, 'users.write')).toBe(false);
  });

  test('an operator does not see the audit log', () => {
    expect(mayRole('operator', 'audit.read')).toBe(false);
  });

  test('a token has no more than its scopes', () => {
    expect(permissionsOfToken('admin', ['audit.read'])).toEqual(['audit.read']);
  });

  test('a token has no more than its owner', () => {
    expect(permissionsOfToken('auditor', ['users.write', 'audit.read'])).toEqual(['audit.read']);
  });

  test('a scope that does not exist grants nothing', () => {
    expect(permissionsOfToken('admin', ['everything'])).toEqual([]);
  });
});
