import { describe, expect, test } from '@jest/globals';
import { utf8, integer } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { qcCompliance } from '../../../../../test/support/mint.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2TrailingData } from './trailing-data.js';

describe('psd2.trailing-data', () => {
  test('three fields', () => {
    expect(messagesOf(psd2TrailingData)).toEqual([]);
  });

  test('each field after them is reported', () => {
    const minted = psd2With({ more: [utf8('more'), integer(1)] });
    expect(messagesOf(psd2TrailingData, minted)).toEqual([
      'Field 4 of PSD2QcType, which has three, follows nCAId.',
      'Field 5 of PSD2QcType, which has three, follows nCAId.',
    ]);
    expect(placesOf(psd2TrailingData, minted)).toEqual([
      ['qcStatements[0][3]', utf8('more')],
      ['qcStatements[0][4]', integer(1)],
    ]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2TrailingData, { qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
