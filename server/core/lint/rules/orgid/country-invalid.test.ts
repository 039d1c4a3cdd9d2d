import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { qcSemantics, type Mint } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidCountryInvalid } from './country-invalid.js';

const judged = (value: string, more: Mint = {}) =>
  messagesOf(orgidCountryInvalid, { subject: identified(value), ...more });

describe('orgid.country-invalid', () => {
  test.each([
    'PSDLT-BL-LB000458',
    'PSDLT-1',
    'VATEL-099755108',
    'VATXI-123',
    'VATGR-1',
    'NTRGB-1',
    'XX:GR-1',
  ])('%j has a country', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test.each([
    ['NTREL-099028220', 'EL is no country of ISO 3166-1; GR is meant'],
    ['PSDEL-BOG-1', 'EL is no country of ISO 3166-1; GR is meant'],
    ['PSDUK-FCA-1', 'UK is no country of ISO 3166-1; GB is meant'],
    ['VATUK-1', 'UK is no country of ISO 3166-1; GB is meant'],
    ['NTRXI-1', 'XI is no country of ISO 3166-1'],
    ['NTRZZ-1', 'ZZ is no country of ISO 3166-1'],
    ['VATXG-123', 'XG is no country of ISO 3166-1'],
    ['EORZZ-1', 'ZZ is no country of ISO 3166-1'],
    ['XX:ZZ-1', 'ZZ is no country of ISO 3166-1'],
  ])('%j has not', (value, fault) => {
    expect(judged(value)).toEqual([`organizationIdentifier "${value}": ${fault}.`]);
  });

  test.each(['LEIXG-1', 'LEIZZ-1', 'PADZZ-1', 'GR-BOG-800000005'])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });

  test('does not apply to identifiers of the eIDAS network', () => {
    expect(judged('VATZZ-1', { qcStatements: [qcSemantics('0.4.0.194121.1.4')] })).toBeUndefined();
  });

  test('points at the value', () => {
    expect(pointedAt(orgidCountryInvalid, { subject: identified('NTRZZ-1') })).toEqual([
      ['subject.organizationIdentifier', utf8('NTRZZ-1')],
    ]);
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidCountryInvalid, { subject: identified() })).toBeUndefined();
  });
});
