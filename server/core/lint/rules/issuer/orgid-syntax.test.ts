import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { issuerAnd, issuerHaving } from '../../../../../test/support/issuer-of.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { issuerOrgidSyntax } from './orgid-syntax.js';

const judged = (value: string | Uint8Array | null) =>
  messagesOf(issuerOrgidSyntax, { issuer: issuerHaving(SUBJECT.organizationIdentifier, value) });

describe('issuer.orgid-syntax', () => {
  test.each(['NTRLT-123456789', 'VATDE-123', 'NTRUS+CA-1', 'VATDEU-1'])('%s has the structure', (value) => {
    expect(judged(value)).toEqual([]);
  });

  test('123456789 has not', () => {
    expect(judged('123456789')).toEqual([
      'The organizationIdentifier of the issuer "123456789" is not identity type, country, hyphen-minus and identifier, like VATLT-100001234567.',
    ]);
  });

  test('only NTR has a subdivision', () => {
    expect(judged('VATUS+CA-1')).toEqual([
      'The organizationIdentifier of the issuer "VATUS+CA-1" names the subdivision CA, which only the type NTR can have.',
    ]);
  });

  test('every one is judged and pointed at', () => {
    expect(
      pointedAt(issuerOrgidSyntax, { issuer: issuerAnd([SUBJECT.organizationIdentifier, '1']) }),
    ).toEqual([['issuer.organizationIdentifier', utf8('1')]]);
  });

  test.each([null, ' ', nothing()])('does not apply to %j', (value) => {
    expect(judged(value)).toBeUndefined();
  });
});
