import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { qcStatement, qcType } from '../support/mint.js';
import {
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

const RULE = 'psd2.policy-without-statement';
const REASON = 'The QTSP reissues in May; the register shows the roles.';

describeInBrowser('the rules', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  let certificate: string;
  beforeAll(async () => {
    server = await startConsole();
    browser = await launchBrowser();
    const { pem } = CertificateAuthority.root().issue({
      organisation: 'UAB Neatitiktis',
      mint: { qcStatements: [qcType('web', 'eseal'), qcStatement('0.4.0.1862.1.1')] },
    });
    certificate = (await server.api<{ id: string }>('POST', '/certificates', { pem })).id;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await visit(browser, server.url);
  });
  afterEach(async () => {
    expect(v.troubles).toEqual([]);
    await v.close();
    const inForce = encodeURIComponent(JSON.stringify({ state: 'in-force' }));
    for (const { id } of await server.api<{ id: string }[]>('GET', `/lint-adjustments?filter=${inForce}`))
      await server.api('POST', `/lint-adjustments/${id}/withdraw`);
    await judged('finding');
  });

  /** Certificates are judged again in the background. */
  const judged = async (filter: 'finding' | 'silenced') => {
    const query = encodeURIComponent(JSON.stringify({ [filter]: RULE }));
    for (let tries = 0; tries < 200; tries++) {
      if ((await server.api<unknown[]>('GET', `/certificates?filter=${query}`)).length === 1) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The certificate was not judged again.');
  };

  test('a rule is found, switched off until a day with a reason, seen on the certificate, and brought back', async () => {
    const { page } = v;
    await signIn(page, undefined, '/settings/rules');
    await page.getByRole('searchbox', { name: 'Search by code, words or clause' }).fill('policy-without');
    await page.getByRole('rowheader', { name: RULE }).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: RULE }).waitFor();
    await page.getByRole('link', { name: '1 certificate breaks it' }).waitFor();
    await page.getByText('Nobody has decided anything').waitFor();

    await page.getByRole('button', { name: 'Adjust' }).click();
    const form = page.getByRole('dialog', { name: `Adjust ${RULE}` });
    await form.getByLabel('Counts from now on as').selectOption({ label: 'Switched off' });
    await form.getByRole('button', { name: 'Switch the rule off' }).click();
    await form.getByText('A reason is needed.').waitFor();
    await form.getByLabel('Reason').fill(REASON);
    await form.getByLabel('Last day').fill('2020-01-01');
    await form.getByRole('button', { name: 'Switch the rule off' }).click();
    await form.getByText('This day has passed. Choose a later one.').waitFor();
    await form.getByLabel('Last day').fill('2040-05-31');
    await form.getByRole('button', { name: 'Switch the rule off' }).click();
    await page.getByText('This rule is switched off').waitFor();
    const words = page.getByTestId('adjustment').first();
    expect(await words.innerText()).toMatch(
      /^Switched off by .+ on .+; the rule itself says Error, until 31 May 2040, 23:59\. Because: The QTSP reissues/,
    );
    await page.getByRole('rowheader', { name: 'Switched off' }).waitFor();

    await judged('silenced');
    await page.goto(`/certificates/${certificate}/show`);
    await settled(page);
    const findings = page.locator('#findings');
    await findings.getByText('1 finding of a rule that is switched off').click();
    const silenced = findings.locator(`li[data-code="${RULE}"]`);
    expect(await silenced.getByTestId('adjustment').innerText()).toContain(REASON);
    await silenced.getByRole('link', { name: `The rule ${RULE}` }).click();

    await page
      .getByRole('link', { name: '1 certificate would break it, were it not switched off' })
      .waitFor();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    const confirm = page.getByRole('dialog', { name: `Let ${RULE} speak for itself again?` });
    await confirm.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('This rule is switched off').waitFor({ state: 'detached' });
    await page.getByText('Withdrawn', { exact: true }).waitFor();
    await judged('finding');
    await page.goto(`/certificates/${certificate}/show`);
    await settled(page);
    expect(await findings.locator(`li[data-code="${RULE}"]`).getByTestId('adjustment').count()).toBe(0);
  });

  test('a lowered finding says from what; the list marks the rule and links its certificates', async () => {
    const { page } = v;
    await server.api('POST', '/lint-adjustments', { ruleId: RULE, severity: 'info', reason: REASON });
    await signIn(page, undefined, `/certificates/${certificate}/show`);
    const finding = page.locator(`#findings li[data-code="${RULE}"]`);
    expect(await finding.getByTestId('adjustment').innerText()).toMatch(/^Lowered from Error to Notice by /);

    await page.goto('/settings/rules');
    await page.getByRole('button', { name: 'Adjusted' }).click();
    const row = page.getByRole('row', { name: RULE });
    await row.getByRole('img', { name: 'Adjusted; the rule itself says: Error' }).waitFor();
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await row.getByRole('link', { name: `1 certificate breaks ${RULE}` }).click();
    await page.getByRole('rowheader', { name: 'UAB Neatitiktis' }).waitFor();
    expect(new URL(page.url()).searchParams.get('filter')).toBe(JSON.stringify({ finding: RULE }));
  });

  test('by keyboard alone', async () => {
    const { page } = v;
    await signIn(page, undefined, `/settings/rules/${RULE}`);
    await page.getByRole('button', { name: 'Adjust' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog');
    await form.waitFor();
    await page.keyboard.type(REASON);
    await page.keyboard.press('Tab');
    await page.keyboard.type('31052040');
    await form.getByRole('button', { name: 'Change the severity' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('This rule is adjusted').waitFor();
    await form.waitFor({ state: 'detached' });
  });

  test('somebody else was quicker: the form says so and keeps what was written', async () => {
    const { page } = v;
    await signIn(page, undefined, `/settings/rules/${RULE}`);
    await page.getByRole('button', { name: 'Adjust' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Reason').fill(REASON);
    await server.api('POST', '/lint-adjustments', { ruleId: RULE, severity: 'off', reason: 'Quicker.' });
    await form.getByRole('button', { name: 'Change the severity' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('Reason').inputValue()).toBe(REASON);
    v.troubles.splice(0);
  });

  test('an unknown rule says so and leads back', async () => {
    const { page } = v;
    await signIn(page, undefined, '/settings/rules/no.such-rule');
    await page.getByRole('alert').getByText('There is no such rule').waitFor();
    await page.getByRole('link', { name: 'Rules' }).first().waitFor();
    v.troubles.splice(0);
  });

  test('an auditor reads and changes nothing; in Lithuanian on a phone', async () => {
    const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
      ...{ email: 'audra@bank.example', name: 'Audra', role: 'auditor', invitation: 'one-time-password' },
    });
    await server.api('POST', '/lint-adjustments', { ruleId: RULE, severity: 'off', reason: REASON });
    const other = await visit(browser, server.url, { viewport: PHONE, locale: 'lt-LT' });
    const { page } = other;
    await page.goto('/');
    await page.getByLabel('El. pašto adresas').fill('audra@bank.example');
    await page.getByLabel('Slaptažodis', { exact: true }).fill(oneTimePassword);
    await page.getByRole('button', { name: 'Prisijungti' }).click();
    await page.getByLabel('Vienkartinis slaptažodis').fill(oneTimePassword);
    await page.getByLabel('Naujas slaptažodis', { exact: true }).fill('keturi ramūs ežerai naktį');
    await page.getByLabel('Naujas slaptažodis dar kartą').fill('keturi ramūs ežerai naktį');
    await page.getByRole('button', { name: 'Išsaugoti slaptažodį' }).click();
    await page.getByRole('navigation').first().waitFor();
    await page.goto(`/settings/rules/${RULE}`);
    await page.getByText('Ši taisyklė išjungta').waitFor();
    await page.getByText('Sprendimai dėl šios taisyklės').waitFor();
    expect(await page.getByRole('button', { name: 'Keisti', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Atšaukti sprendimą' }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await other.close();
  });
});
