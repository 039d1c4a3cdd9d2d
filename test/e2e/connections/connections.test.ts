import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsentSync } from '../../../server/consents/consent-sync.service.js';
import { DatedAlerts } from '../../../server/alerts/dated-alerts.service.js';
import { ConnectionEnds } from '../../../server/connections/connection-ends.service.js';
import { BankLines } from '../../../server/ports/bank-lines.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open('berlin-1.3');
});
afterEach(() => void scene.bank.switches.clear());
afterAll(() => scene.stop());

const filter = (of: object): string => encodeURIComponent(JSON.stringify(of));

describe('a connection', () => {
  test('takes from the target what is not said, and never shows its secret', async () => {
    const connection = await scene.connection();
    expect(connection).toMatchObject({
      ...{ clientId: 'sandbox-lt', redirectUri: 'https://tpp.example/callback', hasClientSecret: true },
      ...{ state: 'not-connected', tokens: [], comesBackHere: false, edition: 'berlin-1.3' },
    });
    expect(JSON.stringify(connection)).not.toContain(scene.secrets[0]);
  });

  test('exists once for an organisation and a target', async () => {
    const { organisationId, targetId } = scene;
    const again = await scene.operator.post('/connections', { organisationId, targetId });
    expect(again.body.code).toBe('connection-exists');
  });

  test.each([
    [{ redirectUri: 'http://tpp.example/callback' }, 'redirectUri'],
    [{ redirectUri: 'https://tpp.example/callback#here' }, 'redirectUri'],
    [{ redirectUri: 'javascript:alert(1)' }, 'redirectUri'],
    [{ clientId: 'with space' }, 'clientId'],
    [{ clientSecret: 'ü' }, 'clientSecret'],
    [{ clientSecret: 'x', clientSecretEndsAt: '2020-01-01T00:00:00Z' }, 'clientSecretEndsAt'],
    [{ token: 'x' }, ''],
  ])('is not changed to %j, and the field is named', async (wrong, path) => {
    const { version } = await scene.connection();
    const answer = await scene.operator.patch(`/connections/${scene.connectionId}`, { version, ...wrong });
    expect([answer.status, answer.body.errors.map((one: { path: string }) => one.path)]).toEqual([
      400,
      [path],
    ]);
  });

  test('takes no private key for a secret', async () => {
    const { version } = await scene.connection();
    const answer = await scene.operator.patch(`/connections/${scene.connectionId}`, {
      ...{ version, clientSecret: '-----BEGIN PRIVATE KEY-----' },
    });
    expect(answer.body.code).toBe('private-key');
  });

  test('is for interfaces with an edition only, and for the organisation of the target', async () => {
    const { id } = await scene.made(
      scene.operator.post('/probe-targets', { name: 'TLS', kind: 'tls', origin: 'https://bank.example' }),
    );
    const { organisationId } = scene;
    const plain = await scene.operator.post('/connections', { organisationId, targetId: id, clientId: 'x' });
    expect(plain.body.code).toBe('connection-unsuitable');
    const other = await scene.made(
      scene.operator.post('/organisations', { identifier: 'PSDLT-BL-LB000459', name: 'UAB Kita' }),
    );
    const foreign = await scene.operator.post('/connections', {
      ...{ organisationId: other.id, targetId: scene.targetId },
    });
    expect(foreign.body.code).toBe('connection-unsuitable');
  });

  test('is read by auditors and worked with by nobody but operators and administrators', async () => {
    const path = `/connections/${scene.connectionId}`;
    expect((await scene.t.as('auditor').get(path)).status).toBe(200);
    expect((await scene.t.as('auditor').post(`${path}/checks`)).status).toBe(403);
    expect((await scene.t.as('compliance-officer').post(`${path}/disconnect`)).status).toBe(403);
    const script = await scene.t.withToken('operator', ['connections.check', 'connections.read']);
    await scene.beginCheck();
    const step = { step: 'consent.discovery', version: 1 };
    expect((await script.post(`/integration-checks/${scene.checkId}/steps`, step)).body.code).toBe(
      'session-needed',
    );
  });

  test('asks nothing of a target that is paused, or of production that nobody has switched on', async () => {
    await scene.beginCheck();
    const path = `/probe-targets/${scene.targetId}`;
    const { version } = (await scene.operator.get(path)).body;
    await scene.made(scene.operator.post(`${path}/pause`, { version }), 200);
    const before = scene.bank.calls.all.length;
    expect((await scene.start('consent.discovery')).body.code).toBe('probe-target-paused');
    await scene.made(scene.operator.post(`${path}/resume`, { version: version + 1 }), 200);
    const production = await scene.made(
      scene.operator.post('/probe-targets', { name: 'P', kind: 'xs2a', edition: 'berlin-1.3' }),
    );
    const connection = await scene.made(
      scene.operator.post('/connections', {
        ...{ organisationId: scene.organisationId, targetId: production.id, clientId: 'c' },
      }),
    );
    const check = await scene.made(scene.operator.post(`/connections/${connection.id}/checks`));
    const step = { step: 'consent.discovery', version: 1 };
    const answer = await scene.operator.post(`/integration-checks/${check.id}/steps`, step);
    expect(answer.body.code).toBe('probe-target-off');
    expect(scene.bank.calls.all.length).toBe(before);
    expect((await scene.operator.delete(`/connections/${connection.id}`)).status).toBe(204);
  });

  test('is authorized for the documented words, too', async () => {
    await scene.beginCheck();
    await scene.step('consent.discovery');
    await scene.step('consent.create', { customerIsHere: true });
    const { body } = await scene.operator.post(`/connections/${scene.connectionId}/authorizations`, {
      words: ['accounts', 'transactions'],
    });
    expect(new URL(body.url).searchParams.get('scope')).toBe('accounts transactions');
    const { outcomes, checkId } = await scene.callback(await scene.visit(body.url));
    expect([outcomes[0].code, checkId]).toEqual(['connected', null]);
    expect((await scene.connection()).tokens[0]).toMatchObject({ kind: 'words', subjectId: '' });
  });
});

