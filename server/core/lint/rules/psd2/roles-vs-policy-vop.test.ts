import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RolesVsPolicyVop } from './roles-vs-policy-vop.js';

describe('psd2.roles-vs-policy-vop', () => {
  test.each([
    [51, 'VOP_RS'],
    [52, 'VOP_VS'],
  ])('role %i (%s) before and since V1.8.1', (tail, name) => {
    const roles = [PSP_AI, role(tail, name)];
    const minted = psd2With({ roles }, { notBefore: '260331235959Z' });
    expect(messagesOf(psd2RolesVsPolicyVop, minted)).toEqual([
      `${name} (0.4.0.19495.1.${tail}) came with V1.8.1 in 2026-04, after the certificate was issued.`,
    ]);
    expect(placesOf(psd2RolesVsPolicyVop, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[1]', role(tail, name)],
    ]);
    expect(messagesOf(psd2RolesVsPolicyVop, psd2With({ roles }, { notBefore: '260401000000Z' }))).toEqual([]);
  });

  test('other roles are not meant', () => {
    expect(
      messagesOf(
        psd2RolesVsPolicyVop,
        psd2With({ roles: [PSP_AI, role(5, 'PSP_CB'), role('1.2.3', 'VOP_RS')] }),
      ),
    ).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RolesVsPolicyVop, { qcStatements: [] })).toBeUndefined();
  });
});
