import { describe, expect, test } from '@jest/globals';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { psd2Statement, qcCompliance, qcStatement, qcType } from '../../../../../test/support/mint.js';
import { qcsDuplicateStatement } from './duplicate-statement.js';

const NEW = '260501000000Z';

describe('qcs.duplicate-statement', () => {
  test('different statements pass', () => {
    expect(findingsOf(qcsDuplicateStatement)).toEqual([]);
  });

  test('each repetition is reported', () => {
    const repeated = [qcCompliance(), qcType('web'), qcCompliance(), qcCompliance()];
    expect(findingsOf(qcsDuplicateStatement, { qcStatements: repeated, notBefore: NEW })).toEqual([
      {
        message:
          'QcCompliance (0.4.0.1862.1.1) stands at qcStatements[0] and again at qcStatements[2]; it may stand only once.',
        severity: 'error',
        path: 'qcStatements[2]',
        hex: hex(qcCompliance()),
      },
      {
        message:
          'QcCompliance (0.4.0.1862.1.1) stands at qcStatements[0] and again at qcStatements[3]; it may stand only once.',
        severity: 'error',
        path: 'qcStatements[3]',
        hex: hex(qcCompliance()),
      },
    ]);
  });

  test.each([
    ['QcCompliance', 1],
    ['QcLimitValue', 2],
    ['QcRetentionPeriod', 3],
    ['QcSSCD', 4],
    ['QcPDS', 5],
    ['QcType', 6],
    ['QcCClegislation', 7],
    ['QcIdentMethod', 8],
    ['QcQSCDlegislation', 9],
  ])('%s is a statement of EN 319 412-5', (name, n) => {
    const twice = [qcStatement(`0.4.0.1862.1.${n}`), qcStatement(`0.4.0.1862.1.${n}`)];
    expect(findingsOf(qcsDuplicateStatement, { qcStatements: twice })).toMatchObject([
      { message: expect.stringContaining(`${name} (0.4.0.1862.1.${n}) stands`) },
    ]);
  });

  test.each([
    ['260430235959Z', 'warning'],
    [NEW, 'error'],
  ])('issued at %s, before or under V2.6.1: %s', (notBefore, severity) => {
    expect(
      findingsOf(qcsDuplicateStatement, { qcStatements: [qcCompliance(), qcCompliance()], notBefore }),
    ).toMatchObject([{ severity }]);
  });

  test.each([
    ['PSD2', psd2Statement()],
    ['an unknown one', qcStatement('1.2.3')],
  ])('%s twice is not for this rule', (_, statement) => {
    expect(findingsOf(qcsDuplicateStatement, { qcStatements: [statement, statement] })).toEqual([]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsDuplicateStatement, { qcStatements: null })).toBeUndefined();
  });
});
