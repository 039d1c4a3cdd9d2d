import { describe, expect, test } from '@jest/globals';
import { printable, utf8 } from '../../../../../test/support/der.js';
import { issuerAnd, issuerHaving } from '../../../../../test/support/issuer-of.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { issuerCnMissing } from './cn-missing.js';
import { issuerCountryMissing } from './country-missing.js';
import { issuerOrganizationMissing } from './organization-missing.js';
import { issuerOrgidMissing } from './orgid-missing.js';

describe.each([
  [issuerCountryMissing.id, issuerCountryMissing, SUBJECT.C, 'countryName (C)', 'issuer.C', printable(' ')],
  [
    issuerOrganizationMissing.id,
    issuerOrganizationMissing,
    SUBJECT.O,
    'organizationName (O)',
    'issuer.O',
    utf8(' '),
  ],
  [issuerCnMissing.id, issuerCnMissing, SUBJECT.CN, 'commonName (CN)', 'issuer.CN', utf8(' ')],
  [
    issuerOrgidMissing.id,
    issuerOrgidMissing,
    SUBJECT.organizationIdentifier,
    'organizationIdentifier (2.5.4.97)',
    'issuer.organizationIdentifier',
    utf8(' '),
  ],
])('%s', (_, rule, type, label, path, blank) => {
  test('passes with the attribute', () => {
    expect(messagesOf(rule)).toEqual([]);
  });

  test('fails without it, and the subject is no substitute', () => {
    const issuer = issuerHaving(type, null);
    expect(messagesOf(rule, { issuer })).toEqual([`The issuer has no ${label}.`]);
    expect(pointedAt(rule, { issuer })).toEqual([[undefined, undefined]]);
  });

  test('a blank one is as good as missing, and is pointed at', () => {
    const issuer = issuerHaving(type, ' ');
    const name = label.replace(' (2.5.4.97)', '');
    expect(messagesOf(rule, { issuer })).toEqual([`The ${name} of the issuer is empty.`]);
    expect(pointedAt(rule, { issuer })).toEqual([[path, blank]]);
    expect(messagesOf(rule, { issuer: issuerAnd([type, '']) })).toHaveLength(1);
  });
});
