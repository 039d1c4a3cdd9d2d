import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { qcType } from '../../../test/support/mint.js';
import { cite, RFC_5280, TS_119_495 } from './citations.js';
import { lint, type LintRule, rule } from './lint.js';

const violation = { message: 'Broken.', at: undefined };
const ruleThat = (
  finds: readonly (typeof violation)[] | undefined,
  more: Partial<LintRule> = {},
): LintRule => ({
  ...rule({
    id: 'test.rule',
    title: 'It holds.',
    severity: 'error',
    citation: [TS_119_495('GEN-1')],
    subject: () => (finds === undefined ? undefined : finds),
    check: (found) => found,
  }),
  ...more,
});
const statusOf = (checked: LintRule, minted = {}) =>
  lint(certificateOf({ extendedKeyUsage: null, ...minted }), [checked])[0]!.status;

describe('linting', () => {
  test('reports every rule, also those that passed', () => {
    const results = lint(certificateOf(), [ruleThat([]), ruleThat([violation]), ruleThat(undefined)]);
    expect(results.map(({ status, violations }) => [status, violations])).toEqual([
      ['passed', []],
      ['failed', [violation]],
      ['not-applicable', []],
    ]);
  });

  test('keeps every violation of a rule', () => {
    expect(lint(certificateOf(), [ruleThat([violation, violation])])[0]!.violations).toHaveLength(2);
  });

  test('hands the subject and the certificate to the check', () => {
    const seen: unknown[] = [];
    const curious = rule({
      id: 'test.curious',
      title: 'It looks.',
      severity: 'info',
      citation: [],
      subject: ({ serialNumber }) => serialNumber.hex,
      check: (serial, { version }) => {
        seen.push(serial, version);
        return [];
      },
    });
    lint(certificateOf(), [curious]);
    expect(seen).toEqual(['1234abcd', 3]);
  });

  const issued = { notBefore: '260401000000Z' };
  test.each([
    ['before the clause took effect', Date.UTC(2026, 3, 1, 0, 0, 1), 'not-effective'],
    ['in the second it took effect', Date.UTC(2026, 3, 1), 'failed'],
    ['after it took effect', Date.UTC(2026, 2, 31), 'failed'],
  ])('a certificate issued %s', (_, effective, status) => {
    expect(statusOf(ruleThat([violation], { effectiveFrom: new Date(effective) }), issued)).toBe(status);
  });

  test('a rule that does not apply is not also not-effective', () => {
    expect(statusOf(ruleThat(undefined, { effectiveFrom: new Date(Date.UTC(2050, 0)) }))).toBe(
      'not-applicable',
    );
  });

  test.each([
    ['a rule for QWACs', ['qwac'], 'web', 'failed'],
    ['a rule for QSealCs', ['qsealc'], 'web', 'not-applicable'],
    ['a rule for both', ['qwac', 'qsealc'], 'web', 'failed'],
    ['a rule for QSealCs', ['qsealc'], 'eseal', 'failed'],
    ['a rule without a profile', undefined, 'eseal', 'failed'],
    ['any rule', undefined, 'esign', 'not-applicable'],
  ] as const)('%s (%j) on %s', (_, appliesTo, type, status) => {
    const checked = ruleThat([violation], appliesTo === undefined ? {} : { appliesTo });
    expect(statusOf(checked, { qcStatements: [qcType(type)] })).toBe(status);
  });
});

describe('a citation', () => {
  test('names document and clause, several joined', () => {
    expect(cite([TS_119_495('REG-5.2.2-5')])).toBe('TS 119 495 REG-5.2.2-5');
    expect(cite([TS_119_495('GEN-1'), RFC_5280('4.1')])).toBe('TS 119 495 GEN-1; RFC 5280 4.1');
  });
});
