import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { mint, QSEALC_STATEMENTS } from '../../../test/support/mint.js';
import { lint } from './lint.js';
import { LINT_RULES } from './registry.js';

const ruleFiles = readdirSync(new URL('./rules/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, '').replace('/', '.'));
const ids = LINT_RULES.map(({ id }) => id);

describe('the registry of lint rules', () => {
  test('no two rules share an id', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every rule lives where its id says, and every file is a registered rule', () => {
    expect([...ids].sort()).toEqual([...ruleFiles].sort());
  });

  test.each(LINT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s says what it demands and where that stands',
    (_, rule) => {
      expect(rule.title).toMatch(/^[A-Z“"a-z].*\.$/);
      expect(rule.citation.length).toBeGreaterThan(0);
      for (const { document, clause } of rule.citation)
        expect([document, clause].every((part) => part !== '')).toBe(true);
    },
  );

  test('every PSD2 rule has a sentence to forward to the QTSP', () => {
    const silent = LINT_RULES.filter(
      ({ id, ask }) => id.startsWith('psd2.') && (ask === undefined || ask === ''),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test.each(LINT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s has an answer for a certificate without extensions',
    (_, rule) => {
      const bare = {
        subject: [],
        qcStatements: null,
        policies: null,
        extendedKeyUsage: null,
        keyUsage: null,
        dnsNames: null,
        extensions: [],
      };
      for (const { message, at } of rule.evaluate(certificateOf(bare)) ?? [])
        expect([message, at]).toEqual([expect.stringMatching(/\.$/), undefined]);
    },
  );

  test('a conforming QWAC and a conforming QSealC break no rule', () => {
    const seal = {
      qcStatements: QSEALC_STATEMENTS,
      policies: ['0.4.0.194112.1.1'],
      extendedKeyUsage: null,
      keyUsage: 0x40,
      dnsNames: null,
    };
    for (const minted of [mint(), mint(seal)]) {
      const broken = lint(certificateOf(minted), LINT_RULES).filter(({ status }) => status === 'failed');
      expect(broken.map(({ rule, violations }) => [rule.id, violations[0]?.message])).toEqual([]);
    }
  });
});
