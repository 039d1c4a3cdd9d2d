import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcStatement } from '../../../../../test/support/mint.js';
import { qcsIdentmethodInvalid } from './identmethod-invalid.js';

const IDENT = '0.4.0.1862.1.8';
const methods = (...oids: string[]) => [qcStatement(IDENT, sequence(...oids.map(oid)))];

describe('qcs.identmethod-invalid', () => {
  test.each([1, 2, 3, 4])('method %d passes', (n) => {
    expect(findingsOf(qcsIdentmethodInvalid, { qcStatements: methods(`${IDENT}.${n}`) })).toEqual([]);
  });

  test.each(['0.4.0.1862.1.8.5', '1.2.3'])('%s is unknown', (method) => {
    expect(findingsOf(qcsIdentmethodInvalid, { qcStatements: methods(method) })).toEqual([
      {
        message: `QcIdentMethod ${method} is unknown; 0.4.0.1862.1.8.1 to 0.4.0.1862.1.8.4 are defined.`,
        severity: 'warning',
        path: 'qcStatements[0][0]',
        hex: hex(oid(method)),
      },
    ]);
  });

  test.each([
    [0, []],
    [2, [`${IDENT}.1`, `${IDENT}.3`]],
  ])('%d values', (count, oids) => {
    expect(findingsOf(qcsIdentmethodInvalid, { qcStatements: methods(...oids) })).toEqual([
      {
        message: `QcIdentMethod has ${count} values; exactly one is expected.`,
        severity: 'warning',
        path: 'qcStatements[0]',
        hex: hex(sequence(...oids.map(oid))),
      },
    ]);
  });

  test('too many and unknown are two faults', () => {
    expect(findingsOf(qcsIdentmethodInvalid, { qcStatements: methods(`${IDENT}.1`, '1.2.3') })).toMatchObject(
      [{ path: 'qcStatements[0]' }, { path: 'qcStatements[0][1]' }],
    );
  });

  test('an OID without the SEQUENCE around it', () => {
    expect(
      findingsOf(qcsIdentmethodInvalid, { qcStatements: [qcStatement(IDENT, oid(`${IDENT}.1`))] }),
    ).toEqual([
      {
        message: 'QcIdentMethod cannot be decoded: QcIdentMethod is a SEQUENCE OF OBJECT IDENTIFIER.',
        severity: 'warning',
        path: 'qcStatements[0]',
        hex: hex(oid(`${IDENT}.1`)),
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsIdentmethodInvalid)).toBeUndefined();
  });
});
