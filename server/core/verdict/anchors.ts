import { decodeCertificate } from '../certificate/decode-certificate.js';
import { PathCandidates } from '../path/path-candidates.js';
import { anchorFromCertificate, HEED_EVERYTHING, type TrustAnchor } from '../path/trust-anchor.js';
import type { Certificate } from '../certificate/certificate.js';
import { statesOf } from '../qualification/service-state.js';
import { fromBase64 } from '../trust-lists/base64.js';
import { CA_QC } from '../trust-lists/names.js';
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
export function listAnchors(list: TrustedList): readonly TrustAnchor[] {
  const known = ANCHORS.get(list);
  if (known !== undefined) return known;
  const certificates = new Set(
    list.providers.flatMap(({ services }) =>
      services.flatMap((service) =>
        statesOf(service)
          .filter(({ type }) => type === CA_QC)
          .flatMap(({ identity }) => identity.certificates),
      ),
    ),
  );
  const source: AnchorSource = { kind: 'trusted-list', territory: list.scheme.territory };
  const anchors = [...certificates].flatMap((base64) => {
    const der = fromBase64(base64);
    return der === undefined ? [] : anchorOf(der, source);
  });
  ANCHORS.set(list, anchors);
  return anchors;
}

/** Lists do not change, and a large one has hundreds of certificates. */
const ANCHORS = new WeakMap<TrustedList, readonly TrustAnchor[]>();

/** Anchors that somebody here chose: a certificate that limits itself binds what is below it. */
export const ownAnchors = (anchors: readonly Anchor[]): readonly TrustAnchor[] =>
  anchors.flatMap((anchor) => {
    const decoded = decodeCertificate(anchor.der);
    if (!decoded.ok) return [];
    const source: AnchorSource = { kind: 'own', anchor };
    return [anchorFromCertificate(decoded.value, { heed: { ...HEED_EVERYTHING, profile: false }, source })];
  });

/** Candidates with one listed certificate as their only anchor. */
export function candidatesFrom(
  der: Uint8Array,
  intermediates: readonly Certificate[],
): PathCandidates | undefined {
  const [anchor] = anchorOf(der, undefined);
  return anchor && new PathCandidates([anchor], intermediates);
}

function anchorOf(der: Uint8Array, source: AnchorSource | undefined): TrustAnchor[] {
  const decoded = decodeCertificate(der);
  return decoded.ok ? [anchorFromCertificate(decoded.value, { source })] : [];
}
