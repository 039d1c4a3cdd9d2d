import { fromBase64 } from './base64.js';
import type { DigestName, ListSignatureMethod } from './list-cryptography.js';
import { Namespace } from './names.js';
import {
  digestMethod,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  plainAlgorithm,
  signatureMethod,
} from './signature-algorithms.js';
import { Refusal } from './trust-list-problem.js';
import {
  attribute,
  childNamed,
  childrenNamed,
  elements,
  hasName,
  ownText,
  textOfChild,
  type XmlElement,
  type XmlName,
} from './xml-element.js';

/** The only shape of signature that is taken: enveloped XAdES-BASELINE-B over the whole list (TS 119 612 §5.7.1). */
export interface SignatureShape {
  readonly element: XmlElement;
  readonly signedInfo: XmlElement;
  readonly method: ListSignatureMethod;
  readonly value: Uint8Array;
  readonly document: { readonly hash: DigestName; readonly digest: Uint8Array };
  readonly properties: { readonly hash: DigestName; readonly digest: Uint8Array };
  readonly signedProperties: XmlElement;
  /** KeyInfo's certificates, base64 without white space. */
  readonly certificates: readonly string[];
  readonly signingCertificate: { readonly hash: DigestName; readonly digest: Uint8Array };
  /** V5 lists have SigningCertificate, V6 lists SigningCertificateV2. */
  readonly signingCertificateForm: 'SigningCertificate' | 'SigningCertificateV2';
  /** As written; `null` when it is not stated. */
  readonly signingTime: string | null;
}

const ds = (local: string): XmlName => ({ uri: Namespace.signature, local });
const xades = (local: string): XmlName => ({ uri: Namespace.xades, local });

const SIGNED_PROPERTIES_TYPE = 'http://uri.etsi.org/01903#SignedProperties';

/** Finds the one signature of a list and takes it apart. Throws a refusal for any other shape. */
export function readSignature(root: XmlElement): SignatureShape {
  const element = onlySignature(root);
  plainThroughout(element);
  const [signedInfo, signatureValue, keyInfo, object] = partsOf(
    element,
    ds('SignedInfo'),
    ds('SignatureValue'),
    ds('KeyInfo'),
    ds('Object'),
  );
  const [canonicalization, method, first, second] = partsOf(
    signedInfo!,
    ds('CanonicalizationMethod'),
    ds('SignatureMethod'),
    ds('Reference'),
    ds('Reference'),
  );
  if (plainAlgorithm(canonicalization!) !== EXCLUSIVE_C14N) {
    throw new Refusal(
      'transform-not-allowed',
      'SignedInfo is not canonicalized by exclusive canonicalization.',
    );
  }
  const toProperties = [first!, second!].filter((one) => attribute(one, 'Type') === SIGNED_PROPERTIES_TYPE);
  const toDocument = [first!, second!].filter((one) => attribute(one, 'URI') === '');
  if (toProperties.length !== 1 || toDocument.length !== 1 || toProperties[0] === toDocument[0]) {
    throw new Refusal(
      'reference-scope',
      'The signature must cover the whole list (URI="") and its own SignedProperties, and nothing else.',
    );
  }
  const signedProperties = readSignedProperties(element, object!, toProperties[0]!);
  const signatureProperties = only(signedProperties, xades('SignedSignatureProperties'));
  const { form, ...signingCertificate } = readSigningCertificate(signatureProperties);
  return {
    element,
    signedInfo: signedInfo!,
    method: signatureMethod(method!),
    value: octets(signatureValue!),
    document: readReference(toDocument[0]!, ENVELOPED_SIGNATURE, EXCLUSIVE_C14N),
    properties: readReference(toProperties[0]!, EXCLUSIVE_C14N),
    signedProperties,
    certificates: childrenNamed(keyInfo, ds('X509Data'))
      .flatMap((data) => childrenNamed(data, ds('X509Certificate')))
      .map((certificate) => ownText(certificate).replace(/\s+/g, '')),
    signingCertificate,
    signingCertificateForm: form,
    signingTime: textOfChild(signatureProperties, xades('SigningTime')) ?? null,
  };
}

