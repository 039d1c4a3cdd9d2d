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
});
