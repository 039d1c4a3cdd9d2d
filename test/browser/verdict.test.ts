import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { verdict as english } from '../../admin-ui/i18n/en/verdict.js';
import type { Evaluation } from '../../server/evaluations/evaluations.contract.js';
import { signedInVisits } from './certificates-visit.js';
import { describeInBrowser, launchBrowser, PATIENCE_MS, PHONE, settled, type Visit } from './support.js';
import { startTrustingConsole, type TrustingConsole } from './trust-visit.js';

jest.setTimeout(PATIENCE_MS);

describeInBrowser('the verdict about a certificate', () => {
  let console: TrustingConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let v: Visit;
  const ids = new Map<string, string>();

  const evaluate = (name: string, body: object = {}) =>
    console.server.api<Evaluation>('POST', `/certificates/${ids.get(name)}/evaluations`, body);
  const page = (name: string) => `/certificates/${ids.get(name)}/show`;
  const check = (name: string) => v.page.locator(`#check-${name}`);

  beforeAll(async () => {
    console = await startTrustingConsole({ register: true });
    for (const name of ['valid', 'revoked', 'no-longer-qualified', 'silent', 'tampered', 'taken-over'])
      ids.set(name, (await console.add(name)).id);
    for (const name of ['revoked', 'no-longer-qualified', 'tampered', 'taken-over']) await evaluate(name);
    browser = await launchBrowser();
    open = await signedInVisits(browser, console.server);
  });
  afterAll(async () => {
    await browser?.close();
    await console?.stop();
  });
  beforeEach(async () => {
    v = await open();
  });
  afterEach(async () => {
    expect(v.troubles).toEqual([]);
    await v.close();
  });

  test('is not there before somebody asks, is reached by one button, and says by whom it is qualified', async () => {
    const { id } = await console.add('cross-border');
    await v.page.goto(`/certificates/${id}/show`);
    await v.page.getByText('Not verified yet').first().waitFor();
    await v.page.getByRole('button', { name: 'Verify now' }).first().click();
    await v.page.getByText('Verified.', { exact: true }).waitFor();
    await v.page.locator('#chain').waitFor();
    expect(await v.page.getByTestId('sentence').innerText()).toMatch(
      /^QWAC of UAB Bandymas, licensed by the Bank of Lithuania for .*; valid and EU-qualified by Fjord Trust Services AS on the trusted list of Norway, granted since [^;]*; ends /,
    );
  });

  test('opens each check to its evidence with source, time and age', async () => {
    await v.page.goto(page('revoked'));
    await settled(v.page);
    expect(await v.page.getByTestId('sentence').innerText()).toContain('revoked by its issuer: since ');
    const summary = check('revocation').locator('summary');
    expect(await summary.innerText()).toMatch(/Revocation\s+Failed\s+It was revoked/);
    await summary.focus();
    await v.page.keyboard.press('Enter');
    const evidence = check('revocation').locator('.evidence');
    const text = await evidence.innerText();
    expect(text).toContain('Do not give access with it.');
    expect(text).toContain('OCSP answer');
    expect(text).toContain('http://127.0.0.1');
    expect(text).toMatch(/\d+ seconds?/);
    const [download] = await Promise.all([
      v.page.waitForEvent('download'),
      evidence.getByRole('link', { name: /^Download: OCSP answer/ }).click(),
    ]);
    expect(readFileSync(await download.path()).length).toBeGreaterThan(100);
  });

  test('draws the chain up to the service on the trusted list', async () => {
    await v.page.goto(page('no-longer-qualified'));
    await settled(v.page);
    const chain = v.page.locator('#chain');
    expect(await chain.getByRole('listitem').count()).toBe(2);
    expect(await chain.innerText()).toMatch(
      /This certificate[\s\S]*signed by[\s\S]*trusted list of Lithuania[\s\S]*Withdrawn/,
    );
    await chain.getByRole('link', { name: 'Open the service' }).click();
    await v.page.waitForURL('**/trust/services?**');
    await v.page.getByRole('rowheader', { name: /Buvusi/ }).waitFor();
    expect(await v.page.getByRole('rowheader').count()).toBe(1);
  });

  test('says where a chain breaks', async () => {
    await v.page.goto(page('tampered'));
    await settled(v.page);
    expect(await v.page.locator('#chain').innerText()).toContain('no valid chain from here');
    expect(await check('path').locator('summary').innerText()).toContain('A signature in the chain is wrong');
  });

  test('of an earlier day is asked in a dialog and shown as such', async () => {
    await v.page.goto(page('taken-over'));
    await settled(v.page);
    await v.page.getByRole('button', { name: 'More', exact: true }).click();
    await v.page.getByRole('menuitem', { name: 'Verify as of…' }).click();
    const dialog = v.page.getByRole('dialog', { name: 'Verify as of another time' });
    await dialog.getByRole('button', { name: 'A month ago' }).click();
    await dialog.getByRole('button', { name: 'Verify', exact: true }).click();
    await v.page.getByText(/^You are looking at an earlier verdict, as of/).waitFor();
    expect(v.page.url()).toContain('verdict=');
    expect(await v.page.locator('#verdicts').innerText()).toContain('as of');
    await v.page.getByRole('button', { name: 'Back to the last verdict' }).click();
    await v.page.getByText(/^You are looking at an earlier verdict/).waitFor({ state: 'detached' });
  });

  test('keeps its history: what changed, the evidence to take away, and the same verdict when replayed', async () => {
    await evaluate('valid');
    await console.tell('revoke', 'valid');
    await evaluate('valid', { fresh: true });
    await v.page.goto(page('valid'));
    await settled(v.page);
    const history = v.page.locator('#verdicts');
    expect(await history.innerText()).toContain('Verdict: “Valid” became “Revoked”');
    await history
      .getByRole('button', { name: /^Show the verdict of/ })
      .first()
      .click();
    await v.page.getByText(/^You are looking at an earlier verdict/).waitFor();
    await history
      .getByRole('button', { name: /^More about the verdict of/ })
      .first()
      .click();
    const [zip] = await Promise.all([
      v.page.waitForEvent('download'),
      v.page.getByRole('menuitem', { name: 'Evidence (ZIP)' }).click(),
    ]);
    expect(
      readFileSync(await zip.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await history
      .getByRole('button', { name: /^More about the verdict of/ })
      .first()
      .click();
    const [pdf] = await Promise.all([
      v.page.waitForEvent('download'),
      v.page.getByRole('menuitem', { name: 'Report (PDF)' }).click(),
    ]);
    expect(
      readFileSync(await pdf.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await history
      .getByRole('button', { name: /^More about the verdict of/ })
      .first()
      .click();
    await v.page.getByRole('menuitem', { name: 'Replay' }).click();
    await v.page.getByText('The same verdict, reached again from what was kept').waitFor();
  });

  test('is a column and a filter of the list, and many are verified again with progress', async () => {
    await v.page.goto('/certificates');
    await settled(v.page);
    await v.page.getByRole('combobox', { name: 'Verdict' }).selectOption('revoked');
    await v.page.waitForURL('**verdict**');
    await v.page.waitForFunction(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('tbody tr')];
      return rows.length > 0 && rows.every((row) => row.innerText.includes('Revoked'));
    });
    await v.page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await v.page.getByRole('button', { name: 'Verify again' }).click();
    const dialog = v.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Verify', exact: true }).click();
    await dialog.getByRole('heading', { name: /verified$/ }).waitFor();
    expect(await dialog.innerText()).toMatch(/Revoked\s+\d/);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await v.page.getByRole('checkbox', { name: 'Select all on this page' }).waitFor();
  });

  test('has a word of its own for every outcome', async () => {
    const outcomes = new Set([...console.world.certificates.values()].map(({ outcome }) => outcome));
    expect(outcomes.size).toBe(14);
    for (const [name, { outcome }] of console.world.certificates) {
      if (!ids.has(name)) ids.set(name, (await console.add(name)).id);
      await evaluate(name, { fresh: true });
      await v.page.goto(page(name));
      await settled(v.page);
      const words = english.verdict.outcomes[outcome];
      await v.page.locator('main').getByText(words, { exact: true }).first().waitFor();
    }
  });

  test('names the register that was asked, its edition and what its word is worth', async () => {
    const { id } = await console.add('role-not-authorised');
    ids.set('role-not-authorised', id);
    await evaluate('role-not-authorised');
    await v.page.goto(page('role-not-authorised'));
    await settled(v.page);
    await check('register').locator('summary').click();
    const text = await check('register').locator('.evidence').innerText();
    expect(text).toContain('A role that it states is not in the register.');
    expect(text).toContain('EBA central register');
    expect(text).toContain('UAB Tik informacija');
    expect(text).toContain('no legal significance');
  });

  test('fits a phone', async () => {
    const phone = await open({ viewport: PHONE });
    for (const path of ['/certificates', page('revoked'), page('tampered')]) {
      await phone.page.goto(path);
      await settled(phone.page);
      await phone.page.evaluate(() => {
        for (const each of document.querySelectorAll('#checks details')) each.setAttribute('open', '');
      });
      const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, wide]).toEqual([path, 0]);
    }
    expect(phone.troubles).toEqual([]);
    await phone.close();
  });
});
