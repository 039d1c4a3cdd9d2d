import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ApiEdition } from '../../server/core/api-editions/edition-names.js';
import type { Connection, IntegrationCheck } from '../../server/connections/connections.contract.js';
import type { Organisation } from '../../server/organisations/organisations.contract.js';
import type { ProbeKey, ProbeTargetView } from '../../server/probes/probes.contract.js';
import type { Bank } from '../support/bank/bank.js';
import { visitBank } from '../support/bank/customer-visit.js';
import { clientIdOf, particularsOf, startBank } from '../support/bank/start-bank.js';
import { issuesInEveryLook } from './axe.js';
import { signedInVisits } from './certificates-visit.js';
import {
  ADMIN,
  describeInBrowser,
  fillSignIn,
  freePort,
  launchBrowser,
  PATIENCE_MS,
  type RunningConsole,
  settled,
  startConsole,
  visit,
} from './support.js';

jest.setTimeout(3 * PATIENCE_MS);

const ELSEWHERE = 'https://tpp.example/callback';
const OF = {
  'berlin-1.3': {
    identifier: 'PSDLT-BL-LB000458',
    customer: '1001',
    currency: 'EUR',
    product: 'sepa-credit-transfers',
  },
  'georgia-0.8': {
    identifier: 'PSDGE-NBG-402227078',
    customer: '2001',
    currency: 'GEL',
    product: 'domestic',
  },
} as const;
const EDITIONS = Object.keys(OF) as ApiEdition[];

