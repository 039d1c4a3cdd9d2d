import type { Certificate } from '../certificate/certificate.js';
import type { AlgorithmPolicy } from './instant-faults.js';
import type { PathCandidates } from './path-candidates.js';
import type { PathCertificate } from './path-certificate.js';
import type { PolicyInputs } from './path-policies.js';
import type { PathProblem } from './path-problem.js';
import type { PathLimits } from './path-work.js';
import type { TrustAnchor } from './trust-anchor.js';

/** The inputs of RFC 5280 §6.1.1; what is left out has the default that TS 119 615 PRO-4.3.4-03 names. */
export interface PathInput extends PolicyInputs {
  readonly target: Certificate;
  readonly candidates: PathCandidates;
  readonly at: Date;
  /**
   * The target may be the anchor itself: equal in name and key (TS 119 615 PRO-4.3.4-03 (ii)(b)). Off by default,
   * because a certificate that is trusted to issue is not by that trusted to be used.
   */
  readonly targetMayBeAnchor?: boolean;
  /** At most that many intermediates; self-issued ones do not count. */
  readonly maxPathLength?: number;
  /** OID of a key purpose that the target must serve and no certificate above it may exclude. */
  readonly purpose?: string;
  /** Whether the profile of RFC 5280 §4 binds target and intermediates; on by default. */
  readonly profile?: boolean;
  readonly algorithms?: AlgorithmPolicy;
  /**
   * RFC 5280 §6.1.3 (a)(3), asked of every certificate of a complete path with its issuer's certificate, where there
   * is one. A problem sends the search to another path.
   */
  readonly revocation?: (
    certificate: Certificate,
    issuer: TrustAnchor | Certificate,
  ) => PathProblem | undefined;
  readonly limits?: PathLimits;
}

/** The same with every choice made. */
export type SearchInput = PathInput & Required<Pick<PathInput, 'profile' | 'algorithms' | 'limits'>>;

/** A chain of certificates from its highest down to the target. */
export interface Link {
  readonly certificate: PathCertificate;
  readonly below: Link | undefined;
  /** Certificates between this one and the target, this one included. */
  readonly depth: number;
  /** The same without self-issued ones, as path lengths count. */
  readonly counted: number;
  /** What breaks the chain so far; empty in a strict search. */
  readonly problems: readonly PathProblem[];
}

/** The same name with the same key twice is a loop (RFC 4158 §5.2), whatever else the two certificates say. */
export function inChain(link: Link, subject: string, keyText: string): boolean {
  for (let at: Link | undefined = link; at !== undefined; at = at.below) {
    if (at.certificate.keyText === keyText && at.certificate.subject.text === subject) return true;
  }
  return false;
}

export function certificatesOf(link: Link): readonly PathCertificate[] {
  const certificates: PathCertificate[] = [];
  for (let at: Link | undefined = link; at !== undefined; at = at.below) certificates.unshift(at.certificate);
  return certificates;
}
