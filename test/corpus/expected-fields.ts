import type { Certificate } from '../../server/core/certificate/certificate.js';
import type { GeneralName } from '../../server/core/certificate/extensions/general-name.js';
import type { Inspection } from '../../server/core/certificate/inspect.js';
import type { CorpusEntry } from './corpus.js';

/** The index writes names in the order of the bytes, joined by `, `; RFC 4514 turns the order round. */
export const rfc4514 = (indexName: string): string =>
  indexName
    .split(/(?<!\\), /)
    .reverse()
    .join(',');

const EKU_NAMES = new Map([
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
  ['2.5.29.37.0', 'any'],
]);

const QC_TYPE_OIDS: Readonly<Record<string, string>> = {
  esign: '0.4.0.1862.1.6.1',
  eseal: '0.4.0.1862.1.6.2',
  web: '0.4.0.1862.1.6.3',
};

const SEMANTICS_OIDS: Readonly<Record<string, string>> = {
  natural: '0.4.0.194121.1.1',
  legal: '0.4.0.194121.1.2',
  'eidas-natural': '0.4.0.194121.1.3',
  'eidas-legal': '0.4.0.194121.1.4',
};

/** Both sides of every field that the index and the inspect contract share, in one notation. */
export function sharedFields(
  entry: CorpusEntry,
  inspection: Inspection,
  certificate: Certificate,
): Record<string, readonly [expected: unknown, actual: unknown]> {
  const accessLocations = (method: string): string[] =>
    (certificate.authorityInfoAccess?.items ?? [])
      .filter((item) => item.method === method)
      .map(({ location }) => indexGeneralName(location));
  return {
    // The index knows no esign: such a certificate is `other` there.
    kind: [entry.kind, inspection.kind === 'esign' ? 'other' : inspection.kind],
    subject: [rfc4514(entry.subject), inspection.subject],
    issuer: [rfc4514(entry.issuer), inspection.issuer],
    notBefore: [entry.notBefore, inspection.notBefore],
    notAfter: [entry.notAfter, inspection.notAfter],
    serialNumber: [entry.serial.replace(/^(-?)0+(?=.)/, '$1'), inspection.serialNumber],
    version: [entry.version, certificate.version],
    signatureAlgorithm: [entry.sigAlg, certificate.signatureAlgorithm.oid],
    keyAlgorithm: [entry.keyAlg, certificate.publicKey.algorithmIdentifier.oid],
    organizationIdentifier: [
      [entry.organizationIdentifier ?? []].flat(),
      certificate.organizationIdentifiers.map(({ value }) => value),
    ],
    psd2: [
      entry.psd2 && {
        roles: entry.psd2.roles.map(({ oid, name }) => ({ oid, name })),
        ncaName: entry.psd2.ncaName,
        ncaId: entry.psd2.ncaId,
      },
      inspection.psd2 && {
        roles: inspection.psd2.roles.map(({ oid, name }) => ({ oid, name })),
        ncaName: inspection.psd2.ncaName,
        ncaId: inspection.psd2.ncaId,
      },
    ],
    qcStatements: [entry.qcStatements, inspection.qcStatements?.ids ?? []],
    qcTypes: [
      entry.qcTypes,
      (inspection.qcStatements?.types ?? []).map((type) => QC_TYPE_OIDS[type] ?? type),
    ],
    qcCompliance: [entry.qcCompliance, inspection.qcStatements?.compliance ?? false],
    qcSscd: [entry.qcSSCD, inspection.qcStatements?.sscd ?? false],
    qcPds: [
      (entry.qcPds ?? []).map(({ url, lang }) => ({ url, language: lang })),
      inspection.qcStatements?.pds ?? [],
    ],
    qcLegislation: [entry.qcCClegislation ?? [], inspection.qcStatements?.legislation ?? []],
    ...(entry.qcSemanticsId === undefined
      ? {}
      : {
          semantics: [
            entry.qcSemanticsId,
            SEMANTICS_OIDS[inspection.qcStatements?.semantics ?? ''] ?? inspection.qcStatements?.semantics,
          ] as const,
        }),
    policies: [entry.policyOids, inspection.policies],
    keyUsage: [entry.keyUsage ?? [], inspection.keyUsage],
    extendedKeyUsage: [entry.eku ?? [], inspection.extendedKeyUsage.map((oid) => EKU_NAMES.get(oid) ?? oid)],
    subjectAltNames: [entry.san ?? [], (certificate.subjectAltName?.items ?? []).map(indexGeneralName)],
    extensions: [
      entry.extensions,
      certificate.extensions.map(({ oid, critical }) => `${oid}${critical ? '!' : ''}`),
    ],
    authorityKeyIdentifier: [entry.aki ?? undefined, certificate.authorityKeyIdentifier],
    subjectKeyIdentifier: [entry.ski, certificate.subjectKeyIdentifier],
    caIssuers: [entry.caIssuers ?? [], accessLocations('1.3.6.1.5.5.7.48.2')],
    ocsp: [entry.ocspUrls ?? [], accessLocations('1.3.6.1.5.5.7.48.1')],
    // The index lists web and directory addresses only.
    crls: [
      entry.crlUrls ?? [],
      (certificate.crlDistributionPoints?.items ?? [])
        .map(({ value }) => value)
        .filter((value) => /^(?:http|ldap)/.test(value)),
    ],
    isCa: [entry.isCA, certificate.basicConstraints?.ca ?? null],
    pathLength: [entry.pathLen, certificate.basicConstraints?.pathLength],
    cabfOrganizationIdentifier: [
      (entry.cabfOrgId ?? []).map(implicitText),
      certificate.cabfOrganizationIdentifier
        ? [
            certificate.cabfOrganizationIdentifier.scheme.value,
            certificate.cabfOrganizationIdentifier.country.value,
            ...(certificate.cabfOrganizationIdentifier.stateOrProvince
              ? [certificate.cabfOrganizationIdentifier.stateOrProvince.value]
              : []),
            certificate.cabfOrganizationIdentifier.reference.value,
          ]
        : [],
    ],
  };
}

/** The index shows an implicitly tagged text as `#` and the hex of the element. */
const implicitText = (text: string | null): string | null =>
  text?.startsWith('#80') === true ? Buffer.from(text.slice(5), 'hex').toString('latin1') : text;

/** The index writes IPv6 in hex, names in the order of the bytes, and other names with their tag number. */
function indexGeneralName({ type, value }: GeneralName): string {
  switch (type) {
    case 'other':
      return `other[0]:${value}`;
    case 'dn':
      return `dn:${value
        .split(/(?<!\\),/)
        .reverse()
        .join(', ')}`;
    case 'ip':
      return value.includes(':') ? `ip:${fullIpv6(value)}` : `ip:${value}`;
    default:
      return `${type}:${value}`;
  }
}

function fullIpv6(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0')).join('');
}
