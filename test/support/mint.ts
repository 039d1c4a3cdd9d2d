import {
  bitString,
  boolean,
  concat,
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
  tlv,
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
  /** cabfOrganizationIdentifier (2.23.140.3.1): its value. */
  cabfOrganizationIdentifier?: Uint8Array | null;
  ca?: boolean;
  /** More extensions, whole. */
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
  [SUBJECT.CN, 'psd2.bandymas.example'],
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

/** A 2048-bit modulus that is nobody's. */
const PUBLIC_KEY = sequence(
  sequence(oid('1.2.840.113549.1.1.1'), nothing()),
  bitString(
    sequence(
      tlv(0x02, concat(Uint8Array.of(0), new Uint8Array(255).fill(0xc5), Uint8Array.of(0xc5))),
      integer(65537),
    ),
  ),
);

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
  dnsNames = ['psd2.bandymas.example'],
  cabfOrganizationIdentifier = null,
  ca = false,
  extensions = [],
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
            sequence(...dnsNames.map((dns) => implicit(2, new TextEncoder().encode(dns)))),
          ),
        ]),
    ...(qcs === undefined ? [] : [extension('1.3.6.1.5.5.7.1.3', qcs, qcStatementsCritical)]),
    ...(cabfOrganizationIdentifier === null ? [] : [extension('2.23.140.3.1', cabfOrganizationIdentifier)]),
    ...extensions,
  ];
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(serialNumber),
    SHA256_WITH_RSA,
    name(issuer),
    sequence(utcTime(notBefore), utcTime(notAfter)),
    name(subject),
    PUBLIC_KEY,
    ...(all.length === 0 ? [] : [explicit(3, sequence(...all))]),
  );
  return sequence(tbs, SHA256_WITH_RSA, bitString(new Uint8Array(256)));
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
