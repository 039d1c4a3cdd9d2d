import type { Certificate } from '../certificate/certificate.js';
import { certificatesInFile } from '../certificate/certificates-in-file.js';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { inspectCertificate } from '../certificate/inspect.js';
import { kindOf } from '../certificate/kind.js';
import { readAgain } from '../certificate/second-reading.js';
import { psd2StatementOf } from '../certificate/usable-roles.js';
import type { AdjustedAt } from '../lint/adjustments.js';
import { comparableName } from '../path/comparable-name.js';
import { type CertificationPath, findPath, type PathResult } from '../path/find-path.js';
import { PathCandidates } from '../path/path-candidates.js';
import { problem, type PathProblem } from '../path/path-problem.js';
import type { TrustAnchor } from '../path/trust-anchor.js';
import { listTerritory, traitsOf } from '../qualification/certificate-traits.js';
import type { PathAnswer } from '../qualification/match-services.js';
import type { Purpose } from '../qualification/qualification.js';
import { type NationalListState, type Qualification, qualify } from '../qualification/qualify.js';
import { canonicalNameAt } from '../revocation/canonical-name.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { type AnchorSource, candidatesFrom, listAnchors, ownAnchors } from './anchors.js';
import {
  isBroken,
  otherSchemeCheck,
  pathCheck,
  qualificationCheck,
  registerCheck,
  revocationCheck,
  syntaxCheck,
  validityCheck,
  validityState,
} from './checks.js';
import type { Evaluation } from './evaluation.js';
import type { Evidence } from './evidence.js';
import { type Facts, reachOutcome } from './reach-outcome.js';
import { RevocationAnswers, type RevocationOf } from './revocation-of.js';
import { unparsable } from './unparsable.js';
import { CHECKS, type Checks, type Scheme, type Work } from './verdict.js';
import type { ListedAnchor } from '../trust-lists/service-index.js';
import { issuerWanted, revocationWanted } from './wanted.js';

export type { Evaluation } from './evaluation.js';

/**
 * Reaches the verdict about a certificate at an instant from given evidence: six checks, each for itself, and one
 * outcome by the decision table. Fetches nothing; `wanted` names what more could be had. The same evidence gives the
 * same verdict at any time. Never throws on bad input.
 */
export function evaluate(evidence: Evidence, verifier: SignatureVerifier): Evaluation {
  const decoded = decodeCertificate(evidence.der);
  return decoded.ok
    ? new Evaluator(decoded.value, evidence, verifier).evaluate()
    : unparsable(evidence.at, decoded.problem.message);
}

/** More keys under one name are nobody's rollover. */
const MAX_CRL_SIGNERS = 8;

/** One evaluation: what it has found so far and what it has spent. */
class Evaluator {
  private readonly revocations: RevocationAnswers;
  private readonly intermediates: readonly Certificate[];
  private readonly pathAt: Date;
  private readonly issuerName: string;
  private readonly work = { signatures: 0, steps: 0, comparisons: 0 };
  /** What a path may be made of: through a trusted list, and through anchors of our own. */
  private candidates: readonly PathCandidates[] = [];
  private readonly signers = new Map<string, readonly Certificate[]>();
  /** Some issuer could still be fetched, so that "no path" does not mean that there is none. */
  private issuerMissing = false;

  constructor(
    private readonly certificate: Certificate,
    private readonly evidence: Evidence,
    private readonly verifier: SignatureVerifier,
  ) {
    this.revocations = new RevocationAnswers(evidence, verifier, (name) => this.crlSigners(name));
    // A certificate that is trusted here may be a step on the way to a listed one.
    this.intermediates = [...evidence.intermediates, ...evidence.anchors].flatMap(({ der }) =>
      certificatesOf(der),
    );
    this.issuerName = comparableName(certificate.issuer, certificate.der).text;
    // An expired certificate still has a path or none: its end is told by the check of validity, once.
    const { notBefore, notAfter } = certificate;
    this.pathAt = new Date(
      Math.min(
        Math.max(evidence.at.getTime(), notBefore.instant.getTime()),
        Math.max(notBefore.instant.getTime(), notAfter.instant.getTime()),
      ),
    );
  }

