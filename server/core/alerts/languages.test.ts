import { describe, expect, test } from '@jest/globals';
import { ENTRY_CHANGE_KINDS } from '../registers/compare-editions.js';
import { NOTIFICATION_KINDS } from '../notifications/kinds.js';
import { composeUnheardMail, unheardTitle } from '../notifications/unheard-mail.js';
import { PSP_ROLE_BY_NAME } from '../qc-statements/psp-roles.js';
import { composeConsentMail, type ConsentNews, consentTitle } from './consent-mail.js';
import { composeDatedMail } from './dated-mail.js';
import { DATED_TYPES, type DatedNews } from './dated-news.js';
import { composeDeafMail } from './deaf-mail.js';
import { LISTENER_PROBLEMS } from './deaf-news.js';
import {
  composeDigestMail,
  composeExpiryMail,
  type ExpiringCertificate,
  type MailCircumstances,
} from './expiry-mail.js';
import { withLink } from './mail-layout.js';
import { endsIn, fullDate, type MailContent, shortDate } from './mail-text.js';
import { composeOverflow, overflowEvent } from './overflow.js';
import {
  composeRegisterChangeMail,
  composeRegisterChangesMail,
  composeRegisterDigest,
  type RegisterChangeNews,
} from './register-change-mail.js';
import { composeFailingRegisterMail } from './register-mail.js';
import {
  type AlertLine,
  composeAlertDigest,
  composeEscalationMail,
  composeRecoveryMail,
  composeRuleTestMail,
} from './told-together-mail.js';
import { composeFailingListsMail, type FailingList } from './trusted-list-mail.js';
import { composeVerdictDigest, composeVerdictMail } from './verdict-mail.js';
import { OUTCOMES } from '../verdict/verdict.js';
import { SCHEDULER, WATCH_KINDS } from './watch.js';
import { composeWatchMail, watchEvent } from './watch-mail.js';
import { MAIL_LANGUAGES, type MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';

const BASE_URL = 'https://q.example';
const AT = new Date('2026-11-16T08:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(AT.getTime() + days * DAY_MS);
const KINDS = ['qwac', 'qsealc', 'esign', 'ca', 'other'] as const;
const REASONS = ['owner', 'default-recipient', 'rule'] as const;

const certificate: ExpiringCertificate = {
  ...{ certificateId: 'c1', kind: 'qwac', organisation: 'UAB Žalia', serialNumber: '1a2b' },
  ...{ organizationIdentifier: 'PSDLT-BL-LB000458', usableRoles: ['PSP_AI', 'PSP_PI', 'PSP_IC'] },
  ...{ issuer: 'QTSP-1', notAfter: inDays(21) },
};
const change: RegisterChangeNews = {
  ...{ changeId: 'c1', entryId: 'eba:1', register: 'R-1', changeKind: 'withdrawn', name: 'UAB Žalia' },
  ...{ authority: 'LT-BL', number: 'LB000458', sentence: 'S-1.', host: 'LV', touched: 21 },
  publishedAt: '2026-11-15T06:00:00.000Z',
  certificates: [
    {
      id: 'c1',
      kind: 'other',
      organisation: 'UAB Žalia',
      serialNumber: '1a',
      notAfter: inDays(5).toISOString(),
    },
  ],
};
const list: FailingList = {
  ...{ territory: 'LV', code: 'html-page', message: 'M-1.', location: 'https://l.example/1' },
  inUse: { sequenceNumber: 7, nextUpdate: inDays(30).toISOString() },
};
const line = (over: Partial<AlertLine> = {}): AlertLine => ({
  ...{
    id: 'a1',
    title: 'T-1',
    severity: 'critical',
    endsAt: inDays(10),
    ends: true,
    escalated: 0,
    lastedMs: null,
  },
  ...{ raisedAt: inDays(-21), recoveredAt: null, ...over },
});
const consents = (over: Partial<ConsentNews> = {}): ConsentNews =>
  ({
    ...{ consents: 'expiring', organisationId: 'o1', organisationName: 'UAB Žalia', count: 21 },
    ...{ edition: 'berlin-1.3', day: '2026-11-30', ...over },
  }) as ConsentNews;
const dated = (type: (typeof DATED_TYPES)[number], over: Partial<DatedNews> = {}): DatedNews => ({
  ...{ dated: type, name: 'N-1', organisationName: 'UAB Žalia', link: '/n/1', ...over },
});
const subjectOf = ({ subject }: MailContent): string => subject;

/** Every mail there is, in one language. */
function mails(language: MailLanguage): [name: string, mail: MailContent][] {
  const to: MailCircumstances = { baseUrl: BASE_URL, because: 'rule', at: AT, language };
  const many = Array.from({ length: 102 }, (_, i) => ({ ...certificate, notAfter: inDays(i - 50) }));
  const verdict = (outcome: (typeof OUTCOMES)[number]) => ({
    ...{ certificate, at: AT },
    change: { evaluationId: 'e', from: 'valid' as const, to: outcome, reasons: ['R-1.'] },
  });
  const others = [line(), line({ severity: 'warning', ends: false }), line({ severity: 'info' })];
  return [
    ...KINDS.flatMap((kind): [string, MailContent][] => [
      [`${kind} ends`, composeExpiryMail({ ...certificate, kind }, to)],
      [`${kind} has ended`, composeExpiryMail({ ...certificate, kind, notAfter: inDays(-7) }, to)],
    ]),
    ...REASONS.map((because): [string, MailContent] => [
      `ends, to ${because}`,
      composeExpiryMail({ ...certificate, organisation: '', issuer: null }, { ...to, because }),
    ]),
    ['many end', composeDigestMail(many, to)],
    ...OUTCOMES.map((outcome): [string, MailContent] => [
      `verdict ${outcome}`,
      composeVerdictMail(verdict(outcome), to),
    ]),
    ['many verdicts', composeVerdictDigest(OUTCOMES.map(verdict), to)],
    ['consents end', composeConsentMail(consents(), inDays(14), to)],
    ['consents ended', composeConsentMail(consents({ consents: 'ended-early' }), AT, to)],
    ...DATED_TYPES.flatMap((type) =>
      REASONS.map((because): [string, MailContent] => [
        `${type} ends, to ${because}`,
        composeDatedMail(dated(type), inDays(11), { ...to, because }),
      ]),
    ),
    ['nameless ends', composeDatedMail(dated('waiver', { name: '', organisationName: null }), inDays(1), to)],
    ...LISTENER_PROBLEMS.flatMap((code): [string, MailContent][] => [
      [
        `deaf ${code}`,
        composeDeafMail(
          { deaf: 'alert-rule', name: 'N', link: '/r', problems: [{ code, about: 'A-1' }] },
          to,
        ),
      ],
    ]),
    ['deaf address', composeDeafMail({ deaf: 'address', name: 'a@b.example', link: '/r', problems: [] }, to)],
    ...WATCH_KINDS.flatMap((watch): [string, MailContent][] =>
      [null, AT.toISOString()].map((since) => [
        `watch ${watch} ${since}`,
        composeWatchMail({ watch, name: 'n', subjectId: 'n', since, lastError: 'E-1' }, to),
      ]),
    ),
    [
      'watch scheduler',
      composeWatchMail(
        { watch: 'job-overdue', name: 'a, b', subjectId: SCHEDULER, since: null, lastError: null },
        to,
      ),
    ],
    ['digest', composeAlertDigest(others, { ...to, because: 'owner' })],
    ['digest without an end', composeAlertDigest([line({ ends: false, severity: 'info' })], to)],
    ['one over', composeRecoveryMail([line({ recoveredAt: AT })], to)],
    ['many over', composeRecoveryMail(others, to)],
    ...[1, 2, 21, 24 * 21].map((hours): [string, MailContent] => [
      `nobody cares for ${hours} hours`,
      composeEscalationMail([line({ raisedAt: new Date(AT.getTime() - hours * 3_600_000) })], to),
    ]),
    ['nobody cares for many', composeEscalationMail(others, to)],
    ['rule test', composeRuleTestMail({ ...to, ruleName: 'N-1', requestedBy: 'Rūta' })],
    ...(
      [
        ['refused', {}],
        ['not fetched', { code: 'timed-out', inUse: null }],
        [
          'out of date',
          { code: 'next-update-passed', inUse: { sequenceNumber: 7, nextUpdate: AT.toISOString() } },
        ],
        ['list of lists', { territory: 'EU' }],
        ['no list of lists', { territory: 'EU', inUse: null }],
      ] as const
    ).map(([name, over]): [string, MailContent] => [
      `list ${name}`,
      composeFailingListsMail([{ ...list, ...over }], to),
    ]),
    ['lists', composeFailingListsMail([list, { ...list, territory: 'EE', inUse: null }], to)],
    ...(['eba', 'lb'] as const).flatMap((register): [string, MailContent][] =>
      [null, { version: 'v1', publishedAt: null }, { version: 'v1', publishedAt: AT.toISOString() }].map(
        (inUse) => [
          `register ${register}`,
          composeFailingRegisterMail(
            {
              ...{ register, code: 'c-1', message: 'M-1.', advice: 'A-1.', origin: 'O-1', editionId: 'e' },
              inUse,
            },
            to,
          ),
        ],
      ),
    ),
    ...ENTRY_CHANGE_KINDS.map((changeKind): [string, MailContent] => [
      `register change ${changeKind}`,
      composeRegisterChangeMail({ ...change, changeKind }, { ...to, because: 'owner' }),
    ]),
    ['register changes', composeRegisterChangesMail([change, { ...change, entryId: 'eba:2' }], to)],
    ['register digest', composeRegisterDigest([change], { ...to, because: 'owner' })],
    ['register digest of all', composeRegisterDigest([change], { ...to, because: 'default-recipient' })],
    ...NOTIFICATION_KINDS.map((unheard): [string, MailContent] => [
      `unheard ${unheard}`,
      composeUnheardMail({ unheard, subjectName: 'UAB Žalia', facts: {}, link: '/n' }, to),
    ]),
    [
      'overflow',
      composeOverflow(
        Array.from({ length: 102 }, () => ({ subject: 'T-1', text: '', link: undefined })),
        to,
      ),
    ],
  ].map(([name, mail]) => [
    name as string,
    withLink(mail as MailContent, { label: MAIL_WORDS[language].acknowledge, link: `${BASE_URL}/ack` }),
  ]);
}

/** Common words of English that no Lithuanian sentence has. */
const ENGLISH =
  /(?<!\p{L})(the|of|and|is|are|it|its|was|were|has|have|not|nobody|by|from|with|sent|because|open|see|ends?|ended|days?|hours?|alerts?|certificates?|consents?|register|list|number|which|who|them|these|this|there|you|none|until|before|after|unknown|critical|warning|notice|rule|mail)(?!\p{L})/iu;
const LITHUANIAN = /[ąčęėįšųūž]|\b(ir|nes|yra|jau|iki|nuo)\b/i;
/** Links and what the product and standards are called. */
const bare = (text: string): string => text.replace(/https?:\S+|UAB Žalia|Rūta/g, '');

describe.each(mails('en').map(([name, english], i) => [name, english, mails('lt')[i]![1]] as const))(
  'the mail "%s"',
  (_, english, lithuanian) => {
    test('is in one language at a time', () => {
      for (const part of [lithuanian.subject, lithuanian.text]) expect(bare(part)).not.toMatch(ENGLISH);
      expect(bare(english.text)).not.toMatch(/[ąčęėįšųūž]/i);
      expect(bare(lithuanian.text)).toMatch(LITHUANIAN);
      expect(lithuanian.html).toContain('<html lang="lt">');
      expect(english.html).toContain('<html lang="en">');
    });

    test('leads to the same places from other buttons, and names the same things', () => {
      const links = ({ text }: MailContent) =>
        text.match(/https?:[^\s),]+/g)?.map((one) => one.replace(/\.$/, ''));
      const facts = ({ text }: MailContent) =>
        text.match(/UAB Žalia|PSDLT-BL-LB000458|\b[A-Z]-1\b|QTSP-1|eba:\d|1a2b|LB000458/g)?.sort();
      expect([...new Set(links(lithuanian))].sort()).toEqual([...new Set(links(english))].sort());
      expect(new Set(facts(lithuanian))).toEqual(new Set(facts(english)));
      const button = ({ html }: MailContent) => /class="button"[^>]*>([^<]*)</.exec(html)?.[1];
      if (button(english) !== undefined) expect(button(lithuanian)).not.toBe(button(english));
      expect(lithuanian.html.match(/<td/g)?.length).toBe(english.html.match(/<td/g)?.length);
    });

    test('leaves nothing out and nothing open', () => {
      for (const { subject, text, html } of [english, lithuanian])
        for (const part of [subject, text, html.replace(/<style>.*?<\/style>/gs, '')]) {
          expect(part).not.toMatch(/undefined|null|NaN|\[object|[{}]|\(\)/);
          expect(part).not.toMatch(/ ,| \.(?!\w)|\.\.|: ?\.$/m);
        }
    });
  },
);

describe('Lithuanian', () => {
  const to: MailCircumstances = { baseUrl: BASE_URL, because: 'owner', at: AT, language: 'lt' };

  test('says days in their case', () => {
    const words = [0.5, 2, 10, 21, 30].map((days) => endsIn(inDays(days), AT, 'lt'));
    expect(words).toEqual([
      ...['baigsis per parą', 'baigsis po 2 dienų', 'baigsis po 10 dienų', 'baigsis po 21 dienos'],
      'baigsis po 30 dienų',
    ]);
    const past = [-0.5, -1, -2, -7, -10, -21].map((days) => endsIn(inDays(days), AT, 'lt'));
    expect(past).toEqual([
      ...['jau pasibaigė', 'pasibaigė prieš dieną', 'pasibaigė prieš 2 dienas', 'pasibaigė prieš 7 dienas'],
      ...['pasibaigė prieš 10 dienų', 'pasibaigė prieš 21 dieną'],
    ]);
  });

  test('writes dates as Lithuanians do', () => {
    expect(shortDate(AT, 'lt')).toBe('2026-11-16');
    expect(fullDate(AT, 'lt')).toBe('2026 m. lapkričio 16 d., 08:00 UTC');
  });

  test('says of a certificate what ends, what stops and what to do', () => {
    const { subject, text } = composeExpiryMail(certificate, to);
    expect(subject).toBe('[Qwarden] UAB Žalia: QWAC baigsis po 21 dienos (2026-12-07)');
    expect(text).toBe(`QWAC (UAB Žalia) baigsis po 21 dienos: 2026 m. gruodžio 7 d., 08:00 UTC.

Jei nieko nebus padaryta, nuo tada turėtojo (UAB Žalia) jungtys bus atmetamos, o per jas teikiamos paslaugos nutrūks: sąskaitos informacija, mokėjimo inicijavimas ir kortele pagrįstų mokėjimo priemonių išdavimas.

Laiku užsakykite naują sertifikatą (išdavėjas – QTSP-1) ir jį įkelkite:
https://q.example/certificates/c1/show

-- 
PSDLT-BL-LB000458 · serijos numeris 1a2b
Išsiuntė „Qwarden“ (https://q.example), nes esate šio sertifikato savininkas.
`);
  });

  test.each([
    [2, 'Dėmesio reikia 2 sertifikatams: 2 baigsis'],
    [10, 'Dėmesio reikia 10 sertifikatų: 10 baigsis'],
    [21, 'Dėmesio reikia 21 sertifikatui: 21 baigsis'],
  ])('counts %i certificates', (count, words) => {
    const many = Array.from({ length: count }, () => certificate);
    expect(subjectOf(composeDigestMail(many, to))).toContain(words);
  });

  test.each([
    [1, '1 sutikimas baigsis'],
    [4, '4 sutikimai baigsis'],
    [312, '312 sutikimų baigsis'],
  ])('counts %i consents', (count, words) => {
    expect(consentTitle(consents({ count }), inDays(7), AT, 'lt')).toContain(
      `UAB Žalia: ${words} po 7 dienų`,
    );
  });

  test('digests name the severity and the next end', () => {
    const digest = composeAlertDigest([line(), line({ severity: 'info' })], to);
    expect(digest.subject).toBe(
      '[Qwarden] 2 įspėjimai, iš jų kritinių – 1, artimiausia pabaiga – 2026-11-26',
    );
    expect(digest.text).toContain('* T-1 · kritinis · 2026-11-26');
  });

  test('has a word for every role', () => {
    for (const name of PSP_ROLE_BY_NAME.keys()) expect(MAIL_WORDS.lt.roles[name]).toBeDefined();
  });

  test('tells channels, too', () => {
    const news = { watch: 'mail-stuck', name: 'n', subjectId: 'n', since: null, lastError: null } as const;
    expect(watchEvent(news, to, true)).toMatchObject({
      language: 'lt',
      title: 'Sutvarkyta: Laiškai neišsiunčiami',
    });
    const items = [{ subject: 'T-1', text: '', link: undefined }];
    expect(overflowEvent(items, composeOverflow(items, to), [], to)).toMatchObject({
      ...{ language: 'lt', title: '[Qwarden] Dar pranešimų: 1' },
    });
  });

  test('unheard news is called so', () => {
    const news = { unheard: 'review-submitted', subjectName: 'UAB Žalia', facts: {}, link: '/' } as const;
    expect(unheardTitle(news, 'lt')).toBe('UAB Žalia: pateikta peržiūrai, bet niekas to nesužino');
  });
});

test('of several consents English says that they have ended, not that they has', () => {
  expect(consentTitle(consents({ count: 2 }), inDays(-0.5), AT)).toContain('2 consents have ended');
  const to: MailCircumstances = { baseUrl: BASE_URL, because: 'default-recipient', at: AT, language: 'en' };
  expect(composeConsentMail(consents(), inDays(3), to).text).toContain('because they have no owner');
});

test('what is stored, and compared, stays English', () => {
  expect(MAIL_LANGUAGES).toEqual(['en', 'lt']);
  expect(consentTitle(consents(), inDays(7), AT)).toBe('UAB Žalia: 21 consents end in 7 days (23 Nov 2026)');
});

test('on a narrow screen each row of a table is a block whose lines say what they are', () => {
  const to: MailCircumstances = { baseUrl: BASE_URL, because: 'rule', at: AT, language: 'en' };
  const { html } = composeAlertDigest([line({ title: '<b>' })], to);
  expect(html).toContain('@media (max-width:480px)');
  expect(html).toContain('<td data-label="How bad"');
  expect(html).toContain('<table class="rows"');
  expect(html).not.toContain('<b>');
});
