import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { role, PSP_AI, PSP_PI, psd2Statement } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleDuplicate } from './role-duplicate.js';

describe('psd2.role-duplicate', () => {
  test.each([[[]], [[PSP_AI]], [[PSP_AI, PSP_PI]], [[PSP_AI, role(2, 'PSP_AI')]]])('%#', (roles) => {
    expect(messagesOf(psd2RoleDuplicate, psd2With({ roles }))).toEqual([]);
  });

  test('each repetition names the first of its kind', () => {
    const minted = psd2With({ roles: [PSP_PI, PSP_AI, role(3, 'PSP_AS'), PSP_AI] });
    expect(messagesOf(psd2RoleDuplicate, minted)).toEqual([
      'Role 3 repeats role 2: both are "0.4.0.19495.1.3".',
      'Role 4 repeats role 2: both are "0.4.0.19495.1.3".',
    ]);
    expect(placesOf(psd2RoleDuplicate, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[2]', role(3, 'PSP_AS')],
      ['qcStatements[0].rolesOfPSP[3]', PSP_AI],
    ]);
  });

  test('two of two', () => {
    expect(messagesOf(psd2RoleDuplicate, psd2With({ roles: [PSP_AI, PSP_AI] }))).toEqual([
      'Role 2 repeats role 1: both are "0.4.0.19495.1.3".',
    ]);
  });

  test('the same role in two statements is no repetition', () => {
    expect(messagesOf(psd2RoleDuplicate, { qcStatements: [psd2Statement(), psd2Statement()] })).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleDuplicate, { qcStatements: [] })).toBeUndefined();
  });
});