  evaluate(): Evaluation {
    const { certificate, evidence } = this;
    const secondReading = readAgain(certificate);
    const inspection = inspectCertificate(certificate, this.verifier, secondReading, adjustedBy(evidence));
    const { result, issuersWanted } = this.findPath();
    const problems = result.ok ? [] : result.problems;
    const scheme = result.ok ? schemeOf(result.path.anchor) : null;
    const qualification = this.qualify();
    const revocation = result.ok ? this.revocationAlong(result.path) : undefined;
    const validity = validityState(certificate, evidence.at);
    // Where the trusted lists know the certificate themselves, another scheme has nothing to add.
    const underScheme = scheme !== null && qualification.outcome !== 'qualified';
    const path = result.ok ? 'ok' : isBroken(problems) ? 'bad' : 'none';
    const checks: Checks = {
      syntax: syntaxCheck(inspection),
      validity: validityCheck(validity, certificate),
      path: pathCheck(problems),
      qualification: underScheme ? otherSchemeCheck(scheme) : qualificationCheck(qualification),
      revocation: revocationCheck(revocation, this.revocations.unreadable, path),
      register: registerCheck(evidence.register),
    };
    const psd2 = psd2StatementOf(certificate);
    const recovered = psd2?.recovered === true || checks.syntax.status !== 'pass';
    const facts: Facts = {
      syntax: secondReading.status === 'disagrees' ? 'bad' : recovered ? 'recovered' : 'ok',
      ...{ validity, path },
      qualification: underScheme ? 'other-scheme' : qualification.outcome,
      revocation: revocationFact(revocation),
      register: evidence.register?.status ?? 'unknown',
      psd2: psd2 !== undefined,
      websiteAuthentication: kindOf(certificate) === 'qwac',
      warned: CHECKS.some((name) => checks[name].status === 'warn'),
    };
    return {
      verdict: {
        outcome: reachOutcome(facts),
        at: evidence.at,
        checks,
        usableRoles: rolesLeft(inspection.usableRoles, evidence),
        scheme: underScheme ? scheme : null,
        work: { ...this.work, signatures: this.work.signatures + this.revocations.signatures },
      },
      ...{ certificate, inspection, qualification },
      path: result.ok ? result.path : undefined,
      closest: result.ok ? [] : result.closest,
      revocation: revocation ?? [],
      wanted: [...issuersWanted.flatMap(issuerWanted), ...(revocation ?? []).flatMap(revocationWanted)],
    };
  }

  /** Through a trusted list if there is such a path, else through an anchor of our own. */
  private findPath(): { readonly result: PathResult; readonly issuersWanted: readonly Certificate[] } {
    const national = this.nationalList();
    const listed = national?.state === 'usable' ? listAnchors(national.list, national.index) : [];
    const own = ownAnchors(this.evidence.anchors);
    const fromList = new PathCandidates(listed, this.intermediates);
    const fromOwn = new PathCandidates(own, this.intermediates);
    this.candidates = [fromList, fromOwn];
    const first = this.search(fromList);
    const wanted = first.ok ? [] : first.issuersWanted;
    // A chain whose next issuer could be fetched may still lead to a listed service. One that names no address ends here
    // (TS 119 615 PRO-4.4.4-05: no confirmation found).
    this.issuerMissing = wanted.some((one) => issuerWanted(one).length > 0);
    if (first.ok || own.length === 0) return { result: first, issuersWanted: wanted };
    const second = this.search(fromOwn);
    // Without a list that could know more, an own anchor is the end of the search.
    if (second.ok) return { result: second, issuersWanted: listed.length > 0 ? wanted : [] };
    // The more telling of two failures: something broken says more than nothing found.
    const result = isBroken(first.problems) || listed.length > 0 ? first : second;
    return { result, issuersWanted: [...new Set([...wanted, ...second.issuersWanted])] };
  }

  private search(candidates: PathCandidates): PathResult {
    const result = findPath(
      {
        target: this.certificate,
        candidates,
        at: this.pathAt,
        revocation: (certificate, issuer) => this.caRevoked(certificate, issuer),
      },
      this.verifier,
    );
    this.spend(result.work);
    return result;
  }

  private spend({ signatures, steps, comparisons }: Work): void {
    this.work.signatures += signatures;
    this.work.steps += steps;
    this.work.comparisons += comparisons;
  }

  /** That of the country which the issuer states (TS 119 615 PRO-4.4.4-01). */
  private nationalList(): NationalListState | undefined {
    const territory = listTerritory(traitsOf(this.certificate));
    return territory === undefined ? undefined : this.evidence.lists.listOf(territory);
  }

