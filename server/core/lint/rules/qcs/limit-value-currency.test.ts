import { describe, expect, test } from '@jest/globals';
import { integer, printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsLimitValueCurrency } from './limit-value-currency.js';

const limit = (currency: Uint8Array, amount = 1000, exponent = 0) => [
  qcStatement('0.4.0.1862.1.2', sequence(currency, integer(amount), integer(exponent))),
];

describe('qcs.limit-value-currency', () => {
  test.each(['EUR', 'SEK'])('%s passes', (code) => {
    expect(findingsOf(qcsLimitValueCurrency, { qcStatements: limit(printable(code)) })).toEqual([]);
  });

  test.each(['eur', 'XYZ', 'EURO', ''])('"%s" is no code', (code) => {
    expect(findingsOf(qcsLimitValueCurrency, { qcStatements: limit(printable(code)) })).toEqual([
      {
        message: `The currency "${code}" of QcLimitValue is no ISO 4217 code; three capital letters such as "EUR" are expected.`,
        severity: 'error',
        path: 'qcStatements[0].currency',
        hex: hex(printable(code)),
      },
    ]);
  });

  test('does not apply to a numeric code', () => {
    expect(findingsOf(qcsLimitValueCurrency, { qcStatements: limit(integer(1)) })).toBeUndefined();
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLimitValueCurrency)).toBeUndefined();
  });
});
