import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { QSEALC_STATEMENTS } from '../../../../../test/support/mint.js';
import { cite } from '../../citations.js';
import type { Severity } from '../../lint.js';
import { LINT_PROFILES, type LintProfile } from '../../profiles.js';
import { LINT_RULES } from '../../registry.js';

// prettier-ignore
const RULES: readonly (readonly [string, Severity, string, LintProfile[] | undefined, asks: boolean])[] = [
  ['ext.aki-missing', 'error', 'EN 319 412-2 GEN-4.3.1-1; RFC 5280 4.2.1.1', undefined, true],
  ['ext.aki-critical', 'error', 'RFC 5280 4.2.1.1', undefined, true],
  ['ext.ski-missing', 'info', 'RFC 5280 4.2.1.2', undefined, false],
  ['ext.key-usage-missing', 'error', 'EN 319 412-2 NAT-4.3.2-1; EN 319 412-3 LEG-4.3.1-1', undefined, true],
  ['ext.key-usage-not-critical', 'warning', 'RFC 5280 4.2.1.3; CA/B Forum BR 7.1.2.7.6', undefined, true],
  ['ext.key-usage-unknown-combination', 'error', 'EN 319 412-2 NAT-4.3.2-1 table 1; EN 319 412-3 LEG-4.3.1-2', undefined, true],
  ['ext.key-usage-mixed', 'warning', 'EN 319 412-2 NAT-4.3.2-1', ['qwac'], true],
  ['ext.key-usage-seal-without-nonrepudiation', 'error', 'EN 319 412-3 LEG-4.3.1-3', ['qsealc'], true],
  ['ext.key-usage-seal-not-a', 'warning', 'EN 319 412-3 LEG-4.3.1-4', ['qsealc'], true],
  ['ext.key-usage-incompatible-with-key', 'error', 'RFC 3279 2.3; RFC 8813 3; RFC 9295 3', undefined, true],
  ['ext.key-usage-web-required-bit', 'error', 'CA/B Forum BR 7.1.2.7.11', ['qwac'], true],
  ['ext.policies-missing', 'error', 'EN 319 412-2 GEN-4.3.3-2', undefined, true],
  ['ext.policies-critical', 'warning', 'EN 319 412-2 GEN-4.3.3-1', undefined, true],
  ['ext.policies-duplicate', 'error', 'RFC 5280 4.2.1.4', undefined, true],
  ['ext.policies-anypolicy', 'error', 'CA/B Forum BR 7.1.2.7.9; EN 319 411-2 5.3', undefined, true],
  ['ext.policy-mappings-present', 'error', 'EN 319 412-2 GEN-4.3.4-1', undefined, true],
  ['ext.name-constraints-present', 'error', 'EN 319 412-2 GEN-4.3.8-1', undefined, true],
  ['ext.policy-constraints-present', 'error', 'EN 319 412-2 GEN-4.3.9-1', undefined, true],
  ['ext.inhibit-any-policy-present', 'error', 'EN 319 412-2 GEN-4.3.12-1', undefined, true],
  ['ext.san-critical', 'error', 'EN 319 412-2 GEN-4.3.5-1', undefined, true],
  ['ext.ian-critical', 'error', 'EN 319 412-2 GEN-4.3.6-1', undefined, true],
  ['ext.eku-critical', 'error', 'EN 319 412-2 GEN-4.3.10-1; EN 319 412-4 WEB-4.1.3-4; CA/B Forum BR 7.1.2.7.6', undefined, true],
  ['ext.crldp-critical', 'error', 'EN 319 412-2 GEN-4.3.11-5', undefined, true],
  ['ext.crldp-missing-without-ocsp', 'error', 'EN 319 412-2 GEN-4.3.11-2; EN 319 412-2 GEN-4.4.1-8', undefined, true],
  ['ext.crldp-no-http', 'error', 'EN 319 412-2 GEN-4.3.11-4', undefined, true],
  ['ext.crldp-prohibited-fields', 'error', 'CA/B Forum BR 7.1.2.11.2', ['qwac'], true],
  ['ext.aia-missing', 'error', 'EN 319 412-2 GEN-4.4.1-2', undefined, true],
  ['ext.aia-ca-issuers-missing', 'error', 'EN 319 412-2 GEN-4.4.1-3', undefined, true],
  ['ext.aia-ca-issuers-no-http', 'error', 'EN 319 412-2 GEN-4.4.1-4', undefined, true],
  ['ext.aia-ocsp-no-http', 'error', 'EN 319 412-2 GEN-4.4.1-6', undefined, true],
  ['ext.aia-critical', 'error', 'RFC 5280 4.2.2.1; EN 319 412-2 GEN-4.1-2', undefined, true],
  ['ext.norevavail-without-validity-assured', 'warning', 'EN 319 412-2 GEN-4.3.11-2A; EN 319 412-2 GEN-4.4.1-8A; RFC 9608 3', undefined, true],
  ['ext.validity-assured-without-norevavail', 'error', 'EN 319 412-2 GEN-4.3.11-2A', undefined, true],
  ['ext.norevavail-with-pointers', 'error', 'RFC 9608 3', undefined, true],
  ['ext.non-critical-rule', 'error', 'EN 319 412-2 GEN-4.1-2', undefined, true],
];

const SEAL = {
  qcStatements: QSEALC_STATEMENTS,
  policies: ['0.4.0.194112.1.1'],
  extendedKeyUsage: null,
  keyUsage: 0x40,
  dnsNames: null,
};

const ruleOf = (id: string) => LINT_RULES.find((rule) => rule.id === id)!;

describe('the rules of the group ext', () => {
  test('are these', () => {
    expect(LINT_RULES.map(({ id }) => id).filter((id) => id.startsWith('ext.'))).toEqual(
      RULES.map(([id]) => id),
    );
  });

  test.each(RULES)('%s is of severity %s and cites %s', (id, severity, clauses, profiles) => {
    const rule = ruleOf(id);
    expect([rule.severity, cite(rule.citation), rule.appliesTo]).toEqual([severity, clauses, profiles]);
  });

  test.each(RULES)('%s has sentences as title and request', (id, _severity, _clauses, _profiles, asks) => {
    const { title, ask } = ruleOf(id);
    expect(title).toMatch(/^\S.{20,}\.$/);
    expect(ask !== undefined).toBe(asks);
    expect(ask ?? 'Please reissue it, whoever you may be.').toMatch(/^Please .{30,}\.$/);
  });

  test.each(RULES)('%s finds nothing in a conforming certificate', (id) => {
    const rule = ruleOf(id);
    for (const profile of rule.appliesTo ?? LINT_PROFILES) {
      expect(messagesOf(rule, profile === 'qsealc' ? SEAL : {}) ?? []).toEqual([]);
    }
  });
});