describe('a step', () => {
  test('waits for those before it, is done for the state that was seen, and one at a time', async () => {
    await scene.beginCheck();
    const early = await scene.start('accounts.list');
    expect(early.body).toMatchObject({ code: 'check-step-waiting', detail: 'First: consent.status.' });
    expect((await scene.start('consent.token')).body.code).toBe('check-step-by-callback');
    const path = `/integration-checks/${scene.checkId}/steps`;
    const step = { step: 'consent.discovery', version: 1 };
    const both = await Promise.all([scene.operator.post(path, step), scene.operator.post(path, step)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await scene.operator.post(path, step)).body.code).toBe('changed-meanwhile');
  });

  test('that was cut off is written down as that', async () => {
    await scene.beginCheck();
    const past = new Date(scene.t.clock.now().getTime() - 1_000).toISOString();
    await scene.t.db.query(
      `UPDATE "integration_check" SET "running" = 'payment.initiate', "runningUntil" = '${past}' WHERE "id" = '${scene.checkId}'`,
    );
    await scene.step('consent.discovery');
    expect(await scene.stateOf('payment.initiate')).toMatchObject({
      state: 'failed',
      codes: ['step-interrupted'],
    });
  });

  test('that needs the customer is not done without', async () => {
    await scene.beginCheck();
    await scene.step('consent.discovery');
    expect((await scene.start('consent.create')).body.code).toBe('customer-not-here');
  });

  test.each([
    [{ amount: '0' }, 'payment.amount'],
    [{ amount: '1,00' }, 'payment.amount'],
    [{ currency: 'GEL' }, 'payment.currency'],
    [{ creditorIban: 'LT00' }, 'payment.creditorIban'],
    [{ product: '../x' }, 'payment.product'],
    [{ creditorName: ' ' }, 'payment.creditorName'],
  ])('with a payment of %j is not sent', async (wrong, path) => {
    await scene.beginCheck();
    const before = scene.bank.calls.all.length;
    const right = { product: 'sepa-credit-transfers', amount: '1.00', currency: 'EUR' };
    const payment = { ...right, creditorName: 'Rūta', creditorIban: 'LT601010012345678901', ...wrong };
    const { status, body } = await scene.start('payment.initiate', { customerIsHere: true, payment });
    expect([status, body.errors.map((one: { path: string }) => one.path)]).toEqual([400, [path]]);
    expect(scene.bank.calls.all.length).toBe(before);
  });

  test('that would move money is done only when amount and payee are typed once more', async () => {
    await scene.t.db.query(
      `UPDATE "probe_target" SET "environment" = 'production' WHERE "id" = '${scene.targetId}'`,
    );
    await scene.beginCheck();
    const [other] = scene.bank.customers[0]!.accounts[0]!.transactions;
    const payment = {
      ...{ product: 'sepa-credit-transfers', amount: '1.00', currency: 'EUR' },
      ...{ creditorName: 'Kepykla Rytas', creditorIban: other!.counterpartyIban },
    };
    const sent = (more: object) =>
      scene.start('payment.initiate', { customerIsHere: true, payment: { ...payment, ...more } });
    for (const wrong of [
      {},
      { confirmAmount: '1.00 EUR' },
      { confirmAmount: '1 EUR', confirmPayee: 'Kepykla Rytas' },
    ])
      expect((await sent(wrong)).body.code).toBe('payment-not-confirmed');
    expect(scene.bank.payments.all).toEqual([]);
    const right = await sent({ confirmAmount: '1.00 EUR', confirmPayee: 'Kepykla Rytas' });
    expect(right.status).toBe(200);
    expect(scene.bank.payments.all).toHaveLength(1);
    await scene.t.db.query(
      `UPDATE "probe_target" SET "environment" = 'sandbox' WHERE "id" = '${scene.targetId}'`,
    );
    const audit = await scene.t
      .as('auditor')
      .get(`/audit-entries?filter=${filter({ subjectId: scene.connectionId })}`);
    expect(audit.body[0]).toMatchObject({
      action: 'connection.check-step',
      details: { step: 'payment.initiate', amount: '1.00 EUR', payee: 'Kepykla Rytas' },
    });
  });

  test('with the certificate of another role is refused as that', async () => {
    await scene.beginCheck();
    await scene.step('consent.discovery');
    const key = scene.bank.issue({ roles: ['PSP_PI'] });
    const pem = `${key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}${key.pem}`;
    const { id: keyId } = await scene.made(scene.operator.post('/probe-keys', { name: 'PI only', pem }));
    const path = `/probe-targets/${scene.targetId}`;
    const before = (await scene.operator.get(path)).body;
    await scene.made(scene.operator.patch(path, { version: before.version, keyId }), 200);
    expect(await scene.step('consent.create', { customerIsHere: true })).toMatchObject({
      codes: ['role-refused'],
    });
    scene.bank.revoke(key);
    expect(await scene.step('consent.create', { customerIsHere: true })).toMatchObject({
      codes: ['certificate-refused'],
    });
    const { version } = (await scene.operator.get(path)).body;
    await scene.made(scene.operator.patch(path, { version, keyId: before.keyId }), 200);
  });
});

