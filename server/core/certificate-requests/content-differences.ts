import type { PublicKey } from '../certificate/certificate.js';
import { contentsOf, QcTypeOid } from '../qc-statements/qc-statements.js';
import { PSP_ROLE_BY_OID } from '../qc-statements/psp-roles.js';
import type { CertificateRequest } from './certificate-request.js';
import { type RequestKey, type RequestParticulars, requestedAuthority } from './particulars.js';
import { finding, type RequestFinding, shown } from './request-finding.js';

/** Where key, statements and extensions are others than were wanted. */
export function contentDifferences(
  request: CertificateRequest,
  wanted: RequestParticulars,
): readonly RequestFinding[] {
  return [
    ...keyDifferences(request, wanted),
    ...statementDifferences(request, wanted),
    ...psd2Differences(request, wanted),
    ...usageDifferences(request, wanted),
    ...nameDifferences(request, wanted),
  ];
}

const KEYS: Readonly<
  Record<RequestKey, { readonly algorithm: string; readonly bits: number; readonly name: string }>
> = {
  'rsa-3072': { algorithm: 'rsa', bits: 3072, name: 'RSA with 3072 bits' },
  'rsa-4096': { algorithm: 'rsa', bits: 4096, name: 'RSA with 4096 bits' },
  'ec-p256': { algorithm: 'ec', bits: 256, name: 'EC on P-256' },
  'ec-p384': { algorithm: 'ec', bits: 384, name: 'EC on P-384' },
};
const CURVE: Partial<Record<RequestKey, string>> = { 'ec-p256': 'P-256', 'ec-p384': 'P-384' };

function keyDifferences({ publicKey }: CertificateRequest, { key }: RequestParticulars): RequestFinding[] {
  const { algorithm, bits, name } = KEYS[key];
  const curve = CURVE[key];
  const same = publicKey.algorithm === algorithm && publicKey.bits === bits && publicKey.curve === curve;
  if (same) return [];
  const message = `The key is ${keyName(publicKey)}; ${name} was wanted.`;
  return [finding('request.key-other', 'warning', message, 'TS 119 312', publicKey.at)];
}

function keyName({ algorithm, bits, curve }: PublicKey): string {
  if (curve !== undefined) return `EC on ${curve}`;
  return bits === undefined ? algorithm : `${algorithm.toUpperCase()} with ${bits} bits`;
}

function statementDifferences(
  { qcStatements }: CertificateRequest,
  { kind, inDevice }: RequestParticulars,
): RequestFinding[] {
  const findings: RequestFinding[] = [];
  const at = qcStatements?.at;
  const types = contentsOf(qcStatements, 'type').flatMap(({ content }) => content.types);
  const type = kind === 'qwac' ? QcTypeOid.web : QcTypeOid.eseal;
  if (types.length !== 1 || types[0]!.oid !== type) {
    const stated =
      types.length === 0 ? 'no QcType' : types.map(({ oid }) => TYPE_NAMES[oid] ?? oid).join(', ');
    const message = `It states ${stated}; ${TYPE_NAMES[type]} was wanted.`;
    findings.push(
      finding('request.kind-differs', 'error', message, 'EN 319 412-5 §4.2.3', types[0]?.at ?? at),
    );
  }
  if (contentsOf(qcStatements, 'compliance').length === 0) {
    const message = 'QcCompliance is not asked for, which every qualified certificate has.';
    findings.push(finding('request.compliance-missing', 'warning', message, 'EN 319 412-5 §4.2.1', at));
  }
  const [sscd] = contentsOf(qcStatements, 'sscd');
  if ((sscd !== undefined) !== inDevice) {
    const message = inDevice
      ? 'QcSSCD is missing, although the key is made in a qualified device.'
      : 'QcSSCD is asked for, although the key is made outside a qualified device.';
    const citation = 'EN 319 412-5 §4.2.2';
    findings.push(finding('request.device-differs', 'error', message, citation, sscd?.statement.at ?? at));
  }
  return findings;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  [QcTypeOid.esign]: 'esign (signatures)',
  [QcTypeOid.eseal]: 'eseal (seals)',
  [QcTypeOid.web]: 'web (websites)',
};

