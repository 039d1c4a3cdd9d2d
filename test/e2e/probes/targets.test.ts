import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(async () => {
  await t.stop();
});

const sandbox = { name: 'Sandbox', kind: 'xs2a', edition: 'berlin-1.3', origin: 'https://localhost:9443' };
const create = (body: object) => t.as('operator').post('/probe-targets', body);

describe('a target', () => {
  test('takes from the preset what is not said of it', async () => {
    const { status, body } = await create({ name: 'Paysera', kind: 'xs2a', edition: 'berlin-1.3' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ origin: 'https://open-banking-api.paysera.com', basePath: '/xs2a/berlin/1.3' },
      discoveryUrl:
        'https://open-banking-api.paysera.com/xs2a/berlin/1.3/.well-known/oauth-authorization-server',
      ...{ state: 'waiting', needsSwitchingOn: true, switchedOnAt: null, nextRunAt: null, everyMinutes: 5 },
    });
  });

  test('somewhere else has its documents there, too', async () => {
    const { body } = await create(sandbox);
    expect(body).toMatchObject({
      ...{ origin: 'https://localhost:9443', needsSwitchingOn: false },
      discoveryUrl: 'https://localhost:9443/xs2a/berlin/1.3/.well-known/oauth-authorization-server',
    });
    expect(Date.parse(body.nextRunAt) - t.clock.now().getTime()).toBeLessThanOrEqual(63_000);
  });

  test.each([
    [{ origin: 'http://bank.example' }, 'origin'],
    [{ origin: 'https://bank.example/path' }, 'origin'],
    [{ origin: 'https://user@bank.example' }, 'origin'],
    [{ origin: 'https://bank.example:0' }, 'origin'],
    [{ kind: 'tls', edition: 'berlin-1.3', origin: 'https://bank.example' }, 'edition'],
    [{ basePath: '/a/../b' }, 'basePath'],
    [{ discoveryUrl: 'http://bank.example/x' }, 'discoveryUrl'],
    [{ redirectUri: 'javascript:alert(1)' }, 'redirectUri'],
    [{ paymentProduct: '../x' }, 'paymentProduct'],
    [{ keyPlace: 'sealed' }, 'keyId'],
    [{ everyMinutes: 0 }, 'everyMinutes'],
    [{ name: ' ' }, 'name'],
    [{ verify: false }, ''],
  ])('%j is refused and says which field it is', async (wrong, path) => {
    const { status, body } = await create({ ...sandbox, ...wrong });
    expect(status).toBe(400);
    expect(body.errors.map((one: { path: string }) => one.path)).toContain(path);
  });

  test('is changed by whoever saw its last state; what is not named stays', async () => {
    const made = (await create({ ...sandbox, name: 'Changed', clientId: 'c-1', everyMinutes: 7 })).body;
    const path = `/probe-targets/${made.id}`;
    const changed = await t.as('operator').patch(path, { version: 1, name: 'New name' });
    expect(changed.body).toMatchObject({ name: 'New name', clientId: 'c-1', everyMinutes: 7, version: 2 });
    expect((await t.as('operator').patch(path, { version: 1, name: 'x' })).body.code).toBe(
      'changed-meanwhile',
    );
    expect((await t.as('operator').patch(path, { version: 2, clientId: 'ü' })).status).toBe(400);
    expect((await t.as('operator').patch(path, { version: 2, origin: 'https://x.example' })).status).toBe(
      400,
    );
  });

  test('is listed, found and deleted', async () => {
    const made = (await create({ ...sandbox, name: 'Found by its name' })).body;
    const filter = encodeURIComponent(JSON.stringify({ q: 'by its', kind: 'xs2a', state: ['waiting'] }));
    const found = await t.as('auditor').get(`/probe-targets?filter=${filter}&sort=["since","DESC"]`);
    expect(found.body.map((row: { id: string }) => row.id)).toEqual([made.id]);
    expect((await t.as('auditor').delete(`/probe-targets/${made.id}`)).status).toBe(403);
    expect((await t.as('operator').delete(`/probe-targets/${made.id}`)).status).toBe(204);
    expect((await t.as('auditor').get(`/probe-targets/${made.id}`)).body.code).toBe('probe-target-not-found');
  });
});

