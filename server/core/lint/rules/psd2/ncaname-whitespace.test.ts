import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcanameWhitespace } from './ncaname-whitespace.js';

describe('psd2.ncaname-whitespace', () => {
  test.each(['Bank of Lithuania', '', ' ', '\n'])('%j', (name) => {
    expect(messagesOf(psd2NcanameWhitespace, psd2With({ ncaName: utf8(name) }))).toEqual([]);
  });

  test.each([
    ['Bank of Lithuania\n', '"Bank of Lithuania\\n"'],
    [' Bank of Lithuania', '" Bank of Lithuania"'],
    ['Bank of Lithuania\u00a0', '"Bank of Lithuania\u00a0"'],
  ])('%j', (name, quoted) => {
    const minted = psd2With({ ncaName: utf8(name) });
    expect(messagesOf(psd2NcanameWhitespace, minted)).toEqual([
      `nCAName is ${quoted}, with white space around the name.`,
    ]);
    expect(placesOf(psd2NcanameWhitespace, minted)).toEqual([['qcStatements[0].nCAName', utf8(name)]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcanameWhitespace, { qcStatements: [] })).toBeUndefined();
  });
});
