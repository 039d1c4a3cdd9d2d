import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { bareKey } from '../../../test/support/keys.js';
import { KEY_USAGE_BITS, type KeyUsageBit } from '../certificate/certificate.js';
import { impossibleBits, keyUsageTypeOf, possibleBits } from './key-usage-types.js';

const DS = 'digitalSignature';
const NR = 'nonRepudiation';
const KE = 'keyEncipherment';
const KA = 'keyAgreement';
/** All but decipherOnly, which stands in a second octet. */
const ALL = KEY_USAGE_BITS.slice(0, 8);

const SIGNING = ['digitalSignature', 'nonRepudiation', 'keyCertSign', 'cRLSign'];

describe('what a key can do', () => {
  // prettier-ignore
  test.each<[name: string, oid: string, able: readonly string[]]>([
    ['rsa', '1.2.840.113549.1.1.1', ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyCertSign', 'cRLSign']],
    ['rsa-pss', '1.2.840.113549.1.1.10', SIGNING],
    ['dsa', '1.2.840.10040.4.1', SIGNING],
    ['ec', '1.2.840.10045.2.1', ['digitalSignature', 'nonRepudiation', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly']],
    ['ed25519', '1.3.101.112', SIGNING],
    ['ed448', '1.3.101.113', SIGNING],
    ['x25519', '1.3.101.110', ['keyAgreement', 'encipherOnly']],
    ['x448', '1.3.101.111', ['keyAgreement', 'encipherOnly']],
    ['ml-dsa-44', '2.16.840.1.101.3.4.3.17', SIGNING],
    ['ml-dsa-65', '2.16.840.1.101.3.4.3.18', SIGNING],
    ['ml-dsa-87', '2.16.840.1.101.3.4.3.19', SIGNING],
    ['slh-dsa-sha2-128s', '2.16.840.1.101.3.4.3.20', SIGNING],
    ['ml-kem-512', '2.16.840.1.101.3.4.4.1', ['keyEncipherment']],
    ['ml-kem-768', '2.16.840.1.101.3.4.4.2', ['keyEncipherment']],
    ['ml-kem-1024', '2.16.840.1.101.3.4.4.3', ['keyEncipherment']],
    ['1.2.3', '1.2.3', ALL],
  ])('%s (%s): %j', (name, oid, able) => {
    const certificate = certificateOf({ publicKey: bareKey(oid), keyUsage: 0xff });
    expect(certificate.publicKey.algorithm).toBe(name);
    expect(possibleBits(certificate)).toEqual(able);
    expect(impossibleBits(certificate)).toEqual(ALL.filter((bit) => !able.includes(bit)));
  });

  test('nothing is told without keyUsage', () => {
    const certificate = certificateOf({ keyUsage: null });
    expect(impossibleBits(certificate)).toHaveLength(0);
    expect(possibleBits(certificate)).toHaveLength(0);
  });
});

describe('the types of EN 319 412-2 table 1', () => {
  test.each<[string | undefined, KeyUsageBit[]]>([
    ['A', [NR]],
    ['B', [DS, NR]],
    ['C', [DS]],
    ['D', [DS, KE]],
    ['D', [DS, KA]],
    ['E', [KE]],
    ['E', [KA]],
    ['F', [DS, NR, KE]],
    ['F', [DS, NR, KA]],
    [undefined, []],
    [undefined, [NR, KE]],
    [undefined, [DS, KE, KA]],
    [undefined, [DS, 'dataEncipherment']],
    [undefined, [DS, 'keyCertSign']],
  ])('%s is %j', (type, bits) => {
    expect(keyUsageTypeOf(bits)).toBe(type);
  });
});
