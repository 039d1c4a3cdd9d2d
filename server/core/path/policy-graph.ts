import type { PathBudget } from './path-work.js';
import { ANY_POLICY } from './policy-information.js';

/** A node of the valid_policy_graph (RFC 9618 §3): one policy at one depth, with every reason why it is valid there. */
interface PolicyNode {
  readonly policy: string;
  readonly parents: readonly PolicyNode[];
  expected: ReadonlySet<string>;
}

type Level = Map<string, PolicyNode>;

/**
 * The valid_policy_graph of RFC 9618, which replaces the valid_policy_tree of RFC 5280 and gives the same answers. A
 * tree doubles with every mapping that a hostile path adds; here a depth holds each policy once.
 */
export class PolicyGraph {
  /** Depth 0 first. Pruning is left to the end: a node without children is never asked again. */
  private readonly levels: Level[] = [
    new Map([[ANY_POLICY, { policy: ANY_POLICY, parents: [], expected: new Set([ANY_POLICY]) }]]),
  ];
  private empty = false;

  constructor(private readonly budget: PathBudget) {}

  /** The graph is NULL: no policy is valid for the path so far. */
  get isNull(): boolean {
    return this.empty;
  }

  /** RFC 9618 §5.3 (e): a certificate without policies ends all of them. */
  clear(): void {
    this.empty = true;
  }

  /** RFC 9618 §5.3 (d): the policies of the next certificate. */
  add(policies: ReadonlySet<string>, anyPolicyCounts: boolean): void {
    if (this.empty) return;
    const above = this.levels.at(-1)!;
    const expecting = parentsByExpectation(above);
    const any = above.get(ANY_POLICY);
    const level: Level = new Map();
    const put = (policy: string, parents: readonly PolicyNode[]): void =>
      void level.set(policy, { policy, parents, expected: new Set([policy]) });
    for (const policy of policies) {
      if (policy === ANY_POLICY) continue;
      const parents = expecting.get(policy) ?? (any && [any]);
      if (parents !== undefined) put(policy, parents);
    }
    if (policies.has(ANY_POLICY) && anyPolicyCounts) {
      for (const [policy, parents] of expecting) if (!level.has(policy)) put(policy, parents);
    }
    if (!this.budget.spend('steps', level.size + expecting.size)) return this.clear();
    this.levels.push(level);
    if (level.size === 0) this.clear();
  }

  /** RFC 9618 §5.4 (b): mappings of the certificate whose policies were added last. */
  map(mappings: ReadonlyMap<string, ReadonlySet<string>>, allowed: boolean): void {
    if (this.empty) return;
    const level = this.levels.at(-1)!;
    const any = level.get(ANY_POLICY);
    for (const [issuerPolicy, subjectPolicies] of mappings) {
      if (!this.budget.spend('steps', subjectPolicies.size)) return this.clear();
      const node = level.get(issuerPolicy);
      if (!allowed) level.delete(issuerPolicy);
      else if (node !== undefined) node.expected = subjectPolicies;
      else if (any !== undefined) {
        level.set(issuerPolicy, { policy: issuerPolicy, parents: any.parents, expected: subjectPolicies });
      }
    }
    if (level.size === 0) this.clear();
  }

  /**
   * The authority-constrained policy set (RFC 9618 §5.5 (g)): what the authorities on the path assert, in the words of
   * the anchor's domain. `any` stands in it when the last certificate may carry every policy.
   */
  authorityPolicies(): ReadonlySet<string> {
    const found = new Set<string>();
    if (this.empty) return found;
    const last = this.levels.at(-1)!;
    if (last.has(ANY_POLICY)) found.add(ANY_POLICY);
    const seen = new Set<PolicyNode>(last.values());
    for (const node of seen) {
      if (node.policy === ANY_POLICY) continue;
      for (const parent of node.parents) {
        if (parent.policy === ANY_POLICY) found.add(node.policy);
        else seen.add(parent);
      }
    }
    return found;
  }
}

function parentsByExpectation(level: Level): Map<string, PolicyNode[]> {
  const expecting = new Map<string, PolicyNode[]>();
  for (const node of level.values()) {
    for (const policy of node.expected) {
      const parents = expecting.get(policy);
      if (parents === undefined) expecting.set(policy, [node]);
      else parents.push(node);
    }
  }
  return expecting;
}
