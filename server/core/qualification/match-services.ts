import { sameBytes } from '../trust-lists/base64.js';
import type { ListedAnchor, ListedService, ServiceIndex } from '../trust-lists/service-index.js';
import type { TrustService } from '../trust-lists/trusted-list.js';
import type { CertificateTraits } from './certificate-traits.js';

/** What a path builder says of the certificate and one listed certificate as its only anchor. */
export type PathAnswer = 'valid' | 'none' | 'unknown';
export type PathTo = (anchor: ListedAnchor) => PathAnswer;

export interface MatchedService extends ListedService {
  /** What a path leads to, or what has the certificate's own key and name. */
  readonly anchor: ListedAnchor;
}

export interface ServiceMatches {
  readonly matched: readonly MatchedService[];
  /** How many services there are of which it is not known whether a path leads to them. */
  readonly undecided: number;
}

/**
 * The CA/QC services that recognise a certificate (TS 119 615 PRO-4.3.4-03 (ii)): from one of their certificates alone a
 * path to it validates, or one of them has its very key and name. Names and key identifiers are never matched.
 *
 * Services that were CA/QC at any time count: which state they were in is asked later.
 */
export function matchServices(
  index: ServiceIndex,
  certificate: CertificateTraits,
  pathTo: PathTo,
): ServiceMatches {
  const matched = new Map<TrustService, MatchedService>();
  const undecided = new Set<TrustService>();
  for (const anchor of index.anchors) {
    const answer = isItself(anchor, certificate) ? 'valid' : pathTo(anchor);
    if (answer === 'none') continue;
    for (const listed of anchor.services) {
      if (answer === 'unknown') undecided.add(listed.service);
      else if (!matched.has(listed.service)) matched.set(listed.service, { ...listed, anchor });
    }
  }
  for (const service of matched.keys()) undecided.delete(service);
  return { matched: [...matched.values()], undecided: undecided.size };
}

const isItself = (anchor: ListedAnchor, { publicKey, subject }: CertificateTraits): boolean =>
  sameBytes(anchor.publicKey, publicKey) && sameBytes(anchor.subject, subject);
