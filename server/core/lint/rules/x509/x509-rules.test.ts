import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { cite } from '../../citations.js';
import type { Severity } from '../../lint.js';
import type { LintProfile } from '../../profiles.js';
import { LINT_RULES } from '../../registry.js';

// prettier-ignore
const RULES: readonly (readonly [string, Severity, string, LintProfile[] | undefined, asks: boolean])[] = [
  ['x509.version-not-v3', 'error', 'EN 319 412-2 GEN-4.2.1-1; RFC 5280 4.1.2.1', undefined, true],
  ['x509.serial-not-positive', 'error', 'RFC 5280 4.1.2.2', undefined, true],
  ['x509.signature-alg-mismatch', 'error', 'RFC 5280 4.1.1.2', undefined, true],
  ['x509.validity-negative', 'error', 'RFC 5280 4.1.2.5', undefined, true],
  ['x509.time-encoding-wrong', 'error', 'RFC 5280 4.1.2.5.1; RFC 5280 4.1.2.5.2', undefined, true],
  ['x509.duplicate-extension', 'error', 'RFC 5280 4.2', undefined, true],
  ['x509.extensions-absent', 'error', 'EN 319 412-2 4.3', undefined, true],
  ['x509.unique-id-present', 'error', 'RFC 5280 4.1.2.8', undefined, true],
  ['x509.extension-undecodable', 'error', 'RFC 5280 4.2', undefined, true],
  ['x509.critical-extension-unknown', 'error', 'RFC 5280 4.2; RFC 5280 6.1.4', undefined, true],
  ['x509.basic-constraints-ca-true', 'error', 'RFC 5280 4.2.1.9', undefined, true],
  ['x509.precert-poison-present', 'error', 'RFC 6962 3.1', ['qwac'], true],
  ['x509.sct-list-missing', 'warning', 'Chromium Certificate Transparency policy; RFC 6962 3.3', ['qwac'], false],
];

const ruleOf = (id: string) => LINT_RULES.find((rule) => rule.id === id)!;

describe('the rules of the group x509', () => {
  test('are these', () => {
    expect(LINT_RULES.map(({ id }) => id).filter((id) => id.startsWith('x509.'))).toEqual(
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
    expect(messagesOf(ruleOf(id)) ?? []).toEqual([]);
  });
});
