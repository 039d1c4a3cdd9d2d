import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CertificateAuthority } from '../support/certificate-authority.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  signIn,
  startConsole,
  type Visit,
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const ROUTES = [
  '/',
  '/certificates',
  '/certificates/create',
  '/organisations',
  '/reviews',
  '/reviews/board',
  '/access',
  '/registers/authorities',
  '/registers/authorities/FR-ACPR',
  '/alerts',
  '/alerts/mails',
  '/audit',
  '/settings/profile',
  '/settings/api-tokens',
  '/settings/users',
  '/settings/system',
];

describeInBrowser('the frame of the console', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    server = await startConsole();
    const { pem } = CertificateAuthority.root().issue({ organisation: 'UAB Žalias Ąžuolas' });
    await server.api('POST', '/certificates', { pem });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, server.url);
  });
  afterEach(() => v.close());

  test('leads to every page, each with its own title', async () => {
    await signIn(v.page);
    const titles = new Set<string>();
    for (const path of ROUTES) {
      await v.page.goto(path);
      await settled(v.page);
      titles.add(await v.page.title());
    }
    expect(titles.size).toBe(ROUTES.length);
    expect(v.troubles).toEqual([]);
  });

  test('lets the keyboard skip the navigation', async () => {
    await signIn(v.page);
    await settled(v.page);
    await v.page.keyboard.press('Tab');
    await v.page.keyboard.press('Enter');
    expect(await v.page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });

  test('fits a phone without scrolling sideways', async () => {
    const phone = await visit(browser, server.url, { viewport: PHONE, hasTouch: true, isMobile: true });
    await signIn(phone.page);
    const tooWide: string[] = [];
    for (const path of ROUTES) {
      await phone.page.goto(path);
      await settled(phone.page);
      const overflow = await phone.page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      if (overflow > 0) tooWide.push(`${path}: ${overflow} px`);
    }
    await phone.close();
    expect(tooWide).toEqual([]);
  });

  test('follows the appearance of the system until somebody chooses, and remembers the choice', async () => {
    const dark = () =>
      v.page.evaluate(
        () => getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number)[0]! < 64,
      );
    await v.page.emulateMedia({ colorScheme: 'dark' });
    await signIn(v.page);
    expect(await dark()).toBe(true);
    await v.page.getByRole('button', { name: /^Appearance/ }).click();
    await v.page.getByRole('button', { name: /^Appearance: light/ }).waitFor();
    expect(await dark()).toBe(false);
    await v.page.reload();
    await v.page.getByRole('button', { name: /^Appearance: light/ }).waitFor();
    expect(await dark()).toBe(false);
  });

  test('speaks the language of the profile and says so to screen readers', async () => {
    await signIn(v.page, undefined, '/settings/profile');
    await v.page.getByLabel('Language').selectOption('lt');
    await v.page.getByRole('button', { name: 'Save', exact: true }).click();
    await v.page.getByRole('heading', { name: 'Profilis', level: 1 }).waitFor();
    expect(await v.page.locator('html').getAttribute('lang')).toBe('lt');
    await v.page.getByLabel('Kalba').selectOption('en');
    await v.page.getByRole('button', { name: 'Išsaugoti', exact: true }).click();
    await v.page.getByRole('heading', { name: 'Profile', level: 1 }).waitFor();
  });

  test('finds a certificate by the palette, without the mouse and without accents in a page name', async () => {
    await signIn(v.page);
    await v.page.keyboard.press('Control+k');
    await v.page.getByRole('combobox').waitFor();
    await v.page.keyboard.type('Žalias');
    await v.page.getByRole('option', { name: /UAB Žalias Ąžuolas QWAC/ }).waitFor();
    // Whose it is stands below it, with its state in words.
    await v.page.getByRole('option', { name: /UAB Žalias Ąžuolas LT-BL \S+ · [A-Z][a-z]/ }).waitFor();
    await v.page.keyboard.press('Enter');
    await v.page.waitForURL(/\/certificates\/[0-9a-f-]{36}\/show/);
    expect(v.troubles).toEqual([]);
  });

  test('opens a path behind the hash as the page it means', async () => {
    await signIn(v.page, undefined, '/#/alerts/mails');
    await v.page.getByRole('heading', { name: 'Mails', level: 1 }).waitFor();
    expect(new URL(v.page.url()).pathname).toBe('/alerts/mails');
  });

  test('says what to do at an address that leads nowhere', async () => {
    await signIn(v.page, undefined, '/no-such-page');
    await v.page.getByText('There is nothing at this address').waitFor();
    await v.page.getByRole('link', { name: 'Go to Today' }).click();
    await v.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });

  test('offers a reader without the right only what it may open', async () => {
    const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
      email: 'olga@bank.example',
      name: 'Olga',
      role: 'operator',
      invitation: 'one-time-password',
    });
    await v.page.goto('/');
    await v.page.getByLabel('E-mail address').fill('olga@bank.example');
    await v.page.getByLabel('Password', { exact: true }).fill(oneTimePassword);
    await v.page.getByRole('button', { name: 'Sign in' }).click();
    await v.page.getByLabel('One-time password').fill(oneTimePassword);
    await v.page.getByLabel('New password', { exact: true }).fill('four words that I know');
    await v.page.getByLabel('New password again').fill('four words that I know');
    await v.page.getByRole('button', { name: 'Save the password' }).click();
    await v.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    const names = await v.page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link')
      .allInnerTexts();
    expect(names).toEqual([
      ...['Today', 'Certificates', 'Organisations', 'Reviews', 'Access'],
      ...['Consents', 'Calendar', 'Forecast', 'Connectivity'],
      ...['Registers', 'Trust', 'Alerts', 'Settings'],
    ]);
    await v.page.goto('/settings/users');
    await settled(v.page);
    expect(await v.page.getByRole('button', { name: 'New user' }).count()).toBe(0);
  });
});
