import { describe, expect, test } from '@jest/globals';
import { integer, printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsLimitValueNegative } from './limit-value-negative.js';

const limit = (currency: Uint8Array, amount = 1000, exponent = 0) => [
  qcStatement('0.4.0.1862.1.2', sequence(currency, integer(amount), integer(exponent))),
];

describe('qcs.limit-value-negative', () => {
  test.each([
    [0, 0],
    [1000, 3],
    [12345, -2],
  ])('amount %d with exponent %d passes', (amount, exponent) => {
    expect(
      findingsOf(qcsLimitValueNegative, { qcStatements: limit(printable('EUR'), amount, exponent) }),
    ).toEqual([]);
  });

  test('a negative amount', () => {
    expect(findingsOf(qcsLimitValueNegative, { qcStatements: limit(printable('EUR'), -1, 3) })).toEqual([
      {
        message: 'The amount -1 of QcLimitValue is negative.',
        severity: 'error',
        path: 'qcStatements[0].amount',
        hex: hex(integer(-1)),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLimitValueNegative)).toBeUndefined();
  });
});
