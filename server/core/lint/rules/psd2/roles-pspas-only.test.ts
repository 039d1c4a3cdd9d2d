import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RolesPspasOnly } from './roles-pspas-only.js';

const PSP_AS = role(1, 'PSP_AS');

describe('psd2.roles-pspas-only', () => {
  test.each([[[]], [[PSP_AI]], [[PSP_AS, PSP_AI]], [[PSP_AI, PSP_AS]]])('%#', (roles) => {
    expect(messagesOf(psd2RolesPspasOnly, psd2With({ roles }))).toEqual([]);
  });

  test('it is the only role', () => {
    const minted = psd2With({ roles: [PSP_AS] });
    expect(messagesOf(psd2RolesPspasOnly, minted)).toEqual([
      'The only role is PSP_AS (0.4.0.19495.1.1): normally a bank, neither an account information nor a payment initiation service.',
    ]);
    expect(placesOf(psd2RolesPspasOnly, minted)).toEqual([['qcStatements[0].rolesOfPSP[0]', PSP_AS]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RolesPspasOnly, { qcStatements: [] })).toBeUndefined();
  });
});
