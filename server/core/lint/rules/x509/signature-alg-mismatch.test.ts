import { describe, expect, test } from '@jest/globals';
import { nothing, oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { mint } from '../../../../../test/support/mint.js';
import { withField } from '../../../../../test/support/rebuilt.js';
import { x509SignatureAlgMismatch } from './signature-alg-mismatch.js';

const SHA256 = '1.2.840.113549.1.1.11';
const OUTER = hex(sequence(oid(SHA256), nothing()));
const inner = (field: Uint8Array) => findingsOf(x509SignatureAlgMismatch, withField(mint(), 2, field));

describe('x509.signature-alg-mismatch', () => {
  test('equal algorithms pass', () => {
    expect(findingsOf(x509SignatureAlgMismatch)).toEqual([]);
  });

  test.each([
    ['of another length', '1.2.840.10045.4.3.2', 'ecdsa-with-SHA256'],
    ['of the same length', '1.2.840.113549.1.1.12', 'sha384WithRSAEncryption'],
  ])('another algorithm %s: the one outside is pointed at', (_, id, name) => {
    expect(inner(sequence(oid(id), nothing()))).toEqual([
      {
        message: `signatureAlgorithm is sha256WithRSAEncryption, but the signed part says ${name}.`,
        severity: 'error',
        path: 'signatureAlgorithm',
        hex: OUTER,
      },
    ]);
  });

  test('other parameters', () => {
    expect(inner(sequence(oid(SHA256)))).toEqual([
      {
        message:
          'The parameters of sha256WithRSAEncryption differ between the signed part and signatureAlgorithm.',
        severity: 'error',
        path: 'signatureAlgorithm',
        hex: OUTER,
      },
    ]);
  });
});
