import { type Decoded, decoded, type DecodeProblem, type Place, undecodable } from '../asn1/decoded.js';
import { contextConstructed, DER_LIMITS, type DerNode, readDer, Tag } from '../asn1/der.js';
import { readIntegerHex, readSmallInteger } from '../asn1/integer.js';
import { readTime } from '../asn1/time.js';
import { parseOrganizationIdentifier } from '../identifiers/parse-organization-identifier.js';
import { readAlgorithm, readPublicKey } from './algorithm.js';
import type { Certificate, Time } from './certificate.js';
import { extensionContents, type Note, type ReadExtension, readExtensions } from './decode-extensions.js';
import { AttributeOid, attributes, readName } from './name.js';

/**
 * Decodes a certificate (RFC 5280 §4.1) from DER.
 *
 * The frame must hold: TBSCertificate with serial number, names, dates and key, an algorithm and a signature. Inside it
 * the decoder is lenient: an extension that makes no sense is absent and listed in `problems`. It judges nothing and
 * verifies no signature. Never throws; fails with the field and byte offset where the frame broke.
 */
export function decodeCertificate(der: Uint8Array): Decoded<Certificate> {
  const root = readDer(der, 0, der.length, { limits: DER_LIMITS });
  if (!root.ok) return { ok: false, problem: { ...root.problem, at: 'Certificate' } };
  const [tbs, algorithm, signature] = root.value.children;
  if (
    root.value.identifier !== Tag.SEQUENCE ||
    root.value.children.length !== 3 ||
    tbs?.identifier !== Tag.SEQUENCE
  ) {
    return undecodable(
      'Certificate',
      0,
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    );
  }
  const signatureAlgorithm = readAlgorithm(algorithm, 'signatureAlgorithm');
  if (signatureAlgorithm === undefined) {
    return undecodable('signatureAlgorithm', algorithm!.start, 'An AlgorithmIdentifier is expected.');
  }
  if (signature!.identifier !== Tag.BIT_STRING) {
    return undecodable('signatureValue', signature!.start, 'The signature is a BIT STRING.');
  }

  const problems: DecodeProblem[] = [];
  const note = (at: string, offset: number, message: string): void =>
    void problems.push({ at, offset, message });

  const fields = [...tbs.children];
  const version = fields[0]?.identifier === contextConstructed(0) ? fields.shift() : undefined;
  const versionNumber = version === undefined ? 0 : readSmallInteger(version.children[0]);
  if (versionNumber === undefined || versionNumber < 0) {
    return undecodable('version', version!.start, 'The version is no INTEGER.');
  }
  const [serialNumber, innerAlgorithm, issuerNode, validity, subjectNode, keyNode] = fields;
  if (serialNumber?.identifier !== Tag.INTEGER) {
    return undecodable('serialNumber', (serialNumber ?? tbs).start, 'The serial number is an INTEGER.');
  }
  const innerSignature = readAlgorithm(innerAlgorithm, 'signature');
  if (innerSignature === undefined) {
    return undecodable('signature', (innerAlgorithm ?? tbs).start, 'An AlgorithmIdentifier is expected.');
  }
  const issuer = readName(issuerNode, 'issuer', note);
  if (issuer === undefined) return undecodable('issuer', (issuerNode ?? tbs).start, 'A Name is a SEQUENCE.');
  const notBefore = decodeTime(validity?.children[0], 'validity.notBefore', validity ?? tbs);
  if (!notBefore.ok) return notBefore;
  const notAfter = decodeTime(validity?.children[1], 'validity.notAfter', validity ?? tbs);
  if (!notAfter.ok) return notAfter;
  const subject = readName(subjectNode, 'subject', note);
  if (subject === undefined)
    return undecodable('subject', (subjectNode ?? tbs).start, 'A Name is a SEQUENCE.');
  const publicKey = readPublicKey(keyNode, 'subjectPublicKeyInfo');
  if (publicKey === undefined) {
    return undecodable('subjectPublicKeyInfo', (keyNode ?? tbs).start, 'A SubjectPublicKeyInfo is expected.');
  }
  const extensions = decodeExtensions(fields.slice(6), note);
  if (!extensions.ok) return extensions;

  return decoded({
    der,
    tree: root.value,
    version: versionNumber + 1,
    serialNumber: { hex: readIntegerHex(serialNumber), at: place(serialNumber, 'serialNumber') },
    signature: innerSignature,
    issuer,
    notBefore: notBefore.value,
    notAfter: notAfter.value,
    subject,
    publicKey,
    signatureAlgorithm,
    ...extensionContents(extensions.value, der, note),
    organizationIdentifiers: attributes(subject, AttributeOid.organizationIdentifier).flatMap(
      ({ text, valueAt }) => (text === undefined ? [] : [parseOrganizationIdentifier(text.value, valueAt)]),
    ),
    problems,
  });
}

function decodeTime(node: DerNode | undefined, path: string, parent: DerNode): Decoded<Time> {
  const time = readTime(node);
  if (node === undefined || time === undefined) {
    return undecodable(path, (node ?? parent).start, 'A UTCTime or GeneralizedTime is expected.');
  }
  const { instant, text, type } = time;
  if (instant === undefined) {
    return undecodable(path, node.start, `${type} ${JSON.stringify(text)} is no date of the calendar.`);
  }
  return decoded({ instant, text, type, at: place(node, path) });
}

/** issuerUniqueID [1], subjectUniqueID [2], extensions [3]; the first two are long dead and only passed over. */
function decodeExtensions(rest: readonly DerNode[], note: Note): Decoded<readonly ReadExtension[]> {
  const wrapper = rest.find(({ identifier }) => identifier === contextConstructed(3));
  if (wrapper === undefined) return decoded([]);
  const list = wrapper.children[0];
  if (list?.identifier !== Tag.SEQUENCE || wrapper.children.length !== 1) {
    return undecodable('extensions', wrapper.start, 'extensions is one SEQUENCE OF Extension.');
  }
  return decoded(readExtensions(list, note));
}

const place = ({ start, end }: DerNode, path: string): Place => ({ path, start, end });
