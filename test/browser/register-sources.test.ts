import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { RegisterSourceRow } from '../../server/registers/sources.contract.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  startConsole,
  type Visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const LIST = [
  'Name of institution;Licence number;Type;Payment services;Licence date;Status',
  'Pay One BV;R203521;Payment institution;Payment initiation, Account information;31/12/2019;Active',
  'Pay Two BV;R203522;Electronic money institution;1 2 3;13/01/2020;Active',
  'Pay Three BV;;Payment institution;7;14/01/2020;Active',
].join('\n');

describeInBrowser('sources of registers', () => {
  let server: RunningConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let v: Visit;
  beforeAll(async () => {
    server = await startConsole();
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await open();
  });
  afterEach(async () => {
    expect(v.troubles).toEqual([]);
    await v.close();
  });

  test('an authority’s list is understood, tried, saved and imported', async () => {
    const { page } = v;
    await page.goto('/registers/sources');
    await settled(page);
    await page.getByRole('link', { name: 'Map a list' }).click();
    await page.getByLabel('Authority', { exact: true }).selectOption('NL-DNB');
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'dnb.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
    const columns = page.getByRole('table', { name: 'What the columns mean' });
    await columns.waitFor();
    const chosen = (field: string) =>
      columns.getByLabel(field, { exact: true }).evaluate((select) => (select as HTMLSelectElement).value);
    expect(await chosen('Number')).toBe('1');
    expect(await chosen('Services')).toBe('3');
    const entries = page.getByRole('table', { name: 'The first rows as entries' });
    expect(await entries.getByRole('rowheader').allInnerTexts()).toEqual(['Pay One BV', 'Pay Two BV']);
    await page.getByText('Line 4, column 2').waitFor();
    // A column taken away changes what would be taken at once.
    await columns.getByLabel('Services', { exact: true }).selectOption('');
    await entries.getByText('NL: PS_070, PS_080').waitFor({ state: 'detached' });
    await columns.getByLabel('Services', { exact: true }).selectOption('3');
    await entries.getByText('NL: PS_070, PS_080').waitFor();
    await page.getByLabel('Name of the source').fill('DNB payment institutions');
    await page.getByRole('button', { name: 'Save and import' }).click();
    await page.getByText('The new edition is in use: 2 entries.').waitFor();
    const [mapped] = (await server.api<RegisterSourceRow[]>('GET', '/register-sources')).filter(
      ({ kind }) => kind === 'mapped',
    );
    expect(mapped).toMatchObject({ health: 'fresh', authorities: ['NL-DNB'], edition: { entities: 2 } });
  });

  test('a file that is none says what is wrong and where', async () => {
    const { page } = v;
    await page.goto('/registers/sources/bafin');
    await settled(page);
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'bafin.csv', mimeType: 'text/csv', buffer: Buffer.from('NAME;ORT\nA;B\n') });
    await page.getByText('The file was not taken; what was in use stays.').first().waitFor();
    await page
      .getByText(/Line 1.*missing "BAK NR"/)
      .first()
      .waitFor();
  });

  test('a bank is entered with its evidence and waits for somebody else', async () => {
    const { page } = v;
    await page.goto('/registers/manual');
    await settled(page);
    await page.getByRole('button', { name: 'Enter an institution' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Enter an institution' }).click();
    await dialog.getByText('This is needed.').first().waitFor();
    await dialog.getByLabel('Authority').selectOption('LT-BL');
    await dialog.getByLabel('Name').fill('AB Bankas');
    await dialog.getByLabel('Number').fill('LB000222');
    await dialog.getByLabel('Authorised on').fill('2001-02-03');
    await dialog.getByLabel('The evidence is of').fill('2026-01-02');
    await dialog.getByLabel('What the evidence is').fill('Page 3 of the list of banks.');
    await dialog
      .getByLabel('Choose the evidence')
      .setInputFiles({ name: 'list.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') });
    await dialog.getByRole('button', { name: 'Enter an institution' }).click();
    await page.getByText('You proposed it, so somebody else has to approve it.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });

  test('an override is proposed for an entry that is there', async () => {
    const { page } = v;
    await page.goto('/registers/overrides');
    await settled(page);
    await page.getByRole('button', { name: 'Propose an override' }).click();
    const dialog = page.getByRole('dialog');
    const [mapped] = (await server.api<RegisterSourceRow[]>('GET', '/register-sources')).filter(
      ({ kind }) => kind === 'mapped',
    );
    await dialog.getByLabel('Identifier in the certificate').fill('PSDNL-DNB-999');
    await dialog.getByLabel('Register entry').fill(`${mapped?.id ?? ''}:PSD_PI:NL_DNB!R203521`);
    await dialog.getByLabel('Reason').fill('The certificate has the number of the parent.');
    await dialog.getByRole('button', { name: 'Propose an override' }).click();
    await page.getByRole('heading', { name: 'NL-DNB 999 means Pay One BV' }).waitFor();
    await page.getByRole('button', { name: 'Withdraw the proposal' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('A mistake.');
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw the proposal' }).click();
    await page.getByText('Revoked', { exact: true }).first().waitFor();
  });

  test('nothing is wider than a phone', async () => {
    const small = await open({ viewport: PHONE });
    for (const path of [
      '/registers/sources',
      '/registers/sources/bafin',
      '/registers/sources/map',
      '/registers/manual',
      '/registers/overrides',
    ]) {
      await small.page.goto(path);
      await settled(small.page);
      expect([
        path,
        await small.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ]).toEqual([path, 0]);
    }
    expect(small.troubles).toEqual([]);
    await small.close();
  });
});
