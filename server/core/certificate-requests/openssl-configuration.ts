import { PSP_ROLE_BY_NAME } from '../qc-statements/psp-roles.js';
import { QcStatementId, QcTypeOid } from '../qc-statements/qc-statements.js';
import { ExtensionOid } from '../certificate/certificate.js';
import { type RequestKey, type RequestParticulars, requestedAuthority } from './particulars.js';

/** Names of the files that the commands read and write. */
export interface RequestFiles {
  readonly configuration: string;
  readonly key: string;
  readonly request: string;
}

export const requestFiles = ({ kind }: Pick<RequestParticulars, 'kind'>): RequestFiles => ({
  configuration: `${kind}.cnf`,
  key: `${kind}.key`,
  request: `${kind}.csr`,
});

/** Digests that fit the strength of the key (TS 119 312). */
const DIGESTS: Readonly<Record<RequestKey, string>> = {
  'rsa-3072': 'sha256',
  'rsa-4096': 'sha256',
  'ec-p256': 'sha256',
  'ec-p384': 'sha384',
};

/**
 * The configuration for `openssl req -new`, OpenSSL 1.1.1 or later, of particulars without fault: subject, keyUsage,
 * extKeyUsage and subjectAltName of EN 319 412-3 and -4, and the qcStatements of EN 319 412-5 and TS 119 495 in the syntax
 * of OpenSSL's ASN.1 generator. What only the QTSP can state (policies, the address of its PDS) is left to it.
 */
export function opensslConfiguration(wanted: RequestParticulars): string {
  const { kind } = wanted;
  const title = kind === 'qwac' ? 'website authentication (QWAC)' : 'electronic seals (QSealC)';
  return [
    `# Request for a qualified certificate for ${title} of a payment service provider (PSD2).`,
    '# OpenSSL 1.1.1 or later. Nothing in this file is secret; the key that it is used with is.',
    ...section('req', [
      ['prompt', 'no'],
      ['utf8', 'yes'],
      ['string_mask', 'utf8only'],
      ['default_md', DIGESTS[wanted.key]],
      ['distinguished_name', 'subject'],
      ['req_extensions', 'extensions'],
    ]),
    ...section('subject', subject(wanted)),
    ...section('extensions', extensions(wanted)),
    ...(kind === 'qwac'
      ? section(
          'names',
          wanted.dnsNames.map((name, i) => [`DNS.${i + 1}`, name]),
        )
      : []),
    ...qcStatements(wanted),
    '',
  ].join('\n');
}

type Line = readonly [name: string, value: string];

const section = (name: string, lines: readonly Line[]): string[] => [
  '',
  `[ ${name} ]`,
  ...lines.map(([key, value]) => `${key} = ${value}`),
];

/**
 * A value that people wrote. Inside quotes OpenSSL expands no variable and sees no comment; a backslash takes the
 * character behind it as it stands. Line breaks are refused before.
 */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

function subject(wanted: RequestParticulars): Line[] {
  const { country, locality, organisation, organizationIdentifier, serialNumber, commonName } = wanted;
  const all: Line[] = [
    ['C', country],
    ['L', locality],
    ['O', organisation],
    ['organizationIdentifier', organizationIdentifier],
    ['serialNumber', serialNumber],
    ['CN', commonName],
  ];
  return all.filter(([, value]) => value !== '').map(([name, value]) => [name, quoted(value)]);
}

function extensions({ kind, key }: RequestParticulars): Line[] {
  const statements: Line = [ExtensionOid.qcStatements, 'ASN1:SEQUENCE:qc_statements'];
  // Type A of EN 319 412-2 table 1, which EN 319 412-3 prefers for seals.
  if (kind === 'qsealc') return [['keyUsage', 'critical, nonRepudiation'], statements];
  // Type D, where only RSA can encipher keys (RFC 5480 §3); clientAuth is what mTLS with a bank needs.
  const usage = key.startsWith('rsa') ? 'digitalSignature, keyEncipherment' : 'digitalSignature';
  return [
    ['keyUsage', `critical, ${usage}`],
    ['extendedKeyUsage', 'serverAuth, clientAuth'],
    ['subjectAltName', '@names'],
    statements,
  ];
}

function qcStatements(wanted: RequestParticulars): string[] {
  const { ncaId, ncaName } = requestedAuthority(wanted);
  const utf8 = (text: string): string => quoted(`FORMAT:UTF8,UTF8String:${text}`);
  const roles = wanted.roles.flatMap((name) => PSP_ROLE_BY_NAME.get(name) ?? []);
  const type = wanted.kind === 'qwac' ? QcTypeOid.web : QcTypeOid.eseal;
  return [
    ...section('qc_statements', [
      ['compliance', 'SEQUENCE:qc_compliance'],
      ...(wanted.inDevice ? [['sscd', 'SEQUENCE:qc_sscd'] as const] : []),
      ['type', 'SEQUENCE:qc_type'],
      ['psd2', 'SEQUENCE:qc_psd2'],
    ]),
    ...section('qc_compliance', [['id', `OID:${QcStatementId.compliance}`]]),
    ...(wanted.inDevice ? section('qc_sscd', [['id', `OID:${QcStatementId.sscd}`]]) : []),
    ...section('qc_type', [
      ['id', `OID:${QcStatementId.type}`],
      ['types', 'SEQUENCE:qc_types'],
    ]),
    ...section('qc_types', [[wanted.kind === 'qwac' ? 'web' : 'eseal', `OID:${type}`]]),
    ...section('qc_psd2', [
      ['id', `OID:${QcStatementId.psd2}`],
      ['statement', 'SEQUENCE:psd2_statement'],
    ]),
    ...section('psd2_statement', [
      ['rolesOfPSP', 'SEQUENCE:roles'],
      ['nCAName', utf8(ncaName)],
      ['nCAId', utf8(ncaId)],
    ]),
    ...section(
      'roles',
      roles.map(({ name }) => [name, `SEQUENCE:role_${name}`]),
    ),
    ...roles.flatMap(({ name, oid }) =>
      section(`role_${name}`, [
        ['roleOfPspOid', `OID:${oid}`],
        ['roleOfPspName', `UTF8String:${name}`],
      ]),
    ),
  ];
}
