import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type DerNode, readDer } from '../../server/core/asn1/der.js';
import { bitString, explicit, implicit, nothing, octetString, oid, sequence, utf8 } from './der.js';
import {
  extension,
  type Mint,
  mint,
  Psd2,
  psd2Statement,
  qcCompliance,
  qcPds,
  qcType,
  role,
  SUBJECT,
} from './mint.js';

/**
 * A small real test CA on top of `mint`: the same particulars, but with real keys, real signatures and the identifiers
 * that link a chain. Feeds the end-to-end tests and the demo console; never a productive system.
 */
export class CertificateAuthority {
  readonly pem: string;

  private constructor(
    readonly der: Uint8Array,
    readonly privateKey: KeyObject,
    private readonly key: TestKey,
    private readonly name: Mint['subject'],
  ) {
    this.pem = pemOf(der);
  }

  /** A self-signed root. */
  static root({
    commonName = 'Qwarden Test Root CA',
    organisation = TEST_PROVIDER,
    country = 'LT',
    keyType = 'ec',
    notBefore = new Date('2020-01-01T00:00:00Z'),
    notAfter = new Date('2045-01-01T00:00:00Z'),
    extensions = [],
  }: AuthorityParticulars = {}): CertificateAuthority {
    const key = testKey(keyType, commonName);
    const name = authorityName(commonName, organisation, country);
    const der = signed({ ...authorityMint(name, name, notBefore, notAfter), extensions }, key, key);
    return new CertificateAuthority(der, key.privateKey, key, name);
  }

  /** An issuing CA below this one. */
  subordinate({
    commonName = 'Qwarden Test Issuing CA',
    organisation = TEST_PROVIDER,
    country = 'LT',
    keyType = 'ec',
    notBefore = new Date('2020-01-01T00:00:00Z'),
    notAfter = new Date('2044-01-01T00:00:00Z'),
    extensions = [],
  }: AuthorityParticulars = {}): CertificateAuthority {
    const key = testKey(keyType, commonName);
    const name = authorityName(commonName, organisation, country);
    const der = signed({ ...authorityMint(name, this.name, notBefore, notAfter), extensions }, key, this.key);
    return new CertificateAuthority(der, key.privateKey, key, name);
  }

  /** A QWAC or QSealC as a QTSP would issue it; `mint` replaces any particular, also with a wrong one. */
  issue({
    kind = 'qwac',
    organisation = 'UAB Bandymas',
    country = 'LT',
    ncaId = 'LT-BL',
    ncaName = 'Bank of Lithuania',
    authorisationNumber = 'LB000458',
    roles = ['PSP_AI'],
    dnsName = 'psd2.bandymas-test.eu',
    notBefore = new Date('2026-01-31T00:00:00Z'),
    notAfter = new Date('2027-01-31T23:59:59Z'),
    keyType = 'ec',
    mint: over = {},
  }: LeafParticulars = {}): IssuedCertificate {
    const [ncaCountry = '', authority = ''] = ncaId.split('-');
    const seal = kind === 'qsealc';
    const key = testKey(keyType, `${organisation} ${kind}`);
    const particulars: Mint = {
      subject: [
        [SUBJECT.C, country],
        [SUBJECT.O, organisation],
        [SUBJECT.organizationIdentifier, `PSD${ncaCountry}-${authority}-${authorisationNumber}`],
        [SUBJECT.CN, seal ? organisation : dnsName],
      ],
      issuer: this.name ?? [],
      notBefore: time(notBefore),
      notAfter: time(notAfter),
      serialNumber: serial(),
      qcStatements: [
        qcCompliance(),
        qcType(seal ? 'eseal' : 'web'),
        qcPds(['https://ca.bandymas.example/pds_en.pdf', 'en']),
        psd2Statement({
          roles: roles.map((name) => role(ROLE_ARC[name], name)),
          ncaName: utf8(ncaName),
          ncaId: utf8(ncaId),
        }),
      ],
      policies: seal ? ['0.4.0.194112.1.1'] : ['0.4.0.194112.1.6', Psd2.policy],
      keyUsage: seal ? 0x40 : 0x80,
      extendedKeyUsage: seal ? null : ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      dnsNames: seal ? null : [dnsName],
      extensions: [
        accessInformation(['1.3.6.1.5.5.7.48.1', 'http://ocsp.bandymas.example'], CA_ISSUERS),
        revocationList('http://crl.bandymas.example/issuing.crl'),
      ],
      ...over,
    };
    const der = signed(particulars, key, this.key);
    return { der, pem: pemOf(der), privateKey: key.privateKey };
  }
}

export type TestKeyType = 'ec' | 'rsa';

export interface AuthorityParticulars {
  commonName?: string;
  organisation?: string;
  country?: string;
  keyType?: TestKeyType;
  notBefore?: Date;
  notAfter?: Date;
  /** Beside the key identifiers. */
  extensions?: readonly Uint8Array[];
}

const TEST_PROVIDER = 'Qwarden Test Trust Services';

