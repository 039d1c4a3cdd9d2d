import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcanameMissing } from './ncaname-missing.js';

describe('psd2.ncaname-missing', () => {
  test('a name', () => {
    expect(messagesOf(psd2NcanameMissing)).toEqual([]);
  });

  test.each(['', ' ', '\n\t'])('%j', (name) => {
    const minted = psd2With({ ncaName: utf8(name) });
    expect(messagesOf(psd2NcanameMissing, minted)).toEqual(['nCAName is empty.']);
    expect(placesOf(psd2NcanameMissing, minted)).toEqual([['qcStatements[0].nCAName', utf8(name)]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcanameMissing, { qcStatements: [] })).toBeUndefined();
  });
});
