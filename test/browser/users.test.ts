import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  describeInBrowser,
  fillSignIn,
  launchBrowser,
  PATIENCE_MS,
  type RunningConsole,
  signIn,
  startConsole,
  type Visit,
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

describeInBrowser('users and API tokens', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    server = await startConsole();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, server.url);
  });
  afterEach(() => v.close());

  const invite = (name: string) =>
    server.api<{ user: { id: string } }>('POST', '/users', {
      email: `${name.toLowerCase()}@bank.example`,
      name,
      role: 'auditor',
      invitation: 'one-time-password',
    });

  test('a new user gets in with the one-time password that is shown once', async () => {
    await signIn(v.page, undefined, '/settings/users');
    await v.page.getByRole('button', { name: 'New user' }).click();
    const form = v.page.getByRole('dialog', { name: 'New user' });
    await form.getByRole('button', { name: 'Create the user' }).click();
    await form.getByText('A name is needed.').waitFor();
    await form.getByLabel('Name').fill('Jonas Jonaitis');
    await form.getByLabel('E-mail address').fill('jonas@bank.example');
    await form.getByLabel('Role').selectOption({ label: 'Auditor' });
    await form.getByRole('button', { name: 'Create the user' }).click();

    const shown = v.page.getByRole('dialog', { name: 'One-time password for Jonas Jonaitis' });
    const password = await shown.locator('code').innerText();
    await shown.getByRole('button', { name: 'I have kept it' }).click();
    await v.page.getByRole('rowheader', { name: 'Jonas Jonaitis' }).waitFor();
    expect(await v.page.getByText(password).count()).toBe(0);
    expect(v.troubles).toEqual([]);

    const other = await visit(browser, server.url);
    await other.page.goto('/');
    await fillSignIn(other.page, { email: 'jonas@bank.example', password });
    await other.page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    await other.close();
  });

  test('an address that is taken is said beside the form, which keeps what was typed', async () => {
    await invite('Taken');
    await signIn(v.page, undefined, '/settings/users');
    await v.page.getByRole('button', { name: 'New user' }).click();
    const form = v.page.getByRole('dialog', { name: 'New user' });
    await form.getByLabel('Name').fill('Somebody');
    await form.getByLabel('E-mail address').fill('taken@bank.example');
    await form.getByRole('button', { name: 'Create the user' }).click();
    await form.getByText('There is a user with this e-mail address').waitFor();
    expect(await form.getByLabel('Name').inputValue()).toBe('Somebody');
  });

  test('a role is changed', async () => {
    const { user } = await invite('Rita');
    await signIn(v.page, undefined, `/settings/users/${user.id}`);
    await v.page.getByRole('button', { name: 'Edit' }).click();
    await v.page.getByLabel('Role').selectOption({ label: 'Operator' });
    await v.page.getByRole('button', { name: 'Save' }).click();
    await v.page.getByText('Operator. Keeps').waitFor();
    expect(await server.api('GET', `/users/${user.id}`)).toMatchObject({ role: 'operator' });
  });

  test('a user is disabled after a question, and enabled again', async () => {
    const { user } = await invite('Dora');
    await signIn(v.page, undefined, `/settings/users/${user.id}`);
    await v.page.getByRole('button', { name: 'Disable' }).click();
    const question = v.page.getByRole('dialog', { name: 'Disable Dora?' });
    await question.getByRole('button', { name: 'Disable' }).click();
    await v.page.locator('[data-state="ended"]', { hasText: 'Disabled' }).waitFor();
    await v.page.getByRole('button', { name: 'Enable' }).click();
    await v.page.getByRole('button', { name: 'Disable' }).waitFor();
    expect(await server.api('GET', `/users/${user.id}`)).not.toMatchObject({ state: 'disabled' });
  });

  test('one’s own account cannot be disabled here', async () => {
    const me = await server.api<{ id: string }>('GET', '/auth/me');
    await signIn(v.page, undefined, `/settings/users/${me.id}`);
    await v.page.getByRole('button', { name: 'Edit' }).waitFor();
    expect(await v.page.getByRole('button', { name: 'Disable' }).count()).toBe(0);
  });

  test('an API token is shown once, works, and stops when it is revoked', async () => {
    await signIn(v.page, undefined, '/settings/api-tokens');
    await v.page.getByRole('button', { name: 'New API token' }).first().click();
    const form = v.page.getByRole('dialog', { name: 'New API token' });
    await form.getByLabel('Name').fill('nightly import');
    await form.getByLabel('Read certificates').check();
    await form.getByRole('button', { name: 'Create the token' }).click();
    const shown = v.page.getByRole('dialog', { name: 'Your new API token' });
    const secret = await shown.locator('code').innerText();
    const statusWithIt = async () =>
      (await fetch(`${server.url}/api/v1/certificates`, { headers: { authorization: `Bearer ${secret}` } }))
        .status;
    expect(await statusWithIt()).toBe(200);

    await shown.getByRole('button', { name: 'I have kept it' }).click();
    await v.page.getByRole('button', { name: 'Revoke' }).click();
    await v.page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await v.page.locator('[data-state="ended"]', { hasText: 'Revoked' }).waitFor();
    expect(await statusWithIt()).toBe(401);
    expect(v.troubles).toEqual([]);
  });
});
