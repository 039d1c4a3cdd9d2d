import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { decodedCertificate } from '../../../test/support/revocation-messages.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import { inspectCertificate } from '../certificate/inspect.js';
import { readAgain } from '../certificate/second-reading.js';
import { PATH_CLAUSES, type PathProblemCode, problem } from '../path/path-problem.js';
import type { Qualification } from '../qualification/qualify.js';
import {
  isBroken,
  otherSchemeCheck,
  pathCheck,
  qualificationCheck,
  registerCheck,
  revocationCheck,
  syntaxCheck,
  validityState,
} from './checks.js';

const certificate = decodedCertificate(
  CertificateAuthority.root().issue({
    notBefore: new Date('2026-01-31T00:00:00Z'),
    notAfter: new Date('2027-01-31T23:59:59Z'),
  }).der,
);

describe('syntax', () => {
  const inspection = inspectCertificate(certificate, testVerifier, readAgain(certificate));
  const finding = (severity: 'error' | 'warning' | 'info') => ({
    code: `x.${severity}`,
    severity,
    message: `An ${severity}.`,
    citation: 'RFC 5280 4.1',
    at: '',
    range: null,
    ask: null,
  });
  test.each([
    [[], 'pass', []],
    [['info'], 'pass', []],
    [['info', 'warning'], 'warn', ['x.warning']],
    [['warning', 'error'], 'fail', ['x.warning', 'x.error']],
  ] as const)('findings %j: %s', (severities, status, codes) => {
    const check = syntaxCheck({ ...inspection, findings: severities.map(finding) });
    expect(check.status).toBe(status);
    expect(check.reasons.map(({ code }) => code)).toStrictEqual([...codes]);
  });
});

test.each([
  ['2026-01-30T23:59:59.999Z', 'before'],
  ['2026-01-31T00:00:00Z', 'in'],
  ['2027-01-31T23:59:59.999Z', 'in'],
  ['2027-02-01T00:00:00Z', 'after'],
])('validity at %s: %s', (at, expected) => {
  expect(validityState(certificate, new Date(at))).toBe(expected);
});

describe('path', () => {
  const undecided: readonly PathProblemCode[] = [
    'val.chain-incomplete',
    'val.signature-unsupported',
    'val.budget-signatures',
    'val.budget-steps',
    'val.budget-comparisons',
    'val.budget-depth',
  ];
  test.each(Object.keys(PATH_CLAUSES) as PathProblemCode[])('%s is broken, or nothing was found', (code) => {
    const problems = [problem({ code, message: 'So it is.' }, certificate)];
    expect(isBroken(problems)).toBe(!undecided.includes(code));
    const { status, reasons } = pathCheck(problems);
    expect(status).toBe(undecided.includes(code) ? 'unknown' : 'fail');
    expect(reasons[0]?.message).toContain('psd2.bandymas-test.eu');
    expect(reasons[0]?.message).toContain(PATH_CLAUSES[code]);
  });

  test('one broken thing among things not found is broken', () => {
    const messages: readonly PathProblemCode[] = ['val.chain-incomplete', 'val.pathlen'];
    expect(isBroken(messages.map((code) => problem({ code, message: 'So it is.' }, undefined)))).toBe(true);
  });
});

describe('qualification', () => {
  const with_ = (over: Partial<Qualification>): Qualification => ({
    outcome: 'qualified',
    territory: 'LT',
    now: null,
    issuance: null,
    reasons: [],
    ...over,
  });
  const expired = { code: 'val.tl-expired', severity: 'warning', message: 'Old.' } as const;
  test.each([
    ['qualified', 'pass'],
    ['not-qualified', 'fail'],
    ['no-longer-qualified', 'fail'],
    ['unknown', 'unknown'],
  ] as const)('%s: %s', (outcome, status) => {
    expect(qualificationCheck(with_({ outcome })).status).toBe(status);
  });

  test('a warning of the lists warns, and makes nothing better that is worse', () => {
    expect(qualificationCheck(with_({ reasons: [expired] })).status).toBe('warn');
    expect(qualificationCheck(with_({ outcome: 'unknown', reasons: [expired] })).status).toBe('unknown');
  });

  test('what holds now and at issuance is said once, what held only then is dated', () => {
    const said = { code: 'val.service-not-for-web', severity: 'error' } as const;
    const reasons = [
      { ...said, message: 'Not for web.', when: 'now' },
      { ...said, message: 'Not for web.', when: 'issuance' },
      { ...said, message: 'Nobody.', when: 'issuance' },
    ] as const;
    const check = qualificationCheck(with_({ outcome: 'not-qualified', reasons }));
    expect(check.reasons.map(({ message }) => message)).toStrictEqual([
      'Not for web.',
      'When it was issued: Nobody.',
    ]);
  });

  test('another scheme is named with its reason and never called qualified', () => {
    const check = otherSchemeCheck({ name: 'Georgia', reason: 'Law on payment systems.' });
    expect(check.status).toBe('skipped');
    expect(check.reasons[0]?.message).toBe(
      'Not EU-qualified; trusted here under "Georgia" because: Law on payment systems.',
    );
  });
});

describe('revocation without a path', () => {
  test.each([
    ['none', 'Revocation cannot be judged without a path to a trust anchor.'],
    ['bad', 'Revocation is not judged, because the path does not hold.'],
  ] as const)('%s: unknown, and why', (path, message) => {
    const check = revocationCheck(undefined, ['a.der is no CRL: cut.'], path);
    expect(check.status).toBe('unknown');
    expect(check.reasons.map((reason) => reason.message)).toStrictEqual([message, 'a.der is no CRL: cut.']);
  });
});

test.each([
  [undefined, 'unknown'],
  ['ok', 'pass'],
  ['not-found', 'warn'],
  ['roles-missing', 'fail'],
  ['withdrawn', 'fail'],
] as const)('register %s: %s', (status, expected) => {
  const answer = status === undefined ? undefined : { status, roles: [], reasons: [] };
  expect(registerCheck(answer).status).toBe(expected);
});
