import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_EDITIONS } from '../../../server/core/api-editions/edition-names.js';
import { dayOf } from '../../../server/core/consents/bank-day.js';
import { Scene } from './scene.js';

describe.each(API_EDITIONS)('calls without the customer in %s', (edition) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open(edition);
    await scene.consent();
  });
  afterAll(() => scene.stop());

  /** As the bank saw them. */
  const accountCalls = (psuPresent: boolean) =>
    scene.bank.calls.all.filter(
      (one) => one.endpoint?.startsWith('accounts.') === true && one.psuPresent === psuPresent,
    );

  test('are four a day at most, by the bank’s own log, however often somebody asks', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 6; i++) codes.push((await scene.step('accounts.list')).codes[0]!);
    expect(codes).toEqual([
      ...Array<string>(4).fill('accounts-listed'),
      'frequency-spent',
      'frequency-spent',
    ]);
    expect(accountCalls(false).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await scene.check()).unattended).toEqual({ used: 4, limit: 4 });
    expect((await scene.stateOf('accounts.list')).state).toBe('open');
  });

  test('are four also when all of them come at once', async () => {
    scene.t.clock.advance({ days: 1 });
    const before = accountCalls(false).length;
    const others = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { id } = await scene.made(scene.operator.post(`/connections/${scene.connectionId}/checks`));
        return id as string;
      }),
    );
    // Each check goes on with the consent of the first, as if somebody had several windows open.
    const [row] = await scene.t.db.query(
      `SELECT "context", "records" FROM "integration_check" WHERE "id" = '${scene.checkId}'`,
    );
    for (const id of others)
      await scene.t.db.query(
        `UPDATE "integration_check" SET "context" = '${row.context}', "records" = '${row.records.replaceAll("'", "''")}' WHERE "id" = '${id}'`,
      );
    await Promise.all(
      others.map((id) =>
        scene.operator.post(`/integration-checks/${id}/steps`, { step: 'accounts.list', version: 1 }),
      ),
    );
    expect(accountCalls(false).length - before).toBe(4);
  });

  test('are not counted while the customer is there, and only then the bank is told an address', async () => {
    expect(await scene.step('accounts.list', { customerIsHere: true })).toMatchObject({
      codes: ['accounts-listed'],
    });
    expect(accountCalls(true)).toHaveLength(1);
    const day = dayOf(scene.t.clock.now(), edition);
    const counted = await scene.t.db.query(`SELECT "calls" FROM "consent_call" WHERE "day" = '${day}'`);
    expect(counted).toEqual([{ calls: 4 }]);
  });

  test('begin anew at midnight of the bank', async () => {
    scene.t.clock.advance({ days: 1 });
    expect(await scene.step('accounts.list')).toMatchObject({ codes: ['accounts-listed'] });
    expect(scene.bank.calls.all.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('are counted together, whatever is asked for', async () => {
    scene.t.clock.advance({ days: 1 });
    const before = accountCalls(false).length;
    const codes: string[] = [];
    for (const step of [
      ...(['accounts.list', 'accounts.balances', 'accounts.transactions'] as const),
      ...(['accounts.balances', 'accounts.transactions'] as const),
    ])
      codes.push((await scene.step(step)).codes[0]!);
    expect(codes).toEqual([
      ...['accounts-listed', 'balances-read', 'transactions-read', 'balances-read', 'frequency-spent'],
    ]);
    expect(accountCalls(false).length - before).toBe(4);
  });

  test('stay counted when they failed: the bank may have counted them, too', async () => {
    scene.t.clock.advance({ days: 1 });
    scene.bank.switches.on('status-500', { path: '/v1/accounts' });
    const before = accountCalls(false).length;
    const codes: string[] = [];
    for (let i = 0; i < 5; i++) codes.push((await scene.step('accounts.list')).codes[0]!);
    scene.bank.switches.clear();
    expect(codes).toEqual([...Array<string>(4).fill('bank-failed'), 'frequency-spent']);
    expect(accountCalls(false).length - before).toBeLessThanOrEqual(4);
  });

  test('are one where the customer agreed to one', async () => {
    await scene.consent({ consent: { recurring: false } });
    const before = accountCalls(false).length;
    expect((await scene.step('accounts.list')).codes).toEqual(['accounts-listed']);
    expect((await scene.step('accounts.list')).codes).toEqual(['frequency-spent']);
    expect(accountCalls(false).length - before).toBe(1);
    expect((await scene.check()).unattended).toEqual({ used: 1, limit: 1 });
  });

  test('with a consent that the customer took back are told as that, and stop at it', async () => {
    await scene.consent();
    scene.bank.consents.revokeByCustomer((await scene.check()).consentId);
    const codes = (await scene.step('accounts.list')).codes;
    expect(codes).toEqual([expect.stringMatching(/^(?:consent|token)-refused-by-interface$/)]);
    expect((await scene.start('accounts.balances')).body.code).toBe('check-step-waiting');
  });

  test('never made the bank say that it was too many', () => {
    expect(accountCalls(false).length).toBeGreaterThan(10);
    expect(scene.bank.calls.all.filter(({ status }) => status === 429)).toEqual([]);
    const perDay = new Map<string, number>();
    for (const { consentId, at } of accountCalls(false)) {
      const key = `${consentId} ${dayOf(at, edition)}`;
      perDay.set(key, (perDay.get(key) ?? 0) + 1);
    }
    expect(Math.max(...perDay.values())).toBe(4);
  });
});
