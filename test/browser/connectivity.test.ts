import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type {
  CreateProbeTargetInput,
  ProbeRun,
  ProbeRunDetails,
  ProbeTargetView,
} from '../../server/probes/probes.contract.js';
import type { Bank } from '../support/bank/bank.js';
import { LITHUANIAN_TPP, startBank } from '../support/bank/start-bank.js';
import type { IssuedCertificate } from '../support/certificate-authority.js';
import { issuesInEveryLook } from './axe.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  startConsole,
} from './support.js';

jest.setTimeout(2 * PATIENCE_MS);

const RUN_MS = 60_000;

describeInBrowser('connectivity', () => {
  let bank: Bank;
  let issued: IssuedCertificate;
  let server: RunningConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  const files = mkdtempSync(join(tmpdir(), 'qwarden-bank-'));

  const target = (part: Partial<CreateProbeTargetInput>) =>
    server.api<ProbeTargetView>('POST', '/probe-targets', {
      ...{ name: 'Our own gateway', kind: 'tls', origin: bank.origin, fullEveryHours: null },
      ...part,
    });
  const named = async (name: string): Promise<ProbeTargetView> => {
    const targets = await server.api<ProbeTargetView[]>('GET', '/probe-targets');
    return targets.find((one) => one.name === name)!;
  };
  async function ran(targetId: string): Promise<ProbeRunDetails> {
    const { runId } = await server.api<{ runId: string }>('POST', `/probe-targets/${targetId}/runs`, {});
    for (const end = Date.now() + RUN_MS; Date.now() < end;) {
      const run = await server.api<ProbeRunDetails>('GET', `/probe-runs/${runId}`);
      if (run.state !== 'waiting' && run.state !== 'running') return run;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The run has not ended.');
  }

  beforeAll(async () => {
    bank = await startBank();
    issued = bank.issue({ roles: ['PSP_AI'] });
    const root = join(files, 'root.pem');
    writeFileSync(root, bank.serverRoot);
    server = await startConsole({ QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true', NODE_EXTRA_CA_CERTS: root });
    await server.api('POST', '/organisations', { identifier: 'PSDLT-BL-LB000458', name: 'UAB Bandymas' });
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await bank?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  test('an empty wall leads into the wizard, and its draft is still there after a reload', async () => {
    const { page } = await open();
    await page.goto('/connectivity');
    await page.getByText('Nothing is watched yet').waitFor();
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
    await page.getByRole('link', { name: 'New target' }).first().click();
    await page.getByRole('radio', { name: 'Any TLS server' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Say where the server is.').waitFor();
    await page.getByLabel('Name', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Half typed');
    await page.reload();
    await page.getByText('This was typed before').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Half typed');
    await page.getByRole('button', { name: 'Throw the draft away' }).click();
    await page.getByRole('radio', { name: /Berlin/ }).waitFor();
    await page.getByText('This was typed before').waitFor({ state: 'detached' });
  });

  test('the wizard takes a key in, runs every step before one’s eyes and ends with what the bank opens', async () => {
    const { page } = await open();
    const secret = issued.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await page.goto('/connectivity/new');
    await page.getByRole('radio', { name: /Berlin/ }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Sandbox, Berlin');
    await page.getByLabel('Address').fill(bank.origin);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('radio', { name: 'With a key in this console' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Choose a key or take one in.').waitFor();
    await page.getByRole('button', { name: 'Or take in another key' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take in a key' });
    await dialog.getByRole('button', { name: 'Take in', exact: true }).click();
    await dialog.getByText('There is no block of a private key in it', { exact: false }).waitFor();
    expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByLabel('Name', { exact: true }).fill('QWAC, sandbox');
    await dialog.getByLabel('Key and certificate as PEM').fill(secret + issued.pem);
    await dialog.getByRole('button', { name: 'Take in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('PRIVATE KEY');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Client id').fill(LITHUANIAN_TPP.clientId);
    await page.getByLabel('Redirect URI').fill('https://tpp.example/callback');
    await page.getByRole('button', { name: 'Create and run' }).click();
    await page.getByRole('link', { name: 'Open the target' }).waitFor({ timeout: RUN_MS });
    await page.locator('[data-question="certificate-accepted"][data-answer="yes"]').waitFor();
    await page.locator('[data-question="PSP_AI"][data-answer="yes"]').waitFor();
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
    await page.getByRole('link', { name: 'Open the target' }).click();
    await page.getByRole('heading', { name: 'Sandbox, Berlin', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Of the bank’s server' }).first().waitFor();
  });

  test('a refused certificate is told from an outage, with its step open and whose turn it is', async () => {
    const { page } = await open();
    const { id } = await named('Sandbox, Berlin');
    bank.revoke(issued);
    bank.hangUp();
    const run = await ran(id);
    expect(run.availability).not.toBe('down');
    await page.goto(`/connectivity/runs/${run.id}`);
    await page.locator('[data-question="certificate-accepted"][data-answer="no"]').waitFor();
    await page.locator('[data-step] > button[aria-expanded="true"]').first().waitFor();
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
  });

  test('j and k walk over the steps of a waterfall; the same stands in a table', async () => {
    const { page } = await open();
    const { id } = await target({});
    const run = await ran(id);
    await page.goto(`/connectivity/runs/${run.id}`);
    await settled(page);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-step]')?.getAttribute('data-step'));
    await page.keyboard.press('j');
    expect(await focused()).toBe(run.steps[0]?.step);
    await page.keyboard.press('j');
    expect(await focused()).toBe(run.steps[1]?.step);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.locator(`[data-step="${run.steps[0]?.step}"] > button[aria-expanded="true"]`).waitFor();
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('table', { name: 'Waterfall' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(run.steps.length + 1);
    await page.reload();
    await table.waitFor();
  });

  test('a run is watched while it goes on, and then its page says how it ended', async () => {
    const { page } = await open();
    await openTarget(page, 'Our own gateway');
    await page.getByRole('button', { name: 'Run all steps' }).click();
    await page.waitForURL('**/connectivity/runs/**');
    await page.getByRole('button', { name: 'Run again' }).waitFor({ timeout: RUN_MS });
    await page.getByRole('heading', { name: 'Verdicts' }).waitFor();
    await page.getByRole('link', { name: 'Our own gateway' }).click();
    const runs = page.getByRole('region', { name: 'Last runs' });
    await runs.getByText('Asked by', { exact: false }).first().waitFor();
  });

  test('a target is paused with a reason and resumed; maintenance is planned and cancelled', async () => {
    const { page } = await open();
    await openTarget(page, 'Our own gateway');
    await page.getByRole('button', { name: 'Pause' }).click();
    const pause = page.getByRole('dialog', { name: 'Pause this target?' });
    await pause.getByLabel('Reason').fill('The bank moves.');
    await pause.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('is not being asked; somebody paused it.', { exact: false }).waitFor();
    expect((await named('Our own gateway')).isPaused).toBe(true);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();

    await page.getByRole('button', { name: 'Plan maintenance' }).click();
    const plan = page.getByRole('dialog', { name: 'Plan maintenance' });
    const from = await plan.getByLabel('From').inputValue();
    await plan.getByLabel('To').fill(from);
    await plan.getByRole('button', { name: 'Plan', exact: true }).click();
    await plan.getByText('The end must come after the beginning.', { exact: false }).waitFor();
    await plan.getByLabel('To').fill(new Date(Date.parse(`${from}Z`) + 7_200_000).toISOString().slice(0, 16));
    await plan.getByLabel('Note').fill('Announced by the bank.');
    await plan.getByRole('button', { name: 'Plan', exact: true }).click();
    const maintenance = page.getByRole('region', { name: 'Planned maintenance' });
    await maintenance.getByText('Announced by the bank.', { exact: false }).waitFor();
    await maintenance.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel the maintenance' }).click();
    await maintenance.getByText('Nothing is planned.').waitFor();
  });

  test('a production address waits until its host was typed once more', async () => {
    const { page } = await open();
    // A name that never resolves (RFC 6761 §6.4): nobody is asked, also once it is switched on.
    const origin = 'https://bank.invalid';
    const { id } = await target({ name: 'Production', environment: 'production', origin });
    await page.goto(`/connectivity/targets/${id}`);
    await page.getByText('This production address is not asked yet').waitFor();
    expect(await page.getByRole('button', { name: 'Run all steps' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Switch on' }).click();
    const dialog = page.getByRole('dialog', { name: 'Switch on a production address?' });
    await dialog.getByLabel('Host once more').fill('bank.example');
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    await dialog.getByText('This is not bank.invalid.').waitFor();
    expect((await named('Production')).switchedOnAt).toBeNull();
    await dialog.getByLabel('Host once more').fill('bank.invalid');
    await dialog.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('This production address is not asked yet').waitFor({ state: 'detached' });
    expect((await named('Production')).switchedOnAt).not.toBeNull();
  });

  test('the wall keeps its filters in the address and groups by organisation', async () => {
    const { page } = await open();
    const [organisation] = await server.api<{ id: string }[]>('GET', '/organisations');
    await target({ name: 'Of Bandymas', organisationId: organisation?.id ?? null });
    await page.goto('/connectivity');
    await page.getByRole('rowheader', { name: 'UAB Bandymas' }).waitFor();
    await page.getByLabel('Search by name, host or organisation').fill('bandymas');
    await page.getByRole('link', { name: 'Our own gateway' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('link', { name: 'Of Bandymas' }).waitFor();
    expect(await page.getByRole('link', { name: 'Our own gateway' }).count()).toBe(0);
    await page.getByLabel('State').selectOption('Paused');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('link', { name: 'Our own gateway' }).waitFor();
    expect(await issuesInEveryLook(page, { ready: () => settled(page) })).toEqual([]);
  });

  test('what the wizard changes later: a name, and nothing of the address', async () => {
    const { page } = await open();
    await openTarget(page, 'Of Bandymas');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the target' });
    await dialog.getByLabel('Ask every … minutes').fill('0');
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await dialog.getByText('A whole number from 1 to 1,440.').waitFor();
    await dialog.getByLabel('Ask every … minutes').fill('15');
    await dialog.getByLabel('Name', { exact: true }).fill('Of Bandymas, renamed');
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('heading', { name: 'Of Bandymas, renamed', level: 1 }).waitFor();
    await page.getByText('Every 15 minutes', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL('**/connectivity');
    expect(await named('Of Bandymas, renamed')).toBeUndefined();
  });

  test('on a phone nothing is wider than the screen, and a run reads from verdict to step', async () => {
    const { page } = await open({ viewport: PHONE });
    const { id } = await named('Our own gateway');
    const [run] = await server.api<ProbeRun[]>('GET', '/probe-runs');
    for (const path of [
      '/connectivity',
      `/connectivity/targets/${id}`,
      `/connectivity/runs/${run?.id}`,
      '/connectivity/runs',
      '/connectivity/keys',
      '/connectivity/new?step=client',
    ]) {
      await page.goto(path);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });

  test('the palette finds a target', async () => {
    const { page } = await open();
    await page.goto('/connectivity');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill('own gate');
    await page.getByRole('option', { name: /Our own gateway/ }).click();
    await page.getByRole('heading', { name: 'Our own gateway', level: 1 }).waitFor();
  });

  async function openTarget(page: Page, name: string): Promise<void> {
    const { id } = await named(name);
    await page.goto(`/connectivity/targets/${id}`);
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  }
});
