import { expect, test } from '@jest/globals';
import {
  PSP_ROLE_BY_NAME,
  PSP_ROLE_BY_OID,
  PSP_ROLES,
  ROLES_WITHOUT_AUTHORITY,
  UNSPECIFIED_ROLE_OID,
} from './psp-roles.js';

test.each([
  [0, 'Unspecified', 'No role stated', undefined, 'V1.5.1'],
  [1, 'PSP_AS', 'Account servicing', 'ASPSP', 'V1.1.2'],
  [2, 'PSP_PI', 'Payment initiation', 'PISP', 'V1.1.2'],
  [3, 'PSP_AI', 'Account information', 'AISP', 'V1.1.2'],
  [4, 'PSP_IC', 'Issuing of card-based payment instruments', 'CBPII', 'V1.1.2'],
  [5, 'PSP_CB', 'International central bank', undefined, 'V1.8.1'],
  [6, 'PSP_PA', 'International public authority', undefined, 'V1.8.1'],
  [51, 'VOP_RS', 'Verification of payee, requesting side', undefined, 'V1.8.1'],
  [52, 'VOP_VS', 'Verification of payee, responding side', undefined, 'V1.8.1'],
])('role %i is %s: %s (%s), since %s', (tail, name, meaning, provider, version) => {
  const role = PSP_ROLE_BY_OID.get(`0.4.0.19495.1.${tail}`);
  expect(role).toMatchObject({ name, meaning, provider, since: { version } });
  expect(PSP_ROLE_BY_NAME.get(name)).toBe(role);
});

test('there are no other roles', () => {
  expect([PSP_ROLES.length, PSP_ROLE_BY_OID.size, PSP_ROLE_BY_NAME.size]).toEqual([9, 9, 9]);
});

test.each([
  ['V1.1.2', '2018-07-01T00:00:00.000Z'],
  ['V1.5.1', '2021-04-01T00:00:00.000Z'],
  ['V1.8.1', '2026-04-01T00:00:00.000Z'],
])('edition %s counts from %s', (version, instant) => {
  const role = PSP_ROLES.find(({ since }) => since.version === version);
  expect(role?.since.published.toISOString()).toBe(instant);
});

test('Unspecified, and the roles without a competent authority, are named by OID', () => {
  expect(PSP_ROLE_BY_OID.get(UNSPECIFIED_ROLE_OID)?.name).toBe('Unspecified');
  expect([...ROLES_WITHOUT_AUTHORITY].map((oid) => PSP_ROLE_BY_OID.get(oid)?.name)).toEqual([
    'PSP_CB',
    'PSP_PA',
  ]);
});