  /** A CA that was revoked breaks the path; whether the target was is a check of its own. */
  private caRevoked(certificate: Certificate, issuer: TrustAnchor | Certificate): PathProblem | undefined {
    const by = issuerCertificate(issuer);
    if (certificate === this.certificate || by === undefined) return undefined;
    const { decision } = this.revocations.of(certificate, by);
    if (decision.status !== 'revoked' && decision.status !== 'on-hold') return undefined;
    const when = decision.revocation?.revokedAt.toISOString() ?? 'an unknown time';
    const word = decision.status === 'revoked' ? 'revoked' : 'put on hold';
    return problem({ code: 'val.revoked', message: `It was ${word} at ${when}.` }, certificate);
  }

  /**
   * The holders of other keys under the name of a CRL's issuer: a CA before or after it changed its key, or the issuer
   * of an indirect CRL. Their own revocation is not asked for, which would have no end.
   */
  private crlSigners(name: string): readonly Certificate[] {
    const known = this.signers.get(name);
    if (known !== undefined) return known;
    const named = this.intermediates.filter(({ der, subject }) => canonicalNameAt(der, subject.at) === name);
    const signers = named.slice(0, MAX_CRL_SIGNERS).filter((target) =>
      this.candidates.some((candidates) => {
        const { ok, work } = findPath({ target, candidates, at: this.pathAt }, this.verifier);
        this.spend(work);
        return ok;
      }),
    );
    this.signers.set(name, signers);
    return signers;
  }

  private qualify(): Qualification {
    const { evidence, certificate } = this;
    return qualify({
      certificate,
      purpose: purposeOf(certificate),
      at: evidence.at,
      listOfLists: evidence.lists.listOfLists,
      listOf: evidence.lists.listOf,
      pathTo: (anchor) => this.pathFrom(anchor),
      providerNameRule: evidence.policy.providerName,
    });
  }

  private pathFrom(anchor: ListedAnchor): PathAnswer {
    if (this.issuerMissing) return 'unknown';
    const candidates = candidatesFrom(anchor, this.intermediates);
    // Most of the hundreds of services of a list have nothing to do with this certificate.
    const near =
      candidates.anchorsNamed(this.issuerName).length > 0 || candidates.leadsToAnchor(this.issuerName);
    if (!near) return 'none';
    const result = this.search(candidates);
    if (result.ok) return 'valid';
    return result.problems.some(({ code }) => UNDECIDED.test(code)) ? 'unknown' : 'none';
  }

  private revocationAlong({ certificates, anchor }: CertificationPath): RevocationOf[] | undefined {
    const answers: RevocationOf[] = [];
    for (const [i, certificate] of certificates.entries()) {
      const issuer = certificates[i + 1] ?? issuerCertificate(anchor);
      if (issuer === undefined) return undefined;
      answers.push(this.revocations.of(certificate, issuer));
    }
    return answers;
  }
}

/** Problems that leave open whether there is a path. */
const UNDECIDED = /^val\.(budget-|signature-unsupported)/;

/** Fetched issuers come as one certificate or as PKCS#7. */
const certificatesOf = (bytes: Uint8Array): Certificate[] =>
  certificatesInFile(bytes).flatMap((found) => {
    const decoded = 'der' in found ? decodeCertificate(found.der) : undefined;
    return decoded?.ok === true ? [decoded.value] : [];
  });

const issuerCertificate = (issuer: TrustAnchor | Certificate): Certificate | undefined =>
  'heed' in issuer ? issuer.certificate?.certificate : issuer;

function schemeOf(anchor: TrustAnchor): Scheme | null {
  const source = anchor.source as AnchorSource | undefined;
  return source?.kind === 'own' ? source.anchor.scheme : null;
}

/** What a certificate is for decides what it must be qualified for; a website is what this product is about. */
function purposeOf(certificate: Certificate): Purpose {
  const kind = kindOf(certificate);
  return kind === 'qsealc' ? 'seal' : kind === 'esign' ? 'signature' : 'web';
}

function revocationFact(answers: readonly RevocationOf[] | undefined): Facts['revocation'] {
  const decisions = answers?.map(({ decision }) => decision) ?? [];
  const [own] = decisions;
  if (own === undefined) return 'unknown';
  if (own.status === 'revoked' || own.status === 'on-hold') return own.status;
  if (decisions.every(({ status }) => status === 'good')) return 'good';
  return decisions.every(({ check }) => check === 'pass' || check === 'warn') ? 'assumed-good' : 'unknown';
}

const adjustedBy = ({ policy, gatheredAt }: Evidence): AdjustedAt | undefined =>
  policy.adjustments && { adjustments: policy.adjustments, at: gatheredAt };

const rolesLeft = (roles: readonly string[], { register }: Evidence): readonly string[] =>
  roles.filter((role) => register?.roles?.includes(role) ?? true);
