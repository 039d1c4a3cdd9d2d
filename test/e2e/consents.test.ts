import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ConsentCounts } from '../../server/consents/consent-counts.service.js';
import { ConsentImports } from '../../server/consents/consent-imports.service.js';
import { ConsentSweep } from '../../server/consents/consent-sweep.service.js';
import { ConsentSync } from '../../server/consents/consent-sync.service.js';
import { BankOfConsents } from '../support/bank-of-consents.js';
import { formOf } from '../support/multipart.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const NOW = '2026-11-02T09:00:00Z';
const IDENTIFIER = 'PSDLT-BL-LB000458';

let t: TestApp;
let bank: BankOfConsents;
let organisationId: string;
beforeAll(async () => {
  bank = await new BankOfConsents().start();
  t = await startTestApp({
    at: NOW,
    env: {
      QWARDEN_BANK_API_URL: bank.url,
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_EGRESS_ALLOW: new URL(bank.url).host,
    },
  });
  const { body } = await t
    .as('operator')
    .post('/organisations', { identifier: IDENTIFIER, name: 'UAB Bandymas' });
  organisationId = body.id;
});
afterAll(async () => {
  await t.stop();
  await bank.stop();
});

let serial = 0;
const enter = async (given: object = {}) => {
  const consentId = `c-${++serial}`;
  const body = {
    organisationId,
    edition: 'berlin-1.3',
    consentId,
    authorisedAt: '2026-11-01T10:00:00Z',
    ...given,
  };
  const answer = await t.as('operator').post('/consents', body);
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([201, expect.anything()]);
  return answer.body;
};
const show = async (id: string) => (await t.as('auditor').get(`/consents/${id}`)).body;
const list = async (filter: object) =>
  (await t.as('auditor').get(`/consents?filter=${encodeURIComponent(JSON.stringify(filter))}&range=[0,99]`))
    .body;
const alerts = async (kind: string) =>
  (await t.as('auditor').get(`/alerts?filter=${encodeURIComponent(JSON.stringify({ kind }))}&range=[0,99]`))
    .body;

describe('a consent', () => {
  test('ends at the earlier of validUntil and the validity of the authentication', async () => {
    expect(await enter({ validUntil: '2026-12-15' })).toMatchObject({
      ...{ endsAt: '2026-12-15T22:00:00.000Z', endReason: 'valid-until', status: 'valid' },
      ...{ zone: 'Europe/Vilnius', frequencyPerDay: 4 },
    });
    expect(await enter({ edition: 'georgia-0.8' })).toMatchObject({
      endReason: 'sca-validity',
      endsAt: '2027-01-30T10:00:00.000Z',
    });
  });

  test('is expired in the list and on its page at the instant at which it ends, before any sweep', async () => {
    const { id, endsAt } = await enter({ recurring: false, authorisedAt: '2026-11-02T08:30:00Z' });
    expect(endsAt).toBe('2026-11-02T09:30:00.000Z');
    t.clock.set('2026-11-02T09:30:00Z');
    expect((await show(id)).status).toBe('expired');
    expect((await list({ status: 'expired' })).map((one: { id: string }) => one.id)).toContain(id);
    expect((await list({ status: 'valid' })).map((one: { id: string }) => one.id)).not.toContain(id);
    await t.get(ConsentSweep).sweep(t.clock.now());
    expect((await show(id)).history.at(-1)).toMatchObject({ from: 'valid', to: 'expired', source: 'rule' });
    t.clock.set(NOW);
  });

  test('of the same id is refused, and one of an unknown organisation', async () => {
    const { consentId } = await enter();
    const body = { organisationId, edition: 'berlin-1.3', consentId };
    expect((await t.as('operator').post('/consents', body)).body.code).toBe('consent-exists');
    const other = { ...body, consentId: 'other', organisationId: '3d6ad5d3-6cc4-4bb6-8a38-2f1ce4a7d3a1' };
    expect((await t.as('operator').post('/consents', other)).body.code).toBe('organisation-not-found');
  });

  test('keeps no name of a customer', async () => {
    const body = { organisationId, edition: 'berlin-1.3', consentId: 'named', psu: 'Jonas Jonaitis' };
    expect((await t.as('operator').post('/consents', body)).body.errors[0].path).toBe('psu');
  });

  test('is ended by a new recurring one of the same customer', async () => {
    const old = await enter({ psu: 'p-1', authorisedAt: '2026-10-01T00:00:00Z' });
    const fresh = await enter({ psu: 'p-1' });
    expect(await show(old.id)).toMatchObject({
      ...{
        status: 'expired',
        endReason: 'superseded',
        supersededById: fresh.id,
        endsAt: '2026-11-01T10:00:00.000Z',
      },
    });
    const late = await enter({ psu: 'p-1', authorisedAt: '2026-09-01T00:00:00Z' });
    expect((await show(late.id)).supersededById).toBe(old.id);
    expect((await show(fresh.id)).status).toBe('valid');
  });

  test('becomes only what can follow', async () => {
    const { id, version } = await enter();
    const change = (body: object) => t.as('operator').patch(`/consents/${id}`, { version, ...body });
    expect((await change({ status: 'received' })).body.code).toBe('consent-status-impossible');
    expect((await change({ status: 'revokedByPsu', note: 'By phone.' })).body).toMatchObject({
      status: 'revokedByPsu',
      endReason: 'ended',
      endsAt: '2026-11-02T09:00:00.000Z',
    });
    expect((await change({ validUntil: null })).body.code).toBe('changed-meanwhile');
  });

  test('has an address at which its customer renews it', async () => {
    const put = (template: string) =>
      t.as('operator').put(`/consents/renewals/${organisationId}`, { template });
    expect((await put('http://tpp.example/{consentId}')).status).toBe(400);
    expect((await put('https://tpp.example/renew?c={consentId}')).status).toBe(200);
    const { renewLink, consentId } = await enter();
    expect(renewLink).toBe(`https://tpp.example/renew?c=${consentId}`);
  });
});

