import { describe, expect, test } from '@jest/globals';
import { integer, printable, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsLimitValueForm } from './limit-value-form.js';

const limit = (currency: Uint8Array, amount = 1000, exponent = 0) => [
  qcStatement('0.4.0.1862.1.2', sequence(currency, integer(amount), integer(exponent))),
];

describe('qcs.limit-value-form', () => {
  test.each([
    ['an alphabetic code', printable('EUR')],
    ['the number 1', integer(1)],
    ['the number 999', integer(999)],
  ])('%s passes', (_, currency) => {
    expect(findingsOf(qcsLimitValueForm, { qcStatements: limit(currency) })).toEqual([]);
  });

  test.each([0, 1000, -978])('the number %d is no currency', (currency) => {
    expect(findingsOf(qcsLimitValueForm, { qcStatements: limit(integer(currency)) })).toEqual([
      {
        message: `The currency ${currency} of QcLimitValue is not between 1 and 999.`,
        severity: 'error',
        path: 'qcStatements[0].currency',
        hex: hex(integer(currency)),
      },
    ]);
  });

  test('a currency of another string type', () => {
    expect(findingsOf(qcsLimitValueForm, { qcStatements: limit(utf8('EUR')) })).toEqual([
      {
        message: 'The currency "EUR" of QcLimitValue is a UTF8String; PrintableString is expected.',
        severity: 'error',
        path: 'qcStatements[0].currency',
        hex: hex(utf8('EUR')),
      },
    ]);
  });

  test('without exponent', () => {
    const info = sequence(printable('EUR'), integer(1000));
    expect(findingsOf(qcsLimitValueForm, { qcStatements: [qcStatement('0.4.0.1862.1.2', info)] })).toEqual([
      {
        message:
          'QcLimitValue cannot be decoded: MonetaryValue is a SEQUENCE of currency, amount and exponent.',
        severity: 'error',
        path: 'qcStatements[0]',
        hex: hex(info),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLimitValueForm)).toBeUndefined();
  });
});
