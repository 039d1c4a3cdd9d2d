import { describe, expect, test } from '@jest/globals';
import { sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { extInhibitAnyPolicyPresent } from './inhibit-any-policy-present.js';
import { extNameConstraintsPresent } from './name-constraints-present.js';
import { extPolicyConstraintsPresent } from './policy-constraints-present.js';
import { extPolicyMappingsPresent } from './policy-mappings-present.js';

// prettier-ignore
const RULES = [
  [extPolicyMappingsPresent, '2.5.29.33', 'policyMappings'],
  [extNameConstraintsPresent, '2.5.29.30', 'nameConstraints'],
  [extPolicyConstraintsPresent, '2.5.29.36', 'policyConstraints'],
  [extInhibitAnyPolicyPresent, '2.5.29.54', 'inhibitAnyPolicy'],
] as const;

describe.each(RULES)('%#', (rule, id, name) => {
  const others = RULES.map(([, other]) => other).filter((other) => other !== id);

  test(`${rule.id} passes without ${name}`, () => {
    expect(findingsOf(rule, { extensions: others.map((other) => extension(other, sequence())) })).toEqual([]);
  });

  test(`${rule.id} points at ${name}`, () => {
    expect(findingsOf(rule, { extensions: [extension(id, sequence(), true)] })).toEqual([
      {
        message: `The extension ${name} is present; it is for certificates of CAs only.`,
        severity: 'error',
        path: 'extensions[5]',
        hex: hex(extension(id, sequence(), true)),
      },
    ]);
  });
});
