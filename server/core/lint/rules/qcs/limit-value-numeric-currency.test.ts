import { describe, expect, test } from '@jest/globals';
import { integer, printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsLimitValueNumericCurrency } from './limit-value-numeric-currency.js';

const limit = (currency: Uint8Array, amount = 1000, exponent = 0) => [
  qcStatement('0.4.0.1862.1.2', sequence(currency, integer(amount), integer(exponent))),
];

describe('qcs.limit-value-numeric-currency', () => {
  test('an alphabetic code passes', () => {
    expect(findingsOf(qcsLimitValueNumericCurrency, { qcStatements: limit(printable('EUR')) })).toEqual([]);
  });

  test('a numeric one', () => {
    expect(findingsOf(qcsLimitValueNumericCurrency, { qcStatements: limit(integer(978)) })).toEqual([
      {
        message: 'The currency of QcLimitValue is the number 978; the alphabetic code is preferred.',
        severity: 'warning',
        path: 'qcStatements[0].currency',
        hex: hex(integer(978)),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLimitValueNumericCurrency)).toBeUndefined();
  });
});
