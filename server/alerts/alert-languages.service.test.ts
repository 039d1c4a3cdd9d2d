import { describe, expect, jest, test } from '@jest/globals';
import type { Config } from '../platform/config/config.js';
import type { People } from '../users/people.service.js';
import { AlertLanguages } from './alert-languages.service.js';
import { AlertOrganisations, type OrganisationDirectory } from './alert-organisations.js';

const ACCOUNTS = [
  { email: 'ruta@bank.example', state: 'active', locale: 'lt' },
  { email: 'john@bank.example', state: 'disabled', locale: 'en' },
  { email: 'new@bank.example', state: 'invited', locale: 'en' },
];
const CONTACTS = new Map([
  ['jonas@psp.example', 'lt'],
  ['giorgi@psp.example', 'ka'],
  ['new@bank.example', 'lt'],
  ['john@bank.example', 'lt'],
]);

function languages(language: Config['language']) {
  const accounts = jest.fn<(...asked: unknown[]) => Promise<unknown>>(() => Promise.resolve(ACCOUNTS));
  const languagesOf = jest.fn<OrganisationDirectory['languagesOf']>(() => Promise.resolve(CONTACTS));
  const organisations = new AlertOrganisations();
  organisations.follow({ languagesOf } as unknown as OrganisationDirectory);
  const asked = new AlertLanguages({ accounts } as unknown as People, organisations, { language } as Config);
  return { asked, accounts, languagesOf };
}
const mail = (recipient: string) => ({ channel: 'email', recipient });

describe('who is told in which language', () => {
  test.each([
    ['what an account chose', mail('Rūta <Ruta@bank.example>'), 'lt', 'lt'],
    ['also of one that cannot sign in, before what a contact has', mail('john@bank.example'), 'en', 'en'],
    ['who was only invited chose nothing', mail('new@bank.example'), 'lt', 'lt'],
    ['a contact', mail('Jonas@psp.example'), 'lt', 'lt'],
    ['a contact whose language no mail is written in', mail('giorgi@psp.example'), 'en', 'lt'],
    ['somebody else', mail('stranger@x.example'), 'en', 'lt'],
    ['a channel', { channel: 'c1', recipient: 'ruta@bank.example' }, 'en', 'lt'],
  ] as const)('%s', async (_, reader, inEnglish, inLithuanian) => {
    for (const [language, expected] of [
      ['en', inEnglish],
      ['lt', inLithuanian],
    ] as const) {
      const { asked } = languages(language);
      expect((await asked.of(undefined as never, [reader]))(reader)).toBe(expected);
    }
  });

  test('however many there are, they are looked up together', async () => {
    const { asked, accounts, languagesOf } = languages('en');
    const readers = Array.from({ length: 300 }, (_, i) => mail(`reader${i % 150}@x.example`));
    await asked.of(undefined as never, [...readers, { channel: 'c1', recipient: 'c1' }]);
    expect(accounts).toHaveBeenCalledTimes(1);
    expect(accounts.mock.calls[0]?.[1]).toMatchObject({ emails: { length: 150 } });
    expect(languagesOf).toHaveBeenCalledTimes(1);
  });
});
