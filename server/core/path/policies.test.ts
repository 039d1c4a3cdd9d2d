import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NodeSignatureVerifier } from '../../adapters/node-signature-verifier.js';
import {
  inhibitAnyPolicy,
  Issuer,
  type Particulars,
  policyConstraints,
  policyMappings,
} from '../../../test/support/path-world.js';
import { findPath } from './find-path.js';
import { PathCandidates } from './path-candidates.js';
import { PathCertificate } from './path-certificate.js';
import { type PolicyInputs, processPolicies } from './path-policies.js';
import { PATH_LIMITS, PathBudget } from './path-work.js';
import { anchorFromCertificate } from './trust-anchor.js';

const ANY = '2.5.29.32.0';
const [GOLD, SILVER, BRONZE] = ['1.2.3.1', '1.2.3.2', '1.2.3.3'] as const;
const verifier = new NodeSignatureVerifier();
const root = Issuer.root('Root');

/** Chains a CA for each of the given particulars and a leaf with the last. */
function policiesOf(chain: readonly Particulars[], inputs: PolicyInputs = {}): readonly string[] | string {
  let top = root;
  const via = chain.slice(0, -1).map((over, i) => (top = top.authority(over.name ?? `CA ${i}`, over)));
  const candidates = new PathCandidates(
    [anchorFromCertificate(root.certificate)],
    via.map(({ certificate }) => certificate),
  );
  const at = new Date('2026-06-01T00:00:00Z');
  const result = findPath({ target: top.leaf(chain.at(-1)), candidates, at, ...inputs }, verifier);
  return result.ok ? result.path.policies.user : result.problems.map(({ code }) => code).join();
}

describe('certificate policies', () => {
  test('are those that every certificate of the path asserts', () => {
    expect(policiesOf([{ policies: [GOLD, SILVER] }, { policies: [SILVER, BRONZE] }])).toStrictEqual([
      SILVER,
    ]);
  });

  test('are none when one certificate asserts none, which is no fault unless one is required', () => {
    expect(policiesOf([{}, { policies: [GOLD] }])).toStrictEqual([]);
    expect(policiesOf([{}, { policies: [GOLD] }], { requireExplicitPolicy: true })).toBe('val.policy-tree');
    expect(policiesOf([{ policies: [GOLD] }, { policies: [SILVER] }], { requireExplicitPolicy: true })).toBe(
      'val.policy-tree',
    );
  });

  test('pass through anyPolicy', () => {
    expect(policiesOf([{ policies: [ANY] }, { policies: [GOLD] }])).toStrictEqual([GOLD]);
    expect(policiesOf([{ policies: [ANY] }, { policies: [ANY] }])).toStrictEqual([ANY]);
  });

  test('are narrowed to those the caller wants', () => {
    const chain = [{ policies: [GOLD, SILVER] }, { policies: [GOLD, SILVER] }];
    expect(policiesOf(chain, { initialPolicies: [SILVER] })).toStrictEqual([SILVER]);
    expect(policiesOf(chain, { initialPolicies: [BRONZE] })).toStrictEqual([]);
    expect(policiesOf(chain, { initialPolicies: [BRONZE], requireExplicitPolicy: true })).toBe(
      'val.policy-tree',
    );
    const open = [{ policies: [ANY] }, { policies: [ANY] }];
    expect(policiesOf(open, { initialPolicies: [BRONZE] })).toStrictEqual([BRONZE]);
  });

  test('are required when a CA says so, after as many certificates as it says', () => {
    const chain = (skip: number): readonly Particulars[] => [
      { policies: [GOLD], extensions: [policyConstraints(skip)] },
      { policies: [GOLD] },
      {},
    ];
    expect(policiesOf(chain(0))).toBe('val.policy-tree');
    expect(policiesOf(chain(2))).toBe('val.policy-tree');
    expect(policiesOf(chain(3))).toStrictEqual([]);
  });

  test('are required by a target that says so for itself', () => {
    expect(policiesOf([{ policies: [GOLD] }, { extensions: [policyConstraints(0)] }])).toBe(
      'val.policy-tree',
    );
  });
});

describe('policy mappings', () => {
  const mapping = { policies: [GOLD], extensions: [policyMappings([GOLD, SILVER])] };

  test('let a policy of one domain stand for one of another, told in the words of the anchor', () => {
    expect(policiesOf([mapping, { policies: [SILVER] }])).toStrictEqual([GOLD]);
    expect(policiesOf([mapping, { policies: [GOLD] }])).toStrictEqual([]);
  });

  test('apply to policies that anyPolicy lets through', () => {
    const any = { policies: [ANY], extensions: [policyMappings([GOLD, SILVER])] };
    expect(policiesOf([any, { policies: [SILVER] }], { initialPolicies: [GOLD] })).toStrictEqual([GOLD]);
  });

  test('may be inhibited by the caller and by a CA above', () => {
    expect(policiesOf([mapping, { policies: [SILVER] }], { inhibitPolicyMapping: true })).toStrictEqual([]);
    const inhibiting = { policies: [GOLD], extensions: [policyConstraints(undefined, 0)] };
    expect(policiesOf([inhibiting, mapping, { policies: [SILVER] }])).toStrictEqual([]);
  });

  test('never name anyPolicy', () => {
    const wrong = { policies: [GOLD], extensions: [policyMappings([GOLD, ANY])] };
    expect(policiesOf([wrong, { policies: [GOLD] }])).toBe('val.policy-mapping-any');
  });
});

