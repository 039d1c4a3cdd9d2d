import type { Certificate } from '../certificate/certificate.js';
import { certificateSignature } from '../signatures/certificate-signature.js';
import type { SignatureCheck, SignatureVerifier } from '../signatures/signature-verifier.js';
import { certificatesOf, inChain, type Link, type SearchInput } from './path-input.js';
import { LinkJudge } from './link-judge.js';
import { PathCertificate } from './path-certificate.js';
import { type PathPolicies, processPolicies } from './path-policies.js';
import { type Fault, type PathProblem, type PathProblemCode, problem } from './path-problem.js';
import type { PathBudget } from './path-work.js';
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
  private readonly checked = new Map<PathCertificate, Map<string, SignatureCheck>>();
  private tolerant = false;

  private broken: CompletePath | undefined;
  private brokenPaths = 0;
  private longest: Link | undefined;
  private readonly deadEnds = new Map<string, PathProblem>();
  private readonly issuersWanted = new Set<Certificate>();

  constructor(
    private readonly input: SearchInput,
    private readonly verifier: SignatureVerifier,
    private readonly budget: PathBudget,
  ) {
    this.target = new PathCertificate(input.target);
    this.judge = new LinkJudge(input, budget);
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
    if (!problems.some(({ code }) => BREAKS.has(code))) problems.unshift(this.incomplete(top));
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
    if (this.tolerant && link.depth >= (this.longest?.depth ?? 0)) this.longest ??= link;
    if (this.tolerant && link.depth > this.longest!.depth) this.longest = link;
    const { candidates } = this.input;
    const name = link.certificate.issuer.text;
    const anchors = candidates.anchorsNamed(name);
    for (const anchor of this.likelyFirst(link, anchors, anchorKey)) {
      if (!this.budget.spend('steps')) return undefined;
      const found = this.tryAnchor(link, anchor);
      if (found !== undefined) return found;
    }
    const intermediates = candidates.intermediatesNamed(name);
    if (anchors.length === 0 && intermediates.length === 0) this.deadEnd(link.certificate);
    for (const issuer of this.likelyFirst(link, intermediates, certificateKey)) {
      if (!this.budget.spend('steps')) return undefined;
      const found = this.tryIntermediate(link, issuer);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private tryAnchor(link: Link, anchor: TrustAnchor): CompletePath | undefined {
    if (inChain(link, anchor.name.text, anchor.keyText)) return undefined;
    const faults = this.judge.ofAnchor(anchor, link, () => this.selfSigned(anchor));
    if (!this.tolerant && faults.length > 0) return undefined;
    if (!this.signed(link, anchor.publicKey, anchor.keyText)) return undefined;
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
    if (!this.signed(link, issuer.publicKey, issuer.keyText)) return undefined;
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

  private signed({ certificate }: Link, publicKey: Uint8Array, keyText: string): boolean {
    const check = this.check(certificate, publicKey, keyText);
    if (check === 'valid' || check === undefined) return check === 'valid';
    const fault: Fault =
      check === 'invalid'
        ? {
            code: 'val.signature-invalid',
            message: 'The signature does not verify with a key of the issuer.',
          }
        : {
            code: 'val.signature-unsupported',
            message: 'The signature cannot be verified with the key of the issuer.',
          };
    this.note(fault, certificate);
    return false;
  }

  private selfSigned({ certificate }: TrustAnchor): boolean {
    return (
      certificate !== undefined &&
      this.check(certificate, certificate.publicKey, certificate.keyText) === 'valid'
    );
  }

  /** Each certificate with each key once; `undefined` when the budget is spent. */
  private check(
    certificate: PathCertificate,
    publicKey: Uint8Array,
    keyText: string,
  ): SignatureCheck | undefined {
    let known = this.checked.get(certificate);
    if (known === undefined) this.checked.set(certificate, (known = new Map()));
    let check = known.get(keyText);
    if (check === undefined) {
      if (!this.budget.spend('signatures')) return undefined;
      const signed = certificateSignature(certificate.certificate, publicKey);
      check = signed === undefined ? 'invalid' : this.verifier.verify(signed);
      known.set(keyText, check);
    }
    return check;
  }

  private deadEnd(certificate: PathCertificate): void {
    if (!this.tolerant) return;
    this.issuersWanted.add(certificate.certificate);
    const { authorityKeyIdentifier } = certificate.certificate;
    const namesake =
      authorityKeyIdentifier && this.input.candidates.withKeyIdentifier(authorityKeyIdentifier);
    if (namesake !== undefined && namesake !== '') {
      this.note(
        {
          code: 'val.chain-issuer-mismatch',
          message: 'A certificate has the key identifier of the issuer and another name.',
        },
        certificate,
      );
    } else {
      const missing = this.incomplete(certificate);
      this.note(missing, certificate);
    }
  }

  private incomplete({ certificate }: PathCertificate): PathProblem {
    return problem(
      { code: 'val.chain-incomplete', message: 'No certificate of its issuer leads to a trust anchor.' },
      certificate,
    );
  }

  private note(fault: Fault, { certificate, keyText }: PathCertificate): void {
    if (!this.tolerant) return;
    const key = `${fault.code} ${certificate.serialNumber.hex} ${keyText}`;
    if (!this.deadEnds.has(key)) this.deadEnds.set(key, problem(fault, certificate));
  }

  /** Key identifiers that agree first, those that differ last (RFC 4158 §3.5); they only sort, they prove nothing. */
  private likelyFirst<T>(
    link: Link,
    issuers: readonly T[],
    keyOf: (issuer: T) => string | undefined,
  ): readonly T[] {
    const wanted = link.certificate.certificate.authorityKeyIdentifier;
    if (issuers.length < 2 || wanted === undefined) return issuers;
    const rank = (issuer: T): number => {
      const key = keyOf(issuer);
      return key === undefined ? 1 : key === wanted ? 0 : 2;
    };
    return [...issuers].sort((a, b) => rank(a) - rank(b));
  }
}

const anchorKey = ({ keyIdentifier }: TrustAnchor): string | undefined => keyIdentifier;
const certificateKey = ({ certificate }: PathCertificate): string | undefined =>
  certificate.subjectKeyIdentifier;
const certificateOf = ({ certificate }: PathCertificate): Certificate => certificate;
