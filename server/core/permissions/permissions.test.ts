import { describe, expect, test } from '@jest/globals';
import { PERMISSIONS, ROLES, mayRole, permissionsOf, permissionsOfToken } from './permissions.js';

describe('permissions', () => {
  test('an administrator has all of them but the decision', () => {
    expect(permissionsOf('admin')).toEqual(PERMISSIONS.filter((one) => one !== 'reviews.decide'));
  });

  test('an auditor changes nothing', () => {
    expect(permissionsOf('auditor').filter((permission) => !permission.endsWith('.read'))).toEqual([]);
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