describeInBrowser('connections and integration checks', () => {
  let bank: Bank;
  let server: RunningConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  const files = mkdtempSync(join(tmpdir(), 'qwarden-connections-'));
  const made = {} as Record<ApiEdition, { organisation: Organisation; target: ProbeTargetView }>;

  beforeAll(async () => {
    const port = await freePort();
    bank = await startBank({ redirectUris: [`http://127.0.0.1:${port}/connections/callback`, ELSEWHERE] });
    const root = join(files, 'root.pem');
    writeFileSync(root, bank.serverRoot);
    server = await startConsole({ QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true', NODE_EXTRA_CA_CERTS: root }, port);
    for (const edition of EDITIONS) made[edition] = await setUp(edition);
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await bank?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  async function setUp(edition: ApiEdition) {
    const qwac = bank.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particularsOf(edition) });
    const pem = qwac.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() + qwac.pem;
    const name = edition === 'berlin-1.3' ? 'UAB Bandymas' : 'Gamotsda LLC';
    const { identifier } = OF[edition];
    const organisation = await server.api<Organisation>('POST', '/organisations', { identifier, name });
    const key = await server.api<ProbeKey>('POST', '/probe-keys', { name: `QWAC, ${edition}`, pem });
    const target = await server.api<ProbeTargetView>('POST', '/probe-targets', {
      ...{ name: `Sandbox, ${edition}`, kind: 'xs2a', edition, environment: 'sandbox', origin: bank.origin },
      ...{ organisationId: organisation.id, clientId: clientIdOf(edition), redirectUri: null },
      ...{ keyPlace: 'sealed', keyId: key.id, everyMinutes: 1_440, fullEveryHours: null },
    });
    return { organisation, target };
  }

  const secretOf = (edition: ApiEdition): string => bank.parties.ofClient(clientIdOf(edition))!.clientSecret;

  const connect = (edition: ApiEdition, more: object = {}) =>
    server.api<Connection>('POST', '/connections', {
      organisationId: made[edition].organisation.id,
      targetId: made[edition].target.id,
      clientSecret: secretOf(edition),
      ...more,
    });

  /** Starts a step by the button of its line, and waits until it came to that. */
  async function run(page: Page, step: string, state = 'passed'): Promise<void> {
    await page.locator(`[data-step="${step}"] .run button`).click();
    await came(page, step, state);
  }
  const came = (page: Page, step: string, state: string) =>
    page.locator(`[data-step="${step}"][data-state="${state}"]`).waitFor();

  /** The customer, on the pages of the bank. */
  async function agree(page: Page, customer: string): Promise<void> {
    await page.getByLabel('Customer number').fill(customer);
    await page.getByLabel('Code').fill(`code-${customer}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
  }

  async function createConsent(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Run next: Create the consent' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create the consent' });
    await dialog.getByLabel('The customer sits here and knows of it').check();
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await came(page, 'consent.create', 'passed');
  }

  test('nobody is connected at first, and the page says what to do', async () => {
    const { page, troubles } = await open();
    await page.goto('/connectivity/connections');
    await page.getByText('Nobody is connected yet').waitFor();
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
    await page.getByRole('button', { name: 'Connect an organisation' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Connect an organisation to a bank' });
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await dialog.getByText('Choose an organisation.').waitFor();
    await dialog.getByText('Choose a target.').waitFor();
    expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
    expect(troubles).toEqual([]);
  });

  describe.each(EDITIONS)('%s', (edition) => {
    const { customer, currency } = OF[edition];

    test('from the target to a report, over consent, accounts and a payment', async () => {
      const { page, troubles } = await open({ ignoreHTTPSErrors: true, acceptDownloads: true });
      const { target, organisation } = made[edition];

      // From the target's page to a connection; the secret is typed once and is in no answer.
      await page.goto(`/connectivity/targets/${target.id}`);
      await page.getByRole('button', { name: 'Connect an organisation' }).click();
      const creating = page.getByRole('dialog', { name: 'Connect an organisation to a bank' });
      await creating
        .getByRole('combobox', { name: 'Organisation' })
        .and(page.locator(`[value^="${organisation.name}"]`))
        .waitFor();
      await creating.getByRole('button', { name: 'Type it' }).click();
      await creating.getByLabel('Client secret', { exact: true }).fill(secretOf(edition));
      await creating.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: `${organisation.name} at ${target.name}` }).waitFor();
      await page.getByText('Sealed here; nobody can read it.').waitFor();
      expect(await page.content()).not.toContain(secretOf(edition));
      await page.getByText('Nothing was granted yet').waitFor();
      expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);

      // Consent: over the bank's own page and back.
      await page.getByRole('button', { name: 'Begin a check' }).first().click();
      await page.getByRole('heading', { level: 1, name: /^Integration check/ }).waitFor();
      const check = page.url();
      await page.getByRole('button', { name: 'Run next: Read the metadata' }).click();
      await came(page, 'consent.discovery', 'passed');
      await page.locator('[data-outcome="metadata-read"]').waitFor();
      await createConsent(page);
      await page.getByRole('button', { name: 'Run next: Customer agrees to the consent' }).click();
      await page
        .getByRole('link', { name: 'Go to the bank', exact: true })
        .and(page.locator(':focus'))
        .waitFor();
      expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
      await page.getByRole('link', { name: 'Go to the bank', exact: true }).click();
      await agree(page, customer);
      await page.waitForURL(check);
      await came(page, 'consent.token', 'passed');
      await page
        .getByRole('status', { name: 'What came of it' })
        .getByText('The bank answered with a token')
        .waitFor();
      await page.getByRole('button', { name: 'Run next: Ask for the consent’s status' }).click();
      await came(page, 'consent.status', 'passed');
      await came(page, 'consent.record', 'passed');
      await page.getByRole('link', { name: 'Open the consent in the register' }).waitFor();

      // Accounts: with the customer here, masked.
      await page.getByRole('switch', { name: 'The customer sits here and knows of it' }).check();
      await run(page, 'accounts.list');
      await run(page, 'accounts.balances');
      await run(page, 'accounts.transactions');
      await run(page, 'accounts.refresh');
      const [account] = bank.customers.find((one) => one.edition === edition)!.accounts;
      await page
        .getByRole('cell', { name: `${account!.iban.slice(0, 2)}•• … ${account!.iban.slice(-4)}` })
        .waitFor();
      await page.getByText('Nothing of it is stored', { exact: false }).waitFor();
      const shown = await page.locator('main').innerText();
      for (const { text, counterparty } of account!.transactions) {
        expect(shown).not.toContain(text);
        expect(shown).not.toContain(counterparty);
      }
      expect(shown).not.toContain(account!.iban);
      expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);

      // A payment, to its status.
      await page.getByRole('button', { name: 'Run next: Initiate the payment' }).click();
      const paying = page.getByRole('dialog', { name: 'Initiate the payment' });
      await paying.getByRole('button', { name: 'Initiate', exact: true }).click();
      await paying.getByText('Name the payee.').waitFor();
      await paying.getByLabel('Payee', { exact: true }).and(page.locator(':focus')).waitFor();
      expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
      await paying.getByLabel('Payment product').selectOption(OF[edition].product);
      expect(await paying.getByLabel('Currency').inputValue()).toBe(currency);
      await paying.getByLabel('Payee', { exact: true }).fill(account!.transactions[0]!.counterparty);
      await paying.getByLabel('Payee’s account (IBAN)').fill(account!.transactions[0]!.counterpartyIban);
      await paying.getByRole('button', { name: 'Initiate', exact: true }).click();
      await paying.waitFor({ state: 'detached' });
      await page
        .getByRole('timer')
        .getByText(/1[45]:\d\d/)
        .waitFor();
      await run(page, 'payment.authorize', 'at-bank');
      await page.getByRole('link', { name: 'Go to the bank', exact: true }).click();
      await agree(page, customer);
      await page.waitForURL(check);
      await came(page, 'payment.token', 'passed');
      await page.getByRole('button', { name: 'Run next: Ask for the payment’s status' }).click();
      await page.locator('[data-outcome="payment-accepted"]').waitFor();

      // The report, on paper and for machines.
      const [paper] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Report as PDF' }).click(),
      ]);
      expect(
        readFileSync(await paper.path())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      const [machines] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Report as JSON' }).click(),
      ]);
      const report = JSON.parse(readFileSync(await machines.path(), 'utf8')) as IntegrationCheck;
      expect(report.flows.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed']);

      // What was granted stands on the connection.
      await page.getByRole('link', { name: 'Connection', exact: true }).click();
      await page.getByRole('button', { name: /^Renew now: Consent/ }).click();
      await page.locator('[data-outcome="refreshed"]').waitFor();
      expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
      expect(troubles).toEqual([]);
    });
  });

  /** Of the connection that the walk above made. */
  const connectionOf = async (edition: ApiEdition): Promise<Connection> => {
    const all = await server.api<Connection[]>('GET', '/connections');
    return all.find((one) => one.targetId === made[edition].target.id)!;
  };

  /** A new check on its page, with the customer on the way to the bank; returns where to. */
  async function sendToBank(page: Page, connectionId: string): Promise<string> {
    const { id } = await server.api<IntegrationCheck>('POST', `/connections/${connectionId}/checks`);
    await page.goto(`/connectivity/checks/${id}`);
    await run(page, 'consent.discovery');
    await createConsent(page);
    await run(page, 'consent.authorize', 'at-bank');
    const link = page.getByRole('link', { name: 'Go to the bank in a new tab' });
    return (await link.getAttribute('href'))!;
  }

  test('a customer who says no comes back to advice, over a lost session, and the address keeps nothing', async () => {
    const { page: begun } = await open();
    const to = await sendToBank(begun, (await connectionOf('berlin-1.3')).id);
    const back = await visitBank(bank, to, { customer: '1001', decision: 'refuse' });
    const { page } = await visit(browser, server.url);
    await page.goto(back.href);
    await fillSignIn(page, ADMIN);
    await page.locator('[data-outcome="refused-by-customer"]').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]))).not.toContain(
      back.searchParams.get('state'),
    );
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
    await page.getByRole('link', { name: 'Go on with the check' }).click();
    await came(page, 'consent.authorize', 'failed');
    await page.locator('[data-outcome="refused-by-customer"]').waitFor();
  });

  test('where the bank sends the browser elsewhere its address is pasted, and counts once', async () => {
    const { page } = await open();
    const { id, version } = await connectionOf('berlin-1.3');
    await server.api('PATCH', `/connections/${id}`, { version, redirectUri: ELSEWHERE });
    const to = await sendToBank(page, id);
    const back = await visitBank(bank, to, { customer: '1001' });
    const paste = async (address: string) => {
      await page.getByLabel('Address at which the browser ended').fill(address);
      await page.keyboard.press('Enter');
    };
    await paste('the page of the bank');
    await page.locator('[data-outcome="callback-no-address"]').getByText('What to do:').waitFor();
    const forged = new URL(back);
    forged.searchParams.set('state', 'somebody-elses');
    await paste(forged.href);
    await page.locator('[data-outcome="state-unknown"]').waitFor();
    await paste(back.href);
    await came(page, 'consent.token', 'passed');
    await page.goto('/connections/callback');
    await paste(back.href);
    await page.locator('[data-outcome="state-used"]').waitFor();
  });

  test('outside a sandbox amount and payee are typed once more before money moves', async () => {
    const { page } = await open();
    const { target, organisation } = made['berlin-1.3'];
    const production = await server.api<ProbeTargetView>('POST', '/probe-targets', {
      ...{ name: 'Production', kind: 'xs2a', edition: 'berlin-1.3', environment: 'production' },
      ...{ origin: bank.origin, organisationId: organisation.id, clientId: clientIdOf('berlin-1.3') },
      ...{ keyPlace: 'sealed', keyId: target.keyId, everyMinutes: 1_440, fullEveryHours: null },
    });
    await server.api('POST', `/probe-targets/${production.id}/switch-on`, {
      version: production.version,
      confirmHost: new URL(bank.origin).hostname,
    });
    const { id } = await connect('berlin-1.3', { targetId: production.id });
    const check = await server.api<IntegrationCheck>('POST', `/connections/${id}/checks`);
    await page.goto(`/connectivity/checks/${check.id}`);
    await page.getByRole('button', { name: 'Run next: Initiate the payment' }).click();
    const dialog = page.getByRole('dialog', { name: 'Initiate the payment' });
    await dialog.getByText('Money moves', { exact: true }).waitFor();
    await dialog.getByLabel('Payee', { exact: true }).fill('Kepykla Rytas');
    await dialog
      .getByLabel('Payee’s account (IBAN)')
      .fill(bank.customers[0]!.accounts[0]!.transactions[0]!.counterpartyIban);
    await dialog.getByLabel('The customer sits here and knows of it').check();
    await dialog.getByLabel('Amount and currency, once more').fill('10.00 EUR');
    await dialog.getByRole('button', { name: 'Initiate', exact: true }).click();
    await dialog.getByText('It has to be 1.00 EUR.').waitFor();
    await dialog.getByText('It has to be Kepykla Rytas.').waitFor();
    await dialog.getByLabel('Amount and currency, once more').fill('1.00 EUR');
    await dialog.getByLabel('Payee, once more').fill('Kepykla Rytas');
    await dialog.getByRole('button', { name: 'Initiate', exact: true }).click();
    await came(page, 'payment.initiate', 'passed');
  });

  test('the customer is sent to the bank for the documented words, which nobody chooses none of', async () => {
    const { page } = await open();
    const { id } = await connectionOf('georgia-0.8');
    await page.goto(`/connectivity/connections/${id}`);
    await page.getByRole('button', { name: 'Authorize with words' }).click();
    const dialog = page.getByRole('dialog', { name: 'Authorize with the documented words' });
    await dialog.getByRole('checkbox', { name: /^accounts/ }).uncheck();
    await dialog.getByRole('button', { name: 'Make the address' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('checkbox', { name: /^accounts/ }).check();
    await dialog.getByRole('button', { name: 'Make the address' }).click();
    const link = page.getByRole('link', { name: 'Go to the bank', exact: true });
    const asked = new URL((await link.getAttribute('href'))!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ scope: 'accounts', code_challenge_method: 'S256' });
  });

  test('a connection is found by name from anywhere, and everything stands there in Lithuanian too', async () => {
    const { page, troubles } = await open();
    const { id } = await connectionOf('georgia-0.8');
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('Gamotsda');
    await page.getByRole('option', { name: /Gamotsda LLC · Sandbox/ }).click();
    await page.waitForURL(`**/connectivity/connections/${id}`);
    await server.api('PATCH', '/auth/me', { locale: 'lt' });
    await page.reload();
    await page.getByText('Suteikta', { exact: true }).first().waitFor();
    await page.locator('tbody tr a').last().click();
    await page.getByRole('heading', { level: 1, name: /^Integracijos patikra/ }).waitFor();
    await page.getByText('Perskaityti metaduomenis').first().click();
    await page
      .locator('[data-outcome="metadata-read"]')
      .getByText('Autorizavimo serverio metaduomenys tinkami')
      .waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/connections\.|connectivity\./);
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
    await server.api('PATCH', '/auth/me', { locale: 'en' });
    expect(troubles).toEqual([]);
  });

  test('tokens are given up and a connection is deleted only after a question', async () => {
    const { page } = await open();
    const { id } = await connectionOf('georgia-0.8');
    await page.goto(`/connectivity/connections/${id}`);
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByText('Given up').first().waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/connectivity/connections');
    await page.getByRole('link', { name: 'UAB Bandymas' }).first().waitFor();
    expect(await page.getByText('Gamotsda LLC').count()).toBe(0);
  });
});
