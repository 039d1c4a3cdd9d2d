import { contextConstructed, contextPrimitive, type DerNode, Tag } from '../asn1/der.js';
import { type Certificate, ExtensionOid } from '../certificate/certificate.js';
import { type PathExtensions, PathOid } from './path-extensions.js';
import type { Fault } from './path-problem.js';

/** What this validator, or the verdict around it, processes. Anything else must not be critical. */
const UNDERSTOOD = new Set<string>([
  ExtensionOid.subjectKeyIdentifier,
  ExtensionOid.keyUsage,
  ExtensionOid.subjectAltName,
  ExtensionOid.basicConstraints,
  ExtensionOid.crlDistributionPoints,
  ExtensionOid.certificatePolicies,
  ExtensionOid.authorityKeyIdentifier,
  ExtensionOid.extendedKeyUsage,
  ExtensionOid.authorityInfoAccess,
  ExtensionOid.qcStatements,
  PathOid.nameConstraints,
  PathOid.policyMappings,
  PathOid.policyConstraints,
  PathOid.inhibitAnyPolicy,
]);

/** Decoded leniently elsewhere; a problem in one of these makes a path decision a guess. */
const DECISIVE = new Map<string, string>([
  ['subjectAltName', ExtensionOid.subjectAltName],
  ['extKeyUsage', ExtensionOid.extendedKeyUsage],
]);

/** What is wrong with a certificate at every instant and in every place of a path. */
export function certificateFaults(certificate: Certificate, { policies }: PathExtensions): readonly Fault[] {
  const faults: Fault[] = [...frameFaults(certificate)];
  const { der, extensions, signature, signatureAlgorithm } = certificate;
  if (!sameBytes(der, signature.at, signatureAlgorithm.at)) {
    faults.push({
      code: 'val.signature-algorithm-mismatch',
      message: `The signature algorithm is ${signatureAlgorithm.name} outside and ${signature.name} inside.`,
    });
  }
  const seen = new Set<string>();
  for (const { oid, critical } of extensions) {
    if (seen.has(oid))
      faults.push({ code: 'val.duplicate-extension', message: `The extension ${oid} appears twice.` });
    seen.add(oid);
    if (critical && !UNDERSTOOD.has(oid)) {
      faults.push({
        code: 'val.unknown-critical-extension',
        message: `The critical extension ${oid} is unknown here.`,
      });
    }
    if (critical && oid === ExtensionOid.certificatePolicies && policies?.unknownQualifier !== undefined) {
      faults.push({
        code: 'val.unknown-critical-extension',
        message: `The critical certificatePolicies hold the qualifier ${policies.unknownQualifier}, unknown here.`,
      });
    }
  }
  const malformed = certificate.problems.find(
    ({ at, message }) => decisive(certificate, at) && !isRepetition(message),
  );
  if (malformed !== undefined)
    faults.push({ code: 'val.malformed', message: `${malformed.at}: ${malformed.message}` });
  return faults;
}

/** Told as `val.duplicate-extension` above. */
const isRepetition = (message: string): boolean => message.includes('appears again');

function decisive({ extensions }: Certificate, at: string): boolean {
  const name = /^[A-Za-z]+/.exec(at)?.[0] ?? '';
  if (name !== 'extensions') return name === 'issuer' || name === 'subject' || DECISIVE.has(name);
  const extension = extensions.find(({ at: place }) => place.path === at);
  return extension === undefined || [...DECISIVE.values()].includes(extension.oid);
}

/**
 * TBSCertificate to its end (RFC 5280 §4.1): nothing unknown after the key, no element twice, extensions of exactly
 * three parts. Something critical could hide in what a lenient decoder passes over.
 */
function frameFaults({ tree, version }: Certificate): readonly Fault[] {
  const malformed = (message: string): readonly Fault[] => [{ code: 'val.malformed', message }];
  if (version < 1 || version > 3) return malformed(`There is no version ${version}.`);
  const fields = tree.children[0]!.children;
  const rest = fields.slice(fields[0]!.identifier === contextConstructed(0) ? 7 : 6);
  let previous = 0;
  for (const { identifier } of rest) {
    const place = OPTIONAL_FIELDS.get(identifier);
    if (place === undefined || place <= previous)
      return malformed('Something else stands where only unique identifiers and extensions may.');
    if (version < (place === 3 ? 3 : 2))
      return malformed(`Version ${version} has no such field (RFC 5280 4.1.2.1).`);
    previous = place;
  }
  if (previous !== 3) return [];
  const list = rest.at(-1)!.children[0]!.children;
  return list.length > 0 && list.every(isExtension)
    ? []
    : malformed('An Extension is an OBJECT IDENTIFIER, an optional BOOLEAN and an OCTET STRING.');
}

/** issuerUniqueID, subjectUniqueID, extensions, by their place. */
const OPTIONAL_FIELDS = new Map([
  [contextPrimitive(1), 1],
  [contextPrimitive(2), 2],
  [contextConstructed(3), 3],
]);

function isExtension({ identifier, children }: DerNode): boolean {
  const tags = children.map((child) => child.identifier);
  const last = tags.length - 1;
  return (
    identifier === Tag.SEQUENCE &&
    (last === 1 || (last === 2 && tags[1] === Tag.BOOLEAN)) &&
    tags[0] === Tag.OBJECT_IDENTIFIER &&
    tags[last] === Tag.OCTET_STRING
  );
}

function sameBytes(
  der: Uint8Array,
  a: { start: number; end: number },
  b: { start: number; end: number },
): boolean {
  if (a.end - a.start !== b.end - b.start) return false;
  for (let i = 0; i < a.end - a.start; i++) if (der[a.start + i] !== der[b.start + i]) return false;
  return true;
}
