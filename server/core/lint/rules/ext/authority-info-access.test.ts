import { describe, expect, test } from '@jest/globals';
import { nothing, oid, sequence, tlv } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { authorityInfoAccess, extension } from '../../../../../test/support/mint.js';
import { extAiaCaIssuersMissing } from './aia-ca-issuers-missing.js';
import { extAiaCaIssuersNoHttp } from './aia-ca-issuers-no-http.js';
import { extAiaMissing } from './aia-missing.js';
import { extAiaOcspNoHttp } from './aia-ocsp-no-http.js';

const BROKEN = extension('1.3.6.1.5.5.7.1.1', nothing());
type Location = readonly [method: 'ocsp' | 'caIssuers', address: string];
const locations = (...each: readonly Location[]) => ({ extensions: [authorityInfoAccess(...each)] });

describe('ext.aia-missing', () => {
  test('the extension passes, even one that cannot be decoded', () => {
    expect(findingsOf(extAiaMissing)).toEqual([]);
    expect(findingsOf(extAiaMissing, { extensions: [BROKEN] })).toEqual([]);
  });

  test('its absence is told', () => {
    expect(findingsOf(extAiaMissing, { extensions: [] })).toEqual([
      {
        message: 'The extension authorityInfoAccess is missing.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });
});

describe('ext.aia-ca-issuers-missing', () => {
  test('a location of the issuing CA passes', () => {
    expect(findingsOf(extAiaCaIssuersMissing)).toEqual([]);
  });

  test('without one the extension is pointed at', () => {
    const [finding, ...others] = findingsOf(
      extAiaCaIssuersMissing,
      locations(['ocsp', 'http://ocsp.example']),
    )!;
    expect(others).toHaveLength(0);
    expect(finding).toMatchObject({
      message: 'authorityInfoAccess has no location of the issuing CA certificate (caIssuers).',
      severity: 'error',
      path: 'authorityInfoAccess',
    });
    expect(hex(authorityInfoAccess(['ocsp', 'http://ocsp.example'])).endsWith(finding!.hex!)).toBe(true);
  });

  test('does not apply without the extension, or when it cannot be decoded', () => {
    expect(findingsOf(extAiaCaIssuersMissing, { extensions: [] })).toBeUndefined();
    expect(findingsOf(extAiaCaIssuersMissing, { extensions: [BROKEN] })).toBeUndefined();
  });
});

describe.each([
  [
    extAiaCaIssuersNoHttp,
    'caIssuers',
    'ocsp',
    '1.3.6.1.5.5.7.48.2',
    'the issuing CA certificate (caIssuers)',
  ],
  [extAiaOcspNoHttp, 'ocsp', 'caIssuers', '1.3.6.1.5.5.7.48.1', 'the OCSP responder'],
] as const)('%#', (rule, method, other, id, what) => {
  test.each(['http://a.example', 'https://a.example'])(`${rule.id} lets %s pass`, (address) => {
    expect(findingsOf(rule, locations([method, 'ldap://a.example'], [method, address]))).toEqual([]);
  });

  test(`${rule.id} points at the first of the others`, () => {
    const particulars = locations([other, 'http://a.example'], [method, 'ldap://a'], [method, 'ftp://a']);
    expect(findingsOf(rule, particulars)).toEqual([
      {
        message: `No location of ${what} has an address with http or https.`,
        severity: 'error',
        path: 'authorityInfoAccess[1]',
        hex: hex(sequence(oid(id), tlv(0x86, new TextEncoder().encode('ldap://a')))),
      },
    ]);
  });

  test(`${rule.id} does not apply without ${method}`, () => {
    expect(findingsOf(rule, locations([other, 'ftp://a.example']))).toBeUndefined();
    expect(findingsOf(rule, { extensions: [] })).toBeUndefined();
  });
});
