import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsQctypeVsPolicy } from './qctype-vs-policy.js';

const OPEN = { extendedKeyUsage: null, keyUsage: 0x80 };
const SERVER = { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'], keyUsage: 0x80 };
const SEAL = { extendedKeyUsage: null, keyUsage: 0x40 };
const OID = { esign: '0.4.0.1862.1.6.1', eseal: '0.4.0.1862.1.6.2', web: '0.4.0.1862.1.6.3' } as const;

describe('qcs.qctype-vs-policy', () => {
  test.each([
    ['esign', '0.4.0.194112.1.0'],
    ['eseal', '0.4.0.194112.1.1'],
    ['esign', '0.4.0.194112.1.2'],
    ['eseal', '0.4.0.194112.1.3'],
    ['web', '0.4.0.194112.1.4'],
    ['web', '0.4.0.194112.1.5'],
    ['web', '0.4.0.194112.1.6'],
    ['web', '0.4.0.19495.3.1'],
  ] as const)('%s agrees with %s', (type, policy) => {
    expect(
      findingsOf(qcsQctypeVsPolicy, { ...OPEN, qcStatements: [qcType(type)], policies: [policy] }),
    ).toEqual([]);
  });

  test.each([
    ['web', '0.4.0.194112.1.0', 'esign'],
    ['web', '0.4.0.194112.1.1', 'eseal'],
    ['web', '0.4.0.194112.1.2', 'esign'],
    ['web', '0.4.0.194112.1.3', 'eseal'],
    ['eseal', '0.4.0.194112.1.4', 'web'],
    ['eseal', '0.4.0.194112.1.5', 'web'],
    ['eseal', '0.4.0.194112.1.6', 'web'],
    ['esign', '0.4.0.19495.3.1', 'web'],
  ] as const)('%s contradicts %s', (type, policy, expected) => {
    expect(
      findingsOf(qcsQctypeVsPolicy, { ...OPEN, qcStatements: [qcType(type)], policies: ['1.2.3', policy] }),
    ).toEqual([
      {
        message: `Policy ${policy} demands QcType ${expected} (${OID[expected]}), but QcType is ${type} (${OID[type]}).`,
        severity: 'error',
        path: 'certificatePolicies[1]',
        hex: hex(sequence(oid(policy))),
      },
    ]);
  });

  test('several types are named; one that agrees is enough', () => {
    const types = [qcType('esign', 'eseal')];
    expect(
      findingsOf(qcsQctypeVsPolicy, {
        ...OPEN,
        qcStatements: types,
        policies: ['0.4.0.194112.1.5', '0.4.0.194112.1.1'],
      }),
    ).toMatchObject([
      {
        message:
          'Policy 0.4.0.194112.1.5 demands QcType web (0.4.0.1862.1.6.3), but QcType is esign (0.4.0.1862.1.6.1), eseal (0.4.0.1862.1.6.2).',
      },
    ]);
  });

  test('a server certificate of QcType web with a policy for seals', () => {
    expect(findingsOf(qcsQctypeVsPolicy, { ...SERVER, policies: ['0.4.0.194112.1.1'] })).toHaveLength(1);
  });

  test('a server certificate is judged when web is one of its types', () => {
    expect(
      findingsOf(qcsQctypeVsPolicy, {
        ...SERVER,
        qcStatements: [qcType('eseal', 'web')],
        policies: ['0.4.0.194112.1.0'],
      }),
    ).toHaveLength(1);
  });

  test('a seal certificate of QcType eseal with a policy for websites', () => {
    expect(
      findingsOf(qcsQctypeVsPolicy, {
        ...SEAL,
        qcStatements: [qcType('eseal')],
        policies: ['0.4.0.194112.1.5'],
      }),
    ).toHaveLength(1);
  });

  test('QCP-w-psd2 in a seal is left to psd2.policy-in-seal', () => {
    expect(
      findingsOf(qcsQctypeVsPolicy, {
        ...SEAL,
        qcStatements: [qcType('eseal')],
        policies: ['0.4.0.19495.3.1'],
      }),
    ).toEqual([]);
  });

  test.each([
    [
      'eseal in a server certificate, which qcs.qctype-not-web reports',
      { ...SERVER, qcStatements: [qcType('eseal')] },
    ],
    [
      'web in a seal certificate, which qcs.qctype-not-eseal reports',
      { ...SEAL, qcStatements: [qcType('web')], policies: ['0.4.0.194112.1.1'] },
    ],
    ['a certificate without QcType', { ...OPEN, qcStatements: [qcCompliance()] }],
    ['an unknown QcType', { ...OPEN, qcStatements: [qcStatement('0.4.0.1862.1.6', sequence(oid('1.2.3')))] }],
    ['other policies', { ...OPEN, policies: ['2.23.140.1.1'] }],
    ['no policies', { ...OPEN, policies: null }],
    ['no statements', { ...OPEN, qcStatements: null }],
  ])('does not apply to %s', (_, particulars) => {
    expect(findingsOf(qcsQctypeVsPolicy, particulars)).toBeUndefined();
  });
});
