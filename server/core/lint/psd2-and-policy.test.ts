import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import {
  mint,
  psd2Statement,
  qcCompliance,
  qcPds,
  qcType,
  QSEALC_STATEMENTS,
} from '../../../test/support/mint.js';
import { cite } from './citations.js';
import { lint } from './lint.js';
import { LINT_RULES } from './registry.js';

/** What stands about each rule outside its check, because evidence and exports name it. */
// prettier-ignore
const RULES: readonly (readonly [id: string, severity: string, profiles: string, citation: string])[] = [
  ['psd2.statement-missing', 'error', 'both', 'TS 119 495 GEN-5.1-1; TS 119 495 GEN-5.3-2; TS 119 495 GEN-5.4-2'],
  ['psd2.statement-multiple', 'error', 'both', 'TS 119 495 5.1; Qwarden the roles of several statements are not united'],
  ['psd2.statement-malformed', 'error', 'both', 'TS 119 495 GEN-5.1-3; TS 119 495 Annex A'],
  ['psd2.trailing-data', 'warning', 'both', 'TS 119 495 Annex A'],
  ['psd2.stray-tag', 'error', 'both', 'TS 119 495 Annex A'],
  ['psd2.wrong-arc', 'error', 'both', 'TS 119 495 Annex A'],
  ['psd2.roles-missing', 'error', 'both', 'TS 119 495 GEN-5.2.2-1'],
  ['psd2.roles-flat', 'error', 'both', 'TS 119 495 Annex A'],
  ['psd2.role-oid-unknown', 'error', 'both', 'TS 119 495 GEN-5.2.2-2; TS 119 495 GEN-5.2.2-4'],
  ['psd2.role-name-unknown', 'error', 'both', 'TS 119 495 GEN-5.2.2-3; TS 119 495 GEN-5.2.2-3A; TS 119 495 GEN-5.2.2-3B'],
  ['psd2.role-oid-name-mismatch', 'error', 'both', 'TS 119 495 REG-5.2.2-5'],
  ['psd2.role-name-encoding', 'warning', 'both', 'TS 119 495 Annex A'],
  ['psd2.role-oid-encoding', 'error', 'both', 'TS 119 495 Annex A'],
  ['psd2.role-duplicate', 'warning', 'both', 'TS 119 495 5.2.2'],
  ['psd2.role-unspecified-mixed', 'error', 'both', 'TS 119 495 GEN-5.2.2-1'],
  ['psd2.role-unspecified', 'info', 'both', 'TS 119 495 GEN-5.2.2-3A'],
  ['psd2.roles-pspas-only', 'info', 'both', 'Directive (EU) 2015/2366 Art. 66; Directive (EU) 2015/2366 Art. 67'],
  ['psd2.roles-vs-policy-vop', 'info', 'both', 'TS 119 495 V1.8.1 GEN-5.2.2-3B'],
  ['psd2.ncaname-missing', 'error', 'both', 'TS 119 495 GEN-5.2.3-1; TS 119 495 Annex A'],
  ['psd2.ncaname-encoding', 'warning', 'both', 'TS 119 495 Annex A'],
  ['psd2.ncaname-not-latin', 'error', 'both', 'TS 119 495 GEN-5.2.3-1'],
  ['psd2.ncaname-unusual', 'info', 'both', 'TS 119 495 5.2.3'],
  ['psd2.ncaname-whitespace', 'warning', 'both', 'Qwarden white space around a name is no part of it'],
  ['psd2.ncaid-missing', 'error', 'both', 'TS 119 495 GEN-5.2.3-2'],
  ['psd2.ncaid-encoding', 'warning', 'both', 'TS 119 495 Annex A'],
  ['psd2.ncaid-format', 'error', 'both', 'TS 119 495 GEN-5.2.3-2'],
  ['psd2.ncaid-is-orgid', 'error', 'both', 'TS 119 495 GEN-5.2.3-2'],
  ['psd2.ncaid-country-only', 'error', 'both', 'TS 119 495 GEN-5.2.3-2'],
  ['psd2.ncaid-unknown', 'warning', 'both', 'EBA NCA abbreviations version 4; TS 119 495 Annex D'],
  ['psd2.ncaid-superseded', 'info', 'both', 'EBA NCA abbreviations version history'],
  ['psd2.ncaid-non-eea', 'warning', 'both', 'Directive (EU) 2015/2366 Art. 2'],
  ['psd2.ncaid-na', 'error', 'both', 'TS 119 495 GEN-5.2.3-1A; TS 119 495 GEN-5.2.3-5'],
  ['psd2.ncaid-vs-subject-country', 'warning', 'both', 'TS 119 495 5.2'],
  ['psd2.policy-missing', 'info', 'qwac', 'TS 119 495 OVR-6.1-3'],
  ['psd2.policy-without-statement', 'error', 'qwac', 'TS 119 495 OVR-6.1-3'],
  ['psd2.policy-in-seal', 'error', 'qsealc', 'TS 119 495 OVR-6.1-3'],
  ['policy.qualified-missing', 'warning', 'both', 'EN 319 412-2 QCS-5.2-1; EN 319 412-4 QCS-4.3-1'],
  ['policy.qualified-multiple', 'error', 'both', 'EN 319 412-2 QCS-5.2-1'],
  ['policy.reserved-multiple', 'error', 'both', 'EN 319 411-1 GEN-6.3.3-12; CA/B Forum BR 7.1.2.7.9'],
  ['policy.reserved-prohibited', 'error', 'both', 'EN 319 411-1 GEN-6.3.3-12'],
  ['policy.cabf-missing', 'warning', 'qwac', 'CA/B Forum BR 7.1.2.7.9; TS 119 411-5 1-QWAC; Chromium net/cert/qwac.cc'],
  ['policy.cabf-dv-in-qwac', 'error', 'qwac', 'EN 319 411-2 4.2; Regulation (EU) 910/2014 Annex IV'],
  ['policy.nqual-gen-with-cabf', 'warning', 'qwac', 'EN 319 411-2 OVR-5.1-07'],
  ['policy.old-eidas1-profile', 'info', 'both', 'TS 101 456 5.2'],
];

