import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidCountryOnly } from './ncaid-country-only.js';

describe('psd2.ncaid-country-only', () => {
  test.each(['LT-BL', '', 'NA', 'NLDNB', 'GR-BOG-800000005', 'XY-DNB'])('%j', (id) => {
    expect(messagesOf(psd2NcaidCountryOnly, psd2With({ ncaId: utf8(id) }))).toEqual([]);
  });

  test.each([
    ['BE', 'only two letters'],
    ['1219088', 'only a number'],
    ['Germany', 'only a name'],
    ['Bank of Lithuania', 'only a name'],
  ])('%s is %s', (id, what) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidCountryOnly, minted)).toEqual([
      `nCAId is "${id}", ${what}, instead of country code, hyphen-minus and abbreviation of the authority.`,
    ]);
    expect(placesOf(psd2NcaidCountryOnly, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidCountryOnly, { qcStatements: [] })).toBeUndefined();
  });
});
