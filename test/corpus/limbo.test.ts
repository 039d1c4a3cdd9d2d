import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import { PATH_LIMITS } from '../../server/core/path/path-work.js';
import { hasLimbo, judgeLimbo, limboCases, type LimboVerdict } from './limbo.js';

/** Case → why we answer otherwise on purpose. An entry that is not needed fails the run. */
const EXCEPTIONS = JSON.parse(
  readFileSync(new URL('limbo-exceptions.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const PUBLISHED = readFileSync(new URL('../../docs/x509-limbo.md', import.meta.url), 'utf8');

const groupOf = (id: string): string => id.split('::')[0]!;

(hasLimbo ? describe : describe.skip)('x509-limbo', () => {
  const cases = hasLimbo ? limboCases() : [];
  const verifier = new NodeSignatureVerifier();
  const verdicts = new Map(cases.map((testcase) => [testcase.id, judgeLimbo(testcase, verifier)]));
  const differing = cases.filter(
    ({ id, expected_result }) => verdicts.get(id)!.accepted !== (expected_result === 'SUCCESS'),
  );
  const ids = (found: readonly { id: string }[]): readonly string[] => found.map(({ id }) => id);

  test('has the 207 cases this was built against', () => {
    expect(cases).toHaveLength(207);
  });

  test('nothing is wrongly accepted but what the exceptions name', () => {
    const accepted = differing.filter(({ id }) => verdicts.get(id)!.accepted && !(id in EXCEPTIONS));
    expect(ids(accepted)).toStrictEqual([]);
  });

  test('nothing is wrongly refused but what the exceptions name', () => {
    const refused = differing.filter(({ id }) => !verdicts.get(id)!.accepted && !(id in EXCEPTIONS));
    expect(refused.map(({ id }) => [id, why(verdicts.get(id)!)])).toStrictEqual([]);
  });

  test.each(['crl', 'cve', 'pathlen', 'pathological'])('every case of %s', (group) => {
    expect(ids(differing.filter(({ id }) => groupOf(id) === group))).toStrictEqual([]);
  });

  test('every case of rfc5280', () => {
    expect(ids(differing.filter(({ id }) => groupOf(id) === 'rfc5280'))).toStrictEqual([]);
  });

  test('every case ends within the budget and says what it did', () => {
    for (const { result } of verdicts.values()) {
      if (result === undefined) continue;
      expect(result.work.signatures).toBeLessThanOrEqual(PATH_LIMITS.signatures);
      expect(result.work.steps).toBeLessThanOrEqual(PATH_LIMITS.steps);
      expect(result.work.comparisons).toBeLessThanOrEqual(PATH_LIMITS.comparisons);
      if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
    }
  });

  test('every exception is needed', () => {
    const needed = new Set(ids(differing));
    expect(Object.keys(EXCEPTIONS).filter((id) => !needed.has(id))).toStrictEqual([]);
  });

  test('every exception is published', () => {
    expect(Object.keys(EXCEPTIONS).filter((id) => !PUBLISHED.includes(`\`${id}\``))).toStrictEqual([]);
  });
});

const why = (verdict: LimboVerdict): string => (verdict.accepted ? '' : verdict.why);
