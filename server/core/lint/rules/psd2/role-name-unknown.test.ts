import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleNameUnknown } from './role-name-unknown.js';

describe('psd2.role-name-unknown', () => {
  test.each([
    [0, 'Unspecified'],
    [1, 'PSP_AS'],
    [2, 'PSP_PI'],
    [3, 'PSP_AI'],
    [4, 'PSP_IC'],
    [5, 'PSP_CB'],
    [6, 'PSP_PA'],
    [51, 'VOP_RS'],
    [52, 'VOP_VS'],
  ])('role %i is called %s', (tail, name) => {
    expect(messagesOf(psd2RoleNameUnknown, psd2With({ roles: [role(tail, name)] }))).toEqual([]);
  });

  test.each([
    [3, 'Account Information', 'PSP_AI'],
    [3, 'PSP_AI_invalid', 'PSP_AI'],
    [3, 'psp_ai', 'PSP_AI'],
    [2, ' PSP_PI', 'PSP_PI'],
    [0, 'Unknown', 'Unspecified'],
    [1, '', 'PSP_AS'],
  ])('role %i is not called %j', (tail, name, expected) => {
    const minted = psd2With({ roles: [PSP_AI, role(tail, name)] });
    expect(messagesOf(psd2RoleNameUnknown, minted)).toEqual([
      `The role 0.4.0.19495.1.${tail} is called ${JSON.stringify(name)}; its name is ${expected}.`,
    ]);
    expect(placesOf(psd2RoleNameUnknown, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[1].roleOfPspName', utf8(name)],
    ]);
  });

  test('the name of another role is reported by psd2.role-oid-name-mismatch', () => {
    expect(messagesOf(psd2RoleNameUnknown, psd2With({ roles: [role(3, 'PSP_AS')] }))).toEqual([]);
  });

  test('a role that TS 119 495 does not define may have any name, but has one', () => {
    expect(messagesOf(psd2RoleNameUnknown, psd2With({ roles: [role('1.2.3', 'Foo')] }))).toEqual([]);
    const minted = psd2With({ roles: [role('1.2.3', '')] });
    expect(messagesOf(psd2RoleNameUnknown, minted)).toEqual(['The role "1.2.3" has an empty name.']);
    expect(placesOf(psd2RoleNameUnknown, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[0].roleOfPspName', utf8('')],
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleNameUnknown, { qcStatements: [] })).toBeUndefined();
  });
});
