import { describe, expect, test } from '@jest/globals';
import { cabfOrganizationIdentifier, QEVCP_W } from '../../../../../test/support/cabf.js';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { orgidCabfExtCountry } from './cabf-ext-country.js';

const minted = (scheme: string, country: string | Uint8Array) => ({
  policies: QEVCP_W,
  cabfOrganizationIdentifier: cabfOrganizationIdentifier(scheme, country, '1'),
});

describe('orgid.cabf-ext-country', () => {
  test.each([
    ['PSD', 'LT'],
    ['NTR', 'US'],
    ['VAT', 'EL'],
    ['VAT', 'XI'],
  ])('%s of %s passes', (scheme, country) => {
    expect(messagesOf(orgidCabfExtCountry, minted(scheme, country))).toEqual([]);
  });

  test.each([
    ['NTR', 'EL'],
    ['PSD', 'XI'],
    ['VAT', 'ZZ'],
    ['NTR', 'nl'],
    ['NTR', ''],
  ])('%s of %j fails', (scheme, country) => {
    expect(messagesOf(orgidCabfExtCountry, minted(scheme, country))).toEqual([
      `The registration country "${country}" is no code of ISO 3166-1.`,
    ]);
  });

  test('another string type fails', () => {
    expect(messagesOf(orgidCabfExtCountry, minted('NTR', utf8('NL')))).toEqual([
      'The registration country is a UTF8String; PrintableString is expected.',
    ]);
  });

  test('both faults point at the country', () => {
    expect(pointedAt(orgidCabfExtCountry, minted('NTR', utf8('ZZ')))).toEqual([
      ['cabfOrganizationIdentifier.registrationCountry', utf8('ZZ')],
      ['cabfOrganizationIdentifier.registrationCountry', utf8('ZZ')],
    ]);
  });

  test('does not apply without the extension or without EV policy', () => {
    expect(messagesOf(orgidCabfExtCountry, { policies: QEVCP_W })).toBeUndefined();
    expect(messagesOf(orgidCabfExtCountry, { ...minted('NTR', 'ZZ'), policies: null })).toBeUndefined();
  });
});
