import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidPsdNcaLowercase } from './psd-nca-lowercase.js';

const judged = (value: string) => messagesOf(orgidPsdNcaLowercase, { subject: identified(value) });

describe('orgid.psd-nca-lowercase', () => {
  test.each(['PSDLT-BL-lb000458', 'psdlt-BL-1', 'PSDLT_BL_1'])('%j passes', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each([
    ['PSDLT-bl-LB000458', 'bl', 'BL'],
    ['PSDDE-BaFin-123456', 'BaFin', 'BAFIN'],
    ['PSDLT_Bl_1', 'Bl', 'BL'],
  ])('%j has lower case', (value, authority, upper) => {
    expect(judged(value)).toEqual([
      `organizationIdentifier "${value}" writes the NCA as ${authority}, not ${upper}.`,
    ]);
  });

  test.each(['VATLT-bl-1', 'PSDLT-bl', '12345987'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidPsdNcaLowercase, { subject: identified('PSDLT-bl-LB000458') })).toEqual([
      ['subject.organizationIdentifier', utf8('PSDLT-bl-LB000458')],
    ]);
  });
});
