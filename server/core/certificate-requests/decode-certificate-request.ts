import { type Decoded, decoded, type DecodeProblem, type Place, undecodable } from '../asn1/decoded.js';
import { contextConstructed, type DerNode, type DerLimits, readDer, Tag } from '../asn1/der.js';
import { readSmallInteger } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';
import { readAlgorithm, readPublicKey } from '../certificate/algorithm.js';
import { extensionContents, type Note, readExtensions } from '../certificate/decode-extensions.js';
import { AttributeOid, attributes, readName } from '../certificate/name.js';
import { parseOrganizationIdentifier } from '../identifiers/parse-organization-identifier.js';
import type { SignatureCheck, SignatureVerifier } from '../signatures/signature-verifier.js';
import {
  type CertificateRequest,
  type RequestAttribute,
  RequestAttributeOid,
} from './certificate-request.js';

/** A request has a name, a key and a few extensions; the largest in use have a few kilobytes. */
export const REQUEST_LIMITS: DerLimits = { maxBytes: 64 * 1024, maxDepth: 32, maxElements: 5_000 };

export const NO_FRAME = 'A request is a SEQUENCE of CertificationRequestInfo, algorithm and signature.';

/**
 * Decodes CertificationRequest (RFC 2986 §4) from DER and verifies its signature with its own key. Lenient inside a frame
 * that must hold, like the decoder of certificates. Never throws.
 */
export function decodeCertificateRequest(
  der: Uint8Array,
  verifier: SignatureVerifier,
): Decoded<CertificateRequest> {
  const root = readDer(der, 0, der.length, { limits: REQUEST_LIMITS });
  if (!root.ok) return { ok: false, problem: { ...root.problem, at: 'CertificationRequest' } };
  const [info, algorithm, signature] = root.value.children;
  const fits = root.value.identifier === Tag.SEQUENCE && root.value.children.length === 3;
  if (!fits || info?.identifier !== Tag.SEQUENCE) return undecodable('CertificationRequest', 0, NO_FRAME);
  const signatureAlgorithm = readAlgorithm(algorithm, 'signatureAlgorithm');
  if (signatureAlgorithm === undefined)
    return undecodable('signatureAlgorithm', algorithm!.start, 'An AlgorithmIdentifier is expected.');
  if (signature!.identifier !== Tag.BIT_STRING)
    return undecodable('signature', signature!.start, 'The signature is a BIT STRING.');

  const problems: DecodeProblem[] = [];
  const note: Note = (at, offset, message) => void problems.push({ at, offset, message });
  const [versionNode, subjectNode, keyNode, attributesNode] = info.children;
  const version = readSmallInteger(versionNode);
  if (version === undefined)
    return undecodable('version', (versionNode ?? info).start, 'The version is an INTEGER.');
  const subject = readName(subjectNode, 'subject', note);
  if (subject === undefined)
    return undecodable('subject', (subjectNode ?? info).start, 'A Name is a SEQUENCE.');
  const publicKey = readPublicKey(keyNode, 'subjectPKInfo');
  if (publicKey === undefined)
    return undecodable('subjectPKInfo', (keyNode ?? info).start, 'A SubjectPublicKeyInfo is expected.');
  const found = readAttributes(attributesNode, info, note);
  const list = requestedExtensions(found, note);
  const extensions = list === undefined ? [] : readExtensions(list, note);
  const contents = extensionContents(extensions, der, note);
  return decoded({
    ...{ der, tree: root.value, version, subject, publicKey, signatureAlgorithm },
    signature: verify(der, { info, key: keyNode!, algorithm: algorithm!, signature: signature! }, verifier),
    attributes: found.map(({ oid, at }) => ({ oid, at })),
    ...contents,
    organizationIdentifiers: attributes(subject, AttributeOid.organizationIdentifier).flatMap(
      ({ text, valueAt }) => (text === undefined ? [] : [parseOrganizationIdentifier(text.value, valueAt)]),
    ),
    problems,
  });
}

type ReadAttribute = RequestAttribute & { readonly values: DerNode };

/** attributes [0] IMPLICIT SET OF SEQUENCE { type, SET OF value }; mandatory, but may be empty. */
function readAttributes(node: DerNode | undefined, info: DerNode, note: Note): readonly ReadAttribute[] {
  if (node?.identifier !== contextConstructed(0)) {
    note('attributes', (node ?? info).start, 'The attributes are missing.');
    return [];
  }
  return node.children.flatMap((attribute, i) => {
    const path = `attributes[${i}]`;
    const [type, values] = attribute.children;
    const oid = attribute.identifier === Tag.SEQUENCE ? readOid(type) : undefined;
    if (oid === undefined || values?.identifier !== Tag.SET) {
      note(path, attribute.start, 'An Attribute is a SEQUENCE of type and SET OF values.');
      return [];
    }
    return [{ oid, at: place(attribute, path), values }];
  });
}

/** The list of the first attribute that holds one; more of them are noted. */
function requestedExtensions(found: readonly ReadAttribute[], note: Note): DerNode | undefined {
  const { extensionRequest, microsoftExtensions } = RequestAttributeOid;
  const holding = found.filter(({ oid }) => oid === extensionRequest || oid === microsoftExtensions);
  for (const { at } of holding.slice(1))
    note(at.path, at.start, 'Extensions are requested again; the first attribute counts.');
  const [first] = holding;
  if (first === undefined) return undefined;
  const [list] = first.values.children;
  if (list?.identifier === Tag.SEQUENCE && first.values.children.length === 1) return list;
  note(first.at.path, first.values.start, 'The requested extensions are one SEQUENCE OF Extension.');
  return undefined;
}

interface Parts {
  readonly info: DerNode;
  readonly key: DerNode;
  readonly algorithm: DerNode;
  readonly signature: DerNode;
}

function verify(der: Uint8Array, parts: Parts, verifier: SignatureVerifier): SignatureCheck {
  const { info, key, algorithm, signature } = parts;
  // Unused bits, which no algorithm produces.
  if (signature.end - signature.content < 2 || der[signature.content] !== 0) return 'invalid';
  return verifier.verify({
    signed: der.subarray(info.start, info.end),
    algorithm: der.subarray(algorithm.start, algorithm.end),
    signature: der.subarray(signature.content + 1, signature.end),
    publicKey: der.subarray(key.start, key.end),
  });
}

const place = ({ start, end }: DerNode, path: string): Place => ({ path, start, end });
