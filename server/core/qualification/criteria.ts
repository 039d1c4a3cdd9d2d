import type { CriteriaList, Criterion } from '../trust-lists/trusted-list.js';
import type { CertificateTraits } from './certificate-traits.js';

/** `undefined`: a criterion that is not understood decides. */
export type Identified = boolean | undefined;

/**
 * Whether criteria identify a certificate (TS 119 612 §5.5.9.2.2). An empty list, a missing assertion, criteria that are
 * not known and OIDs that are none leave it open, unless the others decide alone.
 */
export function identifies({ assert, criteria }: CriteriaList, certificate: CertificateTraits): Identified {
  if (assert === null || criteria.length === 0) return undefined;
  const found = criteria.map((criterion) => holds(criterion, certificate));
  if (assert === 'all') return found.includes(false) ? false : found.includes(undefined) ? undefined : true;
  const any = found.includes(true) ? true : found.includes(undefined) ? undefined : false;
  if (assert === 'atLeastOne') return any;
  return any === undefined ? undefined : !any;
}

function holds(criterion: Criterion, certificate: CertificateTraits): Identified {
  switch (criterion.kind) {
    case 'key-usage':
      return keyUsageHolds(criterion.bits, certificate);
    case 'policy-set':
      return allOf(criterion.policies, certificate.policies);
    case 'extended-key-usage':
      return allOf(criterion.purposes, certificate.extendedKeyUsage);
    case 'subject-attributes':
      return allOf(criterion.attributes, certificate.subjectAttributes);
    case 'list':
      return identifies(criterion.list, certificate);
    case 'unknown':
      return undefined;
  }
}

/** TS 119 612 spells one bit otherwise than RFC 5280. */
const BIT_NAMES = new Map([['crlSign', 'cRLSign']]);
const KNOWN_BITS = new Set<string>([
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]);

function keyUsageHolds(
  bits: readonly { readonly name: string; readonly value: boolean }[],
  { keyUsage }: CertificateTraits,
): Identified {
  const wanted = bits.map(({ name, value }) => ({ name: BIT_NAMES.get(name) ?? name, value }));
  if (wanted.length === 0 || wanted.some(({ name }) => !KNOWN_BITS.has(name))) return undefined;
  if (keyUsage === undefined) return false;
  return wanted.every(({ name, value }) => (keyUsage as readonly string[]).includes(name) === value);
}

const OID = /^\d+(?:\.\d+)+$/;

/** A set holds when the extension is there with all of it. */
function allOf(wanted: readonly string[], present: readonly string[] | undefined): Identified {
  if (wanted.length === 0 || !wanted.every((oid) => OID.test(oid))) return undefined;
  return present !== undefined && wanted.every((oid) => present.includes(oid));
}
