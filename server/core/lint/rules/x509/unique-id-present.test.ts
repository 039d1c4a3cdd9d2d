import { describe, expect, test } from '@jest/globals';
import { bitString, tlv } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { mint } from '../../../../../test/support/mint.js';
import { rebuilt } from '../../../../../test/support/rebuilt.js';
import { x509UniqueIdPresent } from './unique-id-present.js';

const BITS = Uint8Array.of(0, 5);
const having = (...more: Uint8Array[]) =>
  findingsOf(
    x509UniqueIdPresent,
    rebuilt(mint(), (fields) => [...fields.slice(0, 7), ...more, ...fields.slice(7)]),
  );

describe('x509.unique-id-present', () => {
  test('a certificate without them passes', () => {
    expect(findingsOf(x509UniqueIdPresent)).toEqual([]);
  });

  test.each([
    ['issuerUniqueID', tlv(0x81, BITS)],
    ['issuerUniqueID', tlv(0xa1, bitString(BITS))],
    ['subjectUniqueID', tlv(0x82, BITS)],
    ['subjectUniqueID', tlv(0xa2, bitString(BITS))],
  ])('%s is pointed at', (name, field) => {
    expect(having(field)).toEqual([
      { message: `The field ${name} is present.`, severity: 'error', path: name, hex: hex(field) },
    ]);
  });

  test('both are reported', () => {
    expect(having(tlv(0x81, BITS), tlv(0x82, BITS))).toMatchObject([
      { path: 'issuerUniqueID' },
      { path: 'subjectUniqueID' },
    ]);
  });
});
