import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { EMPTY_APPLICATION } from '../../server/core/applications/application.js';
import { type NewsToTell, Notifications } from '../../server/notifications/notifications.service.js';
import { Grants } from '../../server/grants/grants.service.js';
import { type ApprovedReview, ApprovedReviews } from '../../server/reviews/approved-reviews.service.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { ADMIN, startTestApp, type TestApp } from '../support/test-app.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  settled,
  signIn,
  type Visit,
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const CONSOLE_DIR = fileURLToPath(new URL('../../dist/admin-ui', import.meta.url));
const SHOTS = process.env['QWARDEN_TEST_SHOTS'];
const REVIEW = '00000000-0000-4000-8000-000000000001';
const ca = CertificateAuthority.root();

/** One approved review; reviews themselves are another capability. */
class OneReview {
  review: ApprovedReview | null = null;
  find(): Promise<ApprovedReview | null> {
    return Promise.resolve(this.review);
  }
  noteAccess(): Promise<void> {
    return Promise.resolve();
  }
}
class Giver {
  give(): Promise<string[]> {
    return Promise.resolve(['grant-1']);
  }
}

describeInBrowser('notifications and submissions', () => {
  const reviews = new OneReview();
  let smtp: TestSmtpServer;
  let t: TestApp;
  let url: string;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    t = await startTestApp({
      at: new Date().toISOString(),
      consoleDir: CONSOLE_DIR,
      overrides: [
        [ApprovedReviews, reviews],
        [Grants, new Giver()],
      ],
      env: {
        ...{ QWARDEN_BASE_URL: url, QWARDEN_SMTP_URL: smtp.url },
        QWARDEN_BANK_MAIL_TO: 'bank@paysera.example',
      },
    });
    await t.app.listen(port, '127.0.0.1');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await t?.stop();
    await smtp?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, url);
  });
  afterEach(() => v.close());

  const tell = async (kind: NewsToTell['kind'], number: string): Promise<void> => {
    const users = (await t.as('admin').get('/users')).body;
    const ada = users.find(({ email }: { email: string }) => email === ADMIN.email);
    await t.transactions.run((tx) =>
      t.get(Notifications).tell(
        tx,
        {
          ...{ kind, to: { userIds: [ada.id] }, link: '/alerts' },
          subject: { type: 'review', id: number, name: number },
          facts: { number, organisation: 'UAB Bandymas', by: 'Ona' },
        },
        t.clock.now(),
      ),
    );
  };
  const shot = (name: string) =>
    SHOTS === undefined ? undefined : v.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });

  test('the bell counts, opens by keyboard, and what is followed is read', async () => {
    await tell('review-submitted', '2026-0042');
    await tell('review-approved', '2026-0043');
    await signIn(v.page, ADMIN);
    const bell = v.page.getByRole('button', { name: 'Notifications, 2 unread' });
    await bell.focus();
    await v.page.keyboard.press('Enter');
    const panel = v.page.getByRole('dialog', { name: 'Notifications' });
    await panel.getByText('2026-0042 UAB Bandymas: submitted for review').waitFor();
    await shot('bell');
    await panel.getByRole('link', { name: /2026-0043 UAB Bandymas: approved/ }).click();
    await v.page.waitForURL(/\/alerts$/);
    await v.page.getByRole('button', { name: 'Notifications, 1 unread' }).waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('G then N opens all of them, but not while somebody writes', async () => {
    await signIn(v.page, ADMIN, '/alerts');
    await settled(v.page);
    await v.page.getByRole('searchbox').first().focus();
    await v.page.keyboard.type('gn');
    expect(new URL(v.page.url()).pathname).toBe('/alerts');
    await v.page.getByRole('heading', { level: 1 }).click();
    await v.page.keyboard.press('g');
    await v.page.keyboard.press('n');
    await v.page.waitForURL(/\/notifications$/);
    await v.page.getByRole('button', { name: 'Mark as read' }).first().click();
    await v.page.getByRole('button', { name: 'Notifications, nothing unread' }).waitFor();
    await v.page.getByRole('button', { name: 'Unread', exact: true }).click();
    await v.page.getByText('Nothing matches these filters').waitFor();
    await v.page.getByRole('button', { name: 'Clear the filters' }).click();
    await v.page.getByText('2026-0042 UAB Bandymas: submitted for review').waitFor();
    await shot('notifications');
    expect(v.troubles).toEqual([]);
  });

  test('what is typed in one list is not looked for in the next', async () => {
    // The next page's code comes late, so the pause in the typing ends while it is on its way.
    await v.page.route(/NotificationList.*\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await signIn(v.page, ADMIN, '/alerts');
    await settled(v.page);
    await v.page.getByRole('searchbox').first().focus();
    await v.page.keyboard.type('gn');
    await v.page.getByRole('heading', { level: 1 }).click();
    await v.page.keyboard.press('g');
    await v.page.keyboard.press('n');
    await v.page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
    await v.page.getByText('2026-0042 UAB Bandymas: submitted for review').waitFor();
    expect(new URL(v.page.url()).search).toBe('');
    expect(v.troubles).toEqual([]);
  });

  test('mails of a kind are switched off in the profile', async () => {
    await signIn(v.page, ADMIN, '/settings/profile');
    const work = v.page.getByRole('checkbox', { name: /Work that waits/ });
    await work.uncheck();
    await v.page.getByText('Saved.').waitFor();
    await v.page.reload();
    await settled(v.page);
    expect(await work.isChecked()).toBe(false);
    await work.check();
    await shot('profile');
  });

  test('on a phone the bell and its page fit', async () => {
    await v.close();
    v = await visit(browser, url, { viewport: PHONE, colorScheme: 'dark' });
    await tell('bank-answer', '2026-0044');
    await signIn(v.page, ADMIN);
    await v.page.getByRole('button', { name: /Notifications, \d+ unread/ }).click();
    await v.page.getByRole('link', { name: 'Show all' }).waitFor();
    await shot('bell-phone');
    await v.page.getByRole('link', { name: 'Show all' }).click();
    await v.page.waitForURL(/\/notifications$/);
    await settled(v.page);
    await shot('notifications-phone');
    expect(await v.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PHONE.width,
    );
    await v.page.getByRole('button', { name: 'Mark all as read' }).click();
    await v.page.getByRole('button', { name: 'Notifications, nothing unread' }).waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('a package is looked at, mailed after confirmation, answered, and its secrets sealed', async () => {
    const { pem } = ca.issue({ notAfter: new Date(Date.now() + 300 * 86_400_000) });
    const { id, sha256 } = (await t.as('operator').post('/certificates', { pem })).body;
    reviews.review = {
      ...{ id: REVIEW, number: '2026-0042', state: 'approved', organisationId: 'o' },
      ...{
        organisationKey: 'LT-BL LB000458',
        organisationName: 'UAB Bandymas',
        identifier: 'PSDLT-BL-LB000458',
      },
      application: {
        ...EMPTY_APPLICATION,
        ...{
          edition: 'berlin-1.3',
          environment: 'production',
          useCase: 'Accounts of customers in one view.',
        },
        contacts: [
          {
            name: 'Jonas',
            email: 'jonas@bandymas.example',
            phone: '+370 600 00000',
            purposes: ['technical'],
          },
        ],
      },
      ...{ certificateId: id, sha256, approvedRoles: ['PSP_AI', 'PSP_PI'], endpoints: [] },
      validUntil: new Date(Date.now() + 200 * 86_400_000),
      approvals: [{ by: 'Rita', at: new Date() }],
      applicantId: null,
    };
    const submission = (await t.as('operator').post('/submissions', { reviewId: REVIEW })).body;
    await signIn(v.page, ADMIN, '/submissions');
    await v.page.getByRole('link', { name: '2026-0042 · UAB Bandymas' }).click();
    await v.page.getByText('Accounts of customers in one view.').waitFor();
    await settled(v.page);
    await shot('submission');
    await v.page.getByRole('button', { name: 'Mail…' }).click();
    const dialog = v.page.getByRole('dialog');
    await dialog.getByText('bank@paysera.example', { exact: true }).waitFor();
    await dialog.getByText(submission.packageSha256, { exact: true }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Mail it now' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check();
    await shot('submission-mail');
    await dialog.getByRole('button', { name: 'Mail it now' }).click();
    await v.page.locator('[data-state="notice"]', { hasText: 'Sent' }).waitFor();
    await v.page.getByRole('button', { name: 'Record the answer' }).click();
    await dialog.getByRole('checkbox', { name: 'PSP_PI' }).uncheck();
    await dialog.getByLabel('Reference of the bank').fill('PS-77');
    await shot('submission-answer');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await v.page.getByText('The bank approved · PS-77').waitFor();
    await v.page.getByRole('button', { name: 'Enter them' }).click();
    await dialog.getByLabel('Client id').fill('PSDLT-BL-LB000458');
    await dialog.getByLabel('Client secret').fill('handed-out-by-the-bank');
    await dialog.getByRole('button', { name: 'Seal them' }).click();
    await v.page.getByText('Client id or secret taken in').waitFor();
    expect(await v.page.content()).not.toContain('handed-out-by-the-bank');
    await shot('submission-approved');
    expect(v.troubles).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