function psd2Differences({ qcStatements }: CertificateRequest, wanted: RequestParticulars): RequestFinding[] {
  const found = contentsOf(qcStatements, 'psd2');
  const [first] = found;
  if (first === undefined) {
    const message = 'The PSD2 statement with roles and authority is missing or cannot be read.';
    return [finding('request.psd2-missing', 'error', message, 'TS 119 495 §5.1', qcStatements?.at)];
  }
  const findings: RequestFinding[] = [];
  const { psd2 } = first.content;
  if (found.length > 1 || psd2.recovered) {
    const message =
      found.length > 1
        ? 'There are several PSD2 statements; none of them will be relied upon.'
        : 'The PSD2 statement is not written as TS 119 495 Annex A wants it; such roles are not relied upon.';
    findings.push(finding('request.psd2-doubtful', 'error', message, 'TS 119 495 Annex A', psd2.at));
  }
  const names = psd2.roles.map(({ oid, name }) =>
    PSP_ROLE_BY_OID.get(oid)?.name === name.value ? name.value : `${name.value} (${oid})`,
  );
  const roles = wanted.roles as readonly string[];
  const missing = roles.filter((role) => !names.includes(role));
  const more = names.filter((name) => !roles.includes(name));
  if (missing.length + more.length > 0) {
    const parts = [
      ...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []),
      ...(more.length > 0 ? [`with ${more.slice(0, 10).map(shown).join(', ')}, not wanted`] : []),
    ];
    const message = `Roles are asked for ${parts.join(', and ')}.`;
    findings.push(finding('request.roles-differ', 'error', message, 'TS 119 495 §5.2.2', psd2.rolesAt));
  }
  const { ncaId, ncaName } = requestedAuthority(wanted);
  if (psd2.ncaId.value !== ncaId) {
    const message = `nCAId is ${shown(psd2.ncaId.value)}; ${shown(ncaId)} was wanted.`;
    findings.push(finding('request.authority-differs', 'error', message, 'TS 119 495 §5.2.3', psd2.at));
  }
  if (psd2.ncaName.value !== ncaName) {
    const message = `nCAName is ${shown(psd2.ncaName.value)}; ${shown(ncaName)} was wanted.`;
    findings.push(finding('request.authority-differs', 'warning', message, 'TS 119 495 §5.2.3', psd2.at));
  }
  return findings;
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

function usageDifferences(
  { keyUsage, extendedKeyUsage, publicKey }: CertificateRequest,
  { kind }: RequestParticulars,
): RequestFinding[] {
  const findings: RequestFinding[] = [];
  const web = publicKey.algorithm === 'rsa' ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature'];
  const bits = kind === 'qwac' ? web : ['nonRepudiation'];
  const there = keyUsage?.bits ?? [];
  if (there.join() !== bits.join()) {
    const message = `keyUsage is ${there.join(', ') || 'missing'}; ${bits.join(', ')} was wanted.`;
    findings.push(
      finding('request.key-usage-differs', 'warning', message, 'EN 319 412-2 §4.3.2', keyUsage?.at),
    );
  }
  const purposes = extendedKeyUsage?.items.map(({ oid }) => oid) ?? [];
  const wanted = kind === 'qwac' ? [SERVER_AUTH, CLIENT_AUTH] : [];
  const lacks = wanted.filter((oid) => !purposes.includes(oid));
  if (lacks.length > 0) {
    const names = lacks.map((oid) => (oid === CLIENT_AUTH ? 'clientAuth' : 'serverAuth')).join(', ');
    const message = `extKeyUsage lacks ${names}, which calling a bank over mutual TLS needs.`;
    const citation = 'EN 319 412-4 WEB-4.1.3';
    findings.push(
      finding('request.extended-key-usage-differs', 'warning', message, citation, extendedKeyUsage?.at),
    );
  }
  return findings;
}

function nameDifferences(
  { subjectAltName }: CertificateRequest,
  { dnsNames }: RequestParticulars,
): RequestFinding[] {
  const there = (subjectAltName?.items ?? []).map(({ type, value }) =>
    type === 'dns' ? value : `${type}:${value}`,
  );
  const found = new Set(there.map((name) => name.toLowerCase()));
  const asked = new Set(dnsNames.map((name) => name.toLowerCase()));
  const missing = [...asked].filter((name) => !found.has(name));
  const more = [...found].filter((name) => !asked.has(name));
  if (missing.length + more.length === 0) return [];
  const parts = [
    ...(missing.length > 0 ? [`lacks ${missing.slice(0, 10).map(shown).join(', ')}`] : []),
    ...(more.length > 0 ? [`has ${more.slice(0, 10).map(shown).join(', ')}, not wanted`] : []),
  ];
  const message = `subjectAltName ${parts.join(' and ')}.`;
  return [finding('request.names-differ', 'error', message, 'EN 319 412-4 WEB-4.1.3-2', subjectAltName?.at)];
}
