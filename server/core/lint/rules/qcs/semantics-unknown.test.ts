import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcSemantics, qcStatement } from '../../../../../test/support/mint.js';
import { qcsSemanticsUnknown } from './semantics-unknown.js';

describe('qcs.semantics-unknown', () => {
  test.each([1, 2, 3, 4])('0.4.0.194121.1.%d is defined', (n) => {
    expect(findingsOf(qcsSemanticsUnknown, { qcStatements: [qcSemantics(`0.4.0.194121.1.${n}`)] })).toEqual(
      [],
    );
  });

  test.each(['0.4.0.194121.1.5', '1.2.3'])('%s is not', (id) => {
    expect(findingsOf(qcsSemanticsUnknown, { qcStatements: [qcSemantics(id)] })).toEqual([
      {
        message: `The semantics identifier ${id} is unknown; 0.4.0.194121.1.1 to 0.4.0.194121.1.4 are defined.`,
        severity: 'warning',
        path: 'qcStatements[0].semanticsIdentifier',
        hex: hex(oid(id)),
      },
    ]);
  });

  test.each([
    ['without the statement', [qcCompliance()]],
    ['to a statement that names no identifier', [qcStatement('1.3.6.1.5.5.7.11.2')]],
    ['to an identifier that stands as a statement', [qcStatement('0.4.0.194121.1.9')]],
  ])('does not apply %s', (_, qcStatements) => {
    expect(findingsOf(qcsSemanticsUnknown, { qcStatements })).toBeUndefined();
  });
});
