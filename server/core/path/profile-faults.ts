import { readDer, Tag } from '../asn1/der.js';
import { ExtensionOid } from '../certificate/certificate.js';
import { isHost } from './constraints/dns-names.js';
import type { PathCertificate } from './path-certificate.js';
import { PathOid } from './path-extensions.js';
import type { Fault } from './path-problem.js';

const fault = (clause: string, message: string): Fault => ({
  code: 'val.profile',
  clause: `RFC 5280 ${clause}`,
  message,
});

const NO_AUTHORITY_KEY = fault('4.2.1.1', 'The authority key identifier is missing.');

/**
 * What RFC 5280 §4 demands of a certificate beyond what §6.1 needs to process it. Path validation without it is still
 * path validation; with it, a certificate that its own standard forbids is no link of a chain.
 */
export function profileFaults(certificate: PathCertificate): readonly Fault[] {
  const { authorityKeyIdentifier } = certificate.certificate;
  return [
    ...serialNumber(certificate),
    ...(authorityKeyIdentifier === undefined && !certificate.selfIssued ? [NO_AUTHORITY_KEY] : []),
    ...sharedFaults(certificate),
  ];
}

/**
 * The same for the certificate of an anchor. Nobody looks an anchor up by its serial number, so that one may be 0, as
 * those of old roots are; and a self-signed certificate needs no authority key identifier (§4.2.1.1).
 */
export function anchorProfileFaults(
  certificate: PathCertificate,
  isSelfSigned: () => boolean,
): readonly Fault[] {
  const { authorityKeyIdentifier, extensions } = certificate.certificate;
  const basicConstraints = extensions.find(({ oid }) => oid === ExtensionOid.basicConstraints);
  const faults = [...sharedFaults(certificate)];
  if (authorityKeyIdentifier === undefined && !certificate.selfIssued && !isSelfSigned())
    faults.push(NO_AUTHORITY_KEY);
  // Of intermediates §6.1.4 asks only for its contents, and some without the flag are in use.
  if (basicConstraints?.critical !== true)
    faults.push(fault('4.2.1.9', 'The basicConstraints of a CA are missing or not critical.'));
  return faults;
}

const sharedFaults = (certificate: PathCertificate): readonly Fault[] => [
  ...namesAndKeys(certificate),
  ...authorityExtensions(certificate),
  ...subjectAltNames(certificate),
  ...criticality(certificate),
];

/** Negative numbers are forbidden too; those who read certificates shall handle them gracefully (§4.1.2.2). */
function* serialNumber({ certificate: { der, serialNumber } }: PathCertificate): Iterable<Fault> {
  const node = readDer(der, serialNumber.at.start, serialNumber.at.end);
  const octets = node.ok ? der.subarray(node.value.content, node.value.end) : new Uint8Array();
  // A leading zero octet is the sign, not part of the number's 20 octets.
  const length = octets[0] === 0 ? octets.length - 1 : octets.length;
  if (length > 20) yield fault('4.1.2.2', `The serial number has ${length} octets, more than 20.`);
  if (octets.every((octet) => octet === 0)) yield fault('4.1.2.2', 'The serial number is 0.');
}

function* namesAndKeys({ certificate, subject, issuer, extensions }: PathCertificate): Iterable<Fault> {
  const ca = extensions.basicConstraints?.ca === true;
  if (issuer.rdns.length === 0) yield fault('4.1.2.4', 'The issuer is empty.');
  if (ca && subject.rdns.length === 0) yield fault('4.1.2.6', 'The subject of a CA is empty.');
  const { authorityKeyIdentifier, subjectKeyIdentifier } = certificate;
  if (ca && subjectKeyIdentifier === undefined)
    yield fault('4.2.1.2', 'The subject key identifier of a CA is missing.');
  const has = (oid: string): boolean => certificate.extensions.some((extension) => extension.oid === oid);
  if (authorityKeyIdentifier === undefined && has(ExtensionOid.authorityKeyIdentifier))
    yield fault('4.2.1.1', 'The authority key identifier names no key.');
}

function* authorityExtensions({ extensions }: PathCertificate): Iterable<Fault> {
  const { basicConstraints, keyUsage, nameConstraints } = extensions;
  const ca = basicConstraints?.ca === true;
  const signs = keyUsage?.has('keyCertSign');
  if (!ca && signs === true) yield fault('4.2.1.9', 'keyCertSign is asserted without being a CA.');
  if (basicConstraints !== undefined && basicConstraints.pathLength !== Infinity && (!ca || signs === false))
    yield fault('4.2.1.9', 'A path length stands beside no cA or no keyCertSign.');
  if (!ca && nameConstraints !== undefined)
    yield fault('4.2.1.10', 'Name constraints stand in a certificate that is no CA.');
}

const ADDRESS = /^[0-9]+(?:\.[0-9]+){3}$/;

function* subjectAltNames({ certificate, subject }: PathCertificate): Iterable<Fault> {
  const extension = certificate.extensions.find(({ oid }) => oid === ExtensionOid.subjectAltName);
  if (subject.rdns.length === 0 && extension?.critical !== true)
    yield fault('4.1.2.6', 'The subject is empty and no critical subjectAltName stands in for it.');
  for (const { type, value, at } of certificate.subjectAltName?.items ?? []) {
    if (type === 'ip' && at.end - at.start !== 6 && at.end - at.start !== 18)
      yield fault('4.2.1.6', 'An iPAddress has neither four nor sixteen octets.');
    if (type !== 'dns') continue;
    const host = value.toLowerCase().replace(/^\*\./, '');
    if (!isHost(host) || host.includes('_') || ADDRESS.test(host))
      yield fault('4.2.1.6', `The dNSName ${JSON.stringify(value.slice(0, 100))} is no host name.`);
  }
}

/** "Conforming CAs MUST mark this extension as (non-)critical", by extension. */
const CRITICAL = new Map<string, readonly [critical: boolean, clause: string]>([
  [ExtensionOid.authorityKeyIdentifier, [false, '4.2.1.1']],
  [ExtensionOid.subjectKeyIdentifier, [false, '4.2.1.2']],
  [PathOid.nameConstraints, [true, '4.2.1.10']],
  [PathOid.policyConstraints, [true, '4.2.1.11']],
  [PathOid.inhibitAnyPolicy, [true, '4.2.1.14']],
  [ExtensionOid.authorityInfoAccess, [false, '4.2.2.1']],
]);

function* criticality({ certificate }: PathCertificate): Iterable<Fault> {
  for (const { oid, critical, value } of certificate.extensions) {
    const [wanted, clause] = CRITICAL.get(oid) ?? [critical, ''];
    if (critical !== wanted)
      yield fault(clause, `The extension ${oid} must ${wanted ? '' : 'not '}be critical.`);
    if (oid === ExtensionOid.extendedKeyUsage) {
      const node = readDer(certificate.der, value.start, value.end);
      if (!node.ok || node.value.identifier !== Tag.SEQUENCE || node.value.children.length === 0)
        yield fault('4.2.1.12', 'The extended key usage names no purpose.');
    }
  }
}
