import type { DigestName, ListSignatureMethod } from './list-cryptography.js';
import { Namespace } from './names.js';
import { Refusal } from './trust-list-problem.js';
import { attribute, childNamed, elements, hasName, textOfChild, type XmlElement } from './xml-element.js';

export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

const DIGESTS = new Map<string, DigestName>([
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
]);
const OCTETS: Readonly<Record<DigestName, number>> = { sha256: 32, sha384: 48, sha512: 64 };

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const PSS = 'http://www.w3.org/2007/05/xmldsig-more#';
const RSA_PSS_WITH_PARAMETERS = `${PSS}rsa-pss`;

const METHODS = new Map<string, ListSignatureMethod>(
  (['sha256', 'sha384', 'sha512'] as const).flatMap((hash): [string, ListSignatureMethod][] => [
    [`${MORE}rsa-${hash}`, { scheme: 'rsa-pkcs1', hash, saltLength: 0 }],
    [`${MORE}ecdsa-${hash}`, { scheme: 'ecdsa', hash, saltLength: 0 }],
    // RFC 6931 §2.3.10: the salt is as long as the digest.
    [`${PSS}${hash}-rsa-MGF1`, { scheme: 'rsa-pss', hash, saltLength: OCTETS[hash] }],
  ]),
);

/** The Algorithm of a transform or canonicalization, which must have no parameters. */
export function plainAlgorithm(element: XmlElement): string {
  if (elements(element).length > 0) {
    throw new Refusal(
      'transform-not-allowed',
      `${element.local} has parameters, which a trusted list may not use.`,
    );
  }
  return attribute(element, 'Algorithm') ?? '';
}

/** DigestMethod: SHA-2 only (TS 119 312). */
export function digestMethod(element: XmlElement | undefined): DigestName {
  const algorithm = element === undefined ? '' : (attribute(element, 'Algorithm') ?? '');
  const digest = DIGESTS.get(algorithm);
  if (digest === undefined || elements(element).length > 0) throw notAllowed('digest', algorithm);
  return digest;
}

/** SignatureMethod: RSA and ECDSA with SHA-2 (TS 119 312). */
export function signatureMethod(element: XmlElement): ListSignatureMethod {
  const algorithm = attribute(element, 'Algorithm') ?? '';
  if (algorithm === RSA_PSS_WITH_PARAMETERS) return pssMethod(element);
  const method = METHODS.get(algorithm);
  if (method === undefined || elements(element).length > 0) throw notAllowed('signature', algorithm);
  return method;
}

/** RFC 6931 §2.3.9: SHA-256 unless said otherwise, MGF1 with the same digest, trailer field 1. */
function pssMethod(element: XmlElement): ListSignatureMethod {
  const parameters = childNamed(element, { uri: PSS, local: 'RSAPSSParams' });
  const digest = childNamed(parameters, { uri: Namespace.signature, local: 'DigestMethod' });
  const hash = digest === undefined ? 'sha256' : digestMethod(digest);
  const mask = childNamed(parameters, { uri: PSS, local: 'MaskGenerationFunction' });
  const maskDigest = childNamed(mask, { uri: Namespace.signature, local: 'DigestMethod' });
  const salt = textOfChild(parameters, { uri: PSS, local: 'SaltLength' }) ?? String(OCTETS[hash]);
  const trailer = textOfChild(parameters, { uri: PSS, local: 'TrailerField' }) ?? '1';
  const maskIsMgf1 = mask === undefined || attribute(mask, 'Algorithm') === `${PSS}MGF1`;
  const onlyParameters = elements(element).every((one) => hasName(one, { uri: PSS, local: 'RSAPSSParams' }));
  if (
    !maskIsMgf1 ||
    !onlyParameters ||
    (maskDigest !== undefined && digestMethod(maskDigest) !== hash) ||
    trailer !== '1' ||
    !/^\d{1,3}$/.test(salt) ||
    Number(salt) < OCTETS[hash]
  ) {
    throw new Refusal('algorithm-not-allowed', 'The RSA-PSS parameters of the signature are not allowed.');
  }
  return { scheme: 'rsa-pss', hash, saltLength: Number(salt) };
}

const notAllowed = (what: string, algorithm: string): Refusal =>
  new Refusal(
    'algorithm-not-allowed',
    `The ${what} algorithm "${algorithm.slice(0, 100)}" is not allowed; RSA and ECDSA with SHA-2 are.`,
  );
