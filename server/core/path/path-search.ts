import type { Certificate } from '../certificate/certificate.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { CheckedSignatures } from './checked-signatures.js';
import { certificatesOf, inChain, type Link, type SearchInput } from './path-input.js';
import { LinkJudge } from './link-judge.js';
import { PathCertificate } from './path-certificate.js';
import { type PathPolicies, processPolicies } from './path-policies.js';
import { type Fault, type PathProblem, type PathProblemCode, problem } from './path-problem.js';
import type { PathBudget } from './path-work.js';
import { PossibleIssuers } from './possible-issuers.js';
import type { TrustAnchor } from './trust-anchor.js';

export interface CompletePath {
  /** Target first. */
  readonly certificates: readonly PathCertificate[];
  readonly anchor: TrustAnchor;
  readonly policies: PathPolicies;
  readonly problems: readonly PathProblem[];
}

export interface Diagnosis {
  readonly problems: readonly PathProblem[];
  readonly closest: readonly Certificate[];
  readonly anchor: TrustAnchor | undefined;
  readonly issuersWanted: readonly Certificate[];
}

/** So many broken paths are compared to tell the one with the fewest problems. */
const BROKEN_PATHS = 16;
/** What alone explains that no chain reached an anchor. */
const BREAKS = new Set<PathProblemCode>([
  'val.chain-incomplete',
  'val.chain-issuer-mismatch',
  'val.signature-invalid',
  'val.signature-unsupported',
]);
/** So many problems of a search without any path are told. */
const TOLD_PROBLEMS = 20;

/**
 * Depth first from the target upwards, anchors before intermediates and likely issuers before unlikely ones. A strict
 * search turns back at the first problem. A diagnosis goes on over them and tells what breaks the best path.
 */
export class PathSearch {
  private readonly target: PathCertificate;
  private readonly judge: LinkJudge;
  private readonly issuers: PossibleIssuers;
  private readonly signatures: CheckedSignatures;
  private tolerant = false;

  private broken: CompletePath | undefined;
  private brokenPaths = 0;
  private longest: Link | undefined;
  private readonly deadEnds = new Map<string, PathProblem>();
  private readonly issuersWanted = new Set<Certificate>();

  constructor(
    private readonly input: SearchInput,
    verifier: SignatureVerifier,
    private readonly budget: PathBudget,
  ) {
    this.target = new PathCertificate(input.target);
    this.judge = new LinkJudge(input, budget);
    this.issuers = new PossibleIssuers(input.candidates);
    this.signatures = new CheckedSignatures(verifier, budget);
  }

  strict(): CompletePath | undefined {
    return this.start();
  }

  /** What is wrong after a strict search that found nothing. */
  diagnose(): Diagnosis {
    this.tolerant = true;
    const complete = this.start() ?? this.broken;
    if (complete !== undefined && complete.problems.length > 0) {
      const { problems, certificates, anchor } = complete;
      return {
        problems,
        closest: certificates.map(certificateOf),
        anchor,
        issuersWanted: [...this.issuersWanted],
      };
    }
    const top = this.longest?.certificate ?? this.target;
    const problems = [...this.deadEnds.values(), ...(this.longest?.problems ?? [])];
    // Whatever else is wrong: without any path to an anchor the chain is incomplete.
    if (!problems.some(({ code }) => BREAKS.has(code)))
      problems.unshift(problem(INCOMPLETE, top.certificate));
    const closest = this.longest === undefined ? [this.target] : certificatesOf(this.longest);
    return {
      problems: problems.slice(0, TOLD_PROBLEMS),
      closest: closest.map(certificateOf),
      anchor: undefined,
      issuersWanted: [...this.issuersWanted],
    };
  }

  private start(): CompletePath | undefined {
    const problems = this.judge.ofTarget(this.target);
    if (!this.tolerant && problems.length > 0) return undefined;
    const link: Link = { certificate: this.target, below: undefined, depth: 0, counted: 0, problems };
    return this.targetAsAnchor(link) ?? this.climb(link);
  }

