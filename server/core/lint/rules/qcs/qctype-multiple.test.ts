import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsQctypeMultiple } from './qctype-multiple.js';

const NEW = '250601000000Z';

describe('qcs.qctype-multiple', () => {
  test('one value passes', () => {
    expect(findingsOf(qcsQctypeMultiple)).toEqual([]);
  });

  test('an empty list is left to qcs.qctype-empty-or-invalid', () => {
    expect(findingsOf(qcsQctypeMultiple, { qcStatements: [qcType()] })).toEqual([]);
  });

  test('two statements with one value each are left to qcs.duplicate-statement', () => {
    expect(findingsOf(qcsQctypeMultiple, { qcStatements: [qcType('web'), qcType('eseal')] })).toEqual([]);
  });

  test('several values are listed', () => {
    const values = sequence(oid('0.4.0.1862.1.6.3'), oid('0.4.0.1862.1.6.1'), oid('1.2.3'));
    expect(
      findingsOf(qcsQctypeMultiple, {
        qcStatements: [qcStatement('0.4.0.1862.1.6', values)],
        notBefore: NEW,
      }),
    ).toEqual([
      {
        message:
          'QcType has 3 values, web (0.4.0.1862.1.6.3), esign (0.4.0.1862.1.6.1), 1.2.3; exactly one is expected.',
        severity: 'error',
        path: 'qcStatements[0]',
        hex: hex(values),
      },
    ]);
  });

  test.each([
    ['250531235959Z', 'warning'],
    [NEW, 'error'],
  ])('issued at %s, before or under V2.5.1: %s', (notBefore, severity) => {
    expect(
      findingsOf(qcsQctypeMultiple, { qcStatements: [qcType('web', 'eseal')], notBefore }),
    ).toMatchObject([{ severity }]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsQctypeMultiple, { qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