describe('the bank', () => {
  test('is asked, and believed where it can be so', async () => {
    const one = await enter({ validUntil: '2027-01-31' });
    bank.consents.set(one.consentId, { consentStatus: 'valid' });
    const asked = await t.as('operator').post(`/consents/${one.id}/sync`);
    expect(asked.body).toMatchObject({
      sync: 'changed',
      validUntil: '2026-12-31',
      endReason: 'valid-until',
      accounts: 1,
    });
    expect(asked.text).not.toContain('LT6010');
    bank.consents.get(one.consentId)!.consentStatus = 'revokedByPsu';
    expect((await t.as('operator').post(`/consents/${one.id}/sync`)).body).toMatchObject({
      status: 'revokedByPsu',
      sync: 'changed',
    });
    bank.consents.get(one.consentId)!.consentStatus = 'valid';
    expect((await t.as('operator').post(`/consents/${one.id}/sync`)).body).toMatchObject({
      status: 'revokedByPsu',
      sync: 'contradicts',
    });
    expect((await alerts('consent-ended-early'))[0].title).toBe(
      'UAB Bandymas: 1 consent ended before their time',
    );
  });

  test.each([
    ['drops', 'unreachable'],
    ['fails', 'unreachable'],
    ['forbids', 'refused'],
    ['babbles', 'refused'],
  ] as const)('that %s changes nothing', async (trouble, sync) => {
    const { id, consentId } = await enter();
    bank.consents.set(consentId, { consentStatus: 'valid' });
    bank.trouble = trouble;
    const { body } = await t.as('operator').post(`/consents/${id}/sync`);
    bank.trouble = 'none';
    expect(body).toMatchObject({ sync, status: 'valid' });
    expect(body.syncNote).not.toBe('');
  });

  test('that does not know it is not taken for its end', async () => {
    const { id } = await enter();
    expect((await t.as('operator').post(`/consents/${id}/sync`)).body).toMatchObject({
      sync: 'unknown',
      status: 'valid',
    });
  });

  test('is asked about each once a day; the status alone after the first time', async () => {
    for (const [id] of bank.consents) bank.consents.get(id)!.consentStatus = 'valid';
    const sync = t.get(ConsentSync);
    t.clock.advance({ hours: 25 });
    await sync.syncDue();
    t.clock.advance({ hours: 25 });
    bank.calls.length = 0;
    const { asked } = await sync.syncDue();
    expect(asked).toBeGreaterThan(0);
    expect(bank.calls.some((call) => call.endsWith('/status'))).toBe(true);
    expect((await sync.syncDue()).asked).toBe(0);
    t.clock.set(NOW);
  });

  test('terminates what was confirmed, and only then it is written down', async () => {
    const { id, consentId } = await enter();
    bank.consents.set(consentId, { consentStatus: 'valid' });
    const { version } = await show(id);
    const end = (body: object) =>
      t.as('operator').post(`/consents/${id}/terminate`, { version, reason: 'The customer asked.', ...body });
    bank.calls.length = 0;
    expect((await end({ confirm: 'something else' })).body.code).toBe('consent-not-confirmed');
    expect(bank.calls).toHaveLength(0);
    bank.trouble = 'fails';
    expect((await end({ confirm: consentId })).body.code).toBe('bank-unreachable');
    bank.trouble = 'none';
    expect((await show(id)).status).toBe('valid');
    expect((await end({ confirm: consentId })).body).toMatchObject({ status: 'terminatedByTpp' });
    expect(bank.consents.get(consentId)!.consentStatus).toBe('terminatedByTpp');
    expect((await end({ confirm: consentId })).body.code).toBe('changed-meanwhile');
  });
});

