import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
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

const DAY_MS = 24 * 60 * 60 * 1_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const SECOND = { email: 'milda@bank.example', name: 'Milda', password: 'a password of Milda alone' };

describeInBrowser('organisations', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  const ca = CertificateAuthority.root();
  const add = (particulars: LeafParticulars) =>
    server.api('POST', '/certificates', {
      pem: ca.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particulars }).pem,
    });

  /** Chooses an own password with the one that was handed out. */
  const chooseOwn = async (email: string, currentPassword: string, newPassword: string) => {
    const post = (path: string, cookie: string, body: object) =>
      fetch(`${server.url}/api/v1${path}`, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', cookie },
      });
    const signedIn = await post('/auth/login', '', { email, password: currentPassword });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const changed = await post('/auth/password', cookie, { currentPassword, newPassword });
    if (!changed.ok) throw new Error(await changed.text());
  };

  beforeAll(async () => {
    server = await startConsole();
    browser = await launchBrowser();
    const alfa = { organisation: 'Alfa Payments UAB', authorisationNumber: 'LB000458' };
    await add({ ...alfa, notBefore: inDays(-300), notAfter: inDays(40) });
    await add({ ...alfa, notBefore: inDays(-5), notAfter: inDays(360) });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, server.url);
  });
  afterEach(() => v.close());

  test('the page of an organisation tells who it is, what it shows and what ends when', async () => {
    const { page } = v;
    await signIn(page, undefined, '/organisations');
    await page.getByRole('link', { name: 'Alfa Payments UAB' }).click();
    await page.getByRole('heading', { level: 1, name: 'Alfa Payments UAB' }).waitFor();
    await page.getByText(/has the number LB000458 of LT-BL \(Lithuania\)\. 2 certificates/).waitFor();
    const certificates = page.getByRole('region', { name: 'Certificates (2)' });
    await certificates.getByText(/^Old and new are both valid from/).waitFor();
    expect(await certificates.getByRole('listitem').count()).toBe(2);
    const dates = page.getByRole('region', { name: 'Dates' });
    expect(await dates.getByText('Certificate ends').count()).toBe(2);
    await settled(page);
    expect(v.troubles).toEqual([]);
  });

  test('an organisation is entered by hand and found by the palette', async () => {
    const { page } = v;
    await signIn(page, undefined, '/organisations');
    await page.getByRole('button', { name: 'New organisation' }).click();
    const form = page.getByRole('dialog', { name: 'New organisation' });
    await form.getByRole('button', { name: 'Enter it' }).click();
    await form.getByText('An identifier is needed.').waitFor();
    await form.getByLabel('Identifier').fill('VATLT-100000000000');
    await form.getByLabel('Organisation').fill('Beeta AS');
    await form.getByRole('button', { name: 'Enter it' }).click();
    await form.getByText(/This is no identifier of a payment service provider/).waitFor();
    await form.getByLabel('Identifier').fill('PSDEE-FI-4.1-1/7');
    await form.getByRole('button', { name: 'Enter it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Beeta AS' }).waitFor();
    await page.getByText('No certificate of this organisation is stored.').waitFor();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('alfa pay');
    await page.getByRole('group', { name: 'Organisations' }).getByText('Alfa Payments UAB').click();
    await page.getByRole('heading', { level: 1, name: 'Alfa Payments UAB' }).waitFor();
  });

  test('people are written down, and each look at them is one entry of the log', async () => {
    const { page } = v;
    await signIn(page, undefined, '/organisations?filter={"q":"alfa"}');
    await page.getByRole('link', { name: 'Alfa Payments UAB' }).click();
    await page.getByRole('button', { name: 'Change the people' }).click();
    const form = page.getByRole('dialog', { name: 'People at Alfa Payments UAB' });
    await form.getByLabel('Name').fill('Rūta <b>');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Each person needs a name and an e-mail address.').waitFor();
    await form.getByLabel('E-mail address').fill('ruta@alfa.example');
    await form.getByLabel('On call').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Rūta <b>').waitFor();
    await page.reload();
    await page.getByText('ruta@alfa.example').waitFor();
    await settled(page);
    const log = await server.api<{ action: string }[]>(
      ...(['GET', '/audit-entries?filter={"action":"organisation.view-contacts"}'] as const),
    );
    expect(log).toHaveLength(1);
  });

  test('one person blocks, and a second one with the consent of a second administrator unblocks', async () => {
    const { page } = v;
    await signIn(page, undefined, '/organisations?filter={"q":"alfa"}');
    await page.getByRole('link', { name: 'Alfa Payments UAB' }).click();
    await page.getByRole('button', { name: 'Block', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Block Alfa Payments UAB?' });
    await form.getByRole('button', { name: 'Block' }).click();
    await form.getByText('At least ten characters.').waitFor();
    await form.getByLabel('Reason').fill('Complaints of several account holders.');
    await form.getByRole('button', { name: 'Block' }).click();
    await page.getByText('It is on the stop-list and gets no access.').waitFor();

    await page.getByRole('button', { name: 'Ask to unblock' }).click();
    const ask = page.getByRole('dialog', { name: 'Unblock Alfa Payments UAB?' });
    await ask.getByLabel('Reason').fill('Complaints were settled.');
    await ask.getByRole('button', { name: 'Ask to unblock' }).click();
    await page.getByText(/has to agree\.$/).waitFor();
    expect(await page.getByRole('button', { name: /unblock/i }).count()).toBe(0);
    const path = new URL(page.url()).pathname;

    const { email, name, password } = SECOND;
    const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
      ...{ email, name, role: 'admin', invitation: 'one-time-password' },
    });
    const other = await visit(browser, server.url, { viewport: PHONE });
    await chooseOwn(email, oneTimePassword, password);
    await signIn(other.page, { email, password }, path);
    await other.page.getByRole('button', { name: 'Agree and unblock' }).click();
    const agree = other.page.getByRole('dialog', { name: 'Unblock Alfa Payments UAB?' });
    await agree.getByLabel('Reason').fill('I have seen the letter.');
    await agree.getByRole('button', { name: 'Agree and unblock' }).click();
    await other.page.getByText('Not on the stop-list.').waitFor();
    await other.close();
  });

  test('a new officer waits until a second administrator consents', async () => {
    await server.api('POST', '/users', {
      ...{ email: 'jonas@bank.example', name: 'Jonas', role: 'compliance-officer' },
      invitation: 'one-time-password',
    });
    const { page } = v;
    await signIn(page, ADMIN, '/settings/users');
    await page.getByRole('link', { name: 'Jonas' }).click();
    await page.getByText('This account waits for a second administrator').waitFor();
    expect(await page.getByRole('button', { name: 'Consent' }).count()).toBe(0);

    const other = await visit(browser, server.url);
    await signIn(other.page, SECOND, '/settings/users');
    await other.page.getByRole('link', { name: 'Jonas' }).click();
    await other.page.getByRole('button', { name: 'Consent' }).click();
    const dialog = other.page.getByRole('dialog', { name: 'Consent to the account of Jonas?' });
    await dialog.getByRole('button', { name: 'Consent' }).click();
    await other.page.getByText('Only one person stands behind this account').waitFor();
    expect(other.troubles).toEqual([]);
    await other.close();
  });
});
