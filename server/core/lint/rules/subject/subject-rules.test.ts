import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { cite } from '../../citations.js';
import type { Severity } from '../../lint.js';
import type { LintProfile } from '../../profiles.js';
import { LINT_RULES } from '../../registry.js';

// prettier-ignore
const RULES: readonly (readonly [string, Severity, string, LintProfile[] | undefined])[] = [
  ['subject.country-missing', 'error', 'EN 319 412-3 LEG-4.2.1-2; CA/B Forum BR 7.1.4.2; CA/B Forum EVG 9.2', undefined],
  ['subject.organization-missing', 'error', 'EN 319 412-3 LEG-4.2.1-2; CA/B Forum EVG 9.2.1', undefined],
  ['subject.orgid-missing', 'error', 'TS 119 495 GEN-5.3-3; EN 319 412-3 LEG-4.2.1-2; EN 319 412-4 WEB-4.1.4-6', undefined],
  ['subject.cn-missing', 'error', 'EN 319 412-3 LEG-4.2.1-2', undefined],
  ['subject.duplicate-attribute', 'error', 'EN 319 412-3 LEG-4.2.1-3', undefined],
  ['subject.orgid-multiple', 'error', 'EN 319 412-3 LEG-4.2.1-3; TS 119 495 GEN-5.3-3', undefined],
  ['subject.country-unknown', 'error', 'EN 319 412-3 LEG-4.2.1-4; ITU-T X.520 countryName', undefined],
  ['subject.orgid-equals-organization', 'error', 'EN 319 412-3 LEG-4.2.1-6; EN 319 412-4 WEB-4.1.2-5', undefined],
  ['subject.string-type', 'warning', 'RFC 5280 4.1.2.4; CA/B Forum BR 7.1.4.2', undefined],
  ['subject.metadata-only-value', 'error', 'CA/B Forum BR 7.1.4.2', ['qwac']],
  ['subject.leading-trailing-space', 'warning', 'Qwarden names are compared as strings', undefined],
  ['subject.ev-attributes', 'error', 'CA/B Forum EVG 9.2', ['qwac']],
  ['subject.ou-present', 'warning', 'CA/B Forum BR 7.1.4.2', ['qwac']],
  ['subject.natural-person-attributes', 'warning', 'EN 319 412-3 legal persons', undefined],
];

const ruleOf = (id: string) => LINT_RULES.find((rule) => rule.id === id)!;

describe('the rules of the group subject', () => {
  test('are these', () => {
    expect(LINT_RULES.map(({ id }) => id).filter((id) => id.startsWith('subject.'))).toEqual(
      RULES.map(([id]) => id),
    );
  });

  test.each(RULES)('%s is of severity %s and cites %s', (id, severity, clauses, profiles) => {
    const rule = ruleOf(id);
    expect([rule.severity, cite(rule.citation), rule.appliesTo]).toEqual([severity, clauses, profiles]);
  });

  test.each(RULES)('%s has sentences as title and request', (id) => {
    const { title, ask } = ruleOf(id);
    expect(title).toMatch(/^\S.{20,}\.$/);
    expect(ask).toMatch(/^Please .{30,}\.$/);
  });

  test.each(RULES)('%s finds nothing in a conforming certificate', (id) => {
    expect(messagesOf(ruleOf(id)) ?? []).toEqual([]);
  });
});
