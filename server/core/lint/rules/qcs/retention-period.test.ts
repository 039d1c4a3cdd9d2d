import { describe, expect, test } from '@jest/globals';
import { integer, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsRetentionPeriod } from './retention-period.js';

const period = (info: Uint8Array) => [qcStatement('0.4.0.1862.1.3', info)];

describe('qcs.retention-period', () => {
  test.each([1, 15])('%d years pass', (years) => {
    expect(findingsOf(qcsRetentionPeriod, { qcStatements: period(integer(years)) })).toEqual([]);
  });

  test.each([0, -1])('%d years', (years) => {
    expect(findingsOf(qcsRetentionPeriod, { qcStatements: period(integer(years)) })).toEqual([
      {
        message: `QcRetentionPeriod is ${years} years; more than 0 is expected.`,
        severity: 'error',
        path: 'qcStatements[0]',
        hex: hex(integer(years)),
      },
    ]);
  });

  test('no INTEGER', () => {
    expect(findingsOf(qcsRetentionPeriod, { qcStatements: period(utf8('10')) })).toEqual([
      {
        message: 'QcRetentionPeriod cannot be decoded: QcEuRetentionPeriod is an INTEGER.',
        severity: 'error',
        path: 'qcStatements[0]',
        hex: hex(utf8('10')),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsRetentionPeriod)).toBeUndefined();
  });
});
