import { describe, expect, test } from '@jest/globals';
import { printable } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidEncoding } from './ncaid-encoding.js';

describe('psd2.ncaid-encoding', () => {
  test('UTF8String', () => {
    expect(messagesOf(psd2NcaidEncoding)).toEqual([]);
  });

  test('PrintableString', () => {
    const minted = psd2With({ ncaId: printable('LT-BL') });
    expect(messagesOf(psd2NcaidEncoding, minted)).toEqual([
      'nCAId has the type PrintableString; Annex A demands UTF8String.',
    ]);
    expect(placesOf(psd2NcaidEncoding, minted)).toEqual([['qcStatements[0].nCAId', printable('LT-BL')]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidEncoding, { qcStatements: [] })).toBeUndefined();
  });
});
