import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Consent, CreateConsentInput } from '../../server/consents/consents.contract.js';
import { issuesInEveryLook } from './axe.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  startConsole,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const CSV = [
  'consentId;organisation;status;validUntil;psu',
  'c-1;PSDLT-BL-LB000458;valid;2099-01-31;p-1',
  'c-2;PSDLT-BL-LB000458;valid;31.02.2099;p-2',
].join('\n');

const DAY_MS = 86_400_000;

/** As a field for date and time takes it. */
const soonerByADay = () => new Date(Date.now() - DAY_MS).toISOString().slice(0, 16);

async function consentOf(server: RunningConsole, consentId: string): Promise<Consent> {
  const consents = await server.api<Consent[]>('GET', '/consents');
  return consents.find((one) => one.consentId === consentId)!;
}

/** One that ends within a month. */
async function another(server: RunningConsole): Promise<CreateConsentInput> {
  const { organisationId } = await consentOf(server, 'c-9');
  const validUntil = new Date(Date.now() + 10 * DAY_MS).toISOString().slice(0, 10);
  return { organisationId, edition: 'berlin-1.3', consentId: 'c-11', psu: 'p-11', validUntil };
}

describeInBrowser('consents', () => {
  let server: RunningConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;

  beforeAll(async () => {
    server = await startConsole();
    await server.api('POST', '/organisations', { identifier: 'PSDLT-BL-LB000458', name: 'UAB Bandymas' });
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('an empty list teaches the import; a file is tried, told and taken in', async () => {
    const { page } = await open();
    await page.goto(`${server.url}/consents`);
    await page.getByText('No consents here').waitFor();
    await page.getByRole('link', { name: 'Import' }).first().click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'consents.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
    await page.getByText('What the columns are').waitFor();
    await page.getByLabel('Edition of rows that name none').click();
    await page.getByRole('option', { name: /Berlin/ }).click();
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('2 rows: 1 new, 0 changed, 0 as they are, 1 at fault.').waitFor();
    await page.getByText('There is no such day').first().waitFor();
    await page.getByRole('button', { name: 'Take in 1 consents' }).click();
    await page.getByText('1 consents added, 0 changed').waitFor();
    await page.getByRole('link', { name: 'Open the consents' }).click();
    await page.getByText('c-1').waitFor();
  });

  test('on a phone its page says what ends it, and terminating asks for its id', async () => {
    const { page } = await open({ viewport: PHONE });
    const [consent] = await server.api<{ id: string }[]>('GET', '/consents');
    await page.goto(`${server.url}/consents/${consent?.id}`);
    await page.getByText('What ends it').waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Terminate' }).click();
    await page.getByLabel('Consent id once more').fill('c-1');
    await page.getByLabel('Reason').fill('The customer asked.');
    await page.getByRole('button', { name: 'Write down' }).click();
    await page.getByText('Terminated by the TPP').first().waitFor();
  });

  test('a consent is entered by hand; what was typed stays when the server refuses it', async () => {
    const { page } = await open();
    await page.goto(`${server.url}/consents`);
    await settled(page);
    await page.getByRole('button', { name: 'Enter a consent' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Enter a consent' });
    await dialog.getByLabel('Consent id').fill('c-1');
    await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
    await dialog.getByText('Choose the organisation.').waitFor();
    const organisation = dialog.getByRole('combobox', { name: 'Organisation' });
    await organisation.and(page.locator(':focus')).waitFor();
    await organisation.fill('banDY');
    await page.getByRole('option', { name: 'UAB Bandymas' }).click();
    await dialog.getByLabel('Pseudonym').fill('Jonas Jonaitis');
    await dialog.getByLabel('Valid until').fill('2099-03-31');
    await dialog.getByLabel('Authorised at').fill(soonerByADay());
    await dialog.getByLabel('balances', { exact: true }).uncheck();
    expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);

    await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
    await dialog.getByText('This looks like a name', { exact: false }).waitFor();
    await dialog.getByLabel('Pseudonym').fill('p-9');
    await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
    await dialog.getByText('There is a consent of this id in this edition.').waitFor();
    expect(await dialog.getByLabel('Valid until').inputValue()).toBe('2099-03-31');
    expect(await organisation.inputValue()).toContain('UAB Bandymas');
    await dialog.getByLabel('Consent id').fill('c-9');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Consent of a customer of UAB Bandymas' }).waitFor();
    await page.getByText('validity of the authentication', { exact: false }).first().waitFor();
    await page.getByText('accounts, transactions', { exact: true }).waitFor();
  });

  test('what is known of it is changed; a change of somebody else is loaded without losing what was typed', async () => {
    const { page } = await open();
    const { id, version } = await consentOf(server, 'c-9');
    await page.goto(`${server.url}/consents/${id}`);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change what is known of this consent' });
    expect(await dialog.getByLabel('Status').getByRole('option').allInnerTexts()).toEqual([
      ...['Valid', 'Revoked by the customer', 'Expired', 'Terminated by the TPP', 'Terminated by the bank'],
    ]);
    await dialog.getByLabel('Valid until').fill('2099-05-31');
    await server.api('PATCH', `/consents/${id}`, { version, psu: 'p-10' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Somebody else changed this consent meanwhile').waitFor();
    expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Load again' }).click();
    await dialog.locator('input[value="p-10"]').waitFor();
    expect(await dialog.getByLabel('Valid until').inputValue()).toBe('2099-05-31');
    await dialog.getByLabel('Status').selectOption('Revoked by the customer');
    await dialog.getByText('it cannot be taken back', { exact: false }).waitFor();
    await dialog.getByLabel('Note').fill('Told by phone.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Told by phone.').waitFor();
    expect(await consentOf(server, 'c-9')).toMatchObject({
      ...{ psu: 'p-10', validUntil: '2099-05-31', status: 'revokedByPsu' },
    });
  });

  test('an organisation says where its customers renew', async () => {
    const { page } = await open();
    await server.api('POST', '/consents', await another(server));
    const { id } = await consentOf(server, 'c-11');
    await page.goto(`${server.url}/consents/${id}`);
    await page.getByRole('button', { name: 'Set the address' }).click();
    const dialog = page.getByRole('dialog', { name: 'Where customers of UAB Bandymas renew' });
    await dialog.getByLabel('Address').fill('https://tpp.example/renew');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Say with {consentId} where the consent stands.').waitFor();
    expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByLabel('Address').fill('https://tpp.example/renew?consent={consentId}');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('https://tpp.example/renew?consent=c-11').waitFor();
  });

  test('an alert about consents says whose, how many and until when, and opens their list', async () => {
    const { page } = await open();
    await server.api('POST', '/jobs/schedule/consent-sweep/run');
    await page.goto(`${server.url}/alerts`);
    const alert = page.getByRole('link', { name: /UAB Bandymas: 1 consent ends/ });
    while (!(await alert.isVisible())) {
      await page.reload();
      await settled(page);
    }
    await alert.click();
    const about = page.getByRole('region', { name: 'What it is about' });
    await about.getByRole('link', { name: 'UAB Bandymas' }).waitFor();
    await about.getByText('Berlin Group 1.3').waitFor();
    await about.getByRole('link', { name: 'Open 1 consent' }).click();
    await page.getByText('c-11').waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });

  test('Today says what ends soon beside certificates', async () => {
    const { page } = await open();
    await page.goto(server.url);
    const also = page.getByRole('region', { name: 'Also ends soon' });
    await also.getByText('Consents', { exact: false }).first().waitFor();
    await also.getByRole('link', { name: 'Open the calendar' }).click();
    await page.getByRole('heading', { name: 'Calendar', level: 1 }).waitFor();
  });
});
