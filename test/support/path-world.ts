import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import {
  bitString,
  boolean,
  explicit,
  ia5,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  tlv,
  utcTime,
  utf8,
} from './der.js';
import { extension } from './mint.js';

/**
 * Certificates for tests about paths: any graph of names and keys, with real signatures (P-256). A test states only
 * what it is about; everything else is as RFC 5280 wants it.
 */
export class Issuer {
  readonly certificate: Certificate;

  private constructor(
    readonly der: Uint8Array,
    readonly name: string,
    readonly key: string,
  ) {
    this.certificate = decodedCertificate(der);
  }

  static root(name: string, over: Particulars = {}): Issuer {
    const key = over.key ?? name;
    return new Issuer(certificateDer(name, { name, key }, { ...CA, ...over, key }), name, key);
  }

  authority(name: string, over: Particulars = {}): Issuer {
    const key = over.key ?? name;
    return new Issuer(certificateDer(name, this, { ...CA, ...over, key }), name, key);
  }

  leaf(over: Particulars = {}): Certificate {
    return decodedCertificate(this.leafDer(over));
  }

  leafDer(over: Particulars = {}): Uint8Array {
    const { name = 'leaf' } = over;
    const names = over.names === undefined ? [dns('leaf.example')] : over.names;
    return certificateDer(name, this, {
      keyUsage: ['digitalSignature'],
      key: `key of ${name}`,
      ...over,
      names,
    });
  }
}

export interface Particulars {
  /** Common name of a leaf; `''` is an empty subject. Replaced whole by `subject`. */
  name?: string;
  /** DER of the Name. */
  subject?: Uint8Array;
  issuer?: Uint8Array;
  /** Keys are equal exactly when these texts are. */
  key?: string;
  version?: number;
  serialNumber?: number | bigint;
  notBefore?: string;
  notAfter?: string;
  /** `null` leaves basicConstraints out. */
  ca?: boolean | null;
  pathLength?: number;
  keyUsage?: readonly ('digitalSignature' | 'keyCertSign' | 'cRLSign')[] | null;
  names?: readonly Uint8Array[] | null;
  policies?: readonly string[] | null;
  purposes?: readonly string[] | null;
  authorityKeyIdentifier?: boolean;
  subjectKeyIdentifier?: boolean;
  extensions?: readonly Uint8Array[];
}

const CA: Particulars = { ca: true, keyUsage: ['keyCertSign', 'cRLSign'], names: null };

export const dns = (name: string): Uint8Array => implicit(2, ascii(name));
export const email = (address: string): Uint8Array => implicit(1, ascii(address));
export const uri = (address: string): Uint8Array => implicit(6, ascii(address));
export const ip = (...octets: readonly number[]): Uint8Array => implicit(7, Uint8Array.from(octets));
export const directory = (name: Uint8Array): Uint8Array => explicit(4, name);
export const otherName = (): Uint8Array => explicit(0, oid('1.2.3.4'), explicit(0, utf8('x')));

export const commonName = (...values: readonly (string | Uint8Array)[]): Uint8Array =>
  sequence(
    ...values.map((value) => set(sequence(oid('2.5.4.3'), typeof value === 'string' ? utf8(value) : value))),
  );
export const emailInSubject = (address: string): Uint8Array =>
  sequence(set(sequence(oid('1.2.840.113549.1.9.1'), ia5(address))));

export const nameConstraints = (
  { permitted = [], excluded = [] }: { permitted?: readonly Uint8Array[]; excluded?: readonly Uint8Array[] },
  critical = true,
): Uint8Array => {
  const list = (n: number, bases: readonly Uint8Array[]): Uint8Array[] =>
    bases.length === 0 ? [] : [explicit(n, ...bases.map((base) => sequence(base)))];
  return extension('2.5.29.30', sequence(...list(0, permitted), ...list(1, excluded)), critical);
};

