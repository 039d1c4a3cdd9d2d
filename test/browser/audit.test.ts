import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  ADMIN,
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  signIn,
  startConsole,
  type Visit,
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

describeInBrowser('the audit log', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    server = await startConsole();
    await server.api('POST', '/api-tokens', { name: 'script', scopes: ['certificates.read'], days: 7 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, server.url);
    await signIn(v.page, ADMIN, '/audit');
  });
  afterEach(() => v.close());

  test('tells the newest first, in words, and filters in the address', async () => {
    await v.page.getByRole('cell', { name: 'Signed in' }).first().waitFor();
    await v.page.getByLabel('Kind of record').selectOption({ label: 'API token' });
    await v.page.getByRole('cell', { name: 'API token created' }).waitFor();
    await v.page.waitForURL(/filter=/);
    await v.page.reload();
    await v.page.getByRole('cell', { name: 'API token created' }).waitFor();
    expect(await v.page.getByRole('cell', { name: 'Signed in' }).count()).toBe(0);
    expect(v.troubles).toEqual([]);
  });

  test('says that nothing matches, and how to go on', async () => {
    await v.page.getByRole('searchbox').fill('nobody ever did this');
    await v.page.getByText('Nothing matches these filters').waitFor();
    await v.page.getByRole('button', { name: 'Clear the filters' }).click();
    await v.page.getByRole('cell', { name: 'Signed in' }).first().waitFor();
    expect(await v.page.getByRole('searchbox').inputValue()).toBe('');
  });

  test('is verified on demand', async () => {
    await v.page.getByRole('button', { name: 'Verify the log' }).click();
    await v.page.getByText('The log is intact').waitFor();
  });

  test('shows the public key of its checkpoints', async () => {
    await v.page.getByRole('button', { name: 'Public key' }).click();
    await v.page.getByRole('dialog').getByText('BEGIN PUBLIC KEY').waitFor();
  });

  test('shows an entry with everything that is under its hash', async () => {
    await v.page.getByRole('rowheader', { name: '1', exact: true }).getByRole('link').click();
    await v.page.getByRole('heading', { name: 'Audit entry 1', level: 1 }).waitFor();
    await v.page.getByText('user.create').waitFor();
    await v.page.getByText(ADMIN.email).first().waitFor();
  });

  test('stacks its rows on a phone', async () => {
    await v.page.setViewportSize(PHONE);
    await settled(v.page);
    await v.page.getByRole('list', { name: 'Audit log' }).getByText('Signed in').first().waitFor();
    expect(await v.page.getByRole('table').count()).toBe(0);
  });
});
