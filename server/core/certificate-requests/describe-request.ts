import { nameText } from '../certificate/name.js';
import { contentsOf, QcTypeOid } from '../qc-statements/qc-statements.js';
import type { CertificateRequest } from './certificate-request.js';
import type { RequestKind } from './particulars.js';

/** What a request asks for, for people; texts are cut where somebody wrote books into them. */
export interface RequestDescription {
  /** RFC 4514. */
  readonly subject: string;
  readonly organizationIdentifier: string | null;
  /** By its QcType; null when it states none, or another. */
  readonly kind: RequestKind | null;
  readonly roles: readonly string[];
  readonly ncaName: string | null;
  readonly ncaId: string | null;
  readonly names: readonly string[];
  readonly key: { readonly algorithm: string; readonly bits: number | null; readonly curve: string | null };
  readonly signatureAlgorithm: string;
  readonly signature: CertificateRequest['signature'];
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
}

const LONGEST = 500;
const MOST = 50;
const KINDS: Readonly<Record<string, RequestKind>> = { [QcTypeOid.web]: 'qwac', [QcTypeOid.eseal]: 'qsealc' };

export function describeRequest(request: CertificateRequest): RequestDescription {
  const { der, subject, organizationIdentifiers, qcStatements, publicKey } = request;
  const types = contentsOf(qcStatements, 'type').flatMap(({ content }) => content.types);
  const psd2 = contentsOf(qcStatements, 'psd2')[0]?.content.psd2;
  return {
    subject: cut(nameText(subject, der)),
    organizationIdentifier: cutOrNull(organizationIdentifiers[0]?.value),
    kind: types.length === 1 ? (KINDS[types[0]!.oid] ?? null) : null,
    roles: (psd2?.roles ?? []).slice(0, MOST).map(({ name }) => cut(name.value)),
    ncaName: cutOrNull(psd2?.ncaName.value),
    ncaId: cutOrNull(psd2?.ncaId.value),
    names: (request.subjectAltName?.items ?? [])
      .slice(0, MOST)
      .map(({ type, value }) => cut(type === 'dns' ? value : `${type}:${value}`)),
    key: { algorithm: publicKey.algorithm, bits: publicKey.bits ?? null, curve: publicKey.curve ?? null },
    signatureAlgorithm: request.signatureAlgorithm.name,
    signature: request.signature,
    keyUsage: request.keyUsage?.bits ?? [],
    extendedKeyUsage: (request.extendedKeyUsage?.items ?? []).slice(0, MOST).map(({ oid }) => oid),
  };
}

const cut = (text: string): string => text.slice(0, LONGEST);
const cutOrNull = (text: string | undefined): string | null => (text === undefined ? null : cut(text));
