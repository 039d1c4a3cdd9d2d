import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  type RunningConsole,
  settled,
  startConsole,
  type Visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

describeInBrowser('comparing two certificates', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let old: Certificate;
  let successor: Certificate;

  beforeAll(async () => {
    server = await startConsole();
    const ca = CertificateAuthority.root();
    const add = (pem: string) => server.api<Certificate>('POST', '/certificates', { pem });
    old = await add(ca.issue({ roles: ['PSP_AI'] }).pem);
    successor = await add(ca.issue({ roles: ['PSP_AI', 'PSP_PI'], organisation: 'UAB Bandymas Plius' }).pem);
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
  afterEach(() => v.close());

  const address = () => `/certificates/compare?left=${old.id}&right=${successor.id}`;
  const row = (field: string) => v.page.locator(`tr[data-field="${field}"]`);

  test('starts on the page of one and finds the other by its name', async () => {
    await v.page.goto(`/certificates/${old.id}/show`);
    await v.page.getByRole('button', { name: 'Compare with…' }).click();
    await v.page.getByRole('combobox', { name: 'The other certificate' }).fill('plius');
    await v.page.getByRole('option', { name: /UAB Bandymas Plius/ }).click();
    await v.page.getByRole('button', { name: 'Compare', exact: true }).click();
    await v.page.waitForURL(`**${address()}`);
    await v.page.getByText(/of 29 fields differ/).waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('says in a word which fields differ and marks what is new', async () => {
    await v.page.goto(address());
    await settled(v.page);
    await row('psd2.roles').getByText('Differs').waitFor();
    expect(await row('psd2.roles').locator('mark').allInnerTexts()).toEqual(['PSP_PI (0.4.0.19495.1.2)']);
    expect(await row('psd2.ncaId').getByText('Same').count()).toBe(1);
    expect(await row('psd2.ncaId').locator('mark').count()).toBe(0);
  });

  test('shows only the differences, and the address remembers it', async () => {
    await v.page.goto(address());
    await settled(v.page);
    await v.page.getByRole('switch', { name: 'Only differences' }).check();
    await row('psd2.ncaId').waitFor({ state: 'detached' });
    await v.page.reload();
    await settled(v.page);
    expect(await row('psd2.ncaId').count()).toBe(0);
    expect(await row('psd2.roles').count()).toBe(1);
  });

  test('a certificate does not differ from itself', async () => {
    await v.page.goto(`/certificates/compare?left=${old.id}&right=${old.id}&only=differences`);
    await v.page.getByText('The two certificates do not differ in any field.').waitFor();
  });

  test('one that is gone is said to be gone', async () => {
    const gone = '00000000-0000-4000-8000-000000000000';
    await v.page.goto(`/certificates/compare?left=${old.id}&right=${gone}`);
    await v.page.getByText('There is no such certificate.').first().waitFor();
  });
});
