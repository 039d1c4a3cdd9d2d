import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsQctypeEmptyOrInvalid } from './qctype-empty-or-invalid.js';

const QC_TYPE = '0.4.0.1862.1.6';

describe('qcs.qctype-empty-or-invalid', () => {
  test.each(['esign', 'eseal', 'web'] as const)('%s passes', (type) => {
    expect(findingsOf(qcsQctypeEmptyOrInvalid, { qcStatements: [qcType(type)] })).toEqual([]);
  });

  test('an empty list', () => {
    expect(findingsOf(qcsQctypeEmptyOrInvalid, { qcStatements: [qcCompliance(), qcType()] })).toEqual([
      {
        message: 'QcType is empty; esign, eseal or web is expected.',
        severity: 'error',
        path: 'qcStatements[1]',
        hex: '3000',
      },
    ]);
  });

  test('each unknown value is pointed at', () => {
    const types = sequence(oid(`${QC_TYPE}.3`), oid(`${QC_TYPE}.4`), oid('1.2.3'));
    expect(findingsOf(qcsQctypeEmptyOrInvalid, { qcStatements: [qcStatement(QC_TYPE, types)] })).toEqual([
      {
        message:
          'QcType 0.4.0.1862.1.6.4 is unknown; 0.4.0.1862.1.6.1 (esign), .2 (eseal) or .3 (web) is expected.',
        severity: 'error',
        path: 'qcStatements[0][1]',
        hex: hex(oid(`${QC_TYPE}.4`)),
      },
      {
        message: 'QcType 1.2.3 is unknown; 0.4.0.1862.1.6.1 (esign), .2 (eseal) or .3 (web) is expected.',
        severity: 'error',
        path: 'qcStatements[0][2]',
        hex: hex(oid('1.2.3')),
      },
    ]);
  });

  test('an OID without the SEQUENCE around it', () => {
    expect(
      findingsOf(qcsQctypeEmptyOrInvalid, { qcStatements: [qcStatement(QC_TYPE, oid(`${QC_TYPE}.3`))] }),
    ).toEqual([
      {
        message: 'QcType cannot be decoded: QcType is a SEQUENCE OF OBJECT IDENTIFIER.',
        severity: 'error',
        path: 'qcStatements[0]',
        hex: hex(oid(`${QC_TYPE}.3`)),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsQctypeEmptyOrInvalid, { qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
