import { describe, expect, test } from '@jest/globals';
import { nothing } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { x509PrecertPoisonPresent } from './precert-poison-present.js';

const POISON = extension('1.3.6.1.4.1.11129.2.4.3', nothing(), true);

describe('x509.precert-poison-present', () => {
  test('a certificate passes', () => {
    expect(findingsOf(x509PrecertPoisonPresent)).toEqual([]);
  });

  test('the poison is pointed at', () => {
    expect(findingsOf(x509PrecertPoisonPresent, { extensions: [POISON] })).toEqual([
      {
        message:
          'The extension 1.3.6.1.4.1.11129.2.4.3 marks a pre-certificate, which must not be accepted for use.',
        severity: 'error',
        path: 'extensions[5]',
        hex: hex(POISON),
      },
    ]);
  });
});
