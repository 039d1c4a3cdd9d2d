import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Authority } from '../../server/authorities/authorities.contract.js';
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
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const BETTER = 'https://www.lb.lt/lt/finansu-rinku-dalyviai';

describeInBrowser('the directory of authorities', () => {
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

  const find = (id: string) => server.api<Authority>('GET', `/authorities/${id}`);

  test('is found by the rail, in the groups of the Getting Started page, and leads to registers outside', async () => {
    const { page } = v;
    await page.goto('/');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Registers' }).click();
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/registers');
    await page.getByRole('link', { name: 'Authorities' }).click();
    await page.getByRole('rowheader').first().waitFor();
    const countries = () => page.getByRole('rowheader').allInnerTexts();
    expect(await countries()).toHaveLength(34);
    const groups = page.getByRole('navigation', { name: 'Groups of countries' });
    const shown = async (group: string, first: string) => {
      await groups.getByRole('link', { name: group }).click();
      await page.locator('tbody tr').first().filter({ hasText: first }).waitFor();
      expect(await groups.getByRole('link', { name: group }).getAttribute('aria-current')).toBe('page');
      return (await countries()).map((text) => text.slice(0, 2));
    };
    expect(await shown('Main EU countries', 'Belgium')).toEqual(['BE', 'DE', 'ES', 'FR', 'IT', 'NL']);
    expect(await shown('Nordic countries', 'Denmark')).toEqual(['DK', 'FI', 'IS', 'NO', 'SE']);
    expect(await shown('Baltic countries', 'Estonia')).toEqual(['EE', 'LT', 'LV']);
    expect(await shown('Other countries', 'Austria')).toHaveLength(20);
    await shown('Baltic countries', 'Estonia');
    const register = page.getByRole('link', {
      name: 'Register: Financial market participants list, Lithuania',
    });
    expect(await register.getAttribute('href')).toBe((await find('LT-BL')).links[0]?.url);
    expect(await register.getAttribute('rel')).toContain('noopener');
    expect(await register.getAttribute('target')).toBe('_blank');
  });

  test('a search finds a country, an alias, or says that there is nothing', async () => {
    const { page } = v;
    await page.goto('/registers/authorities');
    const search = page.getByRole('searchbox', { name: 'Country, authority or identifier' });
    await search.fill('LV-FCMC');
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: 'Latvia' }).waitFor();
    await search.fill('nothing like this');
    await page.getByText('Nothing matches these filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('rowheader', { name: 'Germany' }).waitFor();
  });

  test('a link is confirmed by keyboard, leaves the list of those not confirmed, and the history tells', async () => {
    const { page } = v;
    await page.goto('/registers/authorities/EE-FI');
    await page.getByText('Nobody here has confirmed this address yet.').waitFor();
    await page.getByRole('button', { name: 'Confirm' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', {
      name: /^Does “Finantsinspektsioon: payment institutions” still/,
    });
    await dialog.getByRole('link', { name: /^https:\/\/www\.fi\.ee/ }).waitFor();
    await dialog.getByRole('button', { name: 'It does' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The link is confirmed.').waitFor();
    await page.getByText(/^Confirmed by .+ now/).waitFor();
    await page.getByRole('cell', { name: /payment institutions/ }).waitFor();
    await page.getByRole('rowheader', { name: 'Link of an authority confirmed' }).waitFor();

    await page.goto('/registers/authorities?filter=%7B%22group%22%3A%22baltic%22%7D');
    await page
      .getByRole('row', { name: /Estonia/ })
      .getByText('Confirmed', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Not confirmed for 180 days' }).click();
    await page.getByRole('rowheader', { name: 'Estonia' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('rowheader').count()).toBe(2);
  });

  test('a link is reported with a better one, which an administrator puts in its place', async () => {
    const { page } = v;
    await page.goto('/registers/authorities/LT-BL');
    await page.getByRole('button', { name: 'Report outdated' }).click();
    const form = page.getByRole('dialog', { name: '“Financial market participants list” is outdated' });
    await form.getByLabel('Better address').fill('javascript:alert(1)');
    await form.getByRole('button', { name: 'Report outdated' }).click();
    await form.getByText('This is needed.').waitFor();
    await form.getByText('Write a whole address that begins with https:// or http://').waitFor();
    await form.getByLabel('What is wrong').fill('The English page is gone.');
    await form.getByLabel('Better address').fill(BETTER);
    await form.getByRole('button', { name: 'Report outdated' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('The English page is gone.').first().waitFor();
    await page.getByText('A link of it is reported as outdated.').waitFor();
    await page.getByRole('button', { name: 'Use the better address' }).click();
    await page.getByText('The address is replaced.').waitFor();
    const edits = page.getByRole('region', { name: 'Changed here' });
    await edits.getByText(BETTER).waitFor();
    await edits.getByText('https://www.lb.lt/en/sfi-financial-market-participants').waitFor();
    expect((await find('LT-BL')).links[0]).toMatchObject({ url: BETTER, state: 'never', report: null });
    await edits.getByRole('button', { name: 'Take the shipped value' }).click();
    await edits.waitFor({ state: 'detached' });
    expect((await find('LT-BL')).edits).toHaveLength(0);
  });

  test('an administrator changes facts and adds a link; what is wrong is marked', async () => {
    const { page } = v;
    await page.goto('/registers/authorities/PL-PFSA');
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('heading', { level: 1, name: /^Change Polish/ }).waitFor();
    await page.getByLabel('Short name').fill('UKNF');
    await page.getByLabel('E-mail address').fill('not an address');
    await page.getByRole('button', { name: 'Add a link' }).click();
    const link = page.getByRole('group', { name: 'New link' });
    await link.getByLabel('Leads to').selectOption({ label: 'Documentation' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This is no e-mail address.').waitFor();
    await link.getByText('This is needed.').first().waitFor();
    await page.getByLabel('E-mail address').fill('');
    await link.getByRole('textbox', { name: /^Address/ }).fill('https://data.example/api');
    await link.getByLabel('Source of the address').fill('data.example');
    await link.getByLabel('Name of the register or page').fill('Open data');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Polish Financial Supervision Authority' }).waitFor();
    await page.getByRole('group', { name: 'Open data', exact: true }).waitFor();
    const edits = page.getByRole('region', { name: 'Changed here' });
    await edits.getByRole('group').first().waitFor();
    expect(await edits.getByRole('group').count()).toBe(2);
    await edits.getByRole('group', { name: 'Short name' }).getByText('KNF', { exact: true }).waitFor();
    await edits.getByRole('button', { name: 'Remove ours' }).click();
    await page.getByRole('group', { name: 'Open data', exact: true }).waitFor({ state: 'detached' });
  });

  test('somebody else was quicker: the form says so and keeps what was written', async () => {
    const { page } = v;
    await page.goto('/registers/authorities/SK-NBS/edit');
    await page.getByLabel('Short name').fill('Národná banka');
    const { version, links } = await find('SK-NBS');
    await server.api('POST', '/authorities/SK-NBS/links/register/confirm', { url: links[0]?.url });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('Somebody else changed this meanwhile').waitFor();
    expect(await page.getByLabel('Short name').inputValue()).toBe('Národná banka');
    expect(version).toBe(0);
    v.troubles.splice(0);
  });

  test('the EBA is confirmed once for all; an authority leads to it', async () => {
    const { page } = v;
    await page.goto('/registers/authorities/FR-ACPR');
    const central = page.getByRole('region', { name: 'Also in the central register' });
    await central.getByText('Never confirmed').waitFor();
    const { links } = await find('EBA');
    await server.api('POST', '/authorities/EBA/links/register/confirm', { url: links[0]?.url });
    await page.reload();
    await central.getByText('Confirmed', { exact: true }).waitFor();
    await central.getByRole('link', { name: 'EBA payment institutions register', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'European Banking Authority' }).waitFor();
  });

  test('the palette finds an authority by its country', async () => {
    const { page } = v;
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('portug');
    await page.getByRole('option', { name: /Bank of Portugal/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bank of Portugal' }).waitFor();
  });

  test('an unknown authority says so and leads back', async () => {
    const { page } = v;
    await page.goto('/registers/authorities/XX-NONE');
    await page.getByRole('alert').getByText('There is no such authority').waitFor();
    await page.getByRole('link', { name: 'Authorities' }).first().waitFor();
    v.troubles.splice(0);
  });

  test('an auditor reads and changes nothing; in Lithuanian on a phone', async () => {
    const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
      ...{ email: 'audra@bank.example', name: 'Audra', role: 'auditor', invitation: 'one-time-password' },
    });
    const other = await visit(browser, server.url, { viewport: PHONE, locale: 'lt-LT' });
    const { page } = other;
    await page.goto('/');
    await page.getByLabel('El. pašto adresas').fill('audra@bank.example');
    await page.getByLabel('Slaptažodis', { exact: true }).fill(oneTimePassword);
    await page.getByRole('button', { name: 'Prisijungti' }).click();
    await page.getByLabel('Vienkartinis slaptažodis').fill(oneTimePassword);
    await page.getByLabel('Naujas slaptažodis', { exact: true }).fill('keturi ramūs ežerai naktį');
    await page.getByLabel('Naujas slaptažodis dar kartą').fill('keturi ramūs ežerai naktį');
    await page.getByRole('button', { name: 'Išsaugoti slaptažodį' }).click();
    await page.getByRole('navigation').first().waitFor();
    for (const path of ['/registers/authorities', '/registers/authorities/GE-NBG']) {
      await page.goto(path);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await page.getByText(/šalis – (Sakartvelas|Gruzija)/).waitFor();
    await page.getByRole('link', { name: /^Registras: NBG Open Banking Registry/ }).waitFor();
    expect(await page.getByRole('button', { name: /^(Patvirtinti|Pranešti, kad pasenusi)$/ }).count()).toBe(
      0,
    );
    expect(await page.getByRole('link', { name: 'Keisti' }).count()).toBe(0);
    expect(other.troubles).toEqual([]);
    await other.close();
  });
});
