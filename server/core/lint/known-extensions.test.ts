import { describe, expect, test } from '@jest/globals';
import { nothing } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { extension } from '../../../test/support/mint.js';
import { criticalityOf, extensionName, extensionOf, extensionText } from './known-extensions.js';

// prettier-ignore
const KNOWN = [
  ['2.5.29.9', 'subjectDirectoryAttributes', 'never'],
  ['2.5.29.14', 'subjectKeyIdentifier', 'never'],
  ['2.5.29.15', 'keyUsage', 'allowed'],
  ['2.5.29.16', 'privateKeyUsagePeriod', 'never'],
  ['2.5.29.17', 'subjectAltName', 'judged'],
  ['2.5.29.18', 'issuerAltName', 'judged'],
  ['2.5.29.19', 'basicConstraints', 'allowed'],
  ['2.5.29.30', 'nameConstraints', 'allowed'],
  ['2.5.29.31', 'cRLDistributionPoints', 'judged'],
  ['2.5.29.32', 'certificatePolicies', 'judged'],
  ['2.5.29.33', 'policyMappings', 'allowed'],
  ['2.5.29.35', 'authorityKeyIdentifier', 'judged'],
  ['2.5.29.36', 'policyConstraints', 'allowed'],
  ['2.5.29.37', 'extKeyUsage', 'judged'],
  ['2.5.29.46', 'freshestCRL', 'never'],
  ['2.5.29.54', 'inhibitAnyPolicy', 'allowed'],
  ['2.5.29.56', 'noRevAvail', 'never'],
  ['1.3.6.1.5.5.7.1.1', 'authorityInfoAccess', 'judged'],
  ['1.3.6.1.5.5.7.1.3', 'qcStatements', 'judged'],
  ['1.3.6.1.5.5.7.1.11', 'subjectInfoAccess', 'never'],
  ['1.3.6.1.5.5.7.1.24', 'tlsFeature', 'never'],
  ['1.3.6.1.5.5.7.48.1.5', 'ocsp-nocheck', 'never'],
  ['2.23.140.3.1', 'cabfOrganizationIdentifier', 'never'],
  ['1.3.6.1.4.1.11129.2.4.2', 'signedCertificateTimestamps', 'never'],
  ['1.3.6.1.4.1.11129.2.4.3', 'precertificatePoison', 'allowed'],
  ['0.4.0.194121.2.1', 'validityAssured', 'never'],
] as const;

describe('extensions that the rules know', () => {
  test.each(KNOWN)('%s is %s; critical: %s', (oid, name, criticality) => {
    expect([extensionName(oid), criticalityOf(oid), extensionText(oid)]).toEqual([
      name,
      criticality,
      `${name} (${oid})`,
    ]);
  });

  test('another has neither name nor criticality', () => {
    expect([extensionName('1.2.3'), criticalityOf('1.2.3'), extensionText('1.2.3')]).toStrictEqual([
      undefined,
      undefined,
      '1.2.3',
    ]);
  });

  test('of a repeated one the first counts', () => {
    const certificate = certificateOf({
      extensions: [extension('1.2.3', nothing()), extension('1.2.3', nothing(), true)],
    });
    expect(extensionOf(certificate, '1.2.3')?.critical).toBe(false);
    expect(extensionOf(certificate, '1.2.4')).toBeUndefined();
  });
});
