import type { Certificate } from '../certificate/certificate.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { DATED_POLICY } from './instant-faults.js';
import type { PathInput } from './path-input.js';
import type { PathPolicies } from './path-policies.js';
import { type PathProblem, problem } from './path-problem.js';
import { type CompletePath, PathSearch } from './path-search.js';
import { PATH_LIMITS, PathBudget, type PathWork } from './path-work.js';
import type { TrustAnchor } from './trust-anchor.js';

export interface CertificationPath {
  /** From the target to the certificate that the anchor issued. */
  readonly certificates: readonly Certificate[];
  readonly anchor: TrustAnchor;
  readonly policies: PathPolicies;
}

export type PathResult =
  | { readonly ok: true; readonly path: CertificationPath; readonly work: PathWork }
  | {
      readonly ok: false;
      /** At least one. Those of one path, where there is one that only these problems break. */
      readonly problems: readonly PathProblem[];
      /** That path, or else the longest chain of valid signatures; target first, without the anchor. */
      readonly closest: readonly Certificate[];
      /** Anchor of the path that the problems break. */
      readonly anchor: TrustAnchor | undefined;
      /** Certificates whose issuer is not among the candidates: their caIssuers may lead on. */
      readonly issuersWanted: readonly Certificate[];
      readonly work: PathWork;
    };

/**
 * Builds and validates a certification path (RFC 4158, RFC 5280 §6.1) from the target to one of the anchors. Never
 * throws, and ends within its limits for any set of certificates: what could not be finished is no path.
 */
export function findPath(input: PathInput, verifier: SignatureVerifier): PathResult {
  const budget = new PathBudget(input.limits ?? PATH_LIMITS);
  const search = new PathSearch(
    {
      ...input,
      profile: input.profile ?? true,
      algorithms: input.algorithms ?? DATED_POLICY,
      limits: input.limits ?? PATH_LIMITS,
    },
    verifier,
    budget,
  );
  const found = search.strict();
  if (found !== undefined) return { ok: true, path: pathOf(found), work: budget.work };
  const { exhausted } = budget;
  // Only who finished looking may say what is missing.
  const diagnosis = exhausted === undefined ? search.diagnose() : undefined;
  const limit =
    exhausted &&
    problem(
      { code: `val.budget-${exhausted}`, message: `The search was ended after its limit of ${exhausted}.` },
      undefined,
    );
  return {
    ok: false,
    problems: [...(limit === undefined ? [] : [limit]), ...(diagnosis?.problems ?? [])],
    closest: diagnosis?.closest ?? [input.target],
    anchor: diagnosis?.anchor,
    issuersWanted: diagnosis?.issuersWanted ?? [],
    work: budget.work,
  };
}

const pathOf = ({ certificates, anchor, policies }: CompletePath): CertificationPath => ({
  certificates: certificates.map(({ certificate }) => certificate),
  anchor,
  policies,
});
