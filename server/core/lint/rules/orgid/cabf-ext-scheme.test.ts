import { describe, expect, test } from '@jest/globals';
import { cabfOrganizationIdentifier, QEVCP_W } from '../../../../../test/support/cabf.js';
import { printable } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { orgidCabfExtScheme } from './cabf-ext-scheme.js';

const minted = (scheme: string) => ({
  policies: QEVCP_W,
  cabfOrganizationIdentifier: cabfOrganizationIdentifier(scheme, 'LT', '1'),
});

describe('orgid.cabf-ext-scheme', () => {
  test.each(['NTR', 'VAT', 'PSD'])('%s passes', (scheme) => {
    expect(messagesOf(orgidCabfExtScheme, minted(scheme))).toEqual([]);
  });

  test.each(['LEI', 'GOV', 'INT', 'psd', ''])('%j fails', (scheme) => {
    expect(messagesOf(orgidCabfExtScheme, minted(scheme))).toEqual([
      `The registration scheme "${scheme}" is not NTR, VAT or PSD.`,
    ]);
  });

  test('points at the scheme', () => {
    expect(pointedAt(orgidCabfExtScheme, minted('LEI'))).toEqual([
      ['cabfOrganizationIdentifier.registrationScheme', printable('LEI')],
    ]);
  });

  test('does not apply without the extension or without EV policy', () => {
    expect(messagesOf(orgidCabfExtScheme, { policies: QEVCP_W })).toBeUndefined();
    expect(messagesOf(orgidCabfExtScheme, { ...minted('LEI'), policies: null })).toBeUndefined();
  });
});
