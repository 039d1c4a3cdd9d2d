import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { signedInVisits } from './certificates-visit.js';
import { CHANGES, daysAgo, type RegisterConsole, startRegisterConsole } from './registers-visit.js';
import { describeInBrowser, launchBrowser, PATIENCE_MS, PHONE, settled, type Visit } from './support.js';

jest.setTimeout(PATIENCE_MS);

const ENTRY = `/registers/entries/${encodeURIComponent('eba:PSD_PI:LT_BL!LB000458')}`;

describeInBrowser('registers', () => {
  let console: RegisterConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let v: Visit;
  let good: Certificate;
  let withdrawn: Certificate;
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-registers-'));

  beforeAll(async () => {
    console = await startRegisterConsole({ editions: 1 });
    good = await console.add({
      ...{ organisation: 'Open Banking UAB', authorisationNumber: 'LB000458' },
      roles: ['PSP_AI', 'PSP_PI'],
    });
    withdrawn = await console.add({
      ...{ organisation: 'Senoji Mokykla UAB', authorisationNumber: 'LB000777' },
      roles: ['PSP_AI'],
    });
    await console.secondEdition();
    browser = await launchBrowser();
    open = await signedInVisits(browser, console.server);
  });
  afterAll(async () => {
    await browser?.close();
    await console?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    v = await open();
  });
  afterEach(async () => {
    expect(v.troubles).toEqual([]);
    await v.close();
  });

  test('a question is answered with reason, source and edition, under an address that can be shared', async () => {
    const { page } = v;
    await page.goto('/');
    await page.getByRole('navigation').first().getByRole('link', { name: 'Registers' }).click();
    await page.getByLabel('Identifier of the provider').fill('PSDLT-BL-LB000458');
    await page.getByLabel('Role').selectOption('PSP_PI');
    await page.getByLabel('In which country').selectOption('DE');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByText('Open Banking UAB may not use the role Payment initiation in Germany.').waitFor();
    const role = await page.locator('[data-role="PSP_PI"]').innerText();
    expect(role).toMatch(/No\s+The service is not listed for the country\.[\s\S]*EBA register · Edition \d+/);
    expect(new URL(page.url()).search).toBe('?identifier=PSDLT-BL-LB000458&role=PSP_PI&country=DE');
    expect(await page.locator('pre').innerText()).toContain(
      '/api/v1/register-entries/lookup?identifier=PSDLT-BL-LB000458&role=PSP_PI&country=DE"',
    );
    await page.goto('/registers?identifier=PSDLT-BL-LB%20000458&role=PSP_AI&country=DE');
    await page.getByText('Open Banking UAB may use the role Account information in Germany.').waitFor();
    await page.getByText('The numbers agree without blanks.').waitFor();
  });

  test('a past day is answered by the edition of that day', async () => {
    const { page } = v;
    const day = daysAgo(10).toISOString().slice(0, 10);
    await page.goto(`/registers?identifier=PSDLT-BL-LB000777&at=${day}`);
    await page.getByText('Senoji Mokykla UAB is authorised.').waitFor();
    await page.getByLabel('As of').fill('');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByText('Senoji Mokykla UAB is not authorised.').waitFor();
  });

  test('who is not found is told what was asked and what these registers do not hold', async () => {
    await v.page.goto('/registers?identifier=PSDDE-BAFIN-999&role=PSP_AI');
    await v.page.getByText('PSDDE-BAFIN-999 was not found in the registers that were asked.').waitFor();
    const told = await v.page.locator('main').innerText();
    expect(told).toMatch(/Asked was for number 999 of authority DE-BAFIN, in: .*EBA register/);
    expect(told).toContain('Cannot be told');
  });

  test('what is no identifier is refused in words, with the form still there', async () => {
    await v.page.goto('/registers?identifier=VATLT-123');
    await v.page.getByRole('alert').waitFor();
    expect(await v.page.getByLabel('Identifier of the provider').inputValue()).toBe('VATLT-123');
    v.troubles.length = 0;
  });

  test('entries are found while one types, narrowed by facets with counts, and kept in the address', async () => {
    const { page } = v;
    await page.goto('/registers/entries');
    await settled(page);
    expect(await page.getByLabel('Type').innerText()).toContain('Payment institution (62)');
    await page.getByRole('searchbox').fill('LB000458');
    await page.waitForURL('**LB000458**');
    await page.getByRole('rowheader', { name: 'Open Banking UAB' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.waitForURL((url) => !url.search.includes('LB000458'));
    await page.getByLabel('State').selectOption('withdrawn');
    await page.waitForURL('**withdrawn**');
    await page.getByRole('cell', { name: 'Authorised' }).first().waitFor({ state: 'detached' });
    await page.getByLabel('Home country').selectOption('LT');
    await page.getByRole('rowheader', { name: 'Senoji Mokykla UAB' }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('"status":"withdrawn","country":"LT"');
    await page.reload();
    await page.getByRole('rowheader', { name: 'Senoji Mokykla UAB' }).getByRole('link').click();
    await page.getByText(/its authorisation was withdrawn on 15 Aug 2026/).waitFor();
  });

  test('an entry says in a sentence what it is, and shows services by countries, history and our certificates', async () => {
    const { page } = v;
    await page.goto(ENTRY);
    await settled(page);
    expect(await page.getByTestId('sentence').innerText()).toMatch(
      /^Open Banking UAB is a payment institution of Lithuania; authorised since 14 Mar 2019; for payment initiation and account information; active in 1 other country\. So says the EBA register of /,
    );
    const matrix = page.getByRole('region', { name: 'Services and countries' }).first();
    expect(await matrix.getByRole('columnheader').allInnerTexts()).toHaveLength(3);
    const row = matrix.getByRole('row', { name: /Payment initiation/ });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['yes', 'no']);
    const ours = page.getByRole('region', { name: 'Certificates of ours (1)' });
    expect(await ours.innerText()).toContain('Open Banking UAB');
    const history = page.getByRole('region', { name: 'What editions said' });
    expect(await history.innerText()).toContain('Passport ended');
    await history.getByRole('link', { name: 'Show the entry as it was' }).click();
    await page.getByText(/^This is what the register said on/).waitFor();
    expect(await matrix.getByRole('columnheader').allInnerTexts()).toHaveLength(4);
  });

  test('an entry with a moving past tells each turn of it', async () => {
    await v.page.goto(`/registers/entries/${encodeURIComponent('eba:PSD_AISP:FI_FIN-FSA!2858394-9')}`);
    const past = v.page.getByRole('region', { name: 'Authorisation' });
    await past.waitFor();
    expect(await past.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Authorised again\s+3 years ago · 5 May 2023$/),
      expect.stringMatching(/^Withdrawn\s+4 years ago · 10 Jan 2022$/),
      expect.stringMatching(/^Registered\s+5 years ago · 1 Jun 2021$/),
    ]);
  });

  test('a certificate is matched role by role, at home and in the country that is chosen', async () => {
    const { page } = v;
    await page.goto(`/certificates/${good.id}/show`);
    const card = page.getByRole('region', { name: 'Register match' });
    await card.getByText('Every role of the certificate may be used in Lithuania.').waitFor();
    await card.getByLabel('To be used in').selectOption('DE');
    await card.getByText('At least one role of the certificate may not be used in Germany.').waitFor();
    expect(await card.getByRole('row', { name: /Payment initiation/ }).innerText()).toContain(
      'No passport there',
    );
    await page.goto(`/certificates/${withdrawn.id}/show`);
    await card.getByText('The authorisation was withdrawn.').first().waitFor();
    await card.getByRole('link', { name: 'Senoji Mokykla UAB' }).click();
    await page.getByRole('heading', { level: 1, name: 'Senoji Mokykla UAB' }).waitFor();
  });

  test('an edition tells what it says otherwise, and which certificates that concerns', async () => {
    const { page } = v;
    await page.goto('/registers/editions');
    await page
      .getByRole('row', { name: /In use/ })
      .getByRole('link')
      .click();
    await settled(page);
    const changes = page.getByRole('region', { name: 'What changed against the edition before (3)' });
    expect(await changes.innerText()).toMatch(/Maksu Oy is now called Maksu Suomi Oy\./);
    const ours = page.getByRole('region', { name: 'What concerns certificates of ours' });
    expect(await ours.innerText()).toMatch(
      /Senoji Mokykla UAB was withdrawn on 2026-08-15\.\s+1 certificate/,
    );
    await ours.getByRole('link', { name: /Senoji Mokykla/ }).click();
    await page
      .getByRole('region', { name: /concerned \(1\)/ })
      .getByText('Senoji Mokykla UAB')
      .waitFor();
    await page.goto('/registers/changes');
    await settled(page);
    await page.getByRole('button', { name: 'Only those about our certificates' }).click();
    await page.waitForURL('**touched**');
    await page.getByText('1–2 of 2').waitFor();
  });

  test('an edition is imported from a file; one that is none is refused with what to do', async () => {
    const { page } = v;
    const html = join(folder, 'download.zip');
    writeFileSync(html, '<html><body>Maintenance</body></html>');
    await page.goto('/registers/editions/import');
    await page.locator('input[type=file]').setInputFiles(html);
    await page.getByText('Refused: a web page, not a register').waitFor();
    expect(new URL(page.url()).searchParams.get('job')).not.toBeNull();
    expect(await page.locator('main').innerText()).toContain('What was in use before stays in use.');
    const { name, zip } = await console.offer({ publishedAt: daysAgo(0.5), changes: CHANGES });
    writeFileSync(join(folder, name), zip);
    await page.locator('input[type=file]').setInputFiles(join(folder, name));
    await page.getByText(/^Edition \d+ is in use now; it holds 200 entities$/).waitFor();
    await page.reload();
    await page.getByText(/^Edition \d+ is in use now; it holds 200 entities$/).waitFor();
  });

  test('an edition that lost implausibly much waits for a reason; today says so', async () => {
    const { page } = v;
    await console.offer({ publishedAt: daysAgo(0.1), counts: { PSD_PI: 30, PSD_EMI: 40 } });
    await page.goto('/registers/editions');
    await page.getByRole('button', { name: 'Fetch now' }).click();
    await page.getByText('Refused: it lost implausibly many entries').waitFor();
    expect(await page.locator('main').innerText()).toMatch(
      /Payment institution: 62 before, 32 now \(30 lost\)/,
    );
    await page.goto('/');
    const today = page.getByRole('region', { name: 'Registers that need a look' });
    await today.getByRole('link', { name: 'EBA register: it lost implausibly many entries' }).click();
    await page.getByRole('button', { name: 'Accept anyway…' }).click();
    await page.getByRole('button', { name: 'Accept the edition' }).click();
    await page.getByText('Say why, in three characters at least.').waitFor();
    await page.getByLabel('Why it is right').fill('The EBA merged two types.');
    await page.getByRole('button', { name: 'Accept the edition' }).click();
    await page.getByText('Taken into use by hand, for this reason').waitFor();
    await page.getByText('The EBA merged two types.').waitFor();
  });

  test('sources say whose word they are, how fresh they are and how to get the next edition', async () => {
    await v.page.goto('/registers/sources');
    const row = v.page.getByRole('row', { name: /^EBA central register/ });
    await row.getByRole('link').click();
    await v.page.getByText(/information without legal significance/).waitFor();
    await v.page.getByRole('link', { name: /entries/ }).click();
    await v.page.getByRole('heading', { level: 1, name: /^Edition \d+$/ }).waitFor();
  });

  test('the palette finds entries and puts the question of an identifier', async () => {
    const { page } = v;
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Search or go to' });
    await box.fill('Open Bank');
    await page.getByRole('option', { name: /Open Banking UAB\s*LB000458 · LT-BL/ }).waitFor();
    await box.fill('psdlt-bl-lb000458');
    await page.getByRole('option', { name: 'Look up PSDLT-BL-LB000458 in the registers' }).click();
    await page.getByText('Open Banking UAB is authorised.').waitFor();
  });

  test('no page scrolls sideways on a phone', async () => {
    const phone = await open({ viewport: PHONE });
    const wide: string[] = [];
    for (const path of [
      '/registers?identifier=PSDLT-BL-LB000458',
      ...['/registers/entries', ENTRY, '/registers/editions', '/registers/editions/import'],
      ...['/registers/changes', '/registers/sources', `/certificates/${good.id}/show`],
    ]) {
      await phone.page.goto(path);
      await settled(phone.page);
      const over = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${path}: ${over}`);
    }
    expect(wide).toEqual([]);
    await phone.close();
  });

  test('in Lithuanian no key is shown in place of words', async () => {
    const lithuanian = await open({ locale: 'lt-LT' });
    await lithuanian.page.addInitScript(() => localStorage.clear());
    for (const path of ['/registers?identifier=PSDLT-BL-LB000458', ENTRY, '/registers/sources']) {
      await lithuanian.page.goto(path);
      await settled(lithuanian.page);
      expect(await lithuanian.page.locator('body').innerText()).not.toMatch(/registers\.[a-z_]+/);
    }
    await lithuanian.close();
  });
});

describeInBrowser('registers before any was imported', () => {
  test('the first page and the list of entries teach the next step', async () => {
    const console = await startRegisterConsole({ editions: 0 });
    const browser = await launchBrowser();
    try {
      const open = await signedInVisits(browser, console.server);
      const { page, troubles } = await open();
      for (const path of ['/registers', '/registers/entries', '/registers/editions']) {
        await page.goto(path);
        await page.getByText('No register has been imported yet').waitFor();
        await page.getByRole('link', { name: 'Import a file' }).first().waitFor();
      }
      await page.getByRole('button', { name: 'Fetch now' }).first().click();
      await page.getByText(/^The register is not fetched here/).waitFor();
      expect(troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
    } finally {
      await browser.close();
      await console.stop();
    }
  });
});