  private targetAsAnchor(link: Link): CompletePath | undefined {
    if (this.input.targetMayBeAnchor !== true) return undefined;
    for (const anchor of this.input.candidates.anchorsNamed(this.target.subject.text)) {
      if (!this.budget.spend('steps')) return undefined;
      if (anchor.keyText !== this.target.keyText) continue;
      const found = this.complete(link, anchor, this.judge.ofAnchorAsTarget(anchor));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private climb(link: Link): CompletePath | undefined {
    if (this.tolerant && (this.longest === undefined || link.depth > this.longest.depth)) this.longest = link;
    const { anchors, intermediates } = this.issuers.of(link.certificate);
    if (anchors.length === 0 && intermediates.length === 0) this.deadEnd(link.certificate);
    for (const anchor of anchors) {
      if (!this.budget.spend('steps')) return undefined;
      const found = this.tryAnchor(link, anchor);
      if (found !== undefined) return found;
    }
    for (const issuer of intermediates) {
      if (!this.budget.spend('steps')) return undefined;
      const found = this.tryIntermediate(link, issuer);
      if (found !== undefined) return found;
    }
    const { certificate } = link;
    if (this.tolerant && !certificate.selfIssued && !this.signatures.anyVerified(certificate))
      this.issuersWanted.add(certificate.certificate);
    return undefined;
  }

  private tryAnchor(link: Link, anchor: TrustAnchor): CompletePath | undefined {
    if (inChain(link, anchor.name.text, anchor.keyText)) return undefined;
    const faults = this.judge.ofAnchor(anchor, link, () => this.selfSigned(anchor));
    if (!this.tolerant && faults.length > 0) return undefined;
    if (!this.signed(link, anchor)) return undefined;
    const constrained = this.judge.namesBelow(anchor.heed.constraints ? anchor.certificate : undefined, link);
    if (!this.tolerant && constrained.length > 0) return undefined;
    return this.complete(link, anchor, [...faults, ...constrained]);
  }

  private tryIntermediate(link: Link, issuer: PathCertificate): CompletePath | undefined {
    const { candidates, limits } = this.input;
    if (!this.tolerant && !candidates.leadsToAnchor(issuer.subject.text)) return undefined;
    if (inChain(link, issuer.subject.text, issuer.keyText)) return undefined;
    if (link.depth >= limits.depth) {
      this.note({ code: 'val.budget-depth', message: `More than ${limits.depth} intermediates.` }, issuer);
      return undefined;
    }
    const faults = this.judge.ofIntermediate(issuer, link);
    if (!this.tolerant && faults.length > 0) return undefined;
    if (!this.signed(link, issuer)) return undefined;
    const constrained = this.judge.namesBelow(issuer, link);
    if (!this.tolerant && constrained.length > 0) return undefined;
    return this.climb({
      certificate: issuer,
      below: link,
      depth: link.depth + 1,
      counted: link.counted + (issuer.selfIssued ? 0 : 1),
      problems: this.tolerant ? [...link.problems, ...faults, ...constrained] : [],
    });
  }

  /** What needs the whole path: policies, and revocation where the caller asks for it. */
  private complete(
    link: Link,
    anchor: TrustAnchor,
    faults: readonly PathProblem[],
  ): CompletePath | undefined {
    const certificates = certificatesOf(link);
    const asCertificate = anchor.heed.constraints ? anchor.certificate : undefined;
    const outcome = processPolicies(certificates.toReversed(), asCertificate, this.input, this.budget);
    const problems = [...link.problems, ...faults];
    if (!outcome.ok) problems.push(problem(outcome.fault, outcome.at.certificate));
    for (const [i, { certificate }] of certificates.entries()) {
      const revoked = this.input.revocation?.(certificate, certificates[i + 1]?.certificate ?? anchor);
      if (revoked !== undefined) problems.push(revoked);
    }
    if (this.budget.exhausted !== undefined) return undefined;
    const policies = outcome.ok ? outcome.policies : { authority: [], user: [] };
    const path = { certificates, anchor, policies, problems };
    if (problems.length === 0) return path;
    if (!this.tolerant) return undefined;
    if (this.broken === undefined || problems.length < this.broken.problems.length) this.broken = path;
    return ++this.brokenPaths < BROKEN_PATHS ? undefined : this.broken;
  }

  private signed({ certificate }: Link, issuer: TrustAnchor | PathCertificate): boolean {
    const check = this.signatures.check(certificate, issuer);
    if (check === 'invalid') this.note(INVALID, certificate);
    if (check === 'unsupported') this.note(UNSUPPORTED, certificate);
    return check === 'valid';
  }

  private selfSigned({ certificate }: TrustAnchor): boolean {
    return certificate !== undefined && this.signatures.check(certificate, certificate) === 'valid';
  }

  private deadEnd(certificate: PathCertificate): void {
    if (!this.tolerant) return;
    const { authorityKeyIdentifier } = certificate.certificate;
    const elsewhere =
      authorityKeyIdentifier === undefined
        ? undefined
        : this.input.candidates.withKeyIdentifier(authorityKeyIdentifier);
    this.note(
      elsewhere === undefined
        ? INCOMPLETE
        : {
            code: 'val.chain-issuer-mismatch',
            message: 'A certificate has the key identifier of the issuer and another name.',
          },
      certificate,
    );
  }

  private note(fault: Fault, { certificate, keyText }: PathCertificate): void {
    if (!this.tolerant) return;
    const key = `${fault.code} ${certificate.serialNumber.hex} ${keyText}`;
    if (!this.deadEnds.has(key)) this.deadEnds.set(key, problem(fault, certificate));
  }
}

const INVALID: Fault = {
  code: 'val.signature-invalid',
  message: 'The signature does not verify with a key of the issuer.',
};
const UNSUPPORTED: Fault = {
  code: 'val.signature-unsupported',
  message: 'The signature cannot be verified with the key of the issuer.',
};
const INCOMPLETE: Fault = {
  code: 'val.chain-incomplete',
  message: 'No certificate of its issuer leads to a trust anchor.',
};

const certificateOf = ({ certificate }: PathCertificate): Certificate => certificate;
