import { describe, expect, test } from '@jest/globals';
import { cabfOrganizationIdentifier, QEVCP_W } from '../../../../../test/support/cabf.js';
import { nothing } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { extension } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { identified } from '../../../../../test/support/subject-of.js';
import { orgidCabfExtMissing } from './cabf-ext-missing.js';

const PRESENT = cabfOrganizationIdentifier('PSD', 'LT', 'BL-LB000458');

describe('orgid.cabf-ext-missing', () => {
  test('passes with the extension', () => {
    expect(
      messagesOf(orgidCabfExtMissing, { policies: QEVCP_W, cabfOrganizationIdentifier: PRESENT }),
    ).toEqual([]);
  });

  test('fails without it', () => {
    expect(messagesOf(orgidCabfExtMissing, { policies: QEVCP_W })).toEqual([
      'The subject has organizationIdentifier "PSDLT-BL-LB000458", but the extension cabfOrganizationIdentifier (2.23.140.3.1) is missing.',
    ]);
    expect(pointedAt(orgidCabfExtMissing, { policies: QEVCP_W })).toEqual([[undefined, undefined]]);
  });

  test('fails with one that cannot be read, and points at it', () => {
    const minted = {
      policies: QEVCP_W,
      subject: identified('a', 'b'),
      cabfOrganizationIdentifier: nothing(),
    };
    expect(messagesOf(orgidCabfExtMissing, minted)).toEqual([
      'The extension cabfOrganizationIdentifier (2.23.140.3.1) cannot be read, so it does not repeat organizationIdentifier "a", "b".',
    ]);
    expect(pointedAt(orgidCabfExtMissing, minted)?.[0]?.[1]).toEqual(extension('2.23.140.3.1', nothing()));
  });

  test('does not apply without EV policy', () => {
    expect(messagesOf(orgidCabfExtMissing, { policies: ['0.4.0.194112.1.5'] })).toBeUndefined();
  });

  test('does not apply without organizationIdentifier', () => {
    expect(messagesOf(orgidCabfExtMissing, { policies: QEVCP_W, subject: identified() })).toBeUndefined();
  });

  test('is effective from 31 January 2020', () => {
    expect(orgidCabfExtMissing.effectiveFrom).toEqual(new Date('2020-01-31T00:00:00Z'));
  });
});
