import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { findPath, type PathResult } from '../../server/core/path/find-path.js';
import { PathCandidates } from '../../server/core/path/path-candidates.js';
import type { PathInput } from '../../server/core/path/path-input.js';
import { PATH_CLAUSES } from '../../server/core/path/path-problem.js';
import { PATH_LIMITS } from '../../server/core/path/path-work.js';
import {
  type AnchorHeed,
  anchorFromCertificate,
  HEED_EVERYTHING,
  HEED_NOTHING,
} from '../../server/core/path/trust-anchor.js';
import {
  dns,
  email,
  Issuer,
  nameConstraints,
  policyConstraints,
  policyMappings,
} from '../support/path-world.js';

/** fast-check prints the seed of a failure; `QWARDEN_FUZZ_RUNS` makes a longer hunt. */
const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 1000);
const AT = new Date('2026-06-01T00:00:00Z');
const verifier = new NodeSignatureVerifier();

const root = Issuer.root('Root', { policies: ['2.5.29.32.0'] });
const issuing = root.authority('Issuing', {
  policies: ['1.2.3', '2.5.29.32.0'],
  pathLength: 1,
  extensions: [
    nameConstraints({ permitted: [dns('example')], excluded: [email('.example')] }),
    policyMappings(['1.2.3', '1.2.4']),
    policyConstraints(0),
  ],
});
const second = issuing.authority('Second', { policies: ['1.2.4'] });
const leaf = second.leafDer({ policies: ['1.2.4'] });
const chain = [leaf, second.der, issuing.der, root.der];

function judge(
  ders: readonly Uint8Array[],
  more: Partial<PathInput> & { heed?: AnchorHeed } = {},
): PathResult | undefined {
  const [target, ...above] = ders.map((der) => {
    const certificate = decodeCertificate(der);
    return certificate.ok ? certificate.value : undefined;
  });
  const anchor = above.pop();
  if (target === undefined || anchor === undefined) return undefined;
  const candidates = new PathCandidates(
    [anchorFromCertificate(anchor, { heed: more.heed ?? HEED_NOTHING })],
    above.filter((certificate): certificate is Certificate => certificate !== undefined),
  );
  return findPath({ target, candidates, at: AT, ...more }, verifier);
}

function expectWithinBudget(result: PathResult): void {
  for (const what of ['signatures', 'steps', 'comparisons'] as const)
    expect(result.work[what]).toBeLessThanOrEqual(PATH_LIMITS[what]);
  if (result.ok) return;
  expect(result.problems.length).toBeGreaterThan(0);
  for (const { code, message, clause } of result.problems) {
    expect(Object.keys(PATH_CLAUSES)).toContain(code);
    expect(message).not.toBe('');
    expect(clause).not.toBe('');
  }
}

test('the path that is mutated below is one', () => {
  expect(judge(chain, { heed: HEED_EVERYTHING })).toMatchObject({ ok: true });
});

describe('one octet of a path', () => {
  const changed = fc
    .tuple(
      fc.nat(2),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.integer({ min: 1, max: 255 }),
    )
    .map(([which, where, flip]) => {
      const der = chain[which]!;
      const at = Math.floor(where * der.length);
      return chain.with(which, der.with(at, der[at]! ^ flip));
    });

  test('cannot be changed below the anchor without breaking it', () => {
    fc.assert(
      fc.property(changed, fc.boolean(), (ders, profile) => {
        const result = judge(ders, { profile });
        if (result === undefined) return;
        expectWithinBudget(result);
        expect(result.ok).toBe(false);
      }),
      { numRuns },
    );
  }, 120_000);
});

describe('any graph of names and keys', () => {
  const names = ['A', 'B', 'C', 'D'] as const;
  const edge = fc.record({
    subject: fc.constantFrom(...names),
    issuer: fc.constantFrom(...names),
    key: fc.constantFrom('k1', 'k2', 'k3', undefined),
    issuerKey: fc.constantFrom('k1', 'k2', 'k3', undefined),
    pathLength: fc.constantFrom(undefined, 0, 1),
    ca: fc.constantFrom(true, true, true, false, null),
    constrained: fc.boolean(),
    policies: fc.constantFrom(null, ['1.2.3'], ['2.5.29.32.0']),
  });

  test('ends within the budget, and a path that is found holds link by link', () => {
    fc.assert(
      fc.property(
        fc.array(edge, { minLength: 1, maxLength: 14 }),
        fc.boolean(),
        fc.boolean(),
        (edges, profile, requireExplicitPolicy) => {
          const all = edges.map(({ subject, issuer, key, issuerKey, constrained, pathLength, ...over }) =>
            Issuer.root(issuer, { key: issuerKey ?? issuer }).authority(subject, {
              ...over,
              ...(pathLength !== undefined && { pathLength }),
              key: key ?? subject,
              extensions: constrained ? [nameConstraints({ permitted: [dns('example')] })] : [],
            }),
          );
          const target = all[0]!.leaf();
          const candidates = new PathCandidates(
            [anchorFromCertificate(Issuer.root('A').certificate, { heed: HEED_EVERYTHING })],
            all.map(({ certificate }) => certificate),
          );
          const result = findPath({ target, candidates, at: AT, profile, requireExplicitPolicy }, verifier);
          expectWithinBudget(result);
          if (result.ok) expectLinked(result.path.certificates);
        },
      ),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  }, 120_000);
});

/** Independent of the search: names follow each other, all but the target are CAs, nothing stands there twice. */
function expectLinked(certificates: readonly Certificate[]): void {
  expect(new Set(certificates).size).toBe(certificates.length);
  for (const [i, { issuer, subject }] of certificates.entries()) {
    const above = certificates[i + 1];
    const name = issuer.attributes.map(({ text }) => text?.value).join();
    if (above === undefined) expect(name).toBe('A');
    else expect(above.subject.attributes.map(({ text }) => text?.value).join()).toBe(name);
    expect(subject.attributes.length).toBeGreaterThan(0);
    if (i > 0) expect(certificates[i]!.basicConstraints?.ca).toBe(true);
    const counted = certificates.slice(1, i).length;
    const limit = certificates[i]!.basicConstraints?.pathLength;
    const selfIssued = certificates
      .slice(1, i)
      .filter((c) => c.issuer.attributes[0]?.text?.value === c.subject.attributes[0]?.text?.value).length;
    if (i > 0 && limit !== undefined) expect(counted - selfIssued).toBeLessThanOrEqual(limit);
  }
}