describe('a production address', () => {
  test('is asked by nobody before an administrator has switched it on and typed its host', async () => {
    const { id } = (await create({ name: 'Production', kind: 'xs2a', edition: 'georgia-0.8' })).body;
    const path = `/probe-targets/${id}`;
    expect((await t.as('operator').post(`${path}/runs`, {})).body.code).toBe('probe-target-off');
    const host = 'open-banking-api.paysera.com';
    const on = (confirmHost: string, role: 'admin' | 'operator' = 'admin') =>
      t.as(role).post(`${path}/switch-on`, { version: 1, confirmHost });
    expect((await on(host, 'operator')).status).toBe(403);
    expect((await on('paysera.com')).body.code).toBe('probe-host-not-confirmed');
    const { body } = await on(host);
    expect(body).toMatchObject({ switchedOnBy: expect.any(String), version: 2 });
    expect(body.nextRunAt).not.toBeNull();
    const entries = await t
      .as('auditor')
      .get(`/audit-entries?filter=${encodeURIComponent(JSON.stringify({ subjectId: id }))}`);
    expect(entries.body[0]).toMatchObject({ action: 'probe-target.switch-on', details: { host } });
  });

  test('calling it a sandbox does not help', async () => {
    const { body } = await create({ name: 'P', kind: 'xs2a', edition: 'berlin-1.3', environment: 'sandbox' });
    expect(body.needsSwitchingOn).toBe(true);
    const tls = await create({
      name: 'T',
      kind: 'tls',
      origin: 'https://bank.example',
      environment: 'production',
    });
    expect(tls.body).toMatchObject({ needsSwitchingOn: true, nextRunAt: null });
  });
});

describe('a target that is paused', () => {
  test('is asked by nobody, and waits for its first run when it is resumed', async () => {
    const { id } = (await create({ ...sandbox, name: 'Paused' })).body;
    const path = `/probe-targets/${id}`;
    const paused = await t.as('operator').post(`${path}/pause`, { version: 1, reason: 'They asked us to.' });
    expect(paused.body).toMatchObject({ state: 'paused', isPaused: true, nextRunAt: null });
    expect((await t.as('operator').post(`${path}/runs`, {})).body.code).toBe('probe-target-paused');
    t.clock.advance({ seconds: 60 });
    const resumed = await t.as('operator').post(`${path}/resume`, { version: 2 });
    expect(resumed.body).toMatchObject({ state: 'waiting', since: null });
    expect((await t.as('auditor').get(`${path}/changes`)).body).toMatchObject([
      { from: 'paused', to: 'waiting' },
      { from: 'waiting', to: 'paused', because: 'They asked us to.' },
    ]);
  });
});

test('the demo switches nothing on', async () => {
  const demo = await startTestApp({ env: { QWARDEN_DEMO: 'on' } });
  const { body } = await demo.as('operator').post('/probe-targets', {
    ...{ name: 'Paysera', kind: 'xs2a', edition: 'berlin-1.3' },
  });
  const answer = await demo.as('admin').post(`/probe-targets/${body.id}/switch-on`, {
    ...{ version: 1, confirmHost: 'open-banking-api.paysera.com' },
  });
  expect(answer.body.code).toBe('probe-switch-on-in-demo');
  await demo.stop();
});

test('presets are what the server knows of editions', async () => {
  const { body } = await t.as('auditor').get('/probe-presets');
  expect(body.map((one: { edition: string }) => one.edition)).toEqual(['berlin-1.3', 'georgia-0.8']);
  expect(body[0].paymentProducts).toContain('sepa-credit-transfers');
  expect(body[0].doubts.length).toBeGreaterThan(0);
});
