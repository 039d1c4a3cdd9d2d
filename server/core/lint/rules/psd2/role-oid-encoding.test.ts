import { describe, expect, test } from '@jest/globals';
import { sequence, explicit, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { PSP_PI } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2RoleOidEncoding } from './role-oid-encoding.js';

describe('psd2.role-oid-encoding', () => {
  test('OBJECT IDENTIFIER', () => {
    expect(messagesOf(psd2RoleOidEncoding)).toEqual([]);
  });

  test.each(['0.4.0.19495.1.3', 'PSP_AI'])('text %s', (text) => {
    const minted = psd2With({ roles: [PSP_PI, sequence(utf8(text), utf8('PSP_AI'))] });
    expect(messagesOf(psd2RoleOidEncoding, minted)).toEqual([
      'roleOfPspOid is a character string; Annex A demands an OBJECT IDENTIFIER.',
    ]);
    expect(placesOf(psd2RoleOidEncoding, minted)).toEqual([
      ['qcStatements[0].rolesOfPSP[1].roleOfPspOid', utf8(text)],
    ]);
  });

  test('other deviations are not meant', () => {
    expect(
      messagesOf(psd2RoleOidEncoding, psd2With({ ncaName: explicit(0, utf8('Bank of Lithuania')) })),
    ).toEqual([]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2RoleOidEncoding, { qcStatements: [] })).toBeUndefined();
  });
});
