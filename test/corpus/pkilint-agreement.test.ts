import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { lint } from '../../server/core/lint/lint.js';
import { profileOf } from '../../server/core/lint/profiles.js';
import { LINT_RULES } from '../../server/core/lint/registry.js';
import { CORPUS, type CorpusEntry, corpusIndex, hasCorpus } from './corpus.js';

/**
 * Agreement with pkilint over the certificates for which its authors wrote down what it finds. Every code of theirs
 * belongs to a rule of ours or has a reason for having none; every difference between the two is explained.
 */
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;

/** Our rule → codes of the peers, as `docs/rules.md` shows them. */
const PEERS = read<Record<string, { readonly pkilint?: readonly string[] }>>('../../scripts/docs/peers.json');
/** A code of pkilint, or the beginning of several with `*` → why no rule of ours is like it. */
const WITHOUT_RULE = read<Record<string, string>>('pkilint-without-rule.json');

interface Explanation {
  /** `peer`: pkilint finds `about`, its code, and no rule of ours does. `ours`: the rule `about` finds what pkilint does not. */
  readonly only: 'peer' | 'ours';
  readonly about: string;
  readonly reason: string;
  /** Files below `PREFIX`, or the beginning of several with `*`. */
  readonly files: readonly string[];
}
const EXPLANATIONS = read<readonly Explanation[]>('pkilint-differences.json');

const PREFIX = 'files/pkilint/integration_certificate/';

/** Files whose profile of pkilint is one of a QWAC, a server certificate or none in particular, and which codes run there. */
const SCOPES: readonly (readonly [files: RegExp, codes: RegExp])[] = [
  [/^etsi\/(qevcp|qncp_w_ov|evcp)/, /^(etsi|ts_119_312|cabf|pkix|itu|iso|msft)\./],
  [/^etsi\//, /^(etsi|ts_119_312|pkix|itu|iso)\./],
  [/^tls_br\/(dv|ev|iv|ov)_(pre|final)_certificate\//, /^(cabf|pkix|itu|iso|msft)\./],
  [/^pkix\//, /^(pkix|itu)\./],
];

const RULES_OF_CODE = new Map<string, string[]>();
for (const [rule, { pkilint = [] }] of Object.entries(PEERS)) {
  for (const code of pkilint) RULES_OF_CODE.set(code, [...(RULES_OF_CODE.get(code) ?? []), rule]);
}
const matches = (pattern: string, code: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern;

interface Judged {
  readonly file: string;
  readonly codes: ReadonlySet<string>;
  readonly found: ReadonlySet<string>;
  /** Codes that pkilint could have found here. */
  readonly runs: RegExp;
}

interface PkilintEntry extends CorpusEntry {
  readonly expectedFindings?: readonly { readonly code?: string }[];
}

const codesOf = ({ expectedFindings = [] }: PkilintEntry): readonly string[] =>
  expectedFindings.flatMap(({ code }) => (code === undefined ? [] : [code]));

function judge(entries: readonly PkilintEntry[]): readonly Judged[] {
  return entries.flatMap((entry) => {
    const file = entry.file.slice(PREFIX.length);
    const scope = SCOPES.find(([files]) => files.test(file));
    if (scope === undefined) return [];
    const [only] = certificatesInFile(readFileSync(new URL(entry.file, CORPUS)));
    if (only === undefined || 'error' in only) return [];
    const decoded = decodeCertificate(only.der);
    if (!decoded.ok || profileOf(decoded.value) === undefined) return [];
    const results = lint(decoded.value, LINT_RULES);
    const failed = results.filter(({ status }) => status === 'failed').map(({ rule }) => rule.id);
    return [{ file, codes: new Set(codesOf(entry)), found: new Set(failed), runs: scope[1] }];
  });
}

interface Count {
  both: number;
  peerOnly: number;
  oursOnly: number;
}

function compare(judged: readonly Judged[]) {
  const differences = new Set<string>();
  const counts = new Map<string, Count>();
  const count = (rule: string, kind: keyof Count): void => {
    const row = counts.get(rule) ?? { both: 0, peerOnly: 0, oursOnly: 0 };
    row[kind]++;
    counts.set(rule, row);
  };
  for (const { file, codes, found, runs } of judged) {
    for (const code of codes) {
      const rules = RULES_OF_CODE.get(code);
      if (rules === undefined) continue;
      const agreeing = rules.filter((rule) => found.has(rule));
      for (const rule of agreeing) count(rule, 'both');
      if (agreeing.length > 0) continue;
      count(rules[0]!, 'peerOnly');
      differences.add(`peer ${code} ${file}`);
    }
    for (const rule of found) {
      const pkilint = PEERS[rule]?.pkilint ?? [];
      if (pkilint.some((code) => codes.has(code)) || !pkilint.some((code) => runs.test(code))) continue;
      count(rule, 'oursOnly');
      differences.add(`ours ${rule} ${file}`);
    }
  }
  return { differences, counts };
}

describe('the names of peers', () => {
  test('are names of rules that exist', () => {
    const ids = new Set(LINT_RULES.map(({ id }) => id));
    expect(Object.keys(PEERS).filter((rule) => !ids.has(rule))).toEqual([]);
  });
});

(hasCorpus ? describe : describe.skip)('agreement with pkilint', () => {
  const entries = (corpusIndex() as readonly PkilintEntry[]).filter(({ file }) => file.startsWith(PREFIX));
  const judged = judge(entries);
  const { differences, counts } = compare(judged);
  const explained = EXPLANATIONS.flatMap(({ only, about, files }) =>
    files.map((file) => `${only} ${about} ${file}`),
  );

  test('is measured over the certificates for websites and seals', () => {
    expect(judged.length).toBeGreaterThanOrEqual(200);
    const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    const sum = (kind: keyof Count) => rows.reduce((total, [, row]) => total + row[kind], 0);
    console.log(
      [
        `pkilint and Qwarden over ${judged.length} certificates: both / pkilint only / Qwarden only`,
        ...rows.map(([rule, row]) => `${rule}: ${row.both} / ${row.peerOnly} / ${row.oursOnly}`),
        `all: ${sum('both')} / ${sum('peerOnly')} / ${sum('oursOnly')}`,
      ].join('\n'),
    );
    expect(sum('both')).toBeGreaterThan(0);
  });

  test('every code of pkilint has a rule of ours or a reason for having none', () => {
    const codes = new Set(entries.flatMap(codesOf));
    const open = [...codes].filter(
      (code) =>
        !RULES_OF_CODE.has(code) && !Object.keys(WITHOUT_RULE).some((pattern) => matches(pattern, code)),
    );
    expect(open).toEqual([]);
    const unneeded = Object.keys(WITHOUT_RULE).filter(
      (pattern) => ![...codes].some((code) => matches(pattern, code) && !RULES_OF_CODE.has(code)),
    );
    expect(unneeded).toEqual([]);
  });

  test('every difference is explained', () => {
    const open = [...differences].filter((found) => !explained.some((pattern) => matches(pattern, found)));
    expect(open.sort()).toEqual([]);
  });

  test('no explanation is left over, and none is given twice', () => {
    const unneeded = explained.filter(
      (pattern) => ![...differences].some((found) => matches(pattern, found)),
    );
    expect(unneeded).toEqual([]);
    expect(new Set(explained).size).toBe(explained.length);
  });

  test('every reason is a sentence', () => {
    const reasons = [...Object.values(WITHOUT_RULE), ...EXPLANATIONS.map(({ reason }) => reason)];
    expect(reasons.filter((reason) => !/^\S.{20,}\.$/.test(reason))).toEqual([]);
  });
});
