import { describe, expect, test } from '@jest/globals';
import { printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsQscdLegislationEu } from './qscd-legislation-eu.js';

const legislation = (...countries: string[]) => [
  qcStatement('0.4.0.1862.1.9', sequence(...countries.map(printable))),
];

describe('qcs.qscd-legislation-eu', () => {
  test('other countries pass', () => {
    expect(findingsOf(qcsQscdLegislationEu, { qcStatements: legislation('GB', 'CH') })).toEqual([]);
  });

  test.each(['EU', 'LT', 'NO', 'IS', 'LI', 'de'])('%s', (country) => {
    expect(findingsOf(qcsQscdLegislationEu, { qcStatements: legislation('GB', country) })).toEqual([
      {
        message: `QcQSCDlegislation names "${country}"; the statement is only for the law of countries outside the EU and the EEA.`,
        severity: 'error',
        path: 'qcStatements[0][1]',
        hex: hex(printable(country)),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsQscdLegislationEu)).toBeUndefined();
  });
});
