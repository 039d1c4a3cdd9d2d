import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI, PSP_PI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleUnspecifiedMixed } from './role-unspecified-mixed.js';

const unspecified = role(0, 'Unspecified');

describe('psd2.role-unspecified-mixed', () => {
  test.each([[[]], [[unspecified]], [[unspecified, unspecified]], [[PSP_AI, PSP_PI]]])('%#', (roles) => {
    expect(messagesOf(psd2RoleUnspecifiedMixed, psd2With({ roles }))).toEqual([]);
  });

  test('it stands beside others', () => {
    const minted = psd2With({ roles: [PSP_AI, unspecified, PSP_PI] });
    expect(messagesOf(psd2RoleUnspecifiedMixed, minted)).toEqual([
      'Unspecified (0.4.0.19495.1.0) stands beside other roles (2); it may only stand alone.',
    ]);
    expect(placesOf(psd2RoleUnspecifiedMixed, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[1]', unspecified],
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleUnspecifiedMixed, { qcStatements: [] })).toBeUndefined();
  });
});
