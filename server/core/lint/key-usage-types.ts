import type { Certificate, KeyUsageBit } from '../certificate/certificate.js';

const ENCIPHERMENT: readonly KeyUsageBit[] = ['keyEncipherment', 'dataEncipherment'];
const AGREEMENT: readonly KeyUsageBit[] = ['keyAgreement', 'encipherOnly', 'decipherOnly'];
const SIGNATURES: readonly KeyUsageBit[] = ['digitalSignature', 'nonRepudiation', 'keyCertSign', 'cRLSign'];

const SIGNATURE_KEY = new Set([...ENCIPHERMENT, ...AGREEMENT]);
const AGREEMENT_KEY = new Set([...SIGNATURES, ...ENCIPHERMENT]);
const ENCAPSULATION_KEY = new Set<KeyUsageBit>([...SIGNATURES, ...AGREEMENT, 'dataEncipherment']);

/** What a key of each algorithm cannot do: RFC 3279, 4055, 8813, 9295, 9881, 9909, 9935. */
const IMPOSSIBLE = new Map<string, ReadonlySet<KeyUsageBit>>([
  ['rsa', new Set(AGREEMENT)],
  ['rsa-pss', SIGNATURE_KEY],
  ['dsa', SIGNATURE_KEY],
  ['ec', new Set(ENCIPHERMENT)],
  ['ed25519', SIGNATURE_KEY],
  ['ed448', SIGNATURE_KEY],
  ['x25519', AGREEMENT_KEY],
  ['x448', AGREEMENT_KEY],
  ['ml-dsa-44', SIGNATURE_KEY],
  ['ml-dsa-65', SIGNATURE_KEY],
  ['ml-dsa-87', SIGNATURE_KEY],
  ['slh-dsa-sha2-128s', SIGNATURE_KEY],
  ['ml-kem-512', ENCAPSULATION_KEY],
  ['ml-kem-768', ENCAPSULATION_KEY],
  ['ml-kem-1024', ENCAPSULATION_KEY],
]);

/** Bits of keyUsage that the certificate's key cannot do; none when the algorithm is unknown. */
export function impossibleBits({ keyUsage, publicKey }: Certificate): readonly KeyUsageBit[] {
  const impossible = IMPOSSIBLE.get(publicKey.algorithm);
  return keyUsage?.bits.filter((bit) => impossible?.has(bit)) ?? [];
}

/** The bits that the key can do, so that one wrong bit is reported by one rule. */
export function possibleBits(certificate: Certificate): readonly KeyUsageBit[] {
  const impossible = impossibleBits(certificate);
  return certificate.keyUsage?.bits.filter((bit) => !impossible.includes(bit)) ?? [];
}

export type KeyUsageType = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** Table 1 of EN 319 412-2 NAT-4.3.2-1, bits joined in their order. */
const TYPES = new Map<string, KeyUsageType>([
  ['nonRepudiation', 'A'],
  ['digitalSignature, nonRepudiation', 'B'],
  ['digitalSignature', 'C'],
  ['digitalSignature, keyEncipherment', 'D'],
  ['digitalSignature, keyAgreement', 'D'],
  ['keyEncipherment', 'E'],
  ['keyAgreement', 'E'],
  ['digitalSignature, nonRepudiation, keyEncipherment', 'F'],
  ['digitalSignature, nonRepudiation, keyAgreement', 'F'],
]);

/** The type of EN 319 412-2 table 1; `undefined` when the bits are none of its combinations. */
export const keyUsageTypeOf = (bits: readonly KeyUsageBit[]): KeyUsageType | undefined =>
  TYPES.get(bits.join(', '));
