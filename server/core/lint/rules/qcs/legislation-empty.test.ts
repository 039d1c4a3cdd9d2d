import { describe, expect, test } from '@jest/globals';
import { printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsLegislationEmpty } from './legislation-empty.js';

const LEGISLATION = '0.4.0.1862.1.7';

describe('qcs.legislation-empty', () => {
  test('one country is enough', () => {
    expect(
      findingsOf(qcsLegislationEmpty, {
        qcStatements: [qcStatement(LEGISLATION, sequence(printable('GB')))],
      }),
    ).toEqual([]);
  });

  test('an empty list', () => {
    expect(
      findingsOf(qcsLegislationEmpty, {
        qcStatements: [qcCompliance(), qcStatement(LEGISLATION, sequence())],
      }),
    ).toEqual([
      {
        message: 'QcCClegislation (0.4.0.1862.1.7) is empty; at least one country is expected.',
        severity: 'error',
        path: 'qcStatements[1]',
        hex: '3000',
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLegislationEmpty)).toBeUndefined();
  });
});
