import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement, qcType, QSEALC_STATEMENTS } from '../../../../../test/support/mint.js';
import { qcsQctypeNotEseal } from './qctype-not-eseal.js';

const SIGN_ONLY = 0x40;
const EXPECTED = 'but the key usage is that of a seal; eseal (0.4.0.1862.1.6.2) is expected.';
const SEAL = { qcStatements: QSEALC_STATEMENTS, extendedKeyUsage: null, keyUsage: SIGN_ONLY };

describe('qcs.qctype-not-eseal', () => {
  test('eseal passes', () => {
    expect(findingsOf(qcsQctypeNotEseal, SEAL)).toEqual([]);
  });

  test('eseal among several passes', () => {
    expect(findingsOf(qcsQctypeNotEseal, { ...SEAL, qcStatements: [qcType('web', 'eseal')] })).toEqual([]);
  });

  test.each([
    ['esign', '0.4.0.1862.1.6.1'],
    ['web', '0.4.0.1862.1.6.3'],
  ] as const)('%s in a seal certificate', (type, id) => {
    expect(findingsOf(qcsQctypeNotEseal, { ...SEAL, qcStatements: [qcCompliance(), qcType(type)] })).toEqual([
      {
        message: `QcType is ${type} (${id}), ${EXPECTED}`,
        severity: 'error',
        path: 'qcStatements[1][0]',
        hex: hex(oid(id)),
      },
    ]);
  });

  test('nonRepudiation beside digitalSignature is the key usage of a seal as well', () => {
    expect(
      findingsOf(qcsQctypeNotEseal, { ...SEAL, qcStatements: [qcType('web')], keyUsage: 0xc0 }),
    ).toHaveLength(1);
  });

  test.each([
    ['to a server certificate', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }],
    ['without nonRepudiation', { keyUsage: 0x80 }],
    ['with keyEncipherment', { keyUsage: 0x60 }],
    ['without key usage', { keyUsage: null }],
    ['without QcType', { qcStatements: [qcCompliance()] }],
    [
      'to an unknown QcType, which qcs.qctype-empty-or-invalid reports',
      { qcStatements: [qcStatement('0.4.0.1862.1.6', sequence(oid('1.2.3')))] },
    ],
    ['without the extension', { qcStatements: null }],
  ])('does not apply %s', (_, particulars) => {
    expect(
      findingsOf(qcsQctypeNotEseal, { ...SEAL, qcStatements: [qcType('web')], ...particulars }),
    ).toBeUndefined();
  });
});
