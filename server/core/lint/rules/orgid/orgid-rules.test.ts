import { describe, expect, test } from '@jest/globals';
import { messagesOf } from '../../../../../test/support/judge.js';
import { cite } from '../../citations.js';
import type { Severity } from '../../lint.js';
import type { LintProfile } from '../../profiles.js';
import { LINT_RULES } from '../../registry.js';

// prettier-ignore
const RULES: readonly (readonly [string, Severity, string, LintProfile[] | undefined])[] = [
  ['orgid.syntax', 'error', 'EN 319 412-1 LEG-5.1.4-02', undefined],
  ['orgid.scheme-unknown', 'error', 'EN 319 412-1 LEG-5.1.4-03', undefined],
  ['orgid.country-invalid', 'error', 'EN 319 412-1 LEG-5.1.4-03/-04', undefined],
  ['orgid.country-three-letters', 'error', 'EN 319 412-1 LEG-5.1.4-02', undefined],
  ['orgid.lei-country-not-xg', 'error', 'EN 319 412-1 LEG-5.1.4', undefined],
  ['orgid.lei-checksum', 'error', 'ISO 17442 check digits', undefined],
  ['orgid.national-scheme', 'info', 'EN 319 412-1 LEG-5.1.4-03', undefined],
  ['orgid.national-scheme-without-nra', 'error', 'EN 319 412-1 LEG-5.1.4-05', undefined],
  ['orgid.eidas-legal-id', 'error', 'EN 319 412-1 LEG-5.1.6-03', undefined],
  ['orgid.not-psd', 'warning', 'TS 119 495 GEN-5.2.1-3; TS 119 495 GEN-5.2.1-4', undefined],
  ['orgid.psd-syntax', 'error', 'TS 119 495 GEN-5.2.1-3', undefined],
  ['orgid.psd-nca-lowercase', 'error', 'TS 119 495 GEN-5.2.1-3', undefined],
  ['orgid.psd-underscore', 'error', 'TS 119 495 GEN-5.2.1-3; TS 119 495 Annex D', undefined],
  ['orgid.psd-double-prefix', 'error', 'TS 119 495 GEN-5.2.1-3', undefined],
  ['orgid.psd-nca-vs-statement', 'error', 'TS 119 495 5.2.1; TS 119 495 5.2.3', undefined],
  ['orgid.psd-country-vs-subject', 'warning', 'TS 119 495 5.2.1; Qwarden the home member state is normally the country of establishment', undefined],
  ['orgid.authorisation-number-format', 'info', 'EBA NCA abbreviations practice of the authorities', undefined],
  ['orgid.institution-prefix', 'info', 'TS 119 495 V1.3+', undefined],
  ['orgid.cabf-ext-missing', 'error', 'CA/B Forum EVG 9.8.2', ['qwac']],
  ['orgid.cabf-ext-mismatch', 'error', 'CA/B Forum EVG 9.2.8; CA/B Forum EVG 9.8.2', ['qwac']],
  ['orgid.cabf-ext-scheme', 'error', 'CA/B Forum EVG Appendix H', ['qwac']],
  ['orgid.cabf-ext-psd-state', 'error', 'CA/B Forum EVG 9.8.2', ['qwac']],
  ['orgid.cabf-ext-country', 'error', 'CA/B Forum EVG Appendix H', ['qwac']],
];

const ruleOf = (id: string) => LINT_RULES.find((rule) => rule.id === id)!;

describe('the rules of the group orgid', () => {
  test('are these', () => {
    expect(LINT_RULES.map(({ id }) => id).filter((id) => id.startsWith('orgid.'))).toEqual(
      RULES.map(([id]) => id),
    );
  });

  test.each(RULES)('%s is of severity %s and cites %s', (id, severity, clauses, profiles) => {
    const rule = ruleOf(id);
    expect([rule.severity, cite(rule.citation), rule.appliesTo]).toEqual([severity, clauses, profiles]);
  });

  test.each(RULES)('%s has sentences as title and request', (id, severity) => {
    const { title, ask } = ruleOf(id);
    expect(title).toMatch(/^\S.{20,}\.$/);
    // A branch may differ from its home country, so nothing is asked of the QTSP then.
    expect(ask === undefined).toBe(severity === 'info' || id === 'orgid.psd-country-vs-subject');
    if (ask !== undefined) expect(ask).toMatch(/^Please .{30,}\.$/);
  });

  test.each(RULES)('%s finds nothing in a conforming certificate', (id) => {
    expect(messagesOf(ruleOf(id)) ?? []).toEqual([]);
  });
});
