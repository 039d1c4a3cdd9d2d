import { describe, expect, test } from '@jest/globals';
import { nothing, oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { extPoliciesAnypolicy } from './policies-anypolicy.js';
import { extPoliciesDuplicate } from './policies-duplicate.js';
import { extPoliciesMissing } from './policies-missing.js';

const value = (policies: Uint8Array) => ({ policies: null, extensions: [extension('2.5.29.32', policies)] });

describe('ext.policies-missing', () => {
  test('a policy passes', () => {
    expect(findingsOf(extPoliciesMissing, { policies: ['1.2.3'] })).toEqual([]);
  });

  test('no extension', () => {
    expect(findingsOf(extPoliciesMissing, { policies: null })).toEqual([
      {
        message: 'The extension certificatePolicies is missing.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test('an empty list is pointed at', () => {
    expect(findingsOf(extPoliciesMissing, { policies: [] })).toEqual([
      {
        message: 'The extension certificatePolicies names no policy.',
        severity: 'error',
        path: 'certificatePolicies',
        hex: hex(sequence()),
      },
    ]);
  });

  test.each([
    ['a list of what is no policy', sequence(nothing())],
    ['what is no list', nothing()],
  ])('%s is left to x509.extension-undecodable', (_, policies) => {
    expect(findingsOf(extPoliciesMissing, value(policies))).toEqual([]);
  });
});

describe('ext.policies-duplicate', () => {
  test('different policies pass', () => {
    expect(findingsOf(extPoliciesDuplicate, { policies: ['1.2.3', '1.2.4'] })).toEqual([]);
  });

  test('each one that comes again is pointed at', () => {
    const policies = ['1.2.3', '0.4.0.194112.1.6', '1.2.3', '0.4.0.194112.1.6', '1.2.3'];
    expect(findingsOf(extPoliciesDuplicate, { policies })).toEqual([
      {
        message: 'The policy 1.2.3 is listed again.',
        severity: 'error',
        path: 'certificatePolicies[2]',
        hex: hex(sequence(oid('1.2.3'))),
      },
      {
        message: 'The policy QNCP-w-gen (0.4.0.194112.1.6) is listed again.',
        severity: 'error',
        path: 'certificatePolicies[3]',
        hex: hex(sequence(oid('0.4.0.194112.1.6'))),
      },
      expect.objectContaining({ path: 'certificatePolicies[4]' }),
    ]);
  });

  test('does not apply without policies', () => {
    expect(findingsOf(extPoliciesDuplicate, { policies: null })).toBeUndefined();
  });
});

describe('ext.policies-anypolicy', () => {
  test('named policies pass', () => {
    expect(findingsOf(extPoliciesAnypolicy, { policies: ['1.2.3'] })).toEqual([]);
  });

  test('anyPolicy is pointed at', () => {
    expect(findingsOf(extPoliciesAnypolicy, { policies: ['1.2.3', '2.5.29.32.0'] })).toEqual([
      {
        message: 'The policy anyPolicy (2.5.29.32.0) is for certificates of CAs only.',
        severity: 'error',
        path: 'certificatePolicies[1]',
        hex: hex(sequence(oid('2.5.29.32.0'))),
      },
    ]);
  });

  test('does not apply without policies', () => {
    expect(findingsOf(extPoliciesAnypolicy, { policies: null })).toBeUndefined();
  });
});
