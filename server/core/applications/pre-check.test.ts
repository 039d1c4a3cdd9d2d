import { describe, expect, test } from '@jest/globals';
import { WHOLE } from '../../../test/support/applications.js';
import { certificateOf } from '../../../test/support/judge.js';
import { utf8 } from '../../../test/support/der.js';
import {
  type Mint,
  mint,
  psd2Statement,
  PSP_AI,
  PSP_PI,
  qcCompliance,
  QSEALC_STATEMENTS,
  qcType,
  subjectWith,
  SUBJECT,
} from '../../../test/support/mint.js';
import type { Finding } from '../certificate/finding.js';
import type { CheckDocument, VerdictDocument } from '../verdict/verdict-document.js';
import { CHECKS, type CheckName, type CheckStatus } from '../verdict/verdict.js';
import type { Application } from './application.js';
import type { ChosenCertificate } from './chosen-certificate.js';
import { preCheck } from './pre-check.js';

const AT = new Date('2026-08-18T06:00:00Z');
const FOUND: CheckDocument = {
  status: 'pass',
  reasons: ['EBA central register: UAB Bandymas, active.'],
  codes: ['val.register-found'],
};
const GOOD: CheckDocument = { status: 'pass', reasons: [], codes: [] };

const check = (status: CheckStatus, ...codes: string[]): CheckDocument => ({
  status,
  codes,
  reasons: codes.map((code) => `Because of ${code}.`),
});

function verdictWith(checks: Partial<Record<CheckName, CheckDocument>>, usableRoles = ['PSP_AI', 'PSP_PI']) {
  const all = Object.fromEntries(CHECKS.map((name) => [name, name === 'register' ? FOUND : GOOD]));
  return {
    outcome: 'valid',
    at: AT.toISOString(),
    checks: { ...all, ...checks },
    usableRoles,
    scheme: null,
    work: { signatures: 0, steps: 0, comparisons: 0 },
  } as VerdictDocument;
}

const chosen = (minted: Mint = {}, more: Partial<ChosenCertificate> = {}): ChosenCertificate => ({
  certificate: certificateOf(mint(minted)),
  ...{ findings: [], verdict: verdictWith({}), inUse: true },
  ...more,
});
const withVerdict = (checks: Partial<Record<CheckName, CheckDocument>>, roles?: string[]) =>
  chosen({}, { verdict: verdictWith(checks, roles) });
const BOTH: Mint = {
  qcStatements: [qcCompliance(), qcType('web'), psd2Statement({ roles: [PSP_AI, PSP_PI] })],
};
const SEAL = chosen({ qcStatements: QSEALC_STATEMENTS });

const linesOf = (
  certificate: ChosenCertificate | null,
  application: Partial<Application> = {},
  seal: ChosenCertificate | null = null,
  at = AT,
) => preCheck({ application: { ...WHOLE, ...application }, certificate, seal }, at);

/** Only what is not met, in few words. */
const problems = (...given: Parameters<typeof linesOf>) =>
  linesOf(...given)
    .lines.filter(({ met }) => met !== 'yes')
    .filter(({ code }) => code !== 'target.registered')
    .map(({ code, met, askOf }) => `${code} ${met} ${askOf}`);

test('a good certificate for one of its roles meets every demand', () => {
  expect(problems(chosen())).toHaveLength(0);
  const { outcome, lines } = linesOf(chosen());
  expect(outcome).toBe('ready');
  for (const { sentence, source } of lines) {
    expect(sentence).toMatch(/^[A-Z].*\.$/s);
    expect(source).toMatch(/^(developers\.paysera\.com\/|RFC )/);
  }
  expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length);
});

