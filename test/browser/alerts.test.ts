import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import {
  ADMIN,
  describeInBrowser,
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

const DAY_MS = 86_400_000;
const ca = CertificateAuthority.root();
const endingIn = (days: number, organisation: string) =>
  ca.issue({
    organisation,
    notBefore: new Date(Date.now() - 300 * DAY_MS),
    notAfter: new Date(Date.now() + days * DAY_MS),
  }).pem;

/** Asks again and again, because jobs work by their own clock. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It did not happen within a minute.');
}

describeInBrowser('alerts and mails', () => {
  let smtp: TestSmtpServer;
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    smtp.behave = (to) => (to.startsWith('gone') ? { code: 550, text: 'No such mailbox here' } : 'accept');
    server = await startConsole({ QWARDEN_SMTP_URL: smtp.url, QWARDEN_MAIL_FROM: 'qwarden@bank.example' });
    for (const [organisation, days, ownerEmail] of [
      ['UAB Bandymas', 5, 'ops@bank.example'],
      ['Nordic Pay AB', 20, 'gone@bank.example'],
    ] as const) {
      const { id, version } = await server.api<{ id: string; version: number }>('POST', '/certificates', {
        pem: endingIn(days, organisation),
      });
      await server.api('PATCH', `/certificates/${id}`, { version, ownerEmail });
    }
    await server.api('POST', '/jobs/schedule/expiry-sweep/run');
    await eventually(async () => smtp.mails.find(({ to }) => to === 'ops@bank.example'));
    await eventually(async () => {
      const failed = await server.api<unknown[]>(
        'GET',
        `/messages?filter=${encodeURIComponent('{"state":"failed"}')}`,
      );
      return failed.length > 0 ? failed : undefined;
    });
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

  test('Today says what ends, with a date beside the distance, and opens it', async () => {
    await signIn(v.page);
    const row = v.page.getByRole('row', { name: /UAB Bandymas/ }).first();
    await row.getByText(/in 5 days · \d+ \w+ \d{4}/).waitFor();
    await row.getByRole('link', { name: 'UAB Bandymas' }).click();
    await v.page.waitForURL(/\/certificates\/.+/);
    expect(v.troubles).toEqual([]);
  });

  test('a month of the timeline opens the certificates that end in it', async () => {
    await signIn(v.page);
    const month = v.page
      .getByRole('region', { name: 'The next 12 months' })
      .getByRole('link', { name: /[1-9]\d* certificate/ });
    await month.first().click();
    await v.page.waitForURL(/\/certificates\?filter=/);
    await v.page.getByRole('heading', { level: 1 }).waitFor();
    await v.page
      .getByRole('link', { name: /UAB Bandymas|Nordic Pay AB/ })
      .first()
      .waitFor();
  });

  test('the timeline can be read as a table', async () => {
    await signIn(v.page);
    await v.page.getByText('As a table').click();
    expect(await v.page.getByRole('region', { name: 'The next 12 months' }).getByRole('row').count()).toBe(
      13,
    );
  });

  test('an alert is acknowledged with a note', async () => {
    await signIn(v.page, ADMIN, '/alerts');
    await v.page.getByRole('link', { name: /UAB Bandymas/ }).click();
    const told = v.page.getByRole('region', { name: 'Who was told' });
    await told.getByRole('rowheader', { name: 'ops@bank.example E-mail · owner' }).waitFor();
    await v.page.getByRole('button', { name: 'Acknowledge' }).click();
    await v.page.getByLabel('Note').fill('Ordered from the QTSP.');
    await v.page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click();
    await v.page.getByText('Ordered from the QTSP.', { exact: false }).first().waitFor();
    await v.page.locator('[data-state="ok"]', { hasText: 'Acknowledged' }).waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('the link of a mail asks at once whether somebody takes care; closing it leaves the alert', async () => {
    const [alert] = await server.api<{ id: string }[]>(
      'GET',
      `/alerts?filter=${encodeURIComponent('{"state":"open"}')}`,
    );
    await signIn(v.page, ADMIN, `/alerts/${alert?.id}/show?acknowledge`);
    const dialog = v.page.getByRole('dialog', { name: 'Acknowledge this alert' });
    await dialog.getByLabel('Note').waitFor();
    await v.page.keyboard.press('Escape');
    await v.page.waitForURL(new RegExp(`/alerts/${alert?.id}/show$`));
    await dialog.waitFor({ state: 'detached' });
    await v.page.locator('[data-state="waiting"]', { hasText: 'Open' }).first().waitFor();

    await v.page.goto(`/alerts/${alert?.id}/show?acknowledge`);
    await dialog.getByLabel('Note').fill('Ordered, too.');
    await dialog.getByRole('button', { name: 'Acknowledge' }).click();
    await v.page.getByText('Ordered, too.', { exact: false }).first().waitFor();
    await v.page.waitForURL(new RegExp(`/alerts/${alert?.id}/show$`));
    expect(v.troubles).toEqual([]);
  });

  test('a mail shows its text and what the mail server said', async () => {
    await signIn(v.page, ADMIN, '/alerts/mails');
    const shown = v.page.waitForResponse((response) => /\/messages\/[^/]+\/html/.test(response.url()));
    await v.page.getByRole('link', { name: /UAB Bandymas/ }).click();
    await v.page.locator('[data-state="ok"]', { hasText: 'Sent' }).waitFor();
    await v.page.locator('iframe[title="The mail as it is read"]').waitFor();
    // Nothing runs in the frame, not even what would look into it; so what it was given is read.
    expect(await (await shown).text()).toContain('Order its successor');
    expect(v.troubles).toEqual([]);
  });

  test('a refused mail stands on Today with the reason, and is sent again when asked', async () => {
    await signIn(v.page);
    const failed = v.page.getByRole('region', { name: 'Mails that did not arrive' });
    await failed.getByText('No such mailbox here', { exact: false }).waitFor();
    smtp.behave = () => 'accept';
    await failed.getByRole('button', { name: 'Send again' }).click();
    await v.page.getByText('The mail waits to be sent again.').waitFor();
    await eventually(async () => smtp.mails.find(({ to }) => to === 'gone@bank.example'));
    await v.page.reload();
    await settled(v.page);
    expect(await failed.count()).toBe(0);
  });

  test('a test mail says at once whether the mail server took it', async () => {
    await signIn(v.page, ADMIN, '/settings/system');
    await v.page.getByLabel('Test mail to').fill('probe@bank.example');
    await v.page.getByRole('button', { name: 'Send a test mail' }).click();
    await v.page.getByText('The mail server took the test mail to probe@bank.example').waitFor();
    expect(smtp.mails.some(({ to }) => to === 'probe@bank.example')).toBe(true);
  });

  test('certificates without an owner raise the red banner while there is no default recipient', async () => {
    await server.api('POST', '/certificates', { pem: endingIn(300, 'Ownerless Oy') });
    await signIn(v.page);
    await v.page.getByRole('alert').getByText('Nobody would hear that a certificate ends').waitFor();
    await v.page.getByRole('link', { name: 'Certificates without an owner' }).click();
    await v.page.getByRole('link', { name: 'Ownerless Oy' }).waitFor();
    expect(await v.page.getByRole('link', { name: 'UAB Bandymas' }).count()).toBe(0);
  });
});
