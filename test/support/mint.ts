import {
  generalizedTime,
  bitString,
  boolean,
  explicit,
  ia5,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  printable,
  sequence,
  set,
  utcTime,
  utf8,
} from './der.js';

/**
 * Mints the DER of a boring, conforming PSD2 QWAC; a test states only what it is about. The signature is made of
 * zeros: for real chains use `certificate-authority.ts`.
 */
export interface Mint {
  /** Attribute OID, value, and the string type (UTF8String unless it is `C` or said otherwise). */
  subject?: readonly (readonly [oid: string, value: string | Uint8Array])[];
  issuer?: readonly (readonly [oid: string, value: string | Uint8Array])[];
  /** `YYMMDDHHMMSSZ`. */
  notBefore?: string;
  notAfter?: string;
  serialNumber?: number | bigint;
  /** QCStatements in order; `null` leaves the extension out. */
  qcStatements?: readonly Uint8Array[] | null;
  /** Replaces the whole value of the qcStatements extension. */
  qcStatementsValue?: Uint8Array;
  qcStatementsCritical?: boolean;
  policies?: readonly string[] | null;
  extendedKeyUsage?: readonly string[] | null;
  /** The bits of the KeyUsage BIT STRING's first octet: 0x80 digitalSignature, 0x40 nonRepudiation, 0x20 keyEncipherment … */
  keyUsage?: number | null;
  dnsNames?: readonly string[] | null;
  /** GeneralNames after the dNSNames in subjectAltName. */
  alternativeNames?: readonly Uint8Array[];
  /** The whole SubjectPublicKeyInfo. */
  publicKey?: Uint8Array;
  /** The AlgorithmIdentifier of the signature, inside and outside. */
  signatureAlgorithm?: Uint8Array;
  /** cabfOrganizationIdentifier (2.23.140.3.1): its value. */
  cabfOrganizationIdentifier?: Uint8Array | null;
  ca?: boolean;
  /** More extensions, whole; without a word `ISSUED_EXTENSIONS`. */
  extensions?: readonly Uint8Array[];
}

export const Psd2 = { role: '0.4.0.19495.1', statement: '0.4.0.19495.2', policy: '0.4.0.19495.3.1' } as const;

export const role = (oidOrTail: string | number, name: string): Uint8Array =>
  sequence(oid(typeof oidOrTail === 'number' ? `${Psd2.role}.${oidOrTail}` : oidOrTail), utf8(name));

export const PSP_AI = role(3, 'PSP_AI');
export const PSP_PI = role(2, 'PSP_PI');

/** QCStatement with any statementInfo. */
export const qcStatement = (id: string, info?: Uint8Array): Uint8Array =>
  info === undefined ? sequence(oid(id)) : sequence(oid(id), info);

export const psd2Statement = ({
  roles = [PSP_AI],
  ncaName = utf8('Bank of Lithuania'),
  ncaId = utf8('LT-BL'),
  more = [],
}: {
  roles?: readonly Uint8Array[];
  ncaName?: Uint8Array;
  ncaId?: Uint8Array;
  more?: readonly Uint8Array[];
} = {}): Uint8Array => qcStatement(Psd2.statement, sequence(sequence(...roles), ncaName, ncaId, ...more));

export const qcCompliance = (): Uint8Array => qcStatement('0.4.0.1862.1.1');
export const qcType = (...types: ('esign' | 'eseal' | 'web')[]): Uint8Array =>
  qcStatement(
    '0.4.0.1862.1.6',
    sequence(...types.map((type) => oid(`0.4.0.1862.1.6.${{ esign: 1, eseal: 2, web: 3 }[type]}`))),
  );
export const qcPds = (...locations: (readonly [url: string, language: string])[]): Uint8Array =>
  qcStatement(
    '0.4.0.1862.1.5',
    sequence(...locations.map(([url, language]) => sequence(ia5(url), printable(language)))),
  );
export const qcSemantics = (identifier = '0.4.0.194121.1.2'): Uint8Array =>
  qcStatement('1.3.6.1.5.5.7.11.2', sequence(oid(identifier)));

