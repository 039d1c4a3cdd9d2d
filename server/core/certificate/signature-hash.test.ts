import { describe, expect, test } from '@jest/globals';
import { explicit, integer, nothing, oid, sequence, utf8 } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { oldHashOf } from './signature-hash.js';

const PSS = '1.2.840.113549.1.1.10';
const hashOf = (id: string, ...parameters: Uint8Array[]) => {
  const { signature, der } = certificateOf({ signatureAlgorithm: sequence(oid(id), ...parameters) });
  return oldHashOf(signature, der);
};
const pssWith = (hash: string) =>
  sequence(explicit(0, sequence(oid(hash), nothing())), explicit(2, integer(32)));

describe('an old hash of a signature', () => {
  test.each([
    ['1.2.840.113549.1.1.2', 'MD2'],
    ['1.2.840.113549.1.1.3', 'MD4'],
    ['1.2.840.113549.1.1.4', 'MD5'],
    ['1.2.840.113549.1.1.5', 'SHA-1'],
    ['1.3.14.3.2.27', 'SHA-1'],
    ['1.3.14.3.2.29', 'SHA-1'],
    ['1.2.840.10040.4.3', 'SHA-1'],
    ['1.2.840.10045.4.1', 'SHA-1'],
    ['1.2.840.113549.1.1.14', 'SHA-224'],
    ['1.2.840.10045.4.3.1', 'SHA-224'],
    ['2.16.840.1.101.3.4.3.1', 'SHA-224'],
    ['1.2.840.113549.1.1.11', undefined],
    ['1.2.840.10045.4.3.2', undefined],
    ['1.3.101.112', undefined],
  ])('%s: %s', (id, hash) => {
    expect(hashOf(id)).toBe(hash);
  });

  test.each([
    ['1.2.840.113549.2.2', 'MD2'],
    ['1.2.840.113549.2.4', 'MD4'],
    ['1.2.840.113549.2.5', 'MD5'],
    ['1.3.14.3.2.26', 'SHA-1'],
    ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
    ['2.16.840.1.101.3.4.2.1', undefined],
  ])('RSASSA-PSS with %s: %s', (id, hash) => {
    expect(hashOf(PSS, pssWith(id))).toBe(hash);
  });

  test('RSASSA-PSS without a word about it means SHA-1', () => {
    expect(hashOf(PSS)).toBe('SHA-1');
    expect(hashOf(PSS, sequence(explicit(2, integer(32))))).toBe('SHA-1');
  });

  test.each([nothing(), utf8('x'), sequence(explicit(0)), sequence(explicit(0, utf8('SHA-1')))])(
    'RSASSA-PSS whose parameters make no sense says nothing: %#',
    (parameters) => {
      expect(hashOf(PSS, parameters)).toBeUndefined();
    },
  );
});
