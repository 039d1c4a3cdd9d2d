import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { readDer } from '../asn1/der.js';
import { hex } from '../asn1/hex.js';
import type { Certificate } from '../certificate/certificate.js';
import { readName } from '../certificate/name.js';
import { comparableName, type ComparableName } from './comparable-name.js';
import { bytesText, PathCertificate } from './path-certificate.js';

/**
 * Which statements of an anchor's own certificate bind the path below it. None by default: to RFC 5280 §6.1.1 (d) an
 * anchor is a name and a key, and whoever trusts it has judged the rest. A trusted list does that with its services.
 */
export interface AnchorHeed {
  /** It must be valid at the instant of the evaluation. */
  readonly validity: boolean;
  /** Its basicConstraints, keyUsage, name constraints and policies limit the path (RFC 5937). */
  readonly constraints: boolean;
  /** It must conform to the profile of RFC 5280 §4. */
  readonly profile: boolean;
}

export const HEED_NOTHING: AnchorHeed = { validity: false, constraints: false, profile: false };
export const HEED_EVERYTHING: AnchorHeed = { validity: true, constraints: true, profile: true };

export interface TrustAnchor {
  readonly name: ComparableName;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly keyText: string;
  /** Lower-case hex, where it is known. */
  readonly keyIdentifier: string | undefined;
  /** Where the anchor came as one. */
  readonly certificate: PathCertificate | undefined;
  readonly heed: AnchorHeed;
  /** What the caller knows it by, for example a service of a trusted list; handed back as it is. */
  readonly source: unknown;
}

export function anchorFromCertificate(
  certificate: Certificate,
  { heed = HEED_NOTHING, source }: { heed?: AnchorHeed; source?: unknown } = {},
): TrustAnchor {
  const prepared = new PathCertificate(certificate);
  const { subject, publicKey, keyText } = prepared;
  const keyIdentifier = certificate.subjectKeyIdentifier;
  return { name: subject, publicKey, keyText, keyIdentifier, certificate: prepared, heed, source };
}

/** An anchor of which only the DER of its Name and SubjectPublicKeyInfo are known. */
export function anchorFromKey(
  name: Uint8Array,
  publicKey: Uint8Array,
  { keyIdentifier, source }: { keyIdentifier?: Uint8Array; source?: unknown } = {},
): Decoded<TrustAnchor> {
  const node = readDer(name);
  let whole = true;
  const read = node.ok ? readName(node.value, 'name', () => (whole = false)) : undefined;
  if (read === undefined || !whole) return undecodable('name', 0, 'A Name of an anchor is expected.');
  return decoded({
    name: comparableName(read, name),
    publicKey,
    keyText: bytesText(publicKey),
    keyIdentifier: keyIdentifier && hex(keyIdentifier),
    certificate: undefined,
    heed: HEED_NOTHING,
    source,
  });
}
