import { describe, expect, test } from '@jest/globals';
import { explicit, nothing, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { mint } from '../../../../../test/support/mint.js';
import { rebuilt, withField } from '../../../../../test/support/rebuilt.js';
import { x509ExtensionsAbsent } from './extensions-absent.js';

const EXTENSIONS = 7;

describe('x509.extensions-absent', () => {
  test('a certificate with extensions passes', () => {
    expect(findingsOf(x509ExtensionsAbsent)).toEqual([]);
  });

  test('a certificate without', () => {
    const bare = rebuilt(mint(), (fields) => fields.slice(0, EXTENSIONS));
    expect(findingsOf(x509ExtensionsAbsent, bare)).toEqual([
      { message: 'The certificate has no extensions.', severity: 'error', path: undefined, hex: undefined },
    ]);
  });

  test('an empty list is pointed at', () => {
    const empty = explicit(3, sequence());
    expect(findingsOf(x509ExtensionsAbsent, withField(mint(), EXTENSIONS, empty))).toEqual([
      {
        message: 'The list of extensions is empty.',
        severity: 'error',
        path: 'extensions',
        hex: hex(empty),
      },
    ]);
  });

  test('a list of what is no extension is left to x509.extension-undecodable', () => {
    const strange = withField(mint(), EXTENSIONS, explicit(3, sequence(nothing())));
    expect(findingsOf(x509ExtensionsAbsent, strange)).toEqual([]);
  });
});