describe('what is not met says of whom to ask', () => {
  test.each<[string, ChosenCertificate | null, Partial<Application>, string[]]>([
    ['no certificate', null, {}, ['certificate.chosen no applicant', 'role.PSP_AI no applicant']],
    [
      'no number',
      chosen(),
      { identifier: '' },
      ['organisation.identifier no applicant', 'certificate.organisation no applicant'],
    ],
    [
      'another organisation',
      chosen(),
      { identifier: 'PSDLT-BL-LB000459' },
      ['certificate.organisation no applicant'],
    ],
    ['a spelling of the same number', chosen(), { identifier: 'PSDLT-BL-LB 000458' }, []],
    ['a seal instead of a QWAC', SEAL, {}, ['certificate.qwac no applicant']],
    ['retired here', chosen({}, { inUse: false }), {}, ['certificate.in-use no applicant']],
    ['longer than two years', chosen({ notAfter: '280201000000Z' }), {}, ['certificate.two-years no qtsp']],
    [
      'a broken chain',
      withVerdict({ path: check('fail', 'val.signature-invalid') }),
      {},
      ['certificate.chain no qtsp'],
    ],
    [
      'an incomplete chain',
      withVerdict({ path: check('unknown', 'val.chain-incomplete') }),
      {},
      ['certificate.chain unknown applicant'],
    ],
    [
      'a chain too long to finish',
      withVerdict({ path: check('unknown', 'val.budget-steps') }),
      {},
      ['certificate.chain unknown nobody'],
    ],
    [
      'not qualified',
      withVerdict({ qualification: check('fail', 'val.service-not-found') }),
      {},
      ['certificate.qualified no qtsp'],
    ],
    [
      'lists not at hand',
      withVerdict({ qualification: check('unknown', 'val.tl-not-found') }),
      {},
      ['certificate.qualified unknown nobody'],
    ],
    [
      'another scheme',
      withVerdict({ qualification: check('skipped', 'val.other-scheme') }),
      {},
      ['certificate.qualified no qtsp'],
    ],
    [
      'revoked',
      withVerdict({ revocation: check('fail', 'val.revoked') }),
      {},
      ['certificate.not-revoked no qtsp'],
    ],
    [
      'nobody answers',
      withVerdict({ revocation: check('unknown', 'val.revocation-unavailable') }),
      {},
      ['certificate.not-revoked unknown nobody'],
    ],
    [
      'withdrawn',
      withVerdict({ register: check('fail', 'val.register-withdrawn') }, []),
      {},
      ['register.matches no authority', 'role.PSP_AI unknown authority'],
    ],
    [
      'not in the register',
      withVerdict({ register: check('warn', 'val.register-not-found') }, []),
      {},
      ['register.matches no authority', 'role.PSP_AI unknown authority'],
    ],
    [
      'no register at hand',
      withVerdict({ register: check('unknown', 'val.register-no-edition') }),
      {},
      ['register.matches unknown nobody'],
    ],
    [
      'several entries',
      withVerdict({ register: check('unknown', 'val.register-ambiguous') }),
      {},
      ['register.matches unknown nobody'],
    ],
    [
      'a role that it lacks',
      chosen(),
      { roles: ['PSP_PI'] },
      ['role.PSP_PI no qtsp', 'seal.chosen no applicant'],
    ],
    ['a role that is not open', chosen(), { roles: ['PSP_AI', 'PSP_IC'] }, ['role.PSP_IC no nobody']],
    [
      'a role without licence',
      withVerdict(
        {
          register: {
            status: 'fail',
            reasons: ['PSP_AI: not licensed.', 'Found.'],
            codes: ['val.register-role-missing', 'val.register-found'],
          },
        },
        [],
      ),
      {},
      ['role.PSP_AI no authority'],
    ],
    [
      'no verdict',
      chosen({}, { verdict: null }),
      {},
      [
        'certificate.chain unknown nobody',
        'certificate.not-revoked unknown nobody',
        'certificate.qualified unknown nobody',
        'register.matches unknown nobody',
        'role.PSP_AI unknown nobody',
      ],
    ],
    ['the sandbox', chosen(), { environment: 'sandbox' }, ['target.environment unknown paysera']],
    ['no accounts', chosen(), { hasTestAccounts: false }, ['target.test-accounts no applicant']],
    [
      'the Georgian edition with a European licence',
      chosen(),
      { edition: 'georgia-0.8' },
      ['certificate.recognised-in-georgia unknown paysera', 'register.matches no authority'],
    ],
  ])('%s', (_, certificate, application, expected) => {
    expect(problems(certificate, application)).toStrictEqual(expected);
  });

  test('expired, and not valid yet', () => {
    expect(problems(chosen(), {}, null, new Date('2030-01-01'))).toEqual(['certificate.valid-now no qtsp']);
    expect(problems(chosen(), {}, null, new Date('2020-01-01'))).toEqual(['certificate.valid-now no nobody']);
  });
});

describe('payments are signed', () => {
  const payments: Partial<Application> = { roles: ['PSP_PI'] };
  test('with a seal of the same organisation', () => {
    expect(problems(chosen(BOTH), payments, SEAL)).toHaveLength(0);
  });
  test('and not with a QWAC', () => {
    expect(problems(chosen(BOTH), payments, chosen())).toEqual(['seal.qsealc no applicant']);
  });
  test('nor with a revoked one', () => {
    const revoked = { ...SEAL, verdict: verdictWith({ revocation: check('fail', 'val.revoked') }) };
    expect(problems(chosen(BOTH), payments, revoked)).toEqual(['seal.not-revoked no qtsp']);
  });
});

describe('Georgia', () => {
  const georgian = (more: Partial<ChosenCertificate> = {}) =>
    chosen(
      {
        subject: subjectWith(SUBJECT.organizationIdentifier, 'PSDGE-NBG-402227078'),
        qcStatements: [
          qcCompliance(),
          qcType('web'),
          psd2Statement({ ncaId: utf8('GE-NBG'), ncaName: utf8('National Bank of Georgia') }),
        ],
      },
      more,
    );
  const georgia: Partial<Application> = { identifier: 'PSDGE-NBG-402227078', edition: 'georgia-0.8' };

  test('its registry and issuers count', () => {
    expect(problems(georgian(), georgia)).toEqual(['certificate.recognised-in-georgia unknown paysera']);
    const trusted = { ...verdictWith({}), scheme: { name: 'Georgia', reason: 'Asked NBG.' } };
    expect(problems(georgian({ verdict: trusted }), georgia)).toHaveLength(0);
  });
  test('and the register of the EBA knows nobody of it', () => {
    expect(problems(georgian(), { identifier: georgia.identifier! })).toEqual([
      'register.matches no authority',
    ]);
  });
});

test('findings come along with whom to ask', () => {
  const finding: Finding = {
    ...{ code: 'qcs.pds-missing', severity: 'error' as const, message: 'No PDS.', citation: 'EN 319 412-5' },
    ...{ at: null, range: null, ask: 'Please add it.' },
  };
  const { findings, lines, outcome } = linesOf(
    chosen({}, { findings: [finding, { ...finding, ask: null }] }),
  );
  expect(findings.map(({ of, askOf }) => `${of} ${askOf}`)).toEqual([
    'certificate qtsp',
    'certificate nobody',
  ]);
  expect(lines.find(({ code }) => code === 'certificate.well-formed')).toMatchObject({ met: 'no' });
  expect(outcome).toBe('not-ready');
});
