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
});
