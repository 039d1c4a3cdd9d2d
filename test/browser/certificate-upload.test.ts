import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { zipOf } from '../support/zip.js';
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

const KEY = '-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n';

describeInBrowser('adding certificates', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let ca: CertificateAuthority;

  beforeAll(async () => {
    server = await startConsole();
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
    ca = CertificateAuthority.root();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await open();
  });
  afterEach(() => v.close());

  const file = (name: string, content: string | Uint8Array) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  const choose = (page: Page, ...files: ReturnType<typeof file>[]) =>
    page.locator('input[type=file]').setInputFiles(files);
  const toUpload = async (page: Page) => {
    await page.goto('/certificates/create');
    await settled(page);
  };
  const stored = async (q: string) =>
    server.api<unknown[]>('GET', `/certificates?filter=${encodeURIComponent(JSON.stringify({ q }))}`);

  test('one file leads straight to the page of its certificate', async () => {
    await toUpload(v.page);
    await choose(v.page, file('qwac.pem', ca.issue({ organisation: 'UAB Vienas' }).pem));
    await v.page.getByRole('heading', { name: 'UAB Vienas', level: 1 }).waitFor();
    await v.page.getByText('QWAC of UAB Vienas, licensed by the Bank of Lithuania').waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('each of several files gets its result, and the good ones are kept', async () => {
    const { pem, der } = ca.issue({ organisation: 'UAB Du' });
    await toUpload(v.page);
    await choose(
      v.page,
      file('du.pem', pem),
      file('the-same.cer', der),
      file('page.html', '<!doctype html><title>Not found</title>'),
      file('cut.der', der.slice(0, 200)),
      file('empty.pem', ''),
    );
    const upload = v.page.getByRole('article');
    await upload.getByText('1 added · 1 was here already · 3 refused').waitFor();
    expect(await upload.getByRole('listitem').count()).toBe(5);
    await upload.getByRole('listitem').filter({ hasText: 'page.html' }).getByText('Refused').waitFor();
    await upload
      .getByRole('listitem')
      .filter({ hasText: 'empty.pem' })
      .getByText('The file is empty.')
      .waitFor();
    await upload.getByRole('link', { name: 'UAB Du' }).first().click();
    await v.page.getByRole('heading', { name: 'UAB Du', level: 1 }).waitFor();
  });

  test('a pasted certificate is added, and the text is gone from the page', async () => {
    await toUpload(v.page);
    const { pem } = ca.issue({ organisation: 'UAB Trys' });
    await v.page.getByLabel('Or paste PEM or base64').fill(`Dear customer, here it is:\n${pem}`);
    await v.page.getByRole('button', { name: 'Add pasted text' }).click();
    await v.page.getByRole('heading', { name: 'UAB Trys', level: 1 }).waitFor();
    await v.page.goBack();
    expect(await v.page.getByLabel('Or paste PEM or base64').inputValue()).toBe('');
  });

  test('bare base64 can be pasted as well', async () => {
    await toUpload(v.page);
    const { der } = ca.issue({ organisation: 'UAB Keturi' });
    await v.page.getByLabel('Or paste PEM or base64').fill(Buffer.from(der).toString('base64'));
    await v.page.getByRole('button', { name: 'Add pasted text' }).click();
    await v.page.getByRole('heading', { name: 'UAB Keturi', level: 1 }).waitFor();
  });

  test('a private key never leaves the browser and is shown nowhere', async () => {
    const sent: string[] = [];
    v.page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await toUpload(v.page);
    await v.page.getByLabel('Or paste PEM or base64').fill(KEY);
    await v.page.getByRole('button', { name: 'Add pasted text' }).click();
    await v.page.getByText('This is a private key.').first().waitFor();
    await choose(v.page, file('key.pem', KEY));
    await v.page.getByRole('listitem').filter({ hasText: 'key.pem' }).getByText('Refused').waitFor();
    expect(sent).toEqual([]);
    expect(await v.page.content()).not.toContain('bm90IGEga2V5');
  });

  test('a file dropped on the list is added', async () => {
    await v.page.goto('/certificates');
    await settled(v.page);
    const { pem } = ca.issue({ organisation: 'UAB Penki' });
    const transfer = await v.page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.pem'));
      return data;
    }, pem);
    await v.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await v.page.getByText('Drop to add the certificates').waitFor();
    await v.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await v.page.getByRole('heading', { name: 'UAB Penki', level: 1 }).waitFor();
    expect(await stored('UAB Penki')).toHaveLength(1);
  });

  const archiveOf = (organisation: string) =>
    zipOf(
      Array.from({ length: 230 }, (_, index) => ({
        name: `${index}.pem`,
        content: ca.issue({ organisation, dnsName: `host${index}.example` }).pem,
      })),
    );

  test('a big import goes on while its page is left', async () => {
    await toUpload(v.page);
    await choose(v.page, file('many.zip', await archiveOf('UAB Daug')));
    await v.page.getByText(/Importing many\.zip|230 added/).waitFor();
    await v.page.getByRole('link', { name: 'Alerts' }).first().click();
    await v.page.getByRole('heading', { name: 'Alerts', level: 1 }).waitFor();
    await v.page.goBack();
    await v.page.getByRole('article').getByText('230 added').waitFor();
    expect(v.troubles).toEqual([]);
  });

  test('a big import is found again after a reload', async () => {
    await toUpload(v.page);
    await choose(v.page, file('more.zip', await archiveOf('UAB Dar daugiau')));
    await v.page.waitForFunction(() => localStorage.getItem('qwarden.importing')?.includes('jobId'));
    await v.page.reload();
    await v.page.getByRole('article').getByText('230 added').waitFor();
  });

  test('results are said in Lithuanian too', async () => {
    await server.api('PATCH', '/auth/me', { locale: 'lt' });
    const lithuanian = await open({ locale: 'lt-LT' });
    try {
      await lithuanian.page.goto('/certificates/create');
      await lithuanian.page.getByRole('heading', { name: 'Pridėti sertifikatų' }).waitFor();
      await choose(lithuanian.page, file('page.html', '<!doctype html><title>x</title>'));
      await lithuanian.page.getByText('Tai ne sertifikatas.').waitFor();
    } finally {
      await lithuanian.close();
      await server.api('PATCH', '/auth/me', { locale: 'en' });
    }
  });
});
