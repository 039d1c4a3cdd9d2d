import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KIND_FACTS, NOTIFICATION_KINDS, NOTIFICATION_LOCALES } from './kinds.js';
import { composeNewsMail } from './news-mail.js';
import { fill, newsInWords, NOTIFICATION_WORDS } from './news-words.js';
import { composeUnheardMail, unheardTitle } from './unheard-mail.js';

const at = new Date('2026-11-22T14:05:00Z');
const occasion = {
  ...{ baseUrl: 'https://qwarden.bank.example', link: '/reviews/1/show', at },
  because: 'permission' as const,
};
const english = { locale: 'en', timeZone: 'Europe/Vilnius' } as const;
const lithuanian = { locale: 'lt', timeZone: 'Europe/Vilnius' } as const;
const news = {
  kind: 'review-submitted' as const,
  subjectName: '2026-0042',
  facts: { number: '2026-0042', organisation: 'UAB Bandymas', by: 'Ona', dueAt: '2026-11-24T14:05:00.000Z' },
};

describe('the mail about a piece of news', () => {
  test('says in its subject what, whose and when', () => {
    expect(composeNewsMail(news, english, occasion).subject).toBe(
      '[Qwarden] 2026-0042 UAB Bandymas: submitted for review, on 22 November 2026, 16:05 (Europe/Vilnius)',
    );
  });

  test('says in its text who did it, until when it is due and where to go', () => {
    const { text } = composeNewsMail(news, english, occasion);
    expect(text).toContain('The application of UAB Bandymas was submitted for review by Ona.');
    expect(text).toContain('due by 24 November 2026, 16:05 (Europe/Vilnius)');
    expect(text).toContain('https://qwarden.bank.example/reviews/1/show');
  });

  test('speaks the language of its reader', () => {
    const { subject, html } = composeNewsMail(news, lithuanian, occasion);
    expect(subject).toMatch(/^\[Qwarden\] 2026-0042 UAB Bandymas: pateikta peržiūrai, 2026/);
    expect(html).toContain('<html lang="lt">');
  });

  test('leaves out what is not known', () => {
    const facts = { organisation: 'UAB Bandymas' };
    const { text } = composeNewsMail({ ...news, subjectName: 'UAB Bandymas', facts }, english, occasion);
    expect(text).toContain('The application of UAB Bandymas was submitted for review.');
    expect(text).toContain('It waits for somebody who claims it.');
  });

  test('quotes what a person wrote as harmless text', () => {
    const facts = { ...news.facts, text: '<img src=x onerror=alert(1)>\r\nBcc: everybody@bank.example' };
    const mail = composeNewsMail({ ...news, kind: 'review-question', facts }, english, occasion);
    expect(mail.html).not.toContain('<img');
    expect(mail.text).toContain('> <img src=x onerror=alert(1)> Bcc: everybody@bank.example');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  test('tells a contact without an account nothing about switches', () => {
    const { text } = composeNewsMail(news, english, { ...occasion, because: 'contact' });
    expect(text).toContain('named there as contact');
    expect(text).not.toContain('/settings/profile');
  });

  test('is a subject of one line and no markup of others, whatever the facts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NOTIFICATION_KINDS),
        fc.constantFrom(...NOTIFICATION_LOCALES),
        fc.dictionary(
          fc.constantFrom('number', 'organisation', 'by', 'reason', 'dueAt', 'text'),
          fc.string(),
        ),
        fc.string(),
        (kind, locale, facts, subjectName) => {
          const mail = composeNewsMail({ kind, subjectName, facts }, { locale, timeZone: null }, occasion);
          expect(mail.subject).not.toMatch(/\p{Cc}/u);
          const marked = { ...facts, organisation: '<b>x</b>' };
          const { html } = composeNewsMail(
            { kind, subjectName, facts: marked },
            { locale, timeZone: null },
            occasion,
          );
          expect(html).not.toContain('<b>');
        },
      ),
    );
  });
});

describe('the words of the kinds', () => {
  const bare = NOTIFICATION_KINDS.flatMap((kind) =>
    NOTIFICATION_LOCALES.map((locale) => [kind, locale] as const),
  );

  test.each(bare)('%s in %s can be said with nothing but a name', (kind, locale) => {
    const said = newsInWords({ kind, subjectName: 'UAB Bandymas', facts: {} }, { locale, timeZone: null });
    expect(said.title).toMatch(/^UAB Bandymas: ./);
    expect(said.sentence).toMatch(/\.$/);
    expect(`${said.sentence}${said.next}`).not.toMatch(/[[\]{}–]/);
  });

  test('use the same facts in every language', () => {
    const factsOf = (locale: 'en' | 'lt', kind: (typeof NOTIFICATION_KINDS)[number]) => {
      const { sentence, next } = NOTIFICATION_WORDS[locale].kinds[kind];
      const names = [...`${sentence}${next}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      return [...new Set(names)].sort();
    };
    for (const kind of NOTIFICATION_KINDS)
      expect([kind, factsOf('lt', kind)]).toEqual([kind, factsOf('en', kind)]);
  });

  test('a name is said once', () => {
    const facts = { number: '2026-0042', organisation: 'UAB Bandymas' };
    const title = (subjectName: string) =>
      newsInWords({ kind: 'review-approved', subjectName, facts }, english).title;
    expect(title('2026-0042')).toBe('2026-0042 UAB Bandymas: approved');
    expect(title('2026-0042 UAB Bandymas')).toBe('2026-0042 UAB Bandymas: approved');
    expect(title('UAB Bandymas')).toBe('2026-0042 UAB Bandymas: approved');
  });

  test('a part in brackets goes with its fact', () => {
    expect(fill('a[ {x}] b', new Map())).toBe('a b');
    expect(fill('a[ {x}] b', new Map([['x', '1']]))).toBe('a 1 b');
    expect(fill('{y}', new Map())).toBe('–');
  });

  test('every kind is for somebody', () => {
    for (const kind of NOTIFICATION_KINDS)
      expect([kind, KIND_FACTS[kind].applicant || KIND_FACTS[kind].permission !== null]).toEqual([
        kind,
        true,
      ]);
  });
});

test('the mail about news that nobody hears names the news', () => {
  const unheard = {
    unheard: news.kind,
    subjectName: news.subjectName,
    facts: news.facts,
    link: occasion.link,
  };
  expect(unheardTitle(unheard)).toBe('2026-0042 UAB Bandymas: submitted for review, and nobody hears it');
  expect(composeUnheardMail(unheard, { ...occasion, language: 'en' }).text).toContain(
    'Nobody would hear of it',
  );
});
