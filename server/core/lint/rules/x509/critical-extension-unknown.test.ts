import { describe, expect, test } from '@jest/globals';
import { nothing } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { x509CriticalExtensionUnknown } from './critical-extension-unknown.js';

const CRITICAL = extension('1.3.6.1.4.1.99999.1', nothing(), true);

describe('x509.critical-extension-unknown', () => {
  test.each([
    ['a known critical extension', extension('2.5.29.36', nothing(), true)],
    ['a known one that must not be critical', extension('2.5.29.9', nothing(), true)],
    ['an unknown one that is not critical', extension('1.3.6.1.4.1.99999.1', nothing())],
  ])('%s passes', (_, extra) => {
    expect(findingsOf(x509CriticalExtensionUnknown, { extensions: [extra] })).toEqual([]);
  });

  test('an unknown critical one is pointed at', () => {
    expect(findingsOf(x509CriticalExtensionUnknown, { extensions: [CRITICAL] })).toEqual([
      {
        message:
          'The critical extension 1.3.6.1.4.1.99999.1 is unknown, so that the certificate cannot be used.',
        severity: 'error',
        path: 'extensions[5]',
        hex: hex(CRITICAL),
      },
    ]);
  });
});
