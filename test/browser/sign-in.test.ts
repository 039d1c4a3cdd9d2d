import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import {
  ADMIN,
  describeInBrowser,
  fillSignIn,
  launchBrowser,
  PATIENCE_MS,
  type RunningConsole,
  settled,
  signIn,
  startConsole,
  type Visit,
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

describeInBrowser('signing in', () => {
  let smtp: TestSmtpServer;
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    server = await startConsole({ QWARDEN_SMTP_URL: smtp.url, QWARDEN_MAIL_FROM: 'qwarden@bank.example' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await smtp?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, server.url);
  });
  afterEach(() => v.close());

  test('opens the page that was asked for', async () => {
    await signIn(v.page, ADMIN, '/settings/users?filter=%7B%22role%22%3A%22admin%22%7D');
    await v.page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    expect(new URL(v.page.url()).search).toContain('admin');
    expect(v.troubles).toEqual([]);
  });

  test('says in a sentence that the password is wrong, and keeps the address', async () => {
    await v.page.goto('/');
    await fillSignIn(v.page, { ...ADMIN, password: 'something else' });
    await v.page.getByRole('alert').getByText('E-mail address or password is wrong').waitFor();
    expect(await v.page.getByLabel('E-mail address').inputValue()).toBe(ADMIN.email);
  });

  test('works with the keyboard alone', async () => {
    await v.page.goto('/login');
    await v.page.getByLabel('E-mail address').waitFor();
    await v.page.keyboard.type(ADMIN.email);
    await v.page.keyboard.press('Tab');
    await v.page.keyboard.type(ADMIN.password);
    await v.page.keyboard.press('Enter');
    await v.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });

  test('takes the language of the sign-in page into the profile', async () => {
    await v.page.goto('/login');
    await v.page.getByRole('button', { name: 'Lietuvių' }).click();
    await v.page.getByLabel('El. pašto adresas').fill(ADMIN.email);
    await v.page.getByLabel('Slaptažodis', { exact: true }).fill(ADMIN.password);
    await v.page.getByRole('button', { name: 'Prisijungti' }).click();
    await v.page.getByRole('heading', { name: 'Šiandien', level: 1 }).waitFor();
    expect(await v.page.locator('html').getAttribute('lang')).toBe('lt');
    expect(await server.api('GET', '/auth/me')).toMatchObject({ locale: 'lt' });
    await server.api('PATCH', '/auth/me', { locale: 'en' });
  });

  test('asks for an own password after a one-time password', async () => {
    const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
      email: 'jonas@bank.example',
      name: 'Jonas',
      role: 'operator',
      invitation: 'one-time-password',
    });
    await v.page.goto('/certificates');
    await fillSignIn(v.page, { email: 'jonas@bank.example', password: oneTimePassword });
    await v.page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    await v.page.goto('/certificates');
    await v.page.getByRole('heading', { name: 'Choose your own password' }).waitFor();

    await v.page.getByLabel('One-time password').fill(oneTimePassword);
    await v.page.getByLabel('New password', { exact: true }).fill('four words that I know');
    await v.page.getByLabel('New password again').fill('four words that I know');
    await v.page.getByRole('button', { name: 'Save the password' }).click();
    await v.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });

  test('gets back in with the link of the mail', async () => {
    await server.api('POST', '/users', {
      email: 'rasa@bank.example',
      name: 'Rasa',
      role: 'auditor',
      invitation: 'one-time-password',
    });
    await v.page.goto('/login');
    await v.page.getByRole('link', { name: 'Forgot the password?' }).click();
    await v.page.getByRole('heading', { name: 'Forgotten password' }).waitFor();
    await v.page.getByLabel('E-mail address').fill('rasa@bank.example');
    await v.page.getByRole('button', { name: 'Send the link' }).click();
    await v.page.getByText('a mail is on its way').waitFor();

    const link = await linkInMailTo(smtp, 'rasa@bank.example');
    await v.page.goto(link);
    await v.page.getByLabel('New password', { exact: true }).fill('another set of words');
    expect(v.page.url()).not.toContain('token');
    await v.page.getByLabel('New password again').fill('another set of words');
    await v.page.getByRole('button', { name: 'Save the password' }).click();
    await v.page.getByText('The password is changed').waitFor();
    await fillSignIn(v.page, { email: 'rasa@bank.example', password: 'another set of words' });
    await v.page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });

  test('returns to the page where the session ended', async () => {
    await signIn(v.page, ADMIN, '/alerts');
    await settled(v.page);
    await v.page.context().clearCookies();
    await v.page.getByRole('navigation').getByRole('link', { name: 'Audit' }).click();
    await v.page.getByText('Your session has ended').waitFor();
    await fillSignIn(v.page, ADMIN);
    await v.page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
  });

  test('ends with signing out', async () => {
    await signIn(v.page);
    await v.page.getByRole('button', { name: /^Account of/ }).click();
    await v.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await v.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await v.page.goto('/audit');
    await v.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(v.troubles).toEqual([]);
  });
});

/** The mail is sent by a job; it comes within its interval. */
async function linkInMailTo(smtp: TestSmtpServer, address: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const mail = smtp.mails.findLast(
      ({ to, subject }) => to === address && subject.includes('Choose a new password'),
    );
    const link = mail && /https?:\/\/\S+reset-password\S+/.exec(mail.text)?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No mail with a link came to ${address}.`);
}
