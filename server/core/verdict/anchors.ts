import { decodeCertificate } from '../certificate/decode-certificate.js';
import { PathCandidates } from '../path/path-candidates.js';
import { anchorFromCertificate, HEED_EVERYTHING, type TrustAnchor } from '../path/trust-anchor.js';
import type { Certificate } from '../certificate/certificate.js';
import type { ListedAnchor, ServiceIndex } from '../trust-lists/service-index.js';
import type { TrustedList } from '../trust-lists/trusted-list.js';
import type { Anchor } from './evidence.js';

/** What an anchor of a path was trusted by. */
export type AnchorSource =
  | { readonly kind: 'trusted-list'; readonly territory: string }
  | { readonly kind: 'own'; readonly anchor: Anchor };

/**
 * The certificates of all services of a list that issue or issued qualified certificates, whatever their status: whether
 * a path holds and whether its end is qualified are two questions.
 */
export function listAnchors(list: TrustedList, { anchors }: ServiceIndex): readonly TrustAnchor[] {
  const source: AnchorSource = { kind: 'trusted-list', territory: list.scheme.territory };
  return anchors.map((listed) => known(listed, source));
}

/** Lists do not change, and a large one has hundreds of certificates. */
const ANCHORS = new WeakMap<ListedAnchor, TrustAnchor>();

function known(listed: ListedAnchor, source: AnchorSource): TrustAnchor {
  const made = ANCHORS.get(listed);
  if (made !== undefined) return made;
  // The index holds only what could be decoded.
  const [anchor] = anchorOf(listed.der, source) as [TrustAnchor];
  ANCHORS.set(listed, anchor);
  return anchor;
}

/** Anchors that somebody here chose: a certificate that limits itself binds what is below it. */
export const ownAnchors = (anchors: readonly Anchor[]): readonly TrustAnchor[] =>
  anchors.flatMap((anchor) => {
    const decoded = decodeCertificate(anchor.der);
    if (!decoded.ok) return [];
    const source: AnchorSource = { kind: 'own', anchor };
    return [anchorFromCertificate(decoded.value, { heed: { ...HEED_EVERYTHING, profile: false }, source })];
  });

/** Candidates with one listed certificate as their only anchor. */
export const candidatesFrom = (listed: ListedAnchor, intermediates: readonly Certificate[]): PathCandidates =>
  new PathCandidates([known(listed, { kind: 'trusted-list', territory: '' })], intermediates);

function anchorOf(der: Uint8Array, source: AnchorSource | undefined): TrustAnchor[] {
  const decoded = decodeCertificate(der);
  return decoded.ok ? [anchorFromCertificate(decoded.value, { source })] : [];
}