export type PspRole = keyof typeof ROLE_ARC;

export interface LeafParticulars {
  kind?: 'qwac' | 'qsealc';
  organisation?: string;
  country?: string;
  ncaId?: string;
  ncaName?: string;
  authorisationNumber?: string;
  roles?: readonly PspRole[];
  dnsName?: string;
  notBefore?: Date;
  notAfter?: Date;
  keyType?: TestKeyType;
  mint?: Mint;
}

export interface IssuedCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly privateKey: KeyObject;
}

const ROLE_ARC = { PSP_AS: 1, PSP_PI: 2, PSP_AI: 3, PSP_IC: 4 } as const;

export const pemOf = (der: Uint8Array, label = 'CERTIFICATE'): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

interface TestKey {
  readonly type: TestKeyType;
  readonly privateKey: KeyObject;
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** SHA-1 of the SubjectPublicKeyInfo's key bits (RFC 5280 §4.2.1.2, method 1). */
  readonly identifier: Uint8Array;
}

const keys = new Map<string, TestKey>();

/** One key for each owner, made once a process, because an RSA key costs a tenth of a second. */
function testKey(type: TestKeyType, owner: string): TestKey {
  const cached = keys.get(`${type} ${owner}`);
  if (cached !== undefined) return cached;
  const { publicKey, privateKey } =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' }));
  const bits = tree(spki).children[1]!;
  const key: TestKey = {
    type,
    privateKey,
    spki,
    identifier: createHash('sha1')
      .update(spki.subarray(bits.content + 1, bits.end))
      .digest(),
  };
  keys.set(`${type} ${owner}`, key);
  return key;
}

const SIGNATURE_ALGORITHM: Readonly<Record<TestKeyType, Uint8Array>> = {
  ec: sequence(oid('1.2.840.10045.4.3.2')),
  rsa: sequence(oid('1.2.840.113549.1.1.11'), nothing()),
};

/** Mints, puts in the keys, and signs. */
function signed(particulars: Mint, subjectKey: TestKey, issuerKey: TestKey): Uint8Array {
  const minted = mint({
    ...particulars,
    extensions: [
      extension('2.5.29.14', octetString(subjectKey.identifier)),
      extension('2.5.29.35', sequence(implicit(0, issuerKey.identifier))),
      ...(particulars.extensions ?? []),
    ],
  });
  const [tbs] = tree(minted).children;
  const [version, serialNumber, , issuer, validity, subject, , extensions] = tbs!.children.map((node) =>
    minted.subarray(node.start, node.end),
  );
  const algorithm = SIGNATURE_ALGORITHM[issuerKey.type];
  const toBeSigned = sequence(
    version!,
    serialNumber!,
    algorithm,
    issuer!,
    validity!,
    subject!,
    subjectKey.spki,
    extensions!,
  );
  const signature = sign('sha256', toBeSigned, issuerKey.privateKey);
  return sequence(toBeSigned, algorithm, bitString(Uint8Array.from(signature)));
}

const authorityName = (
  commonName: string,
  organisation: string,
  country: string,
): NonNullable<Mint['subject']> => [
  [SUBJECT.C, country],
  [SUBJECT.O, organisation],
  [SUBJECT.organizationIdentifier, `NTR${country}-123456789`],
  [SUBJECT.CN, commonName],
];

const authorityMint = (
  subject: Mint['subject'],
  issuer: Mint['subject'],
  notBefore: Date,
  notAfter: Date,
): Mint => ({
  ...(subject && { subject }),
  ...(issuer && { issuer }),
  notBefore: time(notBefore),
  notAfter: time(notAfter),
  serialNumber: serial(),
  ca: true,
  // keyCertSign and cRLSign.
  keyUsage: 0x06,
  qcStatements: null,
  policies: ['2.5.29.32.0'],
  extendedKeyUsage: null,
  dnsNames: null,
});

const uri = (address: string): Uint8Array => implicit(6, new TextEncoder().encode(address));

const CA_ISSUERS = ['1.3.6.1.5.5.7.48.2', 'http://ca.bandymas.example/issuing.cer'] as const;

const accessInformation = (...entries: readonly (readonly [method: string, address: string])[]): Uint8Array =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    sequence(...entries.map(([method, address]) => sequence(oid(method), uri(address)))),
  );

const revocationList = (address: string): Uint8Array =>
  extension('2.5.29.31', sequence(sequence(explicit(0, explicit(0, uri(address))))));

/** `YYMMDDHHMMSSZ`, from 2050 on `YYYYMMDDHHMMSSZ` (RFC 5280 §4.1.2.5). */
function time(instant: Date): string {
  const from = instant.getUTCFullYear() > 2049 ? 0 : 2;
  return `${instant.toISOString().slice(from, 19).replaceAll(/[-T:]/g, '')}Z`;
}

const serial = (): bigint => BigInt(`0x4${randomBytes(9).toString('hex')}`);

function tree(der: Uint8Array): DerNode {
  const read = readDer(der);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
