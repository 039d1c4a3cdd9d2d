import { describe, expect, test } from '@jest/globals';
import { boolean, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { x509BasicConstraintsCaTrue } from './basic-constraints-ca-true.js';

const constraints = (value: Uint8Array) => ({ extensions: [extension('2.5.29.19', value, true)] });

describe('x509.basic-constraints-ca-true', () => {
  test.each([
    ['empty basicConstraints', sequence()],
    ['cA FALSE', sequence(boolean(false))],
  ])('%s passes', (_, value) => {
    expect(findingsOf(x509BasicConstraintsCaTrue, constraints(value))).toEqual([]);
  });

  test('cA TRUE is pointed at', () => {
    expect(findingsOf(x509BasicConstraintsCaTrue, { ca: true })).toEqual([
      {
        message: 'basicConstraints says cA TRUE in a certificate of an end entity.',
        severity: 'error',
        path: 'basicConstraints',
        hex: hex(sequence(boolean(true))),
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(x509BasicConstraintsCaTrue)).toBeUndefined();
  });
});
