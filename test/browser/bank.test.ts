import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ALL_EDITIONS } from '../../server/core/api-editions/editions.js';
import { callBank } from '../support/bank/bank-client.js';
import { BankTime } from '../support/bank/bank-time.js';
import type { Bank } from '../support/bank/bank.js';
import { ControlDesk } from '../support/bank/control-desk.js';
import { readyCertificates } from '../support/bank/ready-certificates.js';
import { clientIdOf, particularsOf, startBank } from '../support/bank/start-bank.js';
import { issuesInEveryLook } from './axe.js';
import { describeInBrowser, launchBrowser, PATIENCE_MS, PHONE, type Visit, visit } from './support.js';

jest.setTimeout(PATIENCE_MS);

describeInBrowser('the pages of the sandbox', () => {
  let provider: Server;
  let redirectUri: string;
  let time: BankTime;
  let bank: Bank;
  let desk: ControlDesk;
  let browser: Browser;
  let v: Visit;
  beforeAll(async () => {
    provider = createServer((_request, response) =>
      response.end('<!doctype html><link rel="icon" href="data:,"><h1>Back at the provider</h1>'),
    );
    provider.listen(0, '127.0.0.1');
    await once(provider, 'listening');
    redirectUri = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/callback`;
    time = new BankTime();
    bank = await startBank({ now: time.now, redirectUris: [redirectUri] });
    desk = await new ControlDesk({ bank, time, certificates: readyCertificates(bank) }).listen();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
    await bank?.stop();
    provider?.close();
  });
  beforeEach(async () => {
    v = await visit(browser, bank.origin, { ignoreHTTPSErrors: true, viewport: PHONE });
  });
  afterEach(() => v.close());

  const [berlin, georgia] = ALL_EDITIONS as readonly [(typeof ALL_EDITIONS)[0], (typeof ALL_EDITIONS)[0]];
  const ask = async (edition: typeof berlin, path: string, body?: object) =>
    callBank(bank, `${edition.basePath}/v1${path}`, {
      certificate: bank.issue({ roles: ['PSP_AI', 'PSP_PI'], ...particularsOf(edition.id) }),
      ...(body !== undefined && { method: 'POST', body, headers: { 'psu-ip-address': '127.0.0.1' } }),
    });
  const consent = async (edition: typeof berlin): Promise<string> => {
    const answer = await ask(edition, '/consents', {
      access: { accounts: [], balances: [], transactions: [] },
      ...{ recurringIndicator: true, validUntil: '2999-12-31', frequencyPerDay: 4 },
      combinedServiceIndicator: false,
    });
    return String(answer.json?.['consentId']);
  };
  const authorize = ({ basePath, id }: typeof berlin, scope: string): string =>
    `${basePath}/oauth/authorize?${new URLSearchParams({
      ...{
        response_type: 'code',
        client_id: clientIdOf(id),
        redirect_uri: redirectUri,
        scope,
        state: 'here',
      },
      // The example of RFC 7636 appendix B.
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }).toString()}`;
  const back = async (): Promise<URLSearchParams> => {
    await v.page.getByRole('heading', { name: 'Back at the provider' }).waitFor();
    return new URL(v.page.url()).searchParams;
  };
  const signInAs = async (number: string): Promise<void> => {
    await v.page.getByLabel('Customer number').fill(number);
    await v.page.getByLabel('Code').fill(`code-${number}`);
    await v.page.getByRole('button', { name: 'Sign in' }).click();
  };

  test('let a customer choose accounts on a phone, and send them back', async () => {
    const id = await consent(berlin);
    await v.page.goto(authorize(berlin, `AIS:${id}`));
    await signInAs('1001');
    await v.page.getByRole('heading', { name: 'Allow access to your accounts?' }).waitFor();
    await v.page.getByLabel(/Savings/).uncheck();
    await v.page.getByRole('button', { name: 'Approve' }).click();
    const query = await back();
    expect([...query.keys()].sort()).toEqual(['code', 'iss', 'state']);
    expect([query.get('state'), query.get('iss')]).toEqual(['here', `${bank.origin}${berlin.basePath}/`]);
    const { access } = (await ask(berlin, `/consents/${id}`)).json as { access: { accounts: unknown[] } };
    expect(access.accounts).toEqual([{ iban: bank.customers[0]!.accounts[0]!.iban }]);
    expect(v.troubles).toEqual([]);
  });

  test('work with the keyboard alone, from a wrong code to the approval', async () => {
    const id = await consent(georgia);
    await v.page.goto(authorize(georgia, `AIS:${id}`));
    const type = async (code: string): Promise<void> => {
      await v.page.keyboard.type('2001');
      await v.page.keyboard.press('Tab');
      await v.page.keyboard.type(code);
      await v.page.keyboard.press('Enter');
    };
    await type('wrong');
    await v.page.getByRole('alert').getByText('Customer number or code is wrong.').waitFor();
    await type('code-2001');
    await v.page.getByRole('heading', { name: 'Allow access to your accounts?' }).waitFor();
    for (const _ of ['first account', 'second account']) await v.page.keyboard.press('Tab');
    await v.page.keyboard.press('Space');
    await v.page.keyboard.press('Tab');
    expect(await v.page.evaluate('document.activeElement.textContent')).toBe('Approve');
    await v.page.keyboard.press('Enter');
    expect((await back()).has('code')).toBe(true);
    const { access } = (await ask(georgia, `/consents/${id}`)).json as { access: { accounts: unknown[] } };
    expect(access.accounts).toHaveLength(1);
  });

  test('ask again when no account is chosen, and take a refusal', async () => {
    const id = await consent(berlin);
    await v.page.goto(authorize(berlin, `AIS:${id}`));
    await signInAs('1003');
    await v.page.getByLabel(/Company/).uncheck();
    await v.page.getByRole('button', { name: 'Approve' }).click();
    await v.page.getByRole('alert').getByText('Choose an account, or refuse.').waitFor();
    await v.page.getByRole('button', { name: 'Refuse' }).click();
    expect((await back()).get('error')).toBe('access_denied');
    expect((await ask(berlin, `/consents/${id}/status`)).json).toEqual({ consentStatus: 'rejected' });
  });

  test('show amount and payee of a payment, and what the account will pay from', async () => {
    const { json } = await ask(georgia, '/payments/domestic', {
      instructedAmount: { currency: 'GEL', amount: '41.20' },
      creditorAccount: { iban: bank.customers.at(-1)!.accounts[0]!.iban },
      ...{ creditorName: 'Shop & <Sons>', remittanceInformationUnstructured: 'Order 5' },
    });
    await v.page.goto(authorize(georgia, `PIS:${String(json?.['paymentId'])}`));
    await signInAs('2001');
    await v.page.getByRole('heading', { name: 'Approve this payment?' }).waitFor();
    const text = await v.page.locator('main').innerText();
    for (const said of ['41.20 GEL', 'Shop & <Sons>', 'Order 5', 'Everyday']) expect(text).toContain(said);
    // An account in another currency pays nothing.
    expect(text).not.toContain('Savings');
    await v.page.getByRole('button', { name: 'Approve' }).click();
    await back();
    expect(
      (await ask(georgia, `/payments/domestic/${String(json?.['paymentId'])}/status`)).json,
    ).toMatchObject({
      transactionStatus: 'ACTC',
    });
  });

  test('say that it is too late, instead of asking for something that is over', async () => {
    const id = await consent(berlin);
    await v.page.goto(authorize(berlin, `AIS:${id}`));
    await v.page.getByLabel('Customer number').waitFor();
    bank.consents.terminate(bank.consents.get(id)!);
    await signInAs('1001');
    expect((await back()).get('error')).toBe('access_denied');
  });

  test('can be used by everybody', async () => {
    await v.page.goto(authorize(berlin, `AIS:${await consent(berlin)}`));
    await v.page.getByLabel('Customer number').waitFor();
    expect(await issuesInEveryLook(v.page)).toEqual([]);
    await signInAs('1001');
    await v.page.getByRole('heading', { name: 'Allow access to your accounts?' }).waitFor();
    expect(await issuesInEveryLook(v.page)).toEqual([]);
    await v.page.goto(`${desk.address}/`);
    expect(await issuesInEveryLook(v.page)).toEqual([]);
  });

  test('turn a switch on and off, and the time on, at the control desk', async () => {
    await v.page.goto(`${desk.address}/`);
    await v.page.getByRole('button', { name: 'Turn on status-500' }).click();
    await v.page.getByRole('button', { name: 'Turn off status-500' }).waitFor();
    expect((await ask(berlin, '/accounts')).status).toBe(500);
    await v.page.getByRole('button', { name: 'Turn all off' }).click();
    await v.page.getByRole('button', { name: 'Turn on status-500' }).waitFor();
    expect((await ask(berlin, '/accounts')).status).toBe(401);
    const before = time.now().getTime();
    await v.page.getByRole('button', { name: 'An hour later' }).click();
    await v.page.getByRole('button', { name: 'Turn on status-500' }).waitFor();
    expect(time.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  });

  test('are operated from this machine only', async () => {
    const put = (headers: Readonly<Record<string, string>>): Promise<Response> =>
      fetch(`${desk.address}/switches/slow`, { method: 'PUT', headers });
    expect((await put({ origin: 'https://attacker.example' })).status).toBe(403);
    expect(bank.switches.all).toEqual([]);
    expect((await put({ origin: desk.address })).status).toBe(200);
    bank.switches.clear();
  });
});
