import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import {
  ADMIN,
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

const DAY_MS = 86_400_000;
const ca = CertificateAuthority.root();

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It did not happen within a minute.');
}

describeInBrowser('who is told of alerts', () => {
  let smtp: TestSmtpServer;
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    server = await startConsole({ QWARDEN_SMTP_URL: smtp.url, QWARDEN_MAIL_FROM: 'qwarden@bank.example' });
    for (const [organisation, days] of [
      ['UAB Bandymas', 5],
      ['Nordic Pay AB', 20],
      ['Banque Exemple SA', 50],
    ] as const) {
      const { id, version } = await server.api<{ id: string; version: number }>('POST', '/certificates', {
        pem: ca.issue({
          organisation,
          notBefore: new Date(Date.now() - 300 * DAY_MS),
          notAfter: new Date(Date.now() + days * DAY_MS),
        }).pem,
      });
      await server.api('PATCH', `/certificates/${id}`, { version, ownerEmail: 'ops@bank.example' });
    }
    await server.api('POST', '/jobs/schedule/expiry-sweep/run');
    await eventually(async () => smtp.mails.find(({ to }) => to === 'ops@bank.example'));
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

  test('the inbox narrows to what is critical and says who was told', async () => {
    await signIn(v.page, ADMIN, '/alerts');
    await v.page.getByRole('link', { name: 'Nordic Pay AB' }).waitFor();
    await v.page.getByRole('navigation', { name: 'Usual views' }).getByText('Critical').click();
    await v.page.getByRole('row', { name: /UAB Bandymas.*Critical.*ops@bank\.example/ }).waitFor();
    await v.page.getByRole('link', { name: 'Nordic Pay AB' }).waitFor({ state: 'detached' });
    expect(v.troubles).toEqual([]);
  });

  test('a new rule says what it would have sent, and that nobody reads it', async () => {
    await signIn(v.page, ADMIN, '/alerts/groups');
    await v.page.getByRole('button', { name: 'New group' }).click();
    await v.page.getByRole('dialog').getByLabel('Name').fill('Nobody yet');
    await v.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await v.page.getByRole('listitem', { name: 'Nobody yet' }).getByText('Reaches nobody').waitFor();
    await v.page.goto('/alerts/rules/new');
    await v.page.getByLabel('Name', { exact: true }).fill('The team hears it too');
    await v.page.getByRole('button', { name: 'Certificate ends soon' }).click();
    const preview = v.page.getByRole('complementary', { name: 'What this rule would do' });
    await preview.getByText(/It would have sent (one message|[1-9]\d* messages)/).waitFor();
    await preview.getByText('ops@bank.example').first().waitFor();
    await v.page.getByLabel('The owner').uncheck();
    await v.page.getByRole('combobox', { name: 'Groups' }).first().click();
    await v.page.getByRole('option', { name: 'Nobody yet' }).click();
    await preview.getByText('The group Nobody yet is empty.').waitFor();
    await v.page.getByRole('button', { name: 'Save' }).click();
    await v.page.getByRole('heading', { level: 1, name: 'The team hears it too' }).waitFor();
    await v.page.goto('/alerts/rules');
    await v.page.getByRole('row', { name: /The team hears it too.*Not read by all/ }).waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('a delivery names its rule and its reason, and opens the mail as it is read', async () => {
    await signIn(v.page, ADMIN, '/alerts/deliveries');
    const row = v.page.getByRole('row', { name: /UAB Bandymas.*ops@bank\.example/ }).first();
    await row.getByText('Raised').waitFor();
    await row.getByRole('link', { name: 'Open the mail' }).click();
    const frame = v.page.frameLocator('iframe[title="The mail as it is read"]');
    await frame.getByText('UAB Bandymas', { exact: false }).first().waitFor();
    const ground = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(await ground()).toBe('rgb(243, 245, 247)');
    await v.page.getByRole('button', { name: 'Dark' }).click();
    await eventually(async () => ((await ground()) === 'rgb(20, 23, 26)' ? true : undefined));
    await v.page.getByRole('button', { name: 'Phone' }).click();
    expect(await v.page.locator('iframe').evaluate((one) => one.clientWidth)).toBe(375);
    expect(await v.page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts');
    expect(v.troubles).toEqual([]);
  });

  test('a channel says why it did not take a test', async () => {
    await signIn(v.page, ADMIN, '/alerts/channels/new');
    await v.page.getByLabel('Name', { exact: true }).fill('Incident tool');
    await v.page.getByLabel('URL').fill('https://127.0.0.1:1/in');
    await v.page.getByRole('button', { name: 'Save' }).click();
    await v.page.getByText('127.0.0.1 is no public address', { exact: false }).waitFor();
    v.troubles.length = 0;
    await v.page.getByLabel('URL').fill('https://no-such-host.example.com/in');
    await v.page.getByRole('button', { name: 'Save' }).click();
    await v.page.getByRole('dialog', { name: 'Secret of Incident tool' }).waitFor();
    await v.page.getByRole('button', { name: 'I have kept it' }).click();
    await v.page.getByText('Not tried yet').waitFor();
    await v.page.getByRole('button', { name: 'Send a test to Incident tool' }).click();
    await v.page.getByText('Incident tool did not take the test').waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('an alert is put off with a reason, says so, and is woken', async () => {
    await signIn(v.page, ADMIN, '/alerts');
    await v.page.getByRole('link', { name: /Banque Exemple SA/ }).click();
    await v.page.getByRole('heading', { level: 1, name: /Banque Exemple SA/ }).waitFor();
    await v.page.keyboard.press('s');
    const dialog = v.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Put off…' }).click();
    await dialog.getByText('A reason is needed', { exact: false }).waitFor();
    await dialog.getByLabel('Reason').fill('The QTSP delivers on Friday.');
    await dialog.getByRole('button', { name: 'Put off…' }).click();
    await v.page.getByText('The QTSP delivers on Friday.', { exact: false }).waitFor();
    await v.page.getByRole('button', { name: 'Wake it now' }).click();
    await v.page.getByText('It comes back within a minute.').waitFor();
    await server.api('POST', '/jobs/schedule/alert-steps/run');
    await eventually(async () => {
      await v.page.reload();
      await settled(v.page);
      const open = await v.page.locator('[data-state="waiting"]', { hasText: 'Open' }).count();
      return open > 0 ? open : undefined;
    });
    expect(v.troubles).toEqual([]);
  });

  test('on a phone nothing is wider than the screen', async () => {
    const phone = await visit(browser, server.url, { viewport: PHONE });
    await signIn(phone.page, ADMIN, '/alerts');
    for (const path of ['', '/deliveries', '/mails', '/rules', '/rules/new', '/groups', '/channels']) {
      await phone.page.goto(`/alerts${path}`);
      await settled(phone.page);
      const over = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, over]).toEqual([path, 0]);
    }
    await phone.close();
  });

  test('several alerts are acknowledged without the mouse', async () => {
    await signIn(v.page, ADMIN, '/alerts');
    await v.page.getByRole('link', { name: /UAB Bandymas/ }).waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'a']) await v.page.keyboard.press(key);
    await v.page.getByRole('dialog', { name: 'Acknowledge 2 alerts' }).waitFor();
    await v.page.keyboard.type('Both are ordered.');
    await v.page.keyboard.press('Control+Enter');
    await v.page.getByText('2 alerts acknowledged.').waitFor();
    const kept = await server.api<{ note: string }[]>(
      'GET',
      `/alerts?filter=${encodeURIComponent('{"state":"acknowledged"}')}`,
    );
    expect(kept.map(({ note }) => note)).toEqual(['Both are ordered.', 'Both are ordered.']);
    expect(v.troubles).toEqual([]);
  });
});
