import { describe, expect, test } from '@jest/globals';
import { decidingCode, revokedSince, telling } from '../../admin-ui/certificates/verdict/reasons.js';
import { sentenceOf } from '../../admin-ui/certificates/sentence.js';
import { territoryName } from '../../admin-ui/components/territory.js';
import { en } from '../../admin-ui/i18n/en.js';
import { lt } from '../../admin-ui/i18n/lt.js';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import {
  CHECKS,
  type CheckName,
  OUTCOMES,
  type Evaluation,
} from '../../server/evaluations/evaluations.contract.js';

/** As polyglot does it: keys in dots, values between braces, the first or the second form by number. */
function translator(messages: object) {
  return (key: string, options: Record<string, unknown> = {}): string => {
    const found = key.split(/\.(?!$)/).reduce<unknown>((tree, part) => (tree as never)?.[part], messages);
    const text = typeof found === 'string' ? found : String(options['_'] ?? key);
    const forms = text.split(' |||| ');
    const form = forms[options['smart_count'] === 1 ? 0 : forms.length - 1] ?? text;
    return form.replaceAll(/%\{(\w+)\}/g, (_, name: string) => String(options[name] ?? ''));
  };
}

const wordsOf = (messages: object, tag: string) => ({
  translate: translator(messages),
  tag,
  relative: () => 'in 84 days',
  day: (at: Date) => at.toISOString().slice(0, 10),
  territory: (code: string) => territoryName(code, tag),
});
const english = wordsOf(en, 'en-GB');
const lithuanian = wordsOf(lt, 'lt-LT');

const certificate = {
  kind: 'qwac',
  profile: 'qwac',
  organisation: 'UAB Bandymas',
  subject: 'O=UAB Bandymas',
  psd2: {
    roles: [{ oid: '0.4.0.19495.1.3', name: 'PSP_AI', agrees: true }],
    ncaName: 'Bank of Lithuania',
    ncaId: 'LT-BL',
    recovered: false,
  },
  usableRoles: ['PSP_AI'],
  status: 'valid',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-02-14T00:00:00Z',
  findings: [],
} satisfies Partial<Certificate>;

type Verdict = Evaluation['verdict'];
type Check = Verdict['checks'][CheckName];

const pass: Check = { status: 'pass', reasons: [], codes: [] };
const because = (status: Check['status'], code: string, reason = ''): Check => ({
  status,
  codes: [code],
  reasons: [reason],
});
const granted: Evaluation['services'][number] = {
  territory: 'LT',
  provider: 'Example Trust UAB',
  service: 'QWACs',
  status: 'granted',
  since: '2018-01-01T00:00:00Z',
  when: 'now',
};

function verdict(
  outcome: Verdict['outcome'],
  checks: Partial<Record<CheckName, Check>> = {},
  over: Partial<Verdict> = {},
): Verdict {
  return {
    outcome,
    at: '2026-11-22T12:00:00.000Z',
    checks: { ...(Object.fromEntries(CHECKS.map((name) => [name, pass])) as Verdict['checks']), ...checks },
    usableRoles: ['PSP_AI'],
    scheme: null,
    work: { signatures: 2, steps: 3, comparisons: 0 },
    ...over,
  };
}

const say = (
  about: Verdict,
  services: Evaluation['services'] = [granted],
  of: Parameters<typeof sentenceOf>[0] = certificate,
) => sentenceOf(of, english, { verdict: about, services });

