import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsTypeAsStatement } from './type-as-statement.js';

describe('qcs.type-as-statement', () => {
  test('a type inside QcType passes', () => {
    expect(findingsOf(qcsTypeAsStatement)).toEqual([]);
  });

  test.each([
    ['0.4.0.1862.1.6.1', 'esign (0.4.0.1862.1.6.1)'],
    ['0.4.0.1862.1.6.2', 'eseal (0.4.0.1862.1.6.2)'],
    ['0.4.0.1862.1.6.3', 'web (0.4.0.1862.1.6.3)'],
    ['0.4.0.1862.1.6.4', '0.4.0.1862.1.6.4'],
  ])('%s as a statement id', (id, described) => {
    expect(findingsOf(qcsTypeAsStatement, { qcStatements: [qcCompliance(), qcStatement(id)] })).toEqual([
      {
        message: `The QcType value ${described} stands as a statement id; it belongs inside QcType (0.4.0.1862.1.6).`,
        severity: 'error',
        path: 'qcStatements[1].statementId',
        hex: hex(oid(id)),
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsTypeAsStatement, { qcStatements: null })).toBeUndefined();
  });
});
