import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleUnspecified } from './role-unspecified.js';

const unspecified = role(0, 'Unspecified');

describe('psd2.role-unspecified', () => {
  test.each([[[]], [[PSP_AI]], [[unspecified, PSP_AI]], [[PSP_AI, unspecified]]])('%#', (roles) => {
    expect(messagesOf(psd2RoleUnspecified, psd2With({ roles }))).toEqual([]);
  });

  test('it is the only role', () => {
    const minted = psd2With({ roles: [unspecified] });
    expect(messagesOf(psd2RoleUnspecified, minted)).toEqual([
      'The only role is Unspecified (0.4.0.19495.1.0); the roles have to come from the register.',
    ]);
    expect(placesOf(psd2RoleUnspecified, minted)).toEqual([['qcStatements[0].rolesOfPSP[0]', unspecified]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleUnspecified, { qcStatements: [] })).toBeUndefined();
  });
});
