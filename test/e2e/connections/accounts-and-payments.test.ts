import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import { Scene } from './scene.js';

const HERE = { customerIsHere: true } as const;

describe.each<[ApiEdition, string, string, object]>([
  [
    ...(['berlin-1.3', '1001', 'EUR'] as const),
    { product: 'sepa-credit-transfers', creditorIban: 'LT119990020000000011', creditorName: 'Kepykla Rytas' },
  ],
  [
    ...(['georgia-0.8', '2001', 'GEL'] as const),
    { product: 'domestic', creditorIban: 'GE40XX0000000000009001', creditorName: 'Puri Tonidan' },
  ],
])('accounts and payments of %s', (edition, _customer, currency, payee) => {
  let scene: Scene;
  const iban = { current: '' };
  beforeAll(async () => {
    scene = await Scene.open(edition);
    iban.current = scene.bank.customers.find(
      (one) => one.edition === edition,
    )!.accounts[0]!.transactions[0]!.counterpartyIban;
    await scene.consent();
  });
  afterAll(() => scene.stop());

  test('accounts, balances and transactions are shown masked, and kept nowhere', async () => {
    const listed = await scene.step('accounts.list', HERE);
    expect(listed).toMatchObject({ state: 'passed', codes: ['accounts-listed'] });
    expect(await scene.step('accounts.balances', HERE)).toMatchObject({ codes: ['balances-read'] });
    expect(await scene.step('accounts.transactions', HERE)).toMatchObject({ codes: ['transactions-read'] });
    const { body } = await scene.operator.get(`/integration-checks/${scene.checkId}/account-data`);
    const [account] = scene.bank.customers.find((one) => one.edition === edition)!.accounts;
    expect(body.accounts[0]).toEqual({
      number: `${account!.iban.slice(0, 2)}•• … ${account!.iban.slice(-4)}`,
      ...{ currency, name: 'E•••', status: 'enabled' },
    });
    expect(body.balances[0].amount).toBe('•••.••');
    expect(body.transactions[0].counterparty).not.toContain(account!.transactions[0]!.counterparty);
    const check = await scene.check();
    const kept = JSON.stringify(check);
    const rows = JSON.stringify(await scene.t.db.query('SELECT * FROM "integration_check"'));
    const personal = [
      account!.iban,
      account!.resourceId,
      ...account!.transactions.flatMap((one) => [one.text, one.counterparty]),
    ];
    for (const text of personal) {
      expect(kept).not.toContain(text);
      expect(rows).not.toContain(text);
      expect(JSON.stringify(body)).not.toContain(text);
    }
    // Enough to see that it worked: how many there were, and how long it took.
    expect(listed.record.facts).toContainEqual({ name: 'accounts', value: '2' });
    expect(listed.record.traces[0].response.status).toBe(200);
    expect(listed.record.phases.length).toBeGreaterThan(0);
  });

  test('what was read is forgotten after a quarter of an hour', async () => {
    scene.t.clock.advance({ minutes: 16 });
    const { body } = await scene.operator.get(`/integration-checks/${scene.checkId}/account-data`);
    expect(body).toMatchObject({ readAt: null, accounts: [], transactions: [] });
  });

  test('and then balances and transactions are not asked for, and do not pass, until it is listed anew', async () => {
    const before = scene.bank.calls.all.length;
    for (const step of ['accounts.balances', 'accounts.transactions'] as const)
      expect((await scene.start(step, HERE)).body).toMatchObject({
        ...{ code: 'check-step-waiting', detail: expect.stringContaining('accounts.list') },
      });
    expect(scene.bank.calls.all.length).toBe(before);
    await scene.step('accounts.list', HERE);
    const beyond = await scene.start('accounts.balances', { ...HERE, account: 7 });
    expect([beyond.status, beyond.body.errors[0].path]).toEqual([400, 'account']);
    expect(await scene.step('accounts.balances', { ...HERE, account: 1 })).toMatchObject({ state: 'passed' });
  });

  test('the token is renewed before it is used where it has ended, and the refresh token replaced', async () => {
    expect(await scene.step('accounts.list', HERE)).toMatchObject({ state: 'passed' });
    const renewed = await scene.step('accounts.refresh');
    expect(renewed).toMatchObject({ state: 'passed', codes: ['refreshed'] });
    const { tokens } = await scene.connection();
    expect(tokens[0]).toMatchObject({
      kind: 'consent',
      state: 'usable',
      hasRefreshToken: true,
      refreshes: 2,
    });
  });

  test('a payment goes from initiation over the customer to its status', async () => {
    const payment = { amount: '1.00', currency, text: 'Test', ...payee, creditorIban: iban.current };
    const begun = await scene.step('payment.initiate', { ...HERE, payment });
    expect(begun).toMatchObject({ state: 'passed', codes: ['payment-initiated'] });
    expect(JSON.stringify(begun.record)).not.toContain(iban.current);
    const { url } = await scene.step('payment.authorize');
    expect(new URL(url!).searchParams.get('scope')).toMatch(/^PIS:/);
    const { outcomes } = await scene.callback(await scene.visit(url!));
    expect(outcomes[0].code).toBe('connected');
    expect(await scene.step('payment.status')).toMatchObject({
      state: 'passed',
      codes: ['payment-accepted'],
    });
    scene.t.clock.advance({ seconds: 40 });
    expect(await scene.step('payment.status')).toMatchObject({ state: 'passed', codes: ['payment-settled'] });
    expect((await scene.check()).flows[2]).toMatchObject({ flow: 'payment', state: 'passed' });
  });

  test('a payment that nobody agrees to in a quarter of an hour is over', async () => {
    await scene.beginCheck();
    const payment = { amount: '2.50', currency, ...payee, creditorIban: iban.current };
    await scene.step('payment.initiate', { ...HERE, payment });
    const { url } = await scene.step('payment.authorize');
    const back = scene.visit(url!);
    scene.t.clock.advance({ minutes: 16 });
    await back.catch(() => undefined);
    const late = `https://tpp.example/callback?code=late&state=${new URL(url!).searchParams.get('state')}`;
    expect(await scene.codesOf(late)).toEqual(['attempt-expired']);
    expect(await scene.stateOf('payment.authorize')).toMatchObject({ state: 'failed' });
  });
});
