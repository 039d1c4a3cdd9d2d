import { describe, expect, test } from '@jest/globals';
import { ia5 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcanameEncoding } from './ncaname-encoding.js';

describe('psd2.ncaname-encoding', () => {
  test('UTF8String', () => {
    expect(messagesOf(psd2NcanameEncoding)).toEqual([]);
  });

  test('IA5String', () => {
    const minted = psd2With({ ncaName: ia5('Bank of Lithuania') });
    expect(messagesOf(psd2NcanameEncoding, minted)).toEqual([
      'nCAName has the type IA5String; Annex A demands UTF8String.',
    ]);
    expect(placesOf(psd2NcanameEncoding, minted)).toEqual([
      ['qcStatements[0].nCAName', ia5('Bank of Lithuania')],
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcanameEncoding, { qcStatements: [] })).toBeUndefined();
  });
});
