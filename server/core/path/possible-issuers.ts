import type { PathCandidates } from './path-candidates.js';
import type { PathCertificate } from './path-certificate.js';
import type { TrustAnchor } from './trust-anchor.js';

export interface Issuers {
  readonly anchors: readonly TrustAnchor[];
  readonly intermediates: readonly PathCertificate[];
}

/** Who may have issued a certificate by its name, the likely ones first; worked out once for each certificate. */
export class PossibleIssuers {
  private readonly known = new Map<PathCertificate, Issuers>();

  constructor(private readonly candidates: PathCandidates) {}

  of(certificate: PathCertificate): Issuers {
    let issuers = this.known.get(certificate);
    if (issuers === undefined) {
      const wanted = certificate.certificate.authorityKeyIdentifier;
      const name = certificate.issuer.text;
      issuers = {
        anchors: likelyFirst(this.candidates.anchorsNamed(name), wanted, (anchor) => anchor.keyIdentifier),
        intermediates: likelyFirst(
          this.candidates.intermediatesNamed(name),
          wanted,
          (issuer) => issuer.certificate.subjectKeyIdentifier,
        ),
      };
      this.known.set(certificate, issuers);
    }
    return issuers;
  }
}

/** Key identifiers that agree first, those that differ last (RFC 4158 §3.5); they only sort, they prove nothing. */
function likelyFirst<T>(
  issuers: readonly T[],
  wanted: string | undefined,
  keyOf: (issuer: T) => string | undefined,
): readonly T[] {
  if (issuers.length < 2 || wanted === undefined) return issuers;
  const rank = (issuer: T): number => {
    const key = keyOf(issuer);
    return key === undefined ? 1 : key === wanted ? 0 : 2;
  };
  return [...issuers].sort((a, b) => rank(a) - rank(b));
}
