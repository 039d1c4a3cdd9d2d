import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidMissing } from './ncaid-missing.js';

describe('psd2.ncaid-missing', () => {
  test('an identifier', () => {
    expect(messagesOf(psd2NcaidMissing)).toEqual([]);
  });

  test.each(['', ' '])('%j', (id) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidMissing, minted)).toEqual(['nCAId is empty.']);
    expect(placesOf(psd2NcaidMissing, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidMissing, { qcStatements: [] })).toBeUndefined();
  });
});
