import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidSuperseded } from './ncaid-superseded.js';

describe('psd2.ncaid-superseded', () => {
  test.each(['LT-BL', 'HR-HNB'])('%s', (id) => {
    expect(messagesOf(psd2NcaidSuperseded, psd2With({ ncaId: utf8(id) }))).toEqual([]);
  });

  test.each([
    ['HR-CNB', 'HR-CNB was formerly the identifier of Croatian National Bank, which is HR-HNB.'],
    ['IS-FME', 'IS-FME was formerly the identifier of Central Bank of Iceland, which is IS-CBI.'],
    ['LV-FCMC', 'LV-FCMC was formerly the identifier of Bank of Latvia, which is LV-BL.'],
    ['ES-BDE', 'ES-BDE is a variant of the identifier of Bank of Spain, which is ES-BE.'],
    [
      'FI-FIN-FSA',
      'FI-FIN-FSA is a variant of the identifier of Finnish Financial Supervisory Authority, which is FI-FINFSA.',
    ],
  ])('%s', (id, message) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidSuperseded, minted)).toEqual([message]);
    expect(placesOf(psd2NcaidSuperseded, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test.each(['', 'NA', 'LT-XXX', 'GB-OB'])('does not apply to %j', (id) => {
    expect(messagesOf(psd2NcaidSuperseded, psd2With({ ncaId: utf8(id) }))).toBeUndefined();
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidSuperseded, { qcStatements: [] })).toBeUndefined();
  });
});
