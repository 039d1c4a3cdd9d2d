import { webcrypto } from 'node:crypto';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { Application, Parse, setNodeDependencies, SignedXml } from 'xadesjs';
import xpath from 'xpath';
import type { SignatureWitness } from '../../core/trust-lists/read-signed-list.js';
import { nodeListCryptography } from './node-list-cryptography.js';

/** Throws where the one of xmldom writes to the console. */
class StrictDomParser extends DOMParser {
  constructor() {
    super({
      onError: (_, message) => {
        throw new Error(message);
      },
    });
  }
}

setNodeDependencies({ DOMParser: StrictDomParser, XMLSerializer, xpath });
Application.setEngine('node', webcrypto as Parameters<typeof Application.setEngine>[1]);

/**
 * xadesjs's opinion on a signature that our own reader has found valid. It reads, canonicalizes and verifies SignedInfo,
 * the SignedProperties and the signature value by itself; only the digest of the list comes from us, because its
 * canonicalization takes seconds for the larger lists (ours is linear, and tests compare the two).
 */
export async function confirmSignature(witness: SignatureWitness): Promise<boolean> {
  try {
    const document = Parse(witness.signatureXml);
    const signed = new WitnessedSignedXml(document, witness);
    signed.LoadXml(document.documentElement);
    return await signed.Verify();
  } catch {
    // It throws for a wrong digest and for whatever it does not understand.
    return false;
  }
}

class WitnessedSignedXml extends SignedXml {
  constructor(
    document: Document,
    private readonly witness: SignatureWitness,
  ) {
    super(document);
  }

  protected override async DigestReference(
    ...[source, reference, checkHmac]: Parameters<SignedXml['DigestReference']>
  ): Promise<Uint8Array> {
    return reference.Uri === ''
      ? this.witness.documentDigest
      : super.DigestReference(source, reference, checkHmac);
  }

  /** The key of the one certificate that the signed properties name; KeyInfo may hold others. */
  protected override async GetPublicKeys(): Promise<CryptoKey[]> {
    return [await importKey(this.witness)];
  }

  override async Verify(): Promise<boolean> {
    if (hasWebCrypto(this.witness)) return super.Verify();
    // WebCrypto has no Brainpool curves, which German signers use.
    const references = await this.ValidateReferences(this.document!.documentElement);
    const { method, publicKey } = this.witness;
    const signature = this.Signature ?? new Uint8Array();
    const text = this.TransformSignedInfo(this.document);
    return references && nodeListCryptography.verify({ method, text, signature, publicKey }) === 'valid';
  }
}

const HASH = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;
const SCHEME = { 'rsa-pkcs1': 'RSASSA-PKCS1-v1_5', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA' } as const;
const CURVES: readonly (string | undefined)[] = ['P-256', 'P-384', 'P-521'];

const hasWebCrypto = ({ method, curve }: SignatureWitness): boolean =>
  method.scheme !== 'ecdsa' || CURVES.includes(curve);

const importKey = ({ publicKey, method, curve }: SignatureWitness): Promise<CryptoKey> =>
  webcrypto.subtle.importKey(
    'spki',
    Uint8Array.from(publicKey),
    {
      name: SCHEME[method.scheme],
      hash: HASH[method.hash],
      ...(method.scheme === 'ecdsa' && { namedCurve: curve ?? '' }),
    },
    true,
    ['verify'],
  );
