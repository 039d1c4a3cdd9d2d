import { describe, expect, test } from '@jest/globals';
import { printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsLegislationCountry } from './legislation-country.js';

const legislation = (...countries: string[]) => [
  qcStatement('0.4.0.1862.1.7', sequence(...countries.map(printable))),
];

describe('qcs.legislation-country', () => {
  test('codes of ISO 3166-1 pass', () => {
    expect(findingsOf(qcsLegislationCountry, { qcStatements: legislation('GB', 'CH') })).toEqual([]);
  });

  test.each(['gb', 'UK', 'EU', 'GBR', ''])('"%s" is none', (country) => {
    expect(findingsOf(qcsLegislationCountry, { qcStatements: legislation('CH', country) })).toEqual([
      {
        message: `The country "${country}" in QcCClegislation is no ISO 3166-1 code; two capital letters are expected.`,
        severity: 'error',
        path: 'qcStatements[0][1]',
        hex: hex(printable(country)),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsLegislationCountry)).toBeUndefined();
  });
});