describe('anyPolicy', () => {
  test('may be inhibited by the caller and by a CA above, but not in self-issued intermediates', () => {
    expect(policiesOf([{ policies: [ANY] }, { policies: [GOLD] }], { inhibitAnyPolicy: true })).toStrictEqual(
      [],
    );
    const inhibiting = { name: 'CA', policies: [GOLD], extensions: [inhibitAnyPolicy(0)] };
    expect(policiesOf([inhibiting, { policies: [ANY] }, { policies: [GOLD] }])).toStrictEqual([]);
    const rolled = { name: 'CA', key: 'next key', policies: [ANY] };
    expect(policiesOf([inhibiting, rolled, { policies: [GOLD] }])).toStrictEqual([GOLD]);
    expect(policiesOf([inhibiting, rolled, { policies: [ANY] }])).toStrictEqual([]);
  });
});

describe('the policy graph', () => {
  test('does not grow with the number of ways: mappings of all to all cost as many steps as there are policies', () => {
    const policies = Array.from({ length: 20 }, (_, i) => `1.2.3.${i}`);
    const all = policies.flatMap((from) => policies.map((to) => [from, to] as const));
    const wide = { policies, extensions: [policyMappings(...all)] };
    let top = root;
    const chain = Array.from({ length: 9 }, (_, i) => (top = top.authority(`Wide ${i}`, wide)));
    const path = [...chain.map(({ certificate }) => certificate), top.leaf({ policies })];
    const budget = new PathBudget(PATH_LIMITS);
    const outcome = processPolicies(
      path.map((certificate) => new PathCertificate(certificate)),
      undefined,
      {},
      budget,
    );
    expect(outcome.ok && [...outcome.policies.user].sort()).toStrictEqual([...policies].sort());
    expect(budget.work.steps).toBeLessThan(10 * (40 + 400));
  });

  test('agrees with the tree of RFC 5280 for random paths', () => {
    const policy = fc.constantFrom(GOLD, SILVER, BRONZE, ANY);
    const named = fc.constantFrom(GOLD, SILVER, BRONZE);
    const link = fc.record({
      policies: fc.option(fc.uniqueArray(policy, { minLength: 1 }), { nil: null, freq: 6 }),
      mappings: fc.array(fc.tuple(named, named), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(link, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.boolean(),
        (links, inhibitPolicyMapping, inhibitAny) => {
          let top = root;
          const path = links.map(({ policies, mappings }, i) => {
            const extensions =
              mappings.length > 0 && i < links.length - 1 ? [policyMappings(...mappings)] : [];
            top = top.authority(`CA ${i}`, { policies, extensions });
            return new PathCertificate(top.certificate);
          });
          const inputs = { inhibitPolicyMapping, inhibitAnyPolicy: inhibitAny };
          const outcome = processPolicies(path, undefined, inputs, new PathBudget(PATH_LIMITS));
          const expected = policiesByTree(links, inhibitPolicyMapping, inhibitAny);
          expect(outcome.ok && new Set(outcome.policies.authority)).toStrictEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** The valid_policy_tree of RFC 5280 §6.1.3 (d) to §6.1.5 (g), written down as it stands there: every way is a node. */
function policiesByTree(
  links: readonly { policies: readonly string[] | null; mappings: readonly (readonly [string, string])[] }[],
  inhibitMapping: boolean,
  inhibitAny: boolean,
): ReadonlySet<string> {
  interface Node {
    readonly way: readonly string[];
    expected: readonly string[];
  }
  let leaves: readonly Node[] = [{ way: [ANY], expected: [ANY] }];
  for (const [i, { policies, mappings }] of links.entries()) {
    if (policies === null) return new Set();
    const next: Node[] = [];
    const grow = ({ way }: Node, policy: string): void =>
      void next.push({ way: [...way, policy], expected: [policy] });
    for (const policy of policies.filter((p) => p !== ANY)) {
      const expecting = leaves.filter(({ expected }) => expected.includes(policy));
      const any = leaves.filter(({ way }) => way.at(-1) === ANY);
      for (const leaf of expecting.length > 0 ? expecting : any) grow(leaf, policy);
    }
    if (policies.includes(ANY) && !inhibitAny) {
      for (const leaf of leaves) {
        const children = next.filter(({ way }) => way.slice(0, -1).join() === leaf.way.join());
        for (const policy of leaf.expected)
          if (!children.some(({ way }) => way.at(-1) === policy)) grow(leaf, policy);
      }
    }
    leaves = next;
    if (i === links.length - 1) break;
    for (const from of new Set(mappings.map(([issuer]) => issuer))) {
      const to = mappings.filter(([issuer]) => issuer === from).map(([, subject]) => subject);
      const nodes = leaves.filter(({ way }) => way.at(-1) === from);
      if (inhibitMapping) leaves = leaves.filter((node) => !nodes.includes(node));
      else if (nodes.length > 0) for (const node of nodes) node.expected = to;
      else {
        const any = leaves.filter(({ way }) => way.at(-1) === ANY);
        leaves = [...leaves, ...any.map(({ way }) => ({ way: [...way.slice(0, -1), from], expected: to }))];
      }
    }
  }
  return new Set(
    leaves.map(({ way }) => way.find((policy, i) => policy !== ANY && way[i - 1] === ANY) ?? ANY),
  );
}