/** The statements of a conforming PSD2 QWAC. */
export const QWAC_STATEMENTS: readonly Uint8Array[] = [
  qcCompliance(),
  qcType('web'),
  qcPds(['https://example.eu/pds_en.pdf', 'en']),
  psd2Statement(),
];
/** The same for a QSealC. */
export const QSEALC_STATEMENTS: readonly Uint8Array[] = [
  qcCompliance(),
  qcType('eseal'),
  qcPds(['https://example.eu/pds_en.pdf', 'en']),
  psd2Statement(),
];

export const extension = (id: string, value: Uint8Array, critical = false): Uint8Array =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value));

const uri = (address: string): Uint8Array => implicit(6, new TextEncoder().encode(address));

/** authorityInfoAccess of locations that are URIs. */
export const authorityInfoAccess = (
  ...locations: readonly (readonly [method: 'ocsp' | 'caIssuers', address: string])[]
): Uint8Array =>
  extension(
    '1.3.6.1.5.5.7.1.1',
    sequence(
      ...locations.map(([method, address]) =>
        sequence(oid(`1.3.6.1.5.5.7.48.${{ ocsp: 1, caIssuers: 2 }[method]}`), uri(address)),
      ),
    ),
  );

/** cRLDistributionPoints with one point for each URI. */
export const crlDistributionPoints = (...addresses: readonly string[]): Uint8Array =>
  extension(
    '2.5.29.31',
    sequence(...addresses.map((address) => sequence(explicit(0, explicit(0, uri(address)))))),
  );

/** What every issuer adds: the keys by their identifiers, the issuer's certificate, and where to ask for revocation. */
export const ISSUED_EXTENSIONS: readonly Uint8Array[] = [
  extension('2.5.29.14', octetString(new Uint8Array(20).fill(0x5b))),
  extension('2.5.29.35', sequence(implicit(0, new Uint8Array(20).fill(0xa5)))),
  authorityInfoAccess(['ocsp', 'http://ocsp.example.eu'], ['caIssuers', 'http://ca.example.eu/issuing.cer']),
  crlDistributionPoints('http://crl.example.eu/issuing.crl'),
];

export const SUBJECT = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  L: '2.5.4.7',
  organizationIdentifier: '2.5.4.97',
  serialNumber: '2.5.4.5',
  businessCategory: '2.5.4.15',
  jurisdictionCountry: '1.3.6.1.4.1.311.60.2.1.3',
} as const;

/** C, O, organizationIdentifier and CN of a Lithuanian payment institution. */
export const TPP_SUBJECT: readonly (readonly [string, string])[] = [
  [SUBJECT.C, 'LT'],
  [SUBJECT.O, 'UAB Bandymas'],
  [SUBJECT.organizationIdentifier, 'PSDLT-BL-LB000458'],
  [SUBJECT.CN, 'psd2.bandymas-test.eu'],
];

const name = (attributes: readonly (readonly [string, string | Uint8Array])[]): Uint8Array =>
  sequence(
    ...attributes.map(([type, value]) =>
      set(
        sequence(
          oid(type),
          typeof value !== 'string' ? value : type === SUBJECT.C ? printable(value) : utf8(value),
        ),
      ),
    ),
  );

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), nothing());

/** A 2048-bit modulus whose private key was thrown away. */
export const RSA_MODULUS = BigInt(
  '0x935e0f47022e22fef4d1179bf01fc3932dd472230621e319a7021b78790e617990c07f87d477db5ce166b02301e1e89f9a3e8d85f70ed7bc' +
    '73c110173afa3640465cb1028aa6e46bc36dc95883102d214b02465c49abbd41bf578b59e24e43d64678f8f1a86fed42debe35e446821059' +
    'a3ced3b413fcf7506260e819e2dde4ec969515766ee16185f64e5e8225c10d9a3251acbcb7d62cfcfce15c968e1caf5752ccb8a0369780b6' +
    'b74386516726693414e905a6f76a201f5a4c6bbd807f3667e338e7574a5dca2e2210588d691934b84eabefeaa6dc0f4790de17d4f0bef0f3' +
    '69e5236983d2aa7f5dc9582295debb06911d3bd784954f179fcaf8fa5259be55',
);

