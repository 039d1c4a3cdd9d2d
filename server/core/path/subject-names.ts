import { readDer } from '../asn1/der.js';
import type { Certificate } from '../certificate/certificate.js';
import type { GeneralName } from '../certificate/extensions/general-name.js';
import { AttributeOid, attributes, readName } from '../certificate/name.js';
import { comparableName, type ComparableName } from './comparable-name.js';

/** The names of a certificate that name constraints apply to (RFC 5280 §4.2.1.10), by their form. */
export interface SubjectNames {
  readonly dns: readonly string[];
  readonly email: readonly string[];
  readonly uri: readonly string[];
  readonly ip: readonly Uint8Array[];
  /** `undefined` for one that is no Name. */
  readonly dn: readonly (readonly string[] | undefined)[];
  /** Forms that cannot be compared with anything here. */
  readonly uncomparable: ReadonlySet<GeneralName['type']>;
  /** All names together. */
  readonly count: number;
}

export function subjectNames(certificate: Certificate, subject: ComparableName): SubjectNames {
  const { der, subjectAltName } = certificate;
  const items = subjectAltName?.items ?? [];
  const values = (type: GeneralName['type']): string[] =>
    items.filter((item) => item.type === type).map(({ value }) => value);
  const inSubject = attributes(certificate.subject, AttributeOid.emailAddress);
  return {
    dns: values('dns'),
    // Only without subjectAltName do addresses in the subject count (RFC 5280 §4.2.1.10).
    email: subjectAltName === undefined ? inSubject.map(({ text }) => text?.value ?? '') : values('email'),
    uri: values('uri'),
    ip: items.filter(({ type }) => type === 'ip').map(({ at }) => contents(der, at)),
    dn: [
      ...(subject.rdns.length > 0 ? [subject.rdns] : []),
      ...items.filter(({ type }) => type === 'dn').map(({ at }) => directoryName(der, at)),
    ],
    count: items.length + inSubject.length + 1,
    uncomparable: new Set(items.map(({ type }) => type).filter((type) => UNCOMPARABLE.has(type))),
  };
}

const UNCOMPARABLE = new Set<GeneralName['type']>(['other', 'x400', 'edi', 'rid']);

/** The content octets of an element that was already read once. */
export function contents(der: Uint8Array, { start, end }: { start: number; end: number }): Uint8Array {
  const node = readDer(der, start, end);
  return node.ok ? der.subarray(node.value.content, node.value.end) : new Uint8Array();
}

/** The RDNs of a directoryName, which stands in an explicit tag; `undefined` when anything in it is no Name. */
export function directoryName(
  der: Uint8Array,
  { start, end }: { start: number; end: number },
): readonly string[] | undefined {
  const node = readDer(der, start, end);
  if (!node.ok || node.value.children.length !== 1) return undefined;
  let whole = true;
  const name = readName(node.value.children[0], 'directoryName', () => (whole = false));
  return name === undefined || !whole ? undefined : comparableName(name, der).rdns;
}
