import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TrustedListEdition } from '../../server/trust/trust.contract.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { signedInVisits } from './certificates-visit.js';
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
import { startTrustingConsole, type TrustingConsole } from './trust-visit.js';

jest.setTimeout(PATIENCE_MS);

const SECOND = { email: 'jonas@bank.example', password: 'another horse battery staple' } as const;

describeInBrowser('trust', () => {
  let console: TrustingConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let v: Visit;
  const folder = mkdtempSync(join(tmpdir(), 'qwarden-lists-'));

  beforeAll(async () => {
    console = await startTrustingConsole();
    await console.add('valid');
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

  test('shows each list with its state, age and signer, and leads to it', async () => {
    await v.page.goto('/');
    await v.page.getByRole('navigation').first().getByRole('link', { name: 'Trust' }).click();
    await settled(v.page);
    const row = v.page.getByRole('row', { name: /Lithuania/ });
    expect(await row.innerText()).toMatch(/LT Lithuania\s+Current\s+\d+\s+.* ago · .*\s+in \d+ days/);
    await row.getByRole('link').click();
    await v.page
      .getByText(/^Edition \d+ of the trusted list of Lithuania is in use; issued .*, to be replaced by /)
      .waitFor();
  });

  test('refreshes, and says of a bad list what was wrong, what was kept and what to do', async () => {
    await console.tell('publish-bad-list', 'html', 'LT');
    await v.page.goto('/trust/lists/LT');
    await settled(v.page);
    await v.page.getByRole('button', { name: 'Refresh now' }).click();
    await v.page.getByText('The last attempt failed: A web page, not a list').waitFor();
    const told = await v.page.locator('main').innerText();
    expect(told).toContain('1 list was refused or could not be fetched; its last good edition stays in use');
    expect(told).toMatch(/The last good edition, no\. \d+ of .*, stays in use\./);
    await v.page.goto('/');
    await settled(v.page);
    const today = v.page.getByRole('region', { name: 'Trusted lists that need a look' });
    expect(await today.innerText()).toContain('A web page, not a list');
  });

  test('tells two editions apart, with the certificates that it touches', async () => {
    await console.tell('withdraw-service', 'granted');
    await console.refresh('LT');
    await v.page.goto('/trust/lists/LT');
    await settled(v.page);
    await v.page
      .getByRole('link', { name: /^What changed with no\./ })
      .first()
      .click();
    await settled(v.page);
    expect(await v.page.getByRole('region', { name: 'Changed (1)' }).innerText()).toMatch(
      /Giria Trust Services UAB[\s\S]*Status: “Granted, .*” became “Withdrawn, /,
    );
    const touched = v.page.getByRole('region', { name: 'Certificates of ours that it touches (1)' });
    expect(await touched.innerText()).toContain('UAB Bandymas');
    await console.tell('grant-service', 'granted');
    await console.refresh('LT');
  });

  test('finds services by name and shows their states, identities and our certificates', async () => {
    await v.page.goto('/trust/services');
    await settled(v.page);
    await v.page.getByRole('searchbox').fill('Giria');
    await v.page.waitForURL('**Giria**');
    await v.page
      .getByRole('rowheader', { name: /^Giria/ })
      .getByRole('link')
      .click();
    const region = v.page.getByRole('region', { name: 'States over time' });
    await region.waitFor();
    const states = await region.innerText();
    expect(states).toMatch(/Granted \(now\)[\s\S]*Withdrawn[\s\S]*Granted/);
    const ours = v.page.getByRole('region', { name: /^Certificates of ours/ });
    await ours.getByText('UAB Bandymas').waitFor();
  });

  test('takes lists from files and says what became of each', async () => {
    await console.tell('publish-list', 'NO');
    const good = join(folder, 'NO.xml');
    const bad = join(folder, 'notes.xml');
    writeFileSync(good, console.world.lists.at('NO').bytes);
    writeFileSync(bad, '<html><body>Maintenance</body></html>');
    await v.page.goto('/trust/import');
    await settled(v.page);
    await v.page.locator('input[type=file]').setInputFiles([good, bad]);
    const results = v.page.getByRole('region', { name: 'What became of each file' });
    await results.waitFor();
    const told = await results.innerText();
    expect(told).toContain('New edition taken');
    expect(told).toContain('notes.xml');
    expect(told).toContain('A list that was refused changed nothing');
    const editions = await console.server.api<TrustedListEdition[]>('GET', '/trusted-lists/NO/editions');
    expect(editions.some(({ source }) => source.includes('NO.xml'))).toBe(true);
  });

  test('trusts another scheme only when two people say so, and never calls it EU-qualified', async () => {
    const georgian = CertificateAuthority.root({ commonName: 'Georgian Root CA', country: 'GE' });
    const { id } = await console.server.api<{ id: string }>('POST', '/certificates', {
      pem: georgian.issue({ organisation: 'Kartuli Pay' }).pem,
    });
    await v.page.goto('/trust/anchors');
    await settled(v.page);
    expect(await v.page.locator('main').innerText()).toContain('This is not EU qualification');
    await v.page.getByRole('button', { name: 'Propose an anchor' }).click();
    const dialog = v.page.getByRole('dialog', { name: 'Propose a trust anchor' });
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    expect(await dialog.getByText('This is needed.').count()).toBe(4);
    await dialog.getByLabel('CA certificate (PEM)').fill(georgian.pem);
    await dialog.getByLabel('Name of the scheme').fill('Georgian scheme');
    await dialog.getByLabel('For which certificates').fill('Payment institutions of Georgia');
    await dialog.getByLabel('Why it is trusted here').fill('The board decided so.');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await v.page.getByText('You proposed it yourself, so somebody else has to approve it.').waitFor();
    expect(await v.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const address = new URL(v.page.url()).pathname;

    const second = await secondPerson(console);
    const w = await visit(browser, console.server.url);
    await signIn(w.page, second, address);
    await w.page.getByRole('button', { name: 'Approve' }).click();
    await w.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await w.page.getByText('The anchor is in use.').waitFor();

    await console.server.api('POST', `/certificates/${id}/evaluations`, {});
    await v.page.goto(`/certificates/${id}/show`);
    await settled(v.page);
    const sentence = await v.page.getByTestId('sentence').innerText();
    expect(sentence).not.toMatch(/valid and EU-qualified|\bQWAC\b/);

    await w.page.getByRole('button', { name: 'Revoke' }).click();
    await w.page.getByRole('dialog').getByLabel('Reason').fill('The scheme has ended.');
    await w.page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await w.page.getByText('The anchor is no longer trusted.').waitFor();
    await w.close();
  });

  test('shows where trust begins, and warns whoever would replace it', async () => {
    await v.page.goto('/trust/official-journal');
    await settled(v.page);
    expect(await v.page.locator('main').innerText()).toContain('/official-journal');
    await v.page.getByRole('button', { name: 'Add a publication' }).click();
    const dialog = v.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Compare the fingerprints first, then confirm it here.').waitFor();
    expect(await dialog.innerText()).toContain('All trust in all lists rests on these certificates');
  });

  test('is found by the palette', async () => {
    await v.page.goto('/');
    await settled(v.page);
    await v.page.keyboard.press('Control+k');
    await v.page.getByRole('combobox', { name: 'Search or go to' }).fill('lithuan');
    const list = v.page.getByRole('option', { name: /^Lithuania/ });
    await list.waitFor();
    // The authority of the country is found as well, and stands above.
    while ((await list.getAttribute('aria-selected')) !== 'true') await v.page.keyboard.press('ArrowDown');
    await v.page.keyboard.press('Enter');
    await v.page.waitForURL('**/trust/lists/LT');
    await settled(v.page);
  });

  test('fits a phone', async () => {
    const phone = await open({ viewport: PHONE });
    for (const path of ['/trust', '/trust/lists/LT', '/trust/services', '/trust/anchors', '/trust/import']) {
      await phone.page.goto(path);
      await settled(phone.page);
      const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, wide]).toEqual([path, 0]);
    }
    expect(phone.troubles).toEqual([]);
    await phone.close();
  });
});

/** A compliance officer with a password of their own. */
async function secondPerson({ server }: TrustingConsole): Promise<typeof SECOND> {
  const { oneTimePassword: password } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
    email: SECOND.email,
    name: 'Jonas',
    role: 'compliance-officer',
    invitation: 'one-time-password',
  });
  const login = await fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: SECOND.email, password }),
  });
  const cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const changed = await fetch(`${server.url}/api/v1/auth/password`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ currentPassword: password, newPassword: SECOND.password }),
  });
  if (!changed.ok) throw new Error(`Choosing a password answered ${changed.status}: ${await changed.text()}`);
  return SECOND;
}
