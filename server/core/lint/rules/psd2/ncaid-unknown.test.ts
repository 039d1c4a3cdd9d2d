import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidUnknown } from './ncaid-unknown.js';

describe('psd2.ncaid-unknown', () => {
  test.each(['LT-BL', 'HR-CNB', 'ES-BDE', 'GB-FCA', 'GE-NBG'])('%s', (id) => {
    expect(messagesOf(psd2NcaidUnknown, psd2With({ ncaId: utf8(id) }))).toEqual([]);
  });

  test.each([
    ['LT-XXX', 'LT-XXX is not on the EBA list; the authority of LT there is LT-BL.'],
    ['US-OCC', 'US-OCC is not on the EBA list, which names no authority of US.'],
    ['GB-PRA', 'GB-PRA is not on the EBA list, which names no authority of GB.'],
    ['GB-OB', 'GB-OB is a sandbox NCA (UK Open Banking directory); no register knows it.'],
    ['GB-TEST', 'GB-TEST is a sandbox NCA (UK Open Banking test directory); no register knows it.'],
    ['GB-FFA', 'GB-FFA is a sandbox NCA (ForgeRock sandbox); no register knows it.'],
    ['FR-AAAAA', 'FR-AAAAA is a sandbox NCA (ForgeRock sandbox); no register knows it.'],
    ['DE-FAKENCA', 'DE-FAKENCA is a sandbox NCA (adorsys sandbox); no register knows it.'],
    ['NL-XWG', 'NL-XWG is a sandbox NCA (ING sandbox); no register knows it.'],
    ['NL-SBX', 'NL-SBX is a sandbox NCA (ING sandbox); no register knows it.'],
    ['EU-NCA', 'EU-NCA is a sandbox NCA (test tools); no register knows it.'],
  ])('%s', (id, message) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidUnknown, minted)).toEqual([message]);
    expect(placesOf(psd2NcaidUnknown, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test.each(['', 'NA', 'BE', 'XY-DNB', 'NLDNB'])('does not apply to %j', (id) => {
    expect(messagesOf(psd2NcaidUnknown, psd2With({ ncaId: utf8(id) }))).toBeUndefined();
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidUnknown, { qcStatements: [] })).toBeUndefined();
  });
});
