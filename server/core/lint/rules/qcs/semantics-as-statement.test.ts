import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcSemantics, qcStatement } from '../../../../../test/support/mint.js';
import { qcsSemanticsAsStatement } from './semantics-as-statement.js';

describe('qcs.semantics-as-statement', () => {
  test('an identifier inside id-qcs-pkixQCSyntax-v2 passes', () => {
    expect(findingsOf(qcsSemanticsAsStatement, { qcStatements: [qcSemantics()] })).toEqual([]);
  });

  test.each(['0.4.0.194121.1.1', '0.4.0.194121.1.2', '0.4.0.194121.1.9'])('%s as a statement id', (id) => {
    expect(findingsOf(qcsSemanticsAsStatement, { qcStatements: [qcCompliance(), qcStatement(id)] })).toEqual([
      {
        message: `The semantics identifier ${id} stands as a statement id; it belongs inside id-qcs-pkixQCSyntax-v2 (1.3.6.1.5.5.7.11.2).`,
        severity: 'error',
        path: 'qcStatements[1].statementId',
        hex: hex(oid(id)),
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsSemanticsAsStatement, { qcStatements: null })).toBeUndefined();
  });
});
