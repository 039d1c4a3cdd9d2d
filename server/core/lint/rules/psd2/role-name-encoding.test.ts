import { describe, expect, test } from '@jest/globals';
import { sequence, utf8, printable, oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleNameEncoding } from './role-name-encoding.js';

const named = (name: Uint8Array) => psd2With({ roles: [sequence(oid('0.4.0.19495.1.3'), name)] });

describe('psd2.role-name-encoding', () => {
  test('UTF8String', () => {
    expect(messagesOf(psd2RoleNameEncoding)).toEqual([]);
  });

  test.each([
    [printable('PSP_AI'), 'roleOfPspName has the type PrintableString; Annex A demands UTF8String.'],
    [utf8('x'.repeat(257)), 'roleOfPspName has 257 characters; Annex A allows 256.'],
  ])('%#', (name, message) => {
    expect(messagesOf(psd2RoleNameEncoding, named(name))).toEqual([message]);
    expect(placesOf(psd2RoleNameEncoding, named(name))).toEqual([
      ['qcStatements[0].rolesOfPSP[0].roleOfPspName', name],
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleNameEncoding, { qcStatements: [] })).toBeUndefined();
  });
});
