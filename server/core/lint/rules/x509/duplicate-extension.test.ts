import { describe, expect, test } from '@jest/globals';
import { nothing, octetString } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { x509DuplicateExtension } from './duplicate-extension.js';

const SKI = extension('2.5.29.14', octetString(Uint8Array.of(1)));
const OTHER_SKI = extension('2.5.29.14', octetString(Uint8Array.of(2)));
const UNKNOWN = extension('1.2.3', nothing());

describe('x509.duplicate-extension', () => {
  test('extensions that differ pass', () => {
    expect(findingsOf(x509DuplicateExtension)).toEqual([]);
  });

  test('each one that comes again is pointed at', () => {
    expect(findingsOf(x509DuplicateExtension, { extensions: [SKI, UNKNOWN, OTHER_SKI, UNKNOWN] })).toEqual([
      {
        message: 'The extension subjectKeyIdentifier (2.5.29.14) appears again; only the first one is read.',
        severity: 'error',
        path: 'extensions[7]',
        hex: hex(OTHER_SKI),
      },
      {
        message: 'The extension 1.2.3 appears again; only the first one is read.',
        severity: 'error',
        path: 'extensions[8]',
        hex: hex(UNKNOWN),
      },
    ]);
  });
});
