import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidLeiChecksum } from './lei-checksum.js';

const judged = (value: string) => messagesOf(orgidLeiChecksum, { subject: identified(value) });

describe('orgid.lei-checksum', () => {
  test.each(['LEIXG-AEYE00EKXESVZUUEBP67', 'LEIUS-AEYE00EKXESVZUUEBP67', 'LEIXG-529900T8BM49AURSDO55'])(
    '%j passes',
    (value) => {
      expect(judged(value)).toEqual([]);
    },
  );

  test.each(['AEYE00EKXESVZUUEBP63', 'AEYE00EKXESVZUUEBP68', 'EAYE00EKXESVZUUEBP67', '529900T8BM49AURSDO45'])(
    '%s has wrong check digits',
    (lei) => {
      expect(judged(`LEIXG-${lei}`)).toEqual([`The check digits of LEI "${lei}" are wrong.`]);
    },
  );

  test.each([
    'AEYE00EKXESVZUUEBP6',
    'AEYE00EKXESVZUUEBP677',
    'XAEYE00EKXESVZUUEBP67',
    'aeye00ekxesvzuuebp67',
    'AEYE00EKXESVZUUEBPA7',
    'AEYE00EKXESVZUUEBP6A',
    'AEYE-0EKXESVZUUEBP67',
  ])('%s has the wrong form', (lei) => {
    expect(judged(`LEIXG-${lei}`)).toEqual([
      `LEI "${lei}" is not 18 capital letters or digits and 2 check digits.`,
    ]);
  });

  test.each(['PSDLT-BL-LB000458', 'VATLT-1', 'LEIXG'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidLeiChecksum, { subject: identified('LEIXG-AEYE00EKXESVZUUEBP63') })).toEqual([
      ['subject.organizationIdentifier', utf8('LEIXG-AEYE00EKXESVZUUEBP63')],
    ]);
  });

  test('points at a value of the wrong form', () => {
    expect(pointedAt(orgidLeiChecksum, { subject: identified('LEIXG-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('LEIXG-1')],
    ]);
  });
});
