import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import { type ChainCase, chainCases, hasBoringSsl, judgeChain } from './boringssl-path.js';

/** Case → why we answer otherwise on purpose. An entry that is not needed fails the run. */
const EXCEPTIONS = JSON.parse(
  readFileSync(new URL('boringssl-path-exceptions.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const EVERY_ALGORITHM = { refuseScheme: () => undefined, refuseKey: () => undefined };

(hasBoringSsl ? describe : describe.skip)('the path suite of BoringSSL', () => {
  const cases = hasBoringSsl ? chainCases() : [];
  const verifier = new NodeSignatureVerifier();
  const verdicts = new Map(cases.map((testcase) => [testcase.id, judgeChain(testcase, verifier)]));
  const agrees = ({ id, expected }: ChainCase): boolean =>
    verdicts.get(id)!.accepted === (expected === 'SUCCESS');

  test('every answer is that of the suite but what the exceptions name', () => {
    const differing = cases.filter((testcase) => !agrees(testcase) && !(testcase.id in EXCEPTIONS));
    expect(differing.map(({ id, expected }) => [id, expected, verdicts.get(id)!.why])).toStrictEqual([]);
  });

  test('every exception is needed', () => {
    const needed = new Set(cases.filter((testcase) => !agrees(testcase)).map(({ id }) => id));
    expect(Object.keys(EXCEPTIONS).filter((id) => !needed.has(id))).toStrictEqual([]);
  });

  test('the policies of a path are those of the suite', () => {
    const differing = cases.flatMap(({ id, expected_user_constrained_policy_set: expected }) => {
      const result = verdicts.get(id)!.result;
      if (expected === undefined || result?.ok !== true) return [];
      const found = [...result.path.policies.user].sort();
      return found.join() === expected.split(', ').sort().join() ? [] : [{ id, expected, found }];
    });
    expect(differing).toStrictEqual([]);
  });

  test('what only the dated policy refuses is accepted without it, with the policies of the suite', () => {
    const dated = cases.filter(({ id }) => EXCEPTIONS[id]?.includes('TS 119 312'));
    expect(dated).toHaveLength(hasBoringSsl ? 3 : 0);
    for (const testcase of dated) {
      const { result } = judgeChain(testcase, verifier, EVERY_ALGORITHM);
      const policies = result?.ok === true ? [...result.path.policies.user].sort().join(', ') : 'refused';
      const expected = testcase.expected_user_constrained_policy_set?.split(', ').sort().join(', ');
      expect([testcase.id, policies]).toStrictEqual([testcase.id, expected ?? '']);
    }
  });
});