function onlySignature(root: XmlElement): XmlElement {
  const found: XmlElement[] = [];
  const ids = new Set<string>();
  const visit = (element: XmlElement): void => {
    if (hasName(element, ds('Signature'))) found.push(element);
    for (const { local, value } of element.attributes) {
      if (local.length !== 2 || local.toLowerCase() !== 'id') continue;
      if (ids.has(value)) {
        throw new Refusal('duplicate-id', `Two elements have the Id "${value.slice(0, 100)}".`);
      }
      ids.add(value);
    }
    for (const child of elements(element)) visit(child);
  };
  visit(root);
  const [signature] = found;
  if (signature === undefined) throw new Refusal('unsigned', 'The list has no signature.');
  if (found.length > 1)
    throw new Refusal('several-signatures', `The list has ${found.length} signatures, not one.`);
  if (!root.children.includes(signature)) {
    throw new Refusal('signature-misplaced', 'The signature is not a child of the root element.');
  }
  return signature;
}

/** Software that reads a text up to a comment would see another digest than software that reads on. */
function plainThroughout(element: XmlElement): void {
  if (element.interrupted) {
    throw new Refusal(
      'signature-malformed',
      `A comment, instruction or CDATA section stands in ${element.local}.`,
    );
  }
  for (const child of elements(element)) plainThroughout(child);
}

/** The children, which must be exactly these in this order. */
function partsOf(parent: XmlElement, ...names: readonly XmlName[]): readonly XmlElement[] {
  const found = elements(parent);
  if (found.length !== names.length || !found.every((one, i) => hasName(one, names[i]!))) {
    const wanted = names.map(({ local }) => local).join(', ');
    throw new Refusal('signature-malformed', `${parent.local} must hold exactly ${wanted}.`);
  }
  return found;
}

function only(parent: XmlElement, name: XmlName): XmlElement {
  const found = childrenNamed(parent, name);
  if (found.length !== 1) {
    throw new Refusal(
      'signature-malformed',
      `${parent.local} must hold one ${name.local}, not ${found.length}.`,
    );
  }
  return found[0]!;
}

function readReference(reference: XmlElement, ...transforms: readonly string[]) {
  const found = childrenNamed(childNamed(reference, ds('Transforms')), ds('Transform')).map(plainAlgorithm);
  if (found.length !== transforms.length || !found.every((one, i) => one === transforms[i])) {
    throw new Refusal(
      'transform-not-allowed',
      `The reference "${(attribute(reference, 'URI') ?? '').slice(0, 100)}" must be transformed by ${transforms.join(' and ')} only.`,
    );
  }
  return readDigest(reference);
}

const readDigest = (parent: XmlElement): { hash: DigestName; digest: Uint8Array } => ({
  hash: digestMethod(only(parent, ds('DigestMethod'))),
  digest: octets(only(parent, ds('DigestValue'))),
});

function octets(element: XmlElement): Uint8Array {
  const bytes = elements(element).length === 0 ? fromBase64(ownText(element)) : undefined;
  if (bytes === undefined || bytes.length === 0) {
    throw new Refusal('signature-malformed', `${element.local} is no base64.`);
  }
  return bytes;
}

function readSignedProperties(signature: XmlElement, object: XmlElement, reference: XmlElement): XmlElement {
  const [qualifying] = partsOf(object, xades('QualifyingProperties'));
  const signed = only(qualifying!, xades('SignedProperties'));
  const id = attribute(signed, 'Id');
  if (id === undefined || id === '' || attribute(reference, 'URI') !== `#${id}`) {
    throw new Refusal(
      'reference-scope',
      'The second reference does not point at the SignedProperties of this signature.',
    );
  }
  if (attribute(qualifying!, 'Target') !== `#${attribute(signature, 'Id') ?? ''}`) {
    throw new Refusal('reference-scope', 'The QualifyingProperties belong to another signature.');
  }
  return signed;
}

function readSigningCertificate(properties: XmlElement) {
  const v1 = childNamed(properties, xades('SigningCertificate'));
  const v2 = childNamed(properties, xades('SigningCertificateV2'));
  const stated = v2 ?? v1;
  const cert = childNamed(stated, xades('Cert'));
  const digest = childNamed(cert, xades('CertDigest'));
  if (digest === undefined) {
    throw new Refusal('signer-not-stated', 'The signature does not state its signing certificate.');
  }
  const form = v2 === undefined ? ('SigningCertificate' as const) : ('SigningCertificateV2' as const);
  return { ...readDigest(digest), form };
}
