import { describe, expect, test } from '@jest/globals';
import { nothing, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsUnknownStatement } from './unknown-statement.js';

describe('qcs.unknown-statement', () => {
  test('known statements pass', () => {
    expect(findingsOf(qcsUnknownStatement)).toEqual([]);
  });

  test('an unknown one with its statementInfo in hex', () => {
    const statement = qcStatement('1.2.3.4', utf8('AZ'));
    expect(findingsOf(qcsUnknownStatement, { qcStatements: [qcCompliance(), statement] })).toEqual([
      {
        message: 'Statement 1.2.3.4 is unknown; it has the statementInfo 0c02415a.',
        severity: 'info',
        path: 'qcStatements[1]',
        hex: hex(statement),
      },
    ]);
  });

  test('an octet below 16 keeps its leading zero', () => {
    expect(
      findingsOf(qcsUnknownStatement, { qcStatements: [qcStatement('1.2.3.4', nothing())] }),
    ).toMatchObject([{ message: 'Statement 1.2.3.4 is unknown; it has the statementInfo 0500.' }]);
  });

  test('an unknown one without statementInfo', () => {
    expect(findingsOf(qcsUnknownStatement, { qcStatements: [qcStatement('1.2.3.4')] })).toMatchObject([
      { message: 'Statement 1.2.3.4 is unknown; it has no statementInfo.' },
    ]);
  });

  test('32 bytes are shown in full', () => {
    expect(
      findingsOf(qcsUnknownStatement, { qcStatements: [qcStatement('1.2.3.4', utf8('a'.repeat(30)))] }),
    ).toMatchObject([
      { message: `Statement 1.2.3.4 is unknown; it has the statementInfo 0c1e${'61'.repeat(30)}.` },
    ]);
  });

  test('of more the first 32 are shown', () => {
    expect(
      findingsOf(qcsUnknownStatement, { qcStatements: [qcStatement('1.2.3.4', utf8('a'.repeat(31)))] }),
    ).toMatchObject([
      {
        message: `Statement 1.2.3.4 is unknown; it has the statementInfo 0c1f${'61'.repeat(30)}… (33 bytes).`,
      },
    ]);
  });

  test.each(['0.4.0.1862.1.6.3', '0.4.0.194121.1.2', '0.4.0.19495.1', '0.4.0.19495.3.1'])(
    '%s has a rule of its own',
    (id) => {
      expect(findingsOf(qcsUnknownStatement, { qcStatements: [qcStatement(id)] })).toEqual([]);
    },
  );

  test('a PSD2 statement under another id is left to psd2.wrong-arc', () => {
    const psd2 = sequence(sequence(), utf8('Bank of Lithuania'), utf8('LT-BL'));
    expect(findingsOf(qcsUnknownStatement, { qcStatements: [qcStatement('1.2.3.4', psd2)] })).toEqual([]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsUnknownStatement, { qcStatements: null })).toBeUndefined();
  });
});
