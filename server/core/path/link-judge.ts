import { issuerFaults, pathLengthFault, statedFaults } from './issuer-faults.js';
import { algorithmFaults, keyFaults, validityFaults } from './instant-faults.js';
import { keyPurposeFault } from './key-purpose.js';
import { nameConstraintFault } from './name-constraints.js';
import type { PathCertificate } from './path-certificate.js';
import { type Fault, type PathProblem, problem } from './path-problem.js';
import type { Link, SearchInput } from './path-input.js';
import type { PathBudget } from './path-work.js';
import { anchorProfileFaults, profileFaults } from './profile-faults.js';
import { readSigningKey } from '../signatures/signing-key.js';
import type { TrustAnchor } from './trust-anchor.js';

/** What RFC 5280 §6.1 asks of one certificate in its place, everything but signature and policies. */
export class LinkJudge {
  /** Of each certificate, what does not depend on the path it stands in. */
  private readonly alone = new Map<PathCertificate, readonly PathProblem[]>();

  constructor(
    private readonly input: SearchInput,
    private readonly budget: PathBudget,
  ) {}

  ofTarget(target: PathCertificate): readonly PathProblem[] {
    return this.always(target);
  }

  ofIntermediate(issuer: PathCertificate, below: Link): readonly PathProblem[] {
    let problems = this.alone.get(issuer);
    if (problems === undefined) {
      const faults = issuerFaults(issuer).map((fault) => problem(fault, issuer.certificate));
      problems = [...this.always(issuer), ...faults];
      this.alone.set(issuer, problems);
    }
    const { maxPathLength = Infinity } = this.input;
    const counted = below.counted + (issuer.selfIssued ? 0 : 1);
    const places = [
      pathLengthFault(issuer, below.counted),
      counted > maxPathLength ? tooLong(maxPathLength) : undefined,
    ];
    return [...problems, ...known(places, issuer)];
  }

  /** An anchor is heeded as far as its owner wants; its key must do in any case. */
  ofAnchor(anchor: TrustAnchor, below: Link, isSelfSigned: () => boolean): readonly PathProblem[] {
    const { algorithms, at, purpose } = this.input;
    const { certificate, heed } = anchor;
    const faults: Fault[] = [
      ...keyFaults(certificate?.key ?? readSigningKey(anchor.publicKey), algorithms, at),
    ];
    if (certificate !== undefined) {
      if (heed.validity) faults.push(...validityFaults(certificate.certificate, at));
      if (heed.constraints) {
        faults.push(...certificate.faults, ...statedFaults(certificate));
        const limited = [
          pathLengthFault(certificate, below.counted),
          purpose === undefined ? undefined : keyPurposeFault(certificate, purpose),
        ];
        faults.push(...limited.filter((fault) => fault !== undefined));
      }
      if (heed.profile) faults.push(...anchorProfileFaults(certificate, isSelfSigned));
    }
    return faults.map((fault) => problem(fault, certificate?.certificate));
  }

  /** The target is the anchor itself, so that nothing it says limits anything below it. */
  ofAnchorAsTarget({ certificate, heed }: TrustAnchor): readonly PathProblem[] {
    if (certificate === undefined || !heed.validity) return [];
    return validityFaults(certificate.certificate, this.input.at).map((fault) =>
      problem(fault, certificate.certificate),
    );
  }

  /** RFC 5280 §6.1.3 (b) and (c): the constraints of one issuer hold for everything below it. */
  namesBelow(issuer: PathCertificate | undefined, below: Link): readonly PathProblem[] {
    if (issuer?.extensions.nameConstraints === undefined) return [];
    const problems: PathProblem[] = [];
    for (let link: Link | undefined = below; link !== undefined; link = link.below) {
      const { certificate } = link;
      // Self-issued certificates are free of them, unless it is the target.
      if (certificate.selfIssued && link.below !== undefined) continue;
      const fault = nameConstraintFault(issuer, certificate.names, this.budget);
      if (fault !== undefined) problems.push(problem(fault, certificate.certificate));
      if (this.budget.exhausted !== undefined) return problems;
    }
    return problems;
  }

  private always(certificate: PathCertificate): readonly PathProblem[] {
    const { at, profile, purpose, algorithms } = this.input;
    const faults = [
      ...validityFaults(certificate.certificate, at),
      ...certificate.faults,
      ...algorithmFaults(certificate, algorithms, at),
      ...(profile ? profileFaults(certificate) : []),
    ];
    if (purpose !== undefined) {
      const fault = keyPurposeFault(certificate, purpose);
      if (fault !== undefined) faults.push(fault);
    }
    return faults.map((fault) => problem(fault, certificate.certificate));
  }
}

const tooLong = (limit: number): Fault => ({
  code: 'val.pathlen',
  message: `More than ${limit} intermediates, which the caller set as limit.`,
});

const known = (
  faults: readonly (Fault | undefined)[],
  { certificate }: PathCertificate,
): readonly PathProblem[] =>
  faults.flatMap((fault) => (fault === undefined ? [] : [problem(fault, certificate)]));
