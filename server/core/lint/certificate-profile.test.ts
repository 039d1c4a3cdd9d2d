import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { type Mint, QSEALC_STATEMENTS, psd2Statement, qcType } from '../../../test/support/mint.js';
import { utf8 } from '../../../test/support/der.js';
import { CERTIFICATE_PROFILES, certificateProfileOf } from './certificate-profile.js';
import { lint } from './lint.js';
import { PROFILE_SEVERITIES, profileSeverity } from './profile-severities.js';
import { LINT_RULES } from './registry.js';

const SEAL: Mint = { qcStatements: QSEALC_STATEMENTS, extendedKeyUsage: null, keyUsage: 0x40 };
const BINDING: Mint = { extendedKeyUsage: ['0.4.0.194115.1.0'] };
const profile = (minted: Mint, scheme?: 'eu' | 'uk' | 'ge') =>
  certificateProfileOf(certificateOf(minted), scheme);

describe('the finer profile', () => {
  test.each([
    ['QNCP-w-gen', {}, 'qwac'],
    ['QEVCP-w', { policies: ['0.4.0.194112.1.4'] }, 'qwac-browser'],
    ['a policy of the CA/B Forum', { policies: ['2.23.140.1.2.2'] }, 'qwac-browser'],
    ['the purpose of a 2-QWAC', BINDING, '2-qwac'],
    ['that purpose and QNCP-w', { ...BINDING, policies: ['0.4.0.194112.1.5'] }, '2-qwac'],
    ['QcType eseal', SEAL, 'qsealc'],
    ['QcType esign', { qcStatements: [qcType('esign')], extendedKeyUsage: null }, undefined],
  ] as const)('%s', (_, minted, expected) => {
    expect(profile(minted)).toBe(expected);
    expect(profile(minted, 'eu')).toBe(expected);
  });

  test.each([
    ['uk', 'uk-obwac', 'uk-obseal'],
    ['ge', 'ge-qwac', 'ge-qsealc'],
  ] as const)('under the scheme %s there are %s and %s', (scheme, website, seal) => {
    expect(profile({}, scheme)).toBe(website);
    expect(profile({ policies: ['0.4.0.194112.1.4'] }, scheme)).toBe(website);
    expect(profile(SEAL, scheme)).toBe(seal);
    expect(profile({ qcStatements: [qcType('esign')], extendedKeyUsage: null }, scheme)).toBeUndefined();
  });

  test('is not read out of the certificate: a claim to be British changes nothing', () => {
    expect(profile({ qcStatements: [psd2Statement({ ncaId: utf8('GB-FCA') })] })).toBe('qwac');
  });
});

describe('the severities of profiles', () => {
  const rows = CERTIFICATE_PROFILES.flatMap((name) =>
    PROFILE_SEVERITIES[name].map((row) => [name, row.ruleId, row] as const),
  );
  const ids = new Set(LINT_RULES.map(({ id }) => id));

  test.each(rows)('%s: %s is a rule, differs from it and says why', (name, ruleId, { severity, reason }) => {
    expect(ids).toContain(ruleId);
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(LINT_RULES.find(({ id }) => id === ruleId)?.severity).not.toBe(severity);
    expect(profileSeverity(name, ruleId)).toBe(severity);
  });

  test('no profile judges one rule twice', () => {
    for (const name of CERTIFICATE_PROFILES) {
      const judged = PROFILE_SEVERITIES[name].map(({ ruleId }) => ruleId);
      expect(new Set(judged).size).toBe(judged.length);
    }
  });

  test('what it does not name is left to the rule', () => {
    expect(profileSeverity('uk-obwac', 'psd2.roles-flat')).toBeUndefined();
    expect(profileSeverity('qwac', 'tls.san-missing')).toBeUndefined();
  });
});

describe('a certificate of the UK directory', () => {
  const certificate = certificateOf({
    qcStatements: [qcType('web'), psd2Statement({ ncaId: utf8('GB-FCA') })],
    policies: ['1.3.6.1.4.1.5237.134.1.100'],
    dnsNames: null,
  });
  const severities = (options?: Parameters<typeof lint>[2]) =>
    new Map(
      lint(certificate, LINT_RULES, options).flatMap(({ rule, violations }) =>
        violations.map(({ severity }) => [rule.id, severity ?? rule.severity]),
      ),
    );

  test('is judged by its scheme when the scheme is told', () => {
    const found = severities({ profile: 'uk-obwac' });
    expect(found.get('tls.san-missing')).toBe('info');
    for (const id of ['qcs.qccompliance-missing', 'policy.qualified-missing', 'psd2.ncaid-non-eea'])
      expect(found.has(id)).toBe(false);
  });

  test('and like any other when it is not', () => {
    const found = severities();
    expect([found.get('tls.san-missing'), found.get('qcs.qccompliance-missing')]).toEqual(['error', 'error']);
    expect([found.get('policy.qualified-missing'), found.get('psd2.ncaid-non-eea')]).toEqual([
      'warning',
      'warning',
    ]);
  });

  test('a rule that the profile leaves out does not apply', () => {
    const result = lint(certificate, LINT_RULES, { profile: 'uk-obwac' }).find(
      ({ rule }) => rule.id === 'qcs.qccompliance-missing',
    );
    expect([result?.status, result?.violations.length]).toEqual(['not-applicable', 0]);
  });

  test.each(['error', 'warning', 'info'] as const)('an administrator has the last word: %s', (severity) => {
    const adjustments = [{ ruleId: 'tls.san-missing', severity, reason: 'House rule.' }];
    const at = new Date(Date.UTC(2026, 5, 1));
    expect(severities({ profile: 'uk-obwac', adjustments, at }).get('tls.san-missing')).toBe(severity);
  });
});
