import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcSemantics, qcStatement } from '../../../../../test/support/mint.js';
import { qcsSemanticsWrongPerson } from './semantics-wrong-person.js';

describe('qcs.semantics-wrong-person', () => {
  test.each(['0.4.0.194121.1.2', '0.4.0.194121.1.4', '1.2.3'])('%s passes', (id) => {
    expect(findingsOf(qcsSemanticsWrongPerson, { qcStatements: [qcSemantics(id)] })).toEqual([]);
  });

  test.each(['0.4.0.194121.1.1', '0.4.0.194121.1.3'])('%s is for natural persons', (id) => {
    expect(findingsOf(qcsSemanticsWrongPerson, { qcStatements: [qcSemantics(id)] })).toEqual([
      {
        message: `The semantics identifier ${id} is for natural persons; a payment service provider is a legal person (0.4.0.194121.1.2).`,
        severity: 'warning',
        path: 'qcStatements[0].semanticsIdentifier',
        hex: hex(oid(id)),
      },
    ]);
  });

  test('also where it stands as a statement', () => {
    expect(
      findingsOf(qcsSemanticsWrongPerson, { qcStatements: [qcStatement('0.4.0.194121.1.1')] }),
    ).toMatchObject([{ path: 'qcStatements[0].statementId' }]);
  });

  test('does not apply where no semantics are asserted', () => {
    expect(findingsOf(qcsSemanticsWrongPerson)).toBeUndefined();
  });
});
