import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidNonEea } from './ncaid-non-eea.js';

describe('psd2.ncaid-non-eea', () => {
  test.each(['LT-BL', 'NO-FSA', 'LI-FMA', 'IS-CBI', 'GB-OB', 'GB-TEST'])('%s', (id) => {
    expect(messagesOf(psd2NcaidNonEea, psd2With({ ncaId: utf8(id) }))).toEqual([]);
  });

  test.each([
    ['GB-FCA', 'GB', '210101000000Z'],
    ['GE-NBG', 'GE', '201231235959Z'],
    ['CH-OBP', 'CH', '260131000000Z'],
    ['US-OCC', 'US', '260131000000Z'],
  ])('%s', (id, country, notBefore) => {
    const minted = psd2With({ ncaId: utf8(id) }, { notBefore });
    const message = `${id} is of ${country}, outside the EEA: PSD2 and the EBA register do not apply.`;
    expect(messagesOf(psd2NcaidNonEea, minted)).toEqual([message]);
    expect(violationsOf(psd2NcaidNonEea, minted)?.[0]?.severity).toBeUndefined();
    expect(placesOf(psd2NcaidNonEea, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test('an authority of the United Kingdom, until it left', () => {
    const minted = psd2With({ ncaId: utf8('GB-FCA') }, { notBefore: '201231235959Z' });
    expect(violationsOf(psd2NcaidNonEea, minted)).toMatchObject([
      { message: 'GB-FCA is of GB, which left the EEA after the certificate was issued.', severity: 'info' },
    ]);
    expect(placesOf(psd2NcaidNonEea, minted)).toEqual([['qcStatements[0].nCAId', utf8('GB-FCA')]]);
  });

  test.each(['', 'NA', 'XY-DNB', 'GB'])('does not apply to %j', (id) => {
    expect(messagesOf(psd2NcaidNonEea, psd2With({ ncaId: utf8(id) }))).toBeUndefined();
  });
});
