import { describe, expect, test } from '@jest/globals';
import { explicit, integer, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { mint } from '../../../../../test/support/mint.js';
import { rebuilt, withField } from '../../../../../test/support/rebuilt.js';
import { x509VersionNotV3 } from './version-not-v3.js';

const version = (n: number) => explicit(0, integer(n));

describe('x509.version-not-v3', () => {
  test('version 3 passes', () => {
    expect(findingsOf(x509VersionNotV3)).toEqual([]);
  });

  test.each([
    [2, version(1)],
    [4, version(3)],
    [1, version(0)],
  ])('version %i is pointed at', (n, field) => {
    expect(findingsOf(x509VersionNotV3, withField(mint(), 0, field))).toEqual([
      {
        message: `The certificate is of version ${n}; it must be of version 3.`,
        severity: 'error',
        path: 'version',
        hex: hex(field),
      },
    ]);
  });

  test('without the field the version is 1 and there is nothing to point at', () => {
    const first = rebuilt(mint({ issuer: [['2.5.4.3', utf8('x')]] }), ([, ...others]) => others);
    expect(findingsOf(x509VersionNotV3, first)).toEqual([
      {
        message: 'The certificate is of version 1; it must be of version 3.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });
});
