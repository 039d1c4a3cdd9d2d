import { describe, expect, test } from '@jest/globals';
import { sequence } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RolesMissing } from './roles-missing.js';

describe('psd2.roles-missing', () => {
  test('one role', () => {
    expect(messagesOf(psd2RolesMissing)).toEqual([]);
  });

  test('none', () => {
    const minted = psd2With({ roles: [] });
    expect(messagesOf(psd2RolesMissing, minted)).toEqual([
      'rolesOfPSP is empty; it names at least one role, or Unspecified alone.',
    ]);
    expect(placesOf(psd2RolesMissing, minted)).toEqual([['qcStatements[0].rolesOfPSP', sequence()]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RolesMissing, { qcStatements: [] })).toBeUndefined();
  });
});
