import { describe, expect, test } from '@jest/globals';
import { cabfOrganizationIdentifier, QEVCP_W } from '../../../../../test/support/cabf.js';
import { implicit } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { orgidCabfExtPsdState } from './cabf-ext-psd-state.js';

const minted = (scheme: string, state?: string) => ({
  policies: QEVCP_W,
  cabfOrganizationIdentifier: cabfOrganizationIdentifier(scheme, 'US', '1', state),
});

describe('orgid.cabf-ext-psd-state', () => {
  test.each([
    ['NTR', 'PA'],
    ['NTR', undefined],
    ['VAT', undefined],
    ['PSD', undefined],
    ['LEI', 'PA'],
  ])('%s with state %j passes', (scheme, state) => {
    expect(messagesOf(orgidCabfExtPsdState, minted(scheme, state))).toEqual([]);
  });

  test.each(['VAT', 'PSD'])('%s with a state fails', (scheme) => {
    expect(messagesOf(orgidCabfExtPsdState, minted(scheme, 'PA'))).toEqual([
      `cabfOrganizationIdentifier names the state or province "PA", which the scheme ${scheme} does not have.`,
    ]);
  });

  test('points at the state', () => {
    expect(pointedAt(orgidCabfExtPsdState, minted('PSD', 'PA'))).toEqual([
      ['cabfOrganizationIdentifier.registrationStateOrProvince', implicit(0, new TextEncoder().encode('PA'))],
    ]);
  });

  test('does not apply without the extension or without EV policy', () => {
    expect(messagesOf(orgidCabfExtPsdState, { policies: QEVCP_W })).toBeUndefined();
    expect(messagesOf(orgidCabfExtPsdState, { ...minted('PSD', 'PA'), policies: null })).toBeUndefined();
  });
});