const importOf = async (csv: string | Uint8Array, changes: object = {}) => {
  const form = formOf([{ name: 'consents.csv', content: csv }]);
  const operator = t.as('operator');
  const uploaded = await operator.post('/consent-imports', form.body, form.headers);
  if (uploaded.status !== 201) return { uploaded };
  const { id, reading } = uploaded.body;
  const checked = await operator.post(`/consent-imports/${id}/check`, {
    ...reading.proposed,
    edition: 'berlin-1.3',
    ...changes,
  });
  expect(checked.status).toBe(202);
  await t.get(ConsentImports).idle();
  const dry = (await operator.get(`/consent-imports/${id}`)).body;
  const run = async () => {
    expect((await operator.post(`/consent-imports/${id}/run`)).status).toBe(202);
    await t.get(ConsentImports).idle();
    return (await operator.get(`/consent-imports/${id}`)).body;
  };
  return { uploaded, dry, run };
};
const HEADER = 'consentId;organisation;status;validUntil;authorisedAt;psu';
const line = (id: string, rest = `${IDENTIFIER};valid;2027-01-31;2026-10-20;`) => `${id};${rest}`;

describe('a file', () => {
  test('is tried without writing, then taken in; a second time changes nothing', async () => {
    const csv = [HEADER, ...Array.from({ length: 1_200 }, (_, i) => line(`f-${i}`))].join('\r\n');
    const { dry, run } = await importOf(csv);
    expect(dry).toMatchObject({ state: 'checked', report: { rows: 1_200, added: 1_200, refused: 0 } });
    expect(await list({ consentId: 'f-7' })).toHaveLength(0);
    expect(await run!()).toMatchObject({ state: 'done', report: { rows: 1_200, added: 1_200 } });
    expect(await list({ consentId: 'f-7' })).toMatchObject([
      { source: 'import', endsAt: '2027-01-31T22:00:00.000Z' },
    ]);
    expect((await importOf(csv)).dry).toMatchObject({ report: { added: 0, same: 1_200 } });
  });

  test('tells each row at fault with its line and reason', async () => {
    const rows = [
      line('g-1'),
      line('g-1'),
      line('g-2', `PSDLT-BL-LB999999;valid;2027-01-31;;`),
      line('g-3', `${IDENTIFIER};dancing;2027-01-31;;`),
      line('g-4', `${IDENTIFIER};valid;31.02.2027;;`),
      line('g-5', `${IDENTIFIER};valid;46371;;`),
      line('g-6', `${IDENTIFIER};valid;0000-01-01;;`),
      line('g-7', `${IDENTIFIER};valid;2027-01-31;;jonas@example.lt`),
      line('', `${IDENTIFIER};valid;2027-01-31;;`),
    ];
    const { dry } = await importOf([HEADER, ...rows].join('\n'));
    expect(dry.report.added).toBe(1);
    expect(dry.report.examples.map((one: { line: number; code: string }) => [one.line, one.code])).toEqual([
      [3, 'duplicate'],
      [4, 'organisation-unknown'],
      [5, 'status-unknown'],
      [6, 'day-bad'],
      [7, 'day-excel'],
      [8, 'day-bad'],
      [9, 'psu-personal'],
      [10, 'consent-id-missing'],
    ]);
    expect(JSON.stringify(dry.report)).not.toContain('jonas');
  });

  test('that brings back what is over is refused row by row', async () => {
    await (
      await importOf([HEADER, line('h-1', `${IDENTIFIER};revokedByPsu;2027-01-31;2026-10-20;`)].join('\n'))
    ).run!();
    const { dry } = await importOf([HEADER, line('h-1')].join('\n'));
    expect(dry.report.examples[0]).toMatchObject({
      code: 'impossible-change',
      value: 'revokedByPsu → valid',
    });
  });

  test('in another encoding and with other separators is read', async () => {
    const text = ['consentId\tBūsena\tgalioja iki', 'i-1\tVALID\t31.01.2027'].join('\r\n');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const { uploaded, dry } = await importOf(utf16, { organisationId });
    expect(uploaded.body.reading).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' });
    expect(dry.report).toMatchObject({ added: 1, refused: 0 });
  });

  test.each([
    ['a web page', '<!doctype html><html><body>Sign in</body></html>'],
    ['a workbook', Buffer.from('PK\u0003\u0004 and so on')],
    ['nothing', ''],
    ['one column', 'consentId\nx\ny'],
  ])('that is %s is refused, and nothing of it is kept', async (_, content) => {
    const { uploaded } = await importOf(content);
    expect([uploaded.status, uploaded.body.code]).toEqual([422, 'unreadable']);
  });

  test('with a quotation that never ends fails with the line', async () => {
    const rows = Array.from({ length: 9_000 }, (_, i) => line(`q-${i}`));
    rows[8_000] = `"open;${'x'.repeat(300_000)}`;
    const { dry } = await importOf([HEADER, ...rows].join('\n'));
    expect(dry.state).toBe('failed');
    expect(dry.problem).toMatch(/line \d+/);
  });

  test('may be given up', async () => {
    const form = formOf([{ name: 'x.csv', content: [HEADER, line('z-1')].join('\n') }]);
    const { body } = await t.as('operator').post('/consent-imports', form.body, form.headers);
    expect((await t.as('operator').post(`/consent-imports/${body.id}/cancel`)).body.state).toBe('cancelled');
    expect((await t.as('operator').post(`/consent-imports/${body.id}/run`)).body.code).toBe(
      'consent-import-not-in-this-state',
    );
  });
});