describe('the report of a check', () => {
  test('is a PDF and JSON, with what was asked, what came and which role that needs', async () => {
    await scene.consent();
    await scene.step('accounts.list', { customerIsHere: true });
    const { status, headers, text } = await scene.t
      .as('auditor')
      .get(`/integration-checks/${scene.checkId}/report.pdf`);
    expect([status, headers['content-type'], text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    const check = await scene.check();
    const created = check.steps.find((one: { step: string }) => one.step === 'consent.create');
    expect(created).toMatchObject({ role: 'PSP_AI', call: 'POST /consents', state: 'passed' });
    expect(created.traces[0].curl).toMatch(/^curl /);
    expect(created.traces[0].curl).toContain('--cert');
    expect(created.durationMs).toBeGreaterThan(0);
  });
});

describe('consents in the register', () => {
  test('are compared with the bank over the connection, with its certificate', async () => {
    await scene.consent();
    const { consentId, consentRecordId } = await scene.check();
    scene.t.get(BankLines).look();
    await new Promise((resolve) => setTimeout(resolve, 50));
    scene.bank.consents.revokeByCustomer(consentId);
    const before = scene.bank.calls.all.length;
    const asked = await scene.operator.post(`/consents/${consentRecordId}/sync`, {});
    expect([asked.status, asked.body?.status ?? asked.text]).toEqual([200, 'revokedByPsu']);
    const call = scene.bank.calls.all.slice(before).find(({ endpoint }) => endpoint === 'consents.show');
    expect(call).toMatchObject({ status: 200, organizationIdentifier: 'PSDLT-BL-LB000458' });
  });

  test('of an organisation without a connection are left alone, and do not keep others from being asked', async () => {
    const { id } = await scene.made(
      scene.operator.post('/organisations', { identifier: 'PSDLT-BL-LB000777', name: 'UAB Be Jungties' }),
    );
    for (let i = 0; i < 4; i++)
      await scene.made(
        scene.operator.post('/consents', {
          ...{ organisationId: id, edition: 'berlin-1.3', consentId: `elsewhere-${i}`, status: 'valid' },
          ...{ access: ['accounts'], recurring: true, validUntil: null, psu: '', accounts: null },
          ...{
            requestedAt: scene.t.clock.now().toISOString(),
            authorisedAt: scene.t.clock.now().toISOString(),
          },
        }),
      );
    await scene.consent();
    const done = await scene.t.get(ConsentSync).syncDue();
    expect(done).toMatchObject({ failed: 0 });
    expect(done.asked).toBeGreaterThan(0);
    const { body } = await scene.operator.get(`/consents?filter=${filter({ organisationId: id })}`);
    expect(body.map((one: { sync: string }) => one.sync)).toEqual(['none', 'none', 'none', 'none']);
  });
});

test('what ends is in the calendar and told in time, and not told any more once it is put right', async () => {
  await scene.consent();
  const { tokens } = await scene.connection();
  const token = tokens.find(
    ({ kind, state }: { kind: string; state: string }) => kind === 'consent' && state === 'usable',
  );
  const range = { from: scene.t.clock.now(), to: new Date(Date.parse(token.endsAt) + 86_400_000) };
  const calendar = await scene.operator.get(
    `/calendar?from=${range.from.toISOString()}&to=${range.to.toISOString()}`,
  );
  const things = (calendar.body.things ?? calendar.body) as { type: string; id: string; link: string }[];
  expect(things.find((one) => one.id === token.id)).toMatchObject({
    ...{ type: 'connection', link: `/connectivity/connections/${scene.connectionId}` },
  });
  const at = new Date(Date.parse(token.endsAt) - 6 * 86_400_000);
  const sources = [scene.t.get(ConnectionEnds)];
  expect((await scene.t.get(DatedAlerts).sweep(sources, at)).raised).toBeGreaterThan(0);
  const open = filter({ kind: ['connection-expiring'], state: ['open'] });
  expect((await scene.operator.get(`/alerts?filter=${open}`)).body.length).toBeGreaterThan(0);
  await scene.operator.post(`/connections/${scene.connectionId}/disconnect`);
  expect((await scene.t.get(DatedAlerts).sweep(sources, at)).settled).toBeGreaterThan(0);
  expect((await scene.operator.get(`/alerts?filter=${open}`)).body).toEqual([]);
});
