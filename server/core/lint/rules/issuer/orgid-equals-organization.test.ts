import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { issuerAnd, issuerHaving } from '../../../../../test/support/issuer-of.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { issuerOrgidEqualsOrganization } from './orgid-equals-organization.js';

const SAME = issuerHaving(SUBJECT.organizationIdentifier, 'Trust Services AB');

describe('issuer.orgid-equals-organization', () => {
  test('passes when they differ', () => {
    expect(messagesOf(issuerOrgidEqualsOrganization)).toEqual([]);
    expect(
      messagesOf(issuerOrgidEqualsOrganization, {
        issuer: issuerHaving(SUBJECT.organizationIdentifier, 'Test Issuing CA'),
      }),
    ).toEqual([]);
  });

  test('fails when they are the same', () => {
    expect(messagesOf(issuerOrgidEqualsOrganization, { issuer: SAME })).toEqual([
      'organizationIdentifier and organizationName of the issuer are both "Trust Services AB".',
    ]);
    expect(pointedAt(issuerOrgidEqualsOrganization, { issuer: SAME })).toEqual([
      ['issuer.organizationIdentifier', utf8('Trust Services AB')],
    ]);
  });

  test('every pair is compared', () => {
    const issuer = issuerAnd([SUBJECT.O, 'NTRLT-123456789']);
    expect(messagesOf(issuerOrgidEqualsOrganization, { issuer })).toHaveLength(1);
  });

  test.each([null, '', nothing()])('does not apply to the identifier %j', (value) => {
    const issuer = issuerHaving(SUBJECT.organizationIdentifier, value);
    expect(messagesOf(issuerOrgidEqualsOrganization, { issuer })).toBeUndefined();
  });
});