describe('the sweep', () => {
  test('tells once for each organisation, edition and day, however many there are', async () => {
    // 1,200 of the file end on 31 January 2027.
    t.clock.set('2026-12-31T22:30:00Z');
    await t.get(ConsentSweep).sweep(new Date('2026-12-31T21:59:00Z'));
    const before = (await alerts('consent-expiring')).filter(
      (one: { threshold: number }) => one.threshold === 30,
    ).length;
    const { looked } = await t.get(ConsentSweep).sweep(new Date('2027-01-01T22:00:00Z'));
    expect(looked).toBeGreaterThanOrEqual(1_200);
    const told = (await alerts('consent-expiring')).filter(
      (one: { consents: { day: string } }) => one.consents.day === '2027-01-31',
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      threshold: 30,
      subjectType: 'consent',
      organisationId,
      consents: { count: 1_200 },
    });
    expect(told[0].title).toBe('UAB Bandymas: 1200 consents end in 30 days (31 Jan 2027)');
    expect(before).toBeGreaterThanOrEqual(0);
    expect((await t.get(ConsentSweep).sweep(new Date('2027-01-01T22:00:00Z'))).looked).toBe(0);
  });

  test('counts down with what is renewed, and says no more when none is left', async () => {
    const [one] = await list({ consentId: 'f-7' });
    await t.as('operator').post(`/consents/${one.id}/terminate`, {
      version: one.version,
      confirm: 'f-7',
      reason: 'Asked for.',
      how: 'recorded',
    });
    const [told] = (await alerts('consent-expiring')).filter(
      (alert: { consents: { day: string } }) => alert.consents.day === '2027-01-31',
    );
    expect(told.consents.count).toBe(1_199);
  });

  test('ends what is over', async () => {
    t.clock.set('2027-02-01T00:00:00Z');
    const { expired } = await t.get(ConsentSweep).sweep(t.clock.now());
    expect(expired).toBeGreaterThanOrEqual(1_199);
    const [row] = await t.db.query(
      `SELECT COUNT(*) AS n FROM "consent" WHERE "status" = 'valid' AND "endsAt" <= '2027-02-01T00:00:00.000Z'`,
    );
    expect(Number(row.n)).toBe(0);
  });
});

test('counts of what ends equal what is stored', async () => {
  t.clock.set(NOW);
  const [from, to] = [new Date(NOW), new Date('2027-12-31T00:00:00Z')];
  const counted = (await t.get(ConsentCounts).endings(from, to)).reduce((sum, { count }) => sum + count, 0);
  const [row] = await t.db.query(
    `SELECT COUNT(*) AS n FROM "consent" WHERE "status" = 'valid' AND "endsAt" >= '${from.toISOString()}' AND "endsAt" < '${to.toISOString()}'`,
  );
  expect(counted).toBe(Number(row.n));
  expect((await t.as('auditor').get('/consents/overview')).body).toMatchObject({ bankConnected: true });
});