const ours = LINT_RULES.filter(({ id }) => /^(psd2|policy)\./.test(id));

test('every rule of the groups is here', () => {
  expect(ours.map(({ id }) => id)).toEqual(RULES.map(([id]) => id));
});

describe.each(RULES)('%s', (id, severity, profiles, citation) => {
  const found = ours.find((rule) => rule.id === id)!;

  test('severity, profiles and citation', () => {
    expect([found.severity, found.appliesTo?.join() ?? 'both', cite(found.citation)]).toEqual([
      severity,
      profiles,
      citation,
    ]);
  });

  test('the title is a sentence', () => {
    expect(found.title).toMatch(/^(?:[A-Z]|nCA|rolesOf)[^]*\.$/);
  });

  if (id.startsWith('psd2.')) {
    test('the request to the QTSP names a clause and is polite', () => {
      expect(found.ask).toMatch(/[Pp]lease.*(?:TS 119 495|Directive).*\.$/);
    });
  }
});

describe('conforming certificates break no rule', () => {
  test.each([
    ['a QWAC', mint()],
    [
      'a QSealC',
      mint({
        qcStatements: QSEALC_STATEMENTS,
        policies: ['0.4.0.194112.1.1'],
        extendedKeyUsage: null,
        keyUsage: 0x40,
      }),
    ],
    [
      'a QWAC for browsers',
      mint({ policies: ['2.23.140.1.1', '0.4.0.194112.1.4', '0.4.0.19495.3.1', '0.4.0.2042.1.4'] }),
    ],
  ])('%s', (_, der) => {
    const failed = lint(certificateOf(der), ours).filter(({ status }) => status === 'failed');
    expect(failed.map(({ rule, violations }) => [rule.id, violations])).toEqual([]);
  });
});

test('psd2.statement-missing counts from the first edition of TS 119 495', () => {
  const statusAt = (notBefore: string) =>
    lint(certificateOf({ notBefore, qcStatements: [qcCompliance()] }), ours).find(
      ({ rule }) => rule.id === 'psd2.statement-missing',
    )?.status;
  expect([statusAt('180630235959Z'), statusAt('180701000000Z')]).toEqual(['not-effective', 'failed']);
});

test('a QWAC that lists its statements in another order is as good', () => {
  const qcStatements = [
    psd2Statement(),
    qcPds(['https://example.eu/pds_en.pdf', 'en']),
    qcType('web'),
    qcCompliance(),
  ];
  const failed = lint(certificateOf({ qcStatements }), ours).filter(({ status }) => status === 'failed');
  expect(failed).toEqual([]);
});
