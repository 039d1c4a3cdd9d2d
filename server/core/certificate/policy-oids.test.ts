import { expect, test } from '@jest/globals';
import {
  CABF_TLS_POLICIES,
  GENERAL_POLICIES,
  POLICY_NAMES,
  PolicyOid,
  policyText,
  QUALIFIED_POLICIES,
} from './policy-oids.js';

test('every policy has a name of its own', () => {
  expect([...POLICY_NAMES.keys()].sort()).toEqual(Object.values<string>(PolicyOid).sort());
  expect(new Set(POLICY_NAMES.values()).size).toBe(POLICY_NAMES.size);
});

test('the sets', () => {
  expect([...QUALIFIED_POLICIES]).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => `0.4.0.194112.1.${n}`));
  expect([...GENERAL_POLICIES]).toEqual([1, 2, 3, 4, 6, 7, 8].map((n) => `0.4.0.2042.1.${n}`));
  expect([...CABF_TLS_POLICIES]).toEqual([
    '2.23.140.1.1',
    '2.23.140.1.2.1',
    '2.23.140.1.2.2',
    '2.23.140.1.2.3',
  ]);
});

test('policyText names what it knows', () => {
  expect(policyText('0.4.0.194112.1.6')).toBe('QNCP-w-gen (0.4.0.194112.1.6)');
  expect(policyText('0.4.0.19495.3.1')).toBe('QCP-w-psd2 (0.4.0.19495.3.1)');
  expect(policyText('1.2.3')).toBe('1.2.3');
});
