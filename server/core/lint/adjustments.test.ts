import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { type Adjustment, adjustmentsInForce } from './adjustments.js';
import { lint, rule, type Severity, type Violation } from './lint.js';

const END = new Date(Date.UTC(2027, 0, 1));
const at = new Date(Date.UTC(2026, 5, 1));
const decision = (more: Partial<Adjustment> = {}): Adjustment => ({
  ruleId: 'test.rule',
  severity: 'info',
  reason: 'The issuer is to reissue it.',
  ...more,
});
const finding = (...severities: (Severity | undefined)[]) =>
  rule({
    id: 'test.rule',
    title: 'It holds.',
    severity: 'warning',
    citation: [],
    subject: () => severities,
    check: (found) =>
      found.map((severity): Violation => ({
        message: 'Broken.',
        at: undefined,
        ...(severity ? { severity } : {}),
      })),
  });
const judged = (checked: ReturnType<typeof finding>, adjustments: readonly Adjustment[], when = at) =>
  lint(certificateOf(), [checked], { adjustments, at: when })[0]!;
const severitiesOf = (violations: readonly Violation[]) =>
  violations.map(({ severity }) => severity ?? 'own');

describe('the adjustments in force', () => {
  test('one without an end counts always, one with an end before it', () => {
    const waiver = decision({ until: END });
    expect([...adjustmentsInForce([decision()], END).values()]).toEqual([decision()]);
    expect([...adjustmentsInForce([waiver], new Date(END.getTime() - 1)).values()]).toEqual([waiver]);
    expect(adjustmentsInForce([waiver], END).size).toBe(0);
  });

  test('of several about one rule the last that counts wins', () => {
    const later = decision({ severity: 'off' });
    expect(adjustmentsInForce([decision(), later], at).get('test.rule')).toBe(later);
    expect(adjustmentsInForce([decision(), { ...later, until: at }], at).get('test.rule')?.severity).toBe(
      'info',
    );
  });
});

describe('an administrator', () => {
  test('switches a rule off, and what it would have said is kept', () => {
    const off = decision({ severity: 'off' });
    const result = judged(finding(undefined, 'error'), [off]);
    expect([result.status, result.adjustment]).toEqual(['switched-off', off]);
    expect(result.violations).toHaveLength(0);
    expect(severitiesOf(result.silenced!)).toEqual(['own', 'error']);
  });

  test.each([
    ['error', ['error', 'error', 'error', 'error']],
    ['warning', ['warning', 'warning', 'warning', 'warning']],
    ['info', ['info', 'info', 'info', 'info']],
  ] as const)('sets the severity %s', (severity, expected) => {
    const result = judged(finding(undefined, 'error', 'warning', 'info'), [decision({ severity })]);
    expect([result.status, severitiesOf(result.violations)]).toEqual(['failed', expected]);
    expect(result.adjustment?.severity).toBe(severity);
  });

  test('does not raise a milder case by lowering the rule', () => {
    const strict = { ...finding('info', undefined), severity: 'error' as const };
    expect(severitiesOf(judged(strict, [decision({ severity: 'warning' })]).violations)).toEqual([
      'info',
      'warning',
    ]);
  });

  test('says nothing about other rules, and nothing after the end', () => {
    const untouched = lint(certificateOf(), [finding(undefined)])[0]!;
    const others = judged(finding(undefined), [decision({ ruleId: 'test.other', severity: 'off' })]);
    const ended = judged(finding(undefined), [decision({ severity: 'off', until: END })], END);
    for (const result of [others, ended]) {
      expect([result.status, severitiesOf(result.violations)]).toEqual(['failed', ['own']]);
      expect(result).not.toHaveProperty('adjustment');
    }
    expect(untouched.status).toBe('failed');
  });

  test('a rule that passes says so with its adjustment', () => {
    const result = judged(finding(), [decision({ severity: 'error' })]);
    expect([result.status, result.violations.length, result.adjustment?.severity]).toEqual([
      'passed',
      0,
      'error',
    ]);
  });

  test('a rule that does not apply is not switched off', () => {
    const idle = { ...finding(undefined), evaluate: () => undefined };
    expect(judged(idle, [decision({ severity: 'off' })]).status).toBe('not-applicable');
    const future = { ...finding(undefined), effectiveFrom: new Date(Date.UTC(2050, 0)) };
    expect(judged(future, [decision({ severity: 'off' })]).status).toBe('not-effective');
  });
});
