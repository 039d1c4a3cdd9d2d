import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcaidIsOrgid } from './ncaid-is-orgid.js';

describe('psd2.ncaid-is-orgid', () => {
  test.each(['LT-BL', 'FI-FIN-FSA', 'BE', '', 'NLDNB', 'Germany'])('%j', (id) => {
    expect(messagesOf(psd2NcaidIsOrgid, psd2With({ ncaId: utf8(id) }))).toEqual([]);
  });

  test.each([
    ['GR-BOG-800000005', 'GR-BOG'],
    ['PSDLT-BL-LB000458', 'LT-BL'],
    ['PSDLT-BL', 'LT-BL'],
  ])('%s holds %s', (id, authority) => {
    const minted = psd2With({ ncaId: utf8(id) });
    expect(messagesOf(psd2NcaidIsOrgid, minted)).toEqual([
      `nCAId is "${id}"; the identifier of the authority in it is ${authority}.`,
    ]);
    expect(placesOf(psd2NcaidIsOrgid, minted)).toEqual([['qcStatements[0].nCAId', utf8(id)]]);
  });

  test.each(['VATBE-0459134256', 'NTRLT-123456789', 'LEIXG-549300', 'PSDGB-5d28c6e8'])(
    '%s holds no identifier of an authority',
    (id) => {
      expect(messagesOf(psd2NcaidIsOrgid, psd2With({ ncaId: utf8(id) }))).toEqual([
        `nCAId is "${id}", an identifier of the provider and not of the authority.`,
      ]);
    },
  );

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcaidIsOrgid, { qcStatements: [] })).toBeUndefined();
  });
});