export const policyMappings = (
  ...pairs: readonly (readonly [issuer: string, subject: string])[]
): Uint8Array =>
  extension('2.5.29.33', sequence(...pairs.map(([from, to]) => sequence(oid(from), oid(to)))), true);

export const policyConstraints = (requireExplicit?: number, inhibitMapping?: number): Uint8Array => {
  const count = (n: number, value: number | undefined): Uint8Array[] =>
    value === undefined ? [] : [implicit(n, integer(value).subarray(2))];
  return extension('2.5.29.36', sequence(...count(0, requireExplicit), ...count(1, inhibitMapping)), true);
};

export const inhibitAnyPolicy = (skip: number): Uint8Array => extension('2.5.29.54', integer(skip), true);

const BITS = { digitalSignature: 0x80, keyCertSign: 0x04, cRLSign: 0x02 } as const;
const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

let serial = 1000;

function certificateDer(
  name: string,
  issuer: { readonly name: string; readonly key: string },
  over: Particulars,
): Uint8Array {
  const subjectKey = keyOf(over.key ?? name);
  const issuerKey = keyOf(issuer.key);
  const { ca, pathLength, keyUsage, names, policies, purposes } = over;
  const extensions = [
    ...(ca === undefined || ca === null
      ? []
      : [
          extension(
            '2.5.29.19',
            sequence(
              ...(ca ? [boolean(true)] : []),
              ...(pathLength === undefined ? [] : [integer(pathLength)]),
            ),
            true,
          ),
        ]),
    ...(keyUsage ? [extension('2.5.29.15', keyUsageBits(keyUsage), true)] : []),
    ...(names ? [extension('2.5.29.17', sequence(...names), name === '')] : []),
    ...(policies ? [extension('2.5.29.32', sequence(...policies.map((p) => sequence(oid(p)))))] : []),
    ...(purposes ? [extension('2.5.29.37', sequence(...purposes.map(oid)))] : []),
    ...(over.subjectKeyIdentifier === false
      ? []
      : [extension('2.5.29.14', octetString(subjectKey.identifier))]),
    ...(over.authorityKeyIdentifier === false
      ? []
      : [extension('2.5.29.35', sequence(implicit(0, issuerKey.identifier)))]),
    ...(over.extensions ?? []),
  ];
  const version = over.version ?? 3;
  const toBeSigned = sequence(
    ...(version === 1 ? [] : [explicit(0, integer(version - 1))]),
    integer(over.serialNumber ?? ++serial),
    ECDSA_SHA256,
    over.issuer ?? nameOf(issuer.name),
    sequence(utcTime(over.notBefore ?? '250101000000Z'), utcTime(over.notAfter ?? '350101000000Z')),
    over.subject ?? nameOf(name),
    subjectKey.spki,
    ...(version === 1 ? [] : [explicit(3, sequence(...extensions))]),
  );
  const signature = sign('sha256', toBeSigned, issuerKey.privateKey);
  return sequence(toBeSigned, ECDSA_SHA256, bitString(Uint8Array.from(signature)));
}

const nameOf = (name: string): Uint8Array => (name === '' ? sequence() : commonName(name));

function keyUsageBits(bits: NonNullable<Particulars['keyUsage']>): Uint8Array {
  const octet = bits.reduce((sum, bit) => sum | BITS[bit], 0);
  return tlv(0x03, Uint8Array.of(octet === 0 ? 0 : 31 - Math.clz32(octet & -octet), octet));
}

interface Key {
  readonly privateKey: KeyObject;
  readonly spki: Uint8Array;
  readonly identifier: Uint8Array;
}
const keys = new Map<string, Key>();

function keyOf(id: string): Key {
  let key = keys.get(id);
  if (key === undefined) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
    key = { privateKey, spki, identifier: Uint8Array.from(createHash('sha1').update(spki).digest()) };
    keys.set(id, key);
  }
  return key;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export function decodedCertificate(der: Uint8Array): Certificate {
  const certificate = decodeCertificate(der);
  if (!certificate.ok) throw new Error(certificate.problem.message);
  return certificate.value;
}
