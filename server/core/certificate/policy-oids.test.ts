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

test.each([
  ['0.4.0.194112.1.0', 'QCP-n'],
  ['0.4.0.194112.1.1', 'QCP-l'],
  ['0.4.0.194112.1.2', 'QCP-n-qscd'],
  ['0.4.0.194112.1.3', 'QCP-l-qscd'],
  ['0.4.0.194112.1.4', 'QEVCP-w'],
  ['0.4.0.194112.1.5', 'QNCP-w'],
  ['0.4.0.194112.1.6', 'QNCP-w-gen'],
  ['0.4.0.19495.3.1', 'QCP-w-psd2'],
  ['0.4.0.2042.1.1', 'NCP'],
  ['0.4.0.2042.1.2', 'NCP+'],
  ['0.4.0.2042.1.3', 'LCP'],
  ['0.4.0.2042.1.4', 'EVCP'],
  ['0.4.0.2042.1.6', 'DVCP'],
  ['0.4.0.2042.1.7', 'OVCP'],
  ['0.4.0.2042.1.8', 'IVCP'],
  ['0.4.0.1456.1.1', 'QCP public + SSCD'],
  ['0.4.0.1456.1.2', 'QCP public'],
  ['2.23.140.1.1', 'EV of the CA/B Forum'],
  ['2.23.140.1.2.1', 'DV of the CA/B Forum'],
  ['2.23.140.1.2.2', 'OV of the CA/B Forum'],
  ['2.23.140.1.2.3', 'IV of the CA/B Forum'],
])('policyText names %s %s', (oid, name) => {
  expect(policyText(oid)).toBe(`${name} (${oid})`);
});

test('policyText leaves other policies as they are', () => {
  expect(policyText('1.2.3')).toBe('1.2.3');
});
