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
import { clientIdOf, particularsOf, startBank } from '../support/bank/start-bank.js';
import { issuesInEveryLook } from './axe.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  freePort,
  launchBrowser,
  PATIENCE_MS,
  type RunningConsole,
  settled,
  startConsole,
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

  async function shot(page: Page, name: string): Promise<void> {
    if (process.env['SHOTS'] === undefined) return;
    for (const [scheme, width] of [['light', 1440], ['dark', 390], ['dark', 1440], ['light', 390]] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `/tmp/shots/${name}-${scheme}-${width}.png`, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
  }

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
    await shot(page, 's1');
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
    await page.getByRole('button', { name: 'Connect an organisation' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Connect an organisation to a bank' });
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await dialog.getByText('Choose an organisation.').waitFor();
    await dialog.getByText('Choose a target.').waitFor();
    await shot(page, 's2');
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
      await shot(page, 's3');
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
      await shot(page, 's4');
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
        .getByText(`${account!.iban.slice(0, 2)}•• … ${account!.iban.slice(-4)}`)
        .first()
        .waitFor();
      await page.getByText('Nothing of it is stored', { exact: false }).waitFor();
      const shown = await page.locator('main').innerText();
      for (const { text, counterparty } of account!.transactions) {
        expect(shown).not.toContain(text);
        expect(shown).not.toContain(counterparty);
      }
      expect(shown).not.toContain(account!.iban);
      await shot(page, 's5');
      expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);

      // A payment, to its status.
      await page.getByRole('button', { name: 'Run next: Initiate the payment' }).click();
      const paying = page.getByRole('dialog', { name: 'Initiate the payment' });
      await paying.getByRole('button', { name: 'Initiate', exact: true }).click();
      await paying.getByText('Name the payee.').waitFor();
      await paying.getByLabel('Payee', { exact: true }).and(page.locator(':focus')).waitFor();
      await shot(page, 's6');
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
      await shot(page, 's7');
      expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
      expect(troubles).toEqual([]);
    });
  });
});