/** SubjectPublicKeyInfo of an RSA key. */
export const rsaKey = (modulus: bigint, exponent: number | bigint = 65537): Uint8Array =>
  sequence(
    sequence(oid('1.2.840.113549.1.1.1'), nothing()),
    bitString(sequence(integer(modulus), integer(exponent))),
  );

const PUBLIC_KEY = rsaKey(RSA_MODULUS);

/** The DER of a certificate; without arguments a conforming PSD2 QWAC of 2026 (QNCP-w-gen, so no CA/B Forum rules). */
export function mint({
  subject = TPP_SUBJECT,
  issuer = [
    [SUBJECT.C, 'LT'],
    [SUBJECT.O, 'Trust Services AB'],
    [SUBJECT.organizationIdentifier, 'NTRLT-123456789'],
    [SUBJECT.CN, 'Test Issuing CA'],
  ],
  notBefore = '260131000000Z',
  notAfter = '270131235959Z',
  serialNumber = 0x1234abcd,
  qcStatements = QWAC_STATEMENTS,
  qcStatementsValue,
  qcStatementsCritical = false,
  policies = ['0.4.0.194112.1.6', Psd2.policy],
  extendedKeyUsage = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
  keyUsage = 0x80,
  dnsNames = ['psd2.bandymas-test.eu'],
  alternativeNames = [],
  publicKey = PUBLIC_KEY,
  signatureAlgorithm = SHA256_WITH_RSA,
  cabfOrganizationIdentifier = null,
  ca = false,
  extensions = ISSUED_EXTENSIONS,
}: Mint = {}): Uint8Array {
  const qcs = qcStatementsValue ?? (qcStatements === null ? undefined : sequence(...qcStatements));
  const all = [
    ...(ca ? [extension('2.5.29.19', sequence(boolean(true)), true)] : []),
    ...(keyUsage === null
      ? []
      : [extension('2.5.29.15', bitString(Uint8Array.of(keyUsage), trailingZeros(keyUsage)), true)]),
    ...(extendedKeyUsage === null ? [] : [extension('2.5.29.37', sequence(...extendedKeyUsage.map(oid)))]),
    ...(policies === null
      ? []
      : [extension('2.5.29.32', sequence(...policies.map((p) => sequence(oid(p)))))]),
    ...(dnsNames === null
      ? []
      : [
          extension(
            '2.5.29.17',
            sequence(
              ...dnsNames.map((dns) => implicit(2, new TextEncoder().encode(dns))),
              ...alternativeNames,
            ),
          ),
        ]),
    ...(qcs === undefined ? [] : [extension('1.3.6.1.5.5.7.1.3', qcs, qcStatementsCritical)]),
    ...(cabfOrganizationIdentifier === null ? [] : [extension('2.23.140.3.1', cabfOrganizationIdentifier)]),
    ...extensions,
  ];
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(serialNumber),
    signatureAlgorithm,
    name(issuer),
    sequence(time(notBefore), time(notAfter)),
    name(subject),
    publicKey,
    ...(all.length === 0 ? [] : [explicit(3, sequence(...all))]),
  );
  return sequence(tbs, signatureAlgorithm, bitString(new Uint8Array(256)));
}

/** Subject with one attribute replaced, or dropped when the value is `null`. */
export const subjectWith = (type: string, value: string | Uint8Array | null): NonNullable<Mint['subject']> =>
  TPP_SUBJECT.flatMap(([t, v]) =>
    t !== type ? [[t, v] as const] : value === null ? [] : [[t, value] as const],
  );

function trailingZeros(octet: number): number {
  let n = 0;
  while (n < 7 && ((octet >> n) & 1) === 0) n++;
  return n;
}

/** By its length: four digits of the year make it GeneralizedTime. */
const time = (text: string): Uint8Array => (text.length === 15 ? generalizedTime(text) : utcTime(text));
