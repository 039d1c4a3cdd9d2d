import { describe, expect, test } from '@jest/globals';
import { nothing, octetString, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension, type Mint } from '../../../../../test/support/mint.js';
import { extAiaCritical } from './aia-critical.js';
import { extAkiCritical } from './aki-critical.js';
import { extCrldpCritical } from './crldp-critical.js';
import { extEkuCritical } from './eku-critical.js';
import { extIanCritical } from './ian-critical.js';
import { extNonCriticalRule } from './non-critical-rule.js';
import { extPoliciesCritical } from './policies-critical.js';
import { extSanCritical } from './san-critical.js';

/** Nothing but this extension. */
const only = (id: string, critical: boolean): Mint => ({
  qcStatements: null,
  policies: null,
  extendedKeyUsage: null,
  keyUsage: null,
  dnsNames: null,
  extensions: [extension(id, sequence(), critical)],
});

// prettier-ignore
const RULES = [
  [extAkiCritical, '2.5.29.35', 'authorityKeyIdentifier', 'error'],
  [extPoliciesCritical, '2.5.29.32', 'certificatePolicies', 'warning'],
  [extSanCritical, '2.5.29.17', 'subjectAltName', 'error'],
  [extIanCritical, '2.5.29.18', 'issuerAltName', 'error'],
  [extEkuCritical, '2.5.29.37', 'extKeyUsage', 'error'],
  [extCrldpCritical, '2.5.29.31', 'cRLDistributionPoints', 'error'],
  [extAiaCritical, '1.3.6.1.5.5.7.1.1', 'authorityInfoAccess', 'error'],
] as const;

describe.each(RULES)('%#', (rule, id, name, severity) => {
  test(`${rule.id} passes when ${name} is not critical`, () => {
    expect(findingsOf(rule, only(id, false))).toEqual([]);
  });

  test(`${rule.id} points at a critical ${name}, whatever is in it`, () => {
    expect(findingsOf(rule, only(id, true))).toEqual([
      {
        message: `The extension ${name} is marked critical; it ${severity === 'error' ? 'must' : 'should'} not be.`,
        severity,
        path: 'extensions[0]',
        hex: hex(extension(id, sequence(), true)),
      },
    ]);
  });

  test(`${rule.id} does not apply without ${name}`, () => {
    expect(findingsOf(rule, only('1.2.3', true))).toBeUndefined();
  });

  test(`${rule.id} is the only one about it`, () => {
    expect(findingsOf(extNonCriticalRule, only(id, true))).toEqual([]);
  });
});

test('beside an empty subject a critical subjectAltName is right, so ext.san-critical does not apply', () => {
  expect(findingsOf(extSanCritical, { ...only('2.5.29.17', true), subject: [] })).toBeUndefined();
});

describe('ext.non-critical-rule', () => {
  test.each([
    ['2.5.29.9', 'subjectDirectoryAttributes'],
    ['2.5.29.14', 'subjectKeyIdentifier'],
    ['2.5.29.46', 'freshestCRL'],
    ['2.5.29.56', 'noRevAvail'],
    ['0.4.0.194121.2.1', 'validityAssured'],
    ['2.23.140.3.1', 'cabfOrganizationIdentifier'],
    ['1.3.6.1.4.1.11129.2.4.2', 'signedCertificateTimestamps'],
  ])('points at a critical %s (%s)', (id, name) => {
    expect(findingsOf(extNonCriticalRule, only(id, true))).toEqual([
      {
        message: `The extension ${name} (${id}) is marked critical; nothing allows that.`,
        severity: 'error',
        path: 'extensions[0]',
        hex: hex(extension(id, sequence(), true)),
      },
    ]);
    expect(findingsOf(extNonCriticalRule, only(id, false))).toEqual([]);
  });

  test.each(['2.5.29.15', '2.5.29.19', '2.5.29.30', '2.5.29.36', '1.3.6.1.4.1.11129.2.4.3', '1.2.3'])(
    'lets a critical %s pass',
    (id) => {
      expect(findingsOf(extNonCriticalRule, only(id, true))).toEqual([]);
    },
  );

  test('reports each', () => {
    const extensions = ['2.5.29.14', '2.5.29.15', '2.5.29.56'].map((id) =>
      extension(id, id === '2.5.29.14' ? octetString(Uint8Array.of(1)) : nothing(), true),
    );
    expect(findingsOf(extNonCriticalRule, { ...only('1.2.3', false), extensions })).toMatchObject([
      { path: 'extensions[0]' },
      { path: 'extensions[2]' },
    ]);
  });
});
