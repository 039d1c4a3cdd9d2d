import type { PathCertificate } from './path-certificate.js';
import type { Fault } from './path-problem.js';
import type { PathBudget } from './path-work.js';
import { PolicyGraph } from './policy-graph.js';
import { ANY_POLICY } from './policy-information.js';

/** The policy inputs of RFC 5280 §6.1.1 (c), (e), (f), (g). */
export interface PolicyInputs {
  /** user-initial-policy-set; `undefined` is any-policy. */
  readonly initialPolicies?: readonly string[] | undefined;
  readonly requireExplicitPolicy?: boolean;
  readonly inhibitPolicyMapping?: boolean;
  readonly inhibitAnyPolicy?: boolean;
}

/** The policies under which a path is valid; `anyPolicy` in it stands for all of them. */
export interface PathPolicies {
  /** authority-constrained-policy-set. */
  readonly authority: readonly string[];
  /** user-constrained-policy-set. */
  readonly user: readonly string[];
}

export type PolicyOutcome =
  | { readonly ok: true; readonly policies: PathPolicies }
  | { readonly ok: false; readonly fault: Fault; readonly at: PathCertificate };

/**
 * The policy part of RFC 5280 §6.1 as replaced by RFC 9618, over a path from the certificate below the anchor to the
 * target. Of an anchor's certificate, where it is given, what it says counts, and its silence does not (RFC 5937 §3.2).
 */
export function processPolicies(
  below: readonly PathCertificate[],
  anchor: PathCertificate | undefined,
  inputs: PolicyInputs,
  budget: PathBudget,
): PolicyOutcome {
  const path = anchor === undefined ? below : [anchor, ...below];
  const n = path.length;
  const graph = new PolicyGraph(budget);
  let explicitPolicy = inputs.requireExplicitPolicy === true ? 0 : n + 1;
  let inhibitAnyPolicy = inputs.inhibitAnyPolicy === true ? 0 : n + 1;
  let policyMapping = inputs.inhibitPolicyMapping === true ? 0 : n + 1;
  const less = (counter: number): number => Math.max(0, counter - 1);

  for (const [i, certificate] of path.entries()) {
    const { extensions, selfIssued } = certificate;
    const last = i === n - 1;
    if (extensions.policies === undefined) {
      if (certificate !== anchor) graph.clear();
    } else graph.add(extensions.policies.policies, inhibitAnyPolicy > 0 || (!last && selfIssued));
    if (explicitPolicy === 0 && graph.isNull) return noPolicy(certificate);
    if (last) break;

    const mappings = mappingsOf(certificate);
    if (mappings.has(ANY_POLICY) || [...mappings.values()].some((policies) => policies.has(ANY_POLICY))) {
      return {
        ok: false,
        at: certificate,
        fault: { code: 'val.policy-mapping-any', message: 'A policy mapping names anyPolicy.' },
      };
    }
    graph.map(mappings, policyMapping > 0);
    if (!selfIssued) {
      explicitPolicy = less(explicitPolicy);
      policyMapping = less(policyMapping);
      inhibitAnyPolicy = less(inhibitAnyPolicy);
    }
    const { policyConstraints } = extensions;
    explicitPolicy = Math.min(explicitPolicy, policyConstraints?.requireExplicitPolicy ?? Infinity);
    policyMapping = Math.min(policyMapping, policyConstraints?.inhibitPolicyMapping ?? Infinity);
    inhibitAnyPolicy = Math.min(inhibitAnyPolicy, extensions.inhibitAnyPolicy ?? Infinity);
  }

  const target = path.at(-1)!;
  explicitPolicy = less(explicitPolicy);
  if (target.extensions.policyConstraints?.requireExplicitPolicy === 0) explicitPolicy = 0;
  const authority = graph.authorityPolicies();
  const user = userPolicies(authority, inputs.initialPolicies);
  if (explicitPolicy === 0 && user.length === 0) return noPolicy(target);
  return { ok: true, policies: { authority: [...authority], user } };
}

const noPolicy = (at: PathCertificate): PolicyOutcome => ({
  ok: false,
  at,
  fault: {
    code: 'val.policy-tree',
    message: 'An explicit policy is required and none of the wanted ones is valid for the path.',
  },
});

/** RFC 9618 §5.5 (g): what the caller wants of what the authorities assert. */
function userPolicies(
  authority: ReadonlySet<string>,
  wanted: readonly string[] | undefined,
): readonly string[] {
  if (wanted === undefined || wanted.includes(ANY_POLICY)) return [...authority];
  return authority.has(ANY_POLICY) ? [...wanted] : wanted.filter((policy) => authority.has(policy));
}

function mappingsOf({ extensions }: PathCertificate): ReadonlyMap<string, ReadonlySet<string>> {
  const mappings = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy, subjectDomainPolicy } of extensions.policyMappings?.items ?? []) {
    const known = mappings.get(issuerDomainPolicy);
    if (known === undefined) mappings.set(issuerDomainPolicy, new Set([subjectDomainPolicy]));
    else known.add(subjectDomainPolicy);
  }
  return mappings;
}
