import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcanameNotLatin } from './ncaname-not-latin.js';

describe('psd2.ncaname-not-latin', () => {
  test.each([
    'Bank of Lithuania',
    'The Netherlands BÖnk',
    'Seðlabanki Íslands',
    'Banca Națională a României',
    "Banca d'Italia",
    'Autorité de contrôle prudentiel (ACPR), 4 – “Paris”',
    'A\u0301utorite',
    '',
  ])('%s', (name) => {
    expect(messagesOf(psd2NcanameNotLatin, psd2With({ ncaName: utf8(name) }))).toEqual([]);
  });

  test.each(['Τράπεζα της Ελλάδος', 'Българска народна банка', 'Bank of Lithuаnia'])('%s', (name) => {
    const minted = psd2With({ ncaName: utf8(name) });
    expect(messagesOf(psd2NcanameNotLatin, minted)).toEqual([
      `nCAName is "${name}", which is not written in Latin letters.`,
    ]);
    expect(placesOf(psd2NcanameNotLatin, minted)).toEqual([['qcStatements[0].nCAName', utf8(name)]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcanameNotLatin, { qcStatements: [] })).toBeUndefined();
  });
});