describe('the sentence about a certificate', () => {
  test('says without a verdict only what the certificate claims', () => {
    const sentence = sentenceOf(certificate, english);
    expect(sentence).toBe(
      'QWAC of UAB Bandymas, licensed by the Bank of Lithuania for account information; ends in 84 days; no errors or warnings.',
    );
  });

  test('says by whom it is qualified and since when', () => {
    expect(say(verdict('valid'))).toContain(
      '; valid and EU-qualified by Example Trust UAB on the trusted list of Lithuania, granted since 2018-01-01; ends in 84 days',
    );
  });

  test('says that no register was asked', () => {
    const register = because('unknown', 'val.register-not-asked');
    expect(say(verdict('valid-with-warnings', { register }))).toContain('; no register was asked; ends');
  });

  test('says since when and why it was revoked, and nothing of its end', () => {
    const reason = 'Revoked since 2026-11-03T08:00:00.000Z, reason keyCompromise.';
    const revocation = because('fail', 'val.revoked', reason);
    const sentence = say(verdict('revoked', { revocation }), [granted], {
      ...certificate,
      status: 'revoked',
    });
    expect(sentence).toContain('; revoked by its issuer: since 2026-11-03, the key was compromised; ');
    expect(sentence).not.toContain('84 days');
  });

  test('says since when the service is withdrawn', () => {
    const qualification: Check = {
      status: 'fail',
      codes: ['val.result-changed', 'val.service-withdrawn-now'],
      reasons: ['', ''],
    };
    const withdrawn = { ...granted, status: 'withdrawn', since: '2026-10-23T00:00:00Z' };
    expect(say(verdict('no-longer-qualified', { qualification }), [withdrawn])).toContain(
      'no longer EU-qualified: the qualified status of its issuer was withdrawn (since 2026-10-23)',
    );
  });

  test('says what is not known', () => {
    const revocation = because('unknown', 'val.revocation-unavailable');
    expect(say(verdict('indeterminate', { revocation }))).toContain(
      'nobody can say yet whether it may be relied upon: no usable answer about revocation could be had',
    );
  });

  test('leaves the end to the end', () => {
    const validity = because('fail', 'val.expired');
    expect(say(verdict('expired', { validity }), [], { ...certificate, status: 'expired' })).toContain(
      'account information; ended in 84 days; ',
    );
  });

  describe('under another scheme', () => {
    const scheme = { name: 'Georgian PSP scheme', reason: 'The board decided so.' };
    const qualification = because('skipped', 'val.other-scheme');
    const about = verdict('valid-with-warnings', { qualification }, { scheme });

    test('names the scheme and its reason', () => {
      expect(say(about, [])).toMatch(
        /^Website certificate of UAB Bandymas, .*; not EU-qualified; trusted here under “Georgian PSP scheme”, because: The board decided so; ends/,
      );
    });

    test('says no word that means qualified, except that it is not', () => {
      const texts = [say(about, []), sentenceOf(certificate, lithuanian, { verdict: about, services: [] })];
      for (const text of texts) {
        const without = text.replace('not EU-qualified', '').replace('ES nekvalifikuotas', '');
        expect(without).not.toMatch(/qualif|kvalifik|QWAC|eIDAS|\bEU\b|\bES\b/i);
      }
    });
  });

  test('can be said of every outcome in both languages', () => {
    for (const outcome of OUTCOMES)
      for (const words of [english, lithuanian]) {
        const sentence = sentenceOf(certificate, words, { verdict: verdict(outcome), services: [] });
        expect(sentence).not.toMatch(/verdict\.|certificates\.|%\{|undefined/);
      }
  });
});

describe('what decided', () => {
  test('is the reason that says more than a summary', () => {
    expect(telling(['val.qualified-at-time', 'val.service-not-found'])).toBe('val.service-not-found');
    expect(telling(['val.qualified-at-time'])).toBe('val.qualified-at-time');
    expect(telling([])).toBeUndefined();
  });

  test('is of an indeterminate verdict the first check that is not known', () => {
    const qualification = because('fail', 'val.service-not-found');
    const revocation = because('unknown', 'val.revocation-stale');
    expect(decidingCode(verdict('indeterminate', { qualification, revocation }))).toBe(
      'val.revocation-stale',
    );
  });

  test('has no date when the evidence states none', () => {
    expect(revokedSince(verdict('revoked', { revocation: because('fail', 'val.revoked', 'Revoked.') }))).toBe(
      undefined,
    );
  });
});

describe('countries', () => {
  test.each([
    ['EL', 'Greece'],
    ['UK', 'United Kingdom'],
    ['LT', 'Lithuania'],
    ['not a code', 'not a code'],
  ])('%s is %s', (territory, name) => {
    expect(territoryName(territory, 'en-GB')).toBe(name);
  });
});
