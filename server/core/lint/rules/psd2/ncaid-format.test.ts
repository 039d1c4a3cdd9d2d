import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidFormat } from './ncaid-format.js';

describe('psd2.ncaid-format', () => {
  test.each(['LT-BL', 'FI-FINFSA', 'US-ABCDEFGH', 'DE-FAKENCA', 'EU-NCA'])(
    '%s has the form, or is of a sandbox',
    (id) => {
      expect(messagesOf(psd2NcaidFormat, psd2With({ ncaId: utf8(id) }))).toEqual([]);
    },
  );

  test.each(['', ' ', 'NA', 'BE', 'Germany', '1219088', 'GR-BOG-800000005', 'PSDLT-BL-LB000458'])(
    '%j is reported by another rule',
    (id) => {
      expect(messagesOf(psd2NcaidFormat, psd2With({ ncaId: utf8(id) }))).toEqual([]);
    },
  );

  test.each([
    'NLDNB',
    'SFO',
    'NL-DMklS32X',
    'lt-bl',
    'LT_BL',
    'LT-B',
    'LT-ABCDEFGHI',
    'LT-BL ',
    'FI-FIN-FSA',
    'LT-',
  ])('%j', (id) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidFormat, minted)).toEqual([
      `nCAId is "${id}" instead of a country code, a hyphen-minus and 2 to 8 upper-case letters.`,
    ]);
    expect(placesOf(psd2NcaidFormat, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test.each(['XY-DNB', 'UK-FCA', 'EL-BOG'])('%s begins with no country', (id) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidFormat, minted)).toEqual([
      `nCAId is ${id}, but ${id.slice(0, 2)} is no country of ISO 3166-1.`,
    ]);
    expect(placesOf(psd2NcaidFormat, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidFormat, { qcStatements: [] })).toBeUndefined();
  });
});
