import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI, PSP_PI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleOidNameMismatch } from './role-oid-name-mismatch.js';

describe('psd2.role-oid-name-mismatch', () => {
  test('they agree', () => {
    expect(messagesOf(psd2RoleOidNameMismatch, psd2With({ roles: [PSP_AI, PSP_PI] }))).toEqual([]);
  });

  test('each disagreement is reported', () => {
    const minted = psd2With({ roles: [role(3, 'PSP_PI'), PSP_AI, role(1, 'PSP_PI')] });
    expect(messagesOf(psd2RoleOidNameMismatch, minted)).toEqual([
      'The role 0.4.0.19495.1.3 is PSP_AI, but the certificate calls it PSP_PI.',
      'The role 0.4.0.19495.1.1 is PSP_AS, but the certificate calls it PSP_PI.',
    ]);
    expect(placesOf(psd2RoleOidNameMismatch, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[0]', role(3, 'PSP_PI')],
      ['qcStatements[0].rolesOfPSP[2]', role(1, 'PSP_PI')],
    ]);
  });

  test.each([
    ['an unknown OID', role('0.4.0.19495.1.3.999', 'PSP_AI')],
    ['an unknown name', role(3, 'Account Information')],
  ])('%s has a rule of its own', (_, one) => {
    expect(messagesOf(psd2RoleOidNameMismatch, psd2With({ roles: [one] }))).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleOidNameMismatch, { qcStatements: [] })).toBeUndefined();
  });
});
