import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidLeiCountryNotXg } from './lei-country-not-xg.js';

const judged = (value: string) => messagesOf(orgidLeiCountryNotXg, { subject: identified(value) });

describe('orgid.lei-country-not-xg', () => {
  test('XG passes', () => {
    expect(judged('LEIXG-AEYE00EKXESVZUUEBP67')).toEqual([]);
  });

  test('a country fails', () => {
    expect(judged('LEIUS-AEYE00EKXESVZUUEBP67')).toEqual([
      'organizationIdentifier "LEIUS-AEYE00EKXESVZUUEBP67" has the country code US; an LEI is global and takes XG.',
    ]);
  });

  test.each(['PSDLT-BL-LB000458', 'VATLT-1', 'LEIUS'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidLeiCountryNotXg, { subject: identified('LEIUS-AEYE00EKXESVZUUEBP67') })).toEqual([
      ['subject.organizationIdentifier', utf8('LEIUS-AEYE00EKXESVZUUEBP67')],
    ]);
  });
});
