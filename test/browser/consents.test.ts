import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
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

  test('one is entered by hand; what is refused is said, and nothing that was typed is lost', async () => {
    const { page } = await open();
    await page.goto(`${server.url}/consents`);
    await page.getByRole('button', { name: 'Enter one' }).click();
    await page.getByRole('button', { name: 'Enter it' }).click();
    expect(await page.getByText('Needed.').count()).toBe(2);
    await page.getByRole('combobox', { name: 'Organisation' }).fill('bandy');
    await page.getByRole('option', { name: 'UAB Bandymas' }).click();
    await page.getByLabel('Consent id').fill('c-1');
    await page.getByRole('textbox', { name: 'Pseudonym' }).fill('p-9');
    await page.getByLabel('Valid until (asked for)').fill('2099-03-01');
    await page.getByRole('button', { name: 'Enter it' }).click();
    await page.getByRole('alert').getByText('There is a consent of this id').waitFor();
    expect(await page.getByRole('textbox', { name: 'Pseudonym' }).inputValue()).toBe('p-9');
    await page.getByLabel('Consent id').fill('h-1');
    await page.getByRole('button', { name: 'Enter it' }).click();
    await page.getByRole('heading', { name: 'Consent of a customer of UAB Bandymas' }).waitFor();
    await page.getByText('entered by hand').waitFor();
  });

  test('what is known otherwise is changed with a reason, and customers are told where to renew', async () => {
    const { page } = await open();
    const consents = await server.api<{ id: string; consentId: string }[]>('GET', '/consents');
    const consent = consents.find(({ consentId }) => consentId === 'h-1');
    await page.goto(`${server.url}/consents/${consent?.id}`);
    await page.getByRole('button', { name: 'Say where' }).click();
    await page.getByLabel('Address').fill('http://tpp.example/renew');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Address').fill('https://tpp.example/renew?consent={consentId}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('https://tpp.example/renew?consent=h-1').waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByLabel('Status').selectOption('revokedByPsu');
    await page.getByLabel('Why').fill('The customer wrote.');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('Revoked by the customer').first().waitFor();
    await page.getByText('The customer wrote.').waitFor();
  });

  test('on a phone its page says what ends it, and terminating asks for its id', async () => {
    const { page } = await open({ viewport: PHONE });
    const consents = await server.api<{ id: string; consentId: string }[]>('GET', '/consents');
    const consent = consents.find(({ consentId }) => consentId === 'c-1');
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
});
