import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { Trust } from '../../server/trust/trust.service.js';
import { TrustedListUpdates } from '../../server/trust/list-updates.service.js';
import { ServiceStatus } from '../../server/core/trust-lists/names.js';
import { PEOPLE, type Scene, START, startScene } from '../support/trusted-list-scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let scene: Scene;
let started = false;
let t: TestApp;
afterAll(() => scene.stop());

const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;
const listOf = async (territory: string) => (await t.as('auditor').get(`/trusted-lists/${territory}`)).body;
const alerts = async (value: object = {}) =>
  (await t.as('auditor').get(`/alerts?${filter({ kind: 'trusted-list-failing', ...value })}`)).body;
const runJob = async () => {
  await t.get(JobRunner).run('trusted-lists', 'schedule');
  scene.site.requests();
};
/** As a person asks for it, whatever is due. */
const refresh = async (territory?: string) => {
  const { status, body } = await t
    .as('compliance-officer')
    .post('/trusted-lists/refresh', territory === undefined ? {} : { territory });
  expect(status).toBe(202);
  await t.get(TrustedListUpdates).idle();
  const job = (await t.as('auditor').get(`/jobs/${body.jobId}`)).body;
  expect(job).toMatchObject({ state: 'succeeded' });
  return (job.result.attempts as { territory: string; outcome: string; message: string }[]).map(
    ({ territory: of, outcome }) => `${of} ${outcome}`,
  );
};
const notify = async (pem: string) =>
  t.as('admin').post('/official-journal', { location: scene.notice, pem, confirmed: true });
/** A world and an application of their own for each group. */
const start = async () => {
  if (started) await scene.stop();
  started = true;
  scene = await startScene();
  await scene.publishAll();
  t = await startTestApp({ at: START, env: { ...scene.env, QWARDEN_ALERT_TO: 'everybody@bank.example' } });
  expect((await notify(PEOPLE.commission.pem)).status).toBe(201);
};

describe('lists that are in order', () => {
  beforeAll(start);
  afterAll(() => t.stop());

  test('are taken from the Official Journal through the pivot to the countries', async () => {
    expect(await refresh()).toEqual(['EU accepted', 'EE accepted', 'LT accepted']);
    const { body, headers } = await t.as('operator').get('/trusted-lists');
    expect(headers['x-total-count']).toBe('3');
    expect(body.map(({ territory, state }: never) => `${territory} ${state}`)).toEqual([
      'EE current',
      'EU current',
      'LT current',
    ]);
    expect(await listOf('LT')).toMatchObject({
      ...{ id: 'LT', lastOutcome: 'accepted', lastMessage: null, failures: 0 },
      location: scene.site.urlOf(scene.paths.LT),
      edition: {
        ...{ sequenceNumber: 1, issued: '2026-06-01T00:00:00.000Z', version: 6, inUse: true },
        signer: { subject: expect.stringContaining('Scheme operator of LT') },
        ...{ services: 2, webServices: 1, receivedAt: t.clock.now().toISOString() },
      },
    });
  });

  test('are asked for with their ETag, and need nothing when they have not changed', async () => {
    scene.site.requests();
    t.clock.advance({ hours: 6 });
    expect(await refresh()).toEqual(['EU not-modified', 'EE not-modified', 'LT not-modified']);
    // The pivot was good once and is not fetched again.
    expect(scene.site.requests().map(({ status }) => status)).toEqual([304, 304, 304]);
    expect(await listOf('EU')).toMatchObject({
      lastOutcome: 'not-modified',
      lastSuccessAt: t.clock.now().toISOString(),
    });
  });

  test('are unchanged when the same file comes without an ETag', async () => {
    scene.site.publish(scene.paths.LT, { body: Buffer.from((await xmlInUse('LT')).text) });
    expect(await refresh('LT')).toEqual(['LT unchanged']);
  });

  test('are fetched when they are due, and not before', async () => {
    scene.site.requests();
    t.clock.advance({ hours: 1 });
    await t.get(JobRunner).run('trusted-lists', 'schedule');
    expect(scene.site.requests()).toHaveLength(0);
    t.clock.advance({ hours: 5 });
    await t.get(JobRunner).run('trusted-lists', 'schedule');
    expect(
      scene.site
        .requests()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['/ee.xml', '/eu-lotl.xml', '/lt.xml']);
  });

  test('the snapshot holds them as values, and the same ones until an edition changes', async () => {
    const first = await t.get(Trust).snapshot();
    expect(first.lists.listOfLists).toBe('usable');
    expect(first.lists.listOf('DE')).toEqual({ state: 'not-pointed-at' });
    const lt = first.lists.listOf('LT');
    expect(lt).toMatchObject({ state: 'usable', list: { scheme: { territory: 'LT', sequenceNumber: 1 } } });
    const again = (await t.get(Trust).snapshot()).lists.listOf('LT');
    expect(again.state === 'usable' && lt.state === 'usable' && again.index === lt.index).toBe(true);
    expect(first.editions.map(({ territory }) => territory).sort()).toEqual(['EE', 'EU', 'LT']);
  });

  test('a newer edition takes the place of the older one, which is kept', async () => {
    const services = scene.services({ status: ServiceStatus.withdrawn, since: '2026-06-10T00:00:00Z' });
    const before = (await listOf('LT')).edition.id;
    scene.site.publish(scene.paths.LT, {
      body: await scene.national('LT', { sequenceNumber: 2, issued: '2026-06-14T00:00:00Z' }, { services }),
    });
    expect(await refresh('LT')).toEqual(['LT accepted']);
    const editions = (await t.as('auditor').get('/trusted-lists/LT/editions')).body;
    expect(editions.map(({ sequenceNumber, inUse }: never) => [sequenceNumber, inUse])).toEqual([
      [2, true],
      [1, false],
    ]);
    const loaded = await t.get(Trust).edition(before);
    expect(loaded.list.scheme.sequenceNumber).toBe(1);
    expect(loaded.index.anchors).toHaveLength(2);
  });

  test('the difference of two editions names the service, its certificates and their subjects', async () => {
    const { edition } = await listOf('LT');
    const { body } = await t.as('auditor').get(`/trusted-lists/LT/editions/${edition.id}/difference`);
    expect(body).toMatchObject({
      from: { sequenceNumber: 1, inUse: false },
      to: { sequenceNumber: 2, inUse: true },
      ...{ providersAdded: [], providersRemoved: [], servicesAdded: [], servicesRemoved: [] },
      servicesChanged: [
        {
          provider: 'UAB Patikimas LT',
          before: { name: 'Website CA', status: 'granted', purposes: ['web'] },
          after: { status: 'withdrawn', since: '2026-06-10T00:00:00.000Z' },
          changes: ['status'],
        },
      ],
    });
    expect(body.issuers).toEqual([expect.stringContaining('CN=QTSP Website CA')]);
    const [first] = (await t.as('auditor').get('/trusted-lists/LT/editions?sort=["sequenceNumber","ASC"]'))
      .body;
    const back = await t
      .as('auditor')
      .get(`/trusted-lists/LT/editions/${first.id}/difference?from=${edition.id}`);
    expect(back.body.servicesChanged[0]).toMatchObject({ before: { status: 'withdrawn' } });
  });

  test('a new edition leaves an audit entry with what is different', async () => {
    const { body } = await t
      .as('auditor')
      .get(`/audit-entries?${filter({ action: 'trusted-list.accept', subjectId: 'LT' })}`);
    expect(body[0]).toMatchObject({
      ...{ actorName: 'compliance-officer', subjectType: 'trusted-list' },
      details: {
        sequenceNumber: 2,
        difference: {
          ...{ added: 0, removed: 0, changed: 1 },
          servicesChanged: [{ service: 'UAB Patikimas LT: Website CA', status: 'granted → withdrawn' }],
        },
      },
    });
  });

  test('services are found by country, status, purpose, words and certificate', async () => {
    const found = async (value: object) =>
      (await t.as('operator').get(`/trust-services?${filter(value)}`)).body.map(
        ({ territory, name }: never) => `${territory} ${name}`,
      );
    expect(await found({ territory: 'LT' })).toHaveLength(2);
    expect(await found({ status: 'granted' })).toEqual(['EE Website CA']);
    expect(await found({ territory: 'EE', purpose: 'web', q: 'patikimas older' })).toEqual(['EE Older CA']);
    expect(await found({ purpose: 'seals' })).toEqual([]);
    expect(await found({ type: 'CA/QC', q: 'website' })).toHaveLength(2);
    const [{ id, certificates }] = (
      await t.as('operator').get(`/trust-services?${filter({ territory: 'LT', q: 'website' })}`)
    ).body;
    expect(await found({ sha256: certificates[0].sha256 })).toHaveLength(2);
    const { body } = await t.as('operator').get(`/trust-services/${id}`);
    expect(body).toMatchObject({
      ...{ territory: 'LT', status: 'withdrawn', statusUri: ServiceStatus.withdrawn, sequenceNumber: 2 },
      states: [{ status: 'withdrawn', purposes: ['web'] }],
    });
    expect(body.pem).toEqual([PEOPLE.issuer.pem]);
  });

  test('filters that do not exist are refused', async () => {
    expect((await t.as('operator').get(`/trust-services?${filter({ nothing: 1 })}`)).status).toBe(400);
    expect((await t.as('operator').get(`/trusted-lists?${filter({ state: 'good' })}`)).status).toBe(400);
    expect((await t.as('operator').get('/trusted-lists/lt')).status).toBe(400);
    expect((await t.as('operator').get('/trusted-lists/XX')).body.code).toBe('trusted-list-not-found');
  });

  test('a file is given out as it was received', async () => {
    const { text, headers } = await xmlInUse('LT');
    expect(headers['content-type']).toBe('application/vnd.etsi.tsl+xml');
    expect(text).toContain('<TSLSequenceNumber>2</TSLSequenceNumber>');
  });

  test('a country that the list of lists no longer points at decides nothing', async () => {
    const body = await scene.lotl(
      { sequenceNumber: 11, issued: '2026-06-15T00:00:00Z' },
      { pointers: [scene.pointTo('LT', PEOPLE.lithuania)] },
    );
    scene.site.publish(scene.paths.lotl, { body });
    expect(await refresh()).toEqual(['EU accepted', 'LT unchanged']);
    expect(await listOf('EE')).toMatchObject({
      state: 'not-pointed-at',
      location: null,
      nextAttemptAt: null,
    });
    expect((await t.get(Trust).snapshot()).lists.listOf('EE')).toEqual({ state: 'not-pointed-at' });
  });

  test('a list whose signer is no longer announced decides nothing until it is signed by who is', async () => {
    const body = await scene.lotl(
      { sequenceNumber: 12, issued: '2026-06-15T01:00:00Z' },
      { pointers: [scene.pointTo('LT', PEOPLE.estonia)] },
    );
    scene.site.publish(scene.paths.lotl, { body });
    expect(await refresh()).toEqual(['EU accepted', 'LT signer-not-announced']);
    expect(await listOf('LT')).toMatchObject({ state: 'signer-withdrawn', edition: { sequenceNumber: 2 } });
    expect((await t.get(Trust).snapshot()).lists.listOf('LT')).toEqual({ state: 'unusable' });
    scene.site.publish(scene.paths.LT, {
      body: await scene.national(
        'LT',
        { sequenceNumber: 3, issued: '2026-06-15T02:00:00Z' },
        { by: PEOPLE.estonia },
      ),
    });
    expect(await refresh('LT')).toEqual(['LT accepted']);
    expect((await t.get(Trust).snapshot()).lists.listOf('LT').state).toBe('usable');
  });

  test('a list of lists past its next update decides nothing', async () => {
    t.clock.set('2027-01-01T00:00:00Z');
    expect((await t.get(Trust).snapshot()).lists.listOfLists).toBe('expired');
    expect(await listOf('EU')).toMatchObject({ state: 'overdue' });
    expect((await t.as('auditor').get(`/trusted-lists?${filter({ state: 'overdue' })}`)).body).toHaveLength(
      2,
    );
  });
});

const xmlInUse = async (territory: string) => {
  const { edition } = await listOf(territory);
  return t.as('auditor').get(`/trusted-lists/${territory}/editions/${edition.id}/xml`);
};

describe('a list that cannot be taken', () => {
  beforeAll(async () => {
    await start();
    await refresh();
  });
  afterAll(() => t.stop());
  beforeEach(() => t.clock.set(START));
  afterEach(async () => {
    await scene.publishAll();
    await refresh();
    expect(await alerts({ state: ['open', 'acknowledged'] })).toEqual([]);
  });

  const inUse = async () => ['EU', 'LT'].map(async (territory) => (await listOf(territory)).edition.sha256);
  const national = (territory: 'LT' = 'LT') => scene.national(territory);

  const hostile: [string, string, () => Promise<Parameters<Scene['site']['publish']>[1]>][] = [
    [
      'a maintenance page',
      'html-page',
      async () => ({ body: '<!doctype html><html>We are back soon</html>', type: 'text/html' }),
    ],
    [
      'a list by somebody else',
      'signer-not-announced',
      async () => ({
        body: await scene.national('LT', { sequenceNumber: 9 }, { by: PEOPLE.mallory }),
      }),
    ],
    [
      'an older list',
      'rolled-back',
      async () => ({
        body: await scene.national('LT', { sequenceNumber: 0, issued: '2026-05-01T00:00:00Z' }),
      }),
    ],
    [
      'another list with the same number',
      'sequence-reused',
      async () => ({
        body: await scene.national('LT', {}, { services: [] }),
      }),
    ],
    [
      'a list from the future',
      'issued-in-the-future',
      async () => ({
        body: await scene.national('LT', { sequenceNumber: 2, issued: '2026-06-16T00:00:00Z' }),
      }),
    ],
    [
      'the list of another country',
      'other-territory',
      async () => ({
        body: await scene.national('EE', { sequenceNumber: 2 }, { by: PEOPLE.lithuania }),
      }),
    ],
    [
      'half a list',
      'truncated',
      async () => {
        const whole = await national();
        return { body: whole.subarray(0, whole.length / 2) };
      },
    ],
    [
      'an altered list',
      'document-altered',
      async () => ({
        body: Buffer.from(await national())
          .toString()
          .replace('UAB Patikimas LT', 'UAB Apsimetelis'),
      }),
    ],
    [
      'a document type',
      'doctype',
      async () => ({
        body: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      }),
    ],
    ['nothing', 'malformed-xml', async () => ({ body: '' })],
    ['200 MB', 'too-large', async () => ({ endless: 200 * 1024 * 1024 })],
  ];
  test.each(hostile)('%s changes nothing and is told once as %s', async (_, code, served) => {
    const before = await Promise.all(await inUse());
    scene.site.publish(scene.paths.LT, await served());
    expect(await refresh('LT')).toEqual([`LT ${code}`]);
    expect(await refresh('LT')).toEqual([`LT ${code}`]);
    expect(await Promise.all(await inUse())).toEqual(before);
    expect(await listOf('LT')).toMatchObject({ state: 'current', lastOutcome: code, failures: 2 });
    expect((await listOf('LT')).lastMessage).toMatch(/\S/);
    const open = await alerts({ state: 'open' });
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({
      ...{ subjectType: 'trusted-list', subjectId: 'LT', context: null },
      trustedList: { territory: 'LT', code, inUse: { sequenceNumber: 1 } },
    });
    expect((await t.get(Trust).snapshot()).lists.listOf('LT').state).toBe('usable');
  });

  test('another cause takes the place of the first', async () => {
    scene.site.publish(scene.paths.LT, { body: '<html></html>' });
    await refresh('LT');
    scene.site.publish(scene.paths.LT, { body: '<a/>' });
    await refresh('LT');
    const found = await alerts({ state: 'open' });
    expect(found.map(({ trustedList }: { trustedList: { code: string } }) => trustedList.code)).toEqual([
      'not-a-trusted-list',
    ]);
  });

  test('an operator who is away for an hour is no news, for three attempts he is', async () => {
    scene.site.remove(scene.paths.LT);
    await refresh('LT');
    await refresh('LT');
    expect(await alerts({ state: 'open' })).toEqual([]);
    expect(await listOf('LT')).toMatchObject({ lastOutcome: 'http-status', failures: 2, state: 'current' });
    await refresh('LT');
    expect(await alerts({ state: 'open' })).toMatchObject([{ trustedList: { code: 'http-status' } }]);
  });

  test('is tried again within the hour', async () => {
    scene.site.publish(scene.paths.LT, { status: 503, body: 'busy' });
    t.clock.advance({ hours: 6 });
    await runJob();
    scene.site.publish(scene.paths.LT, { body: await national(), etag: '"again"' });
    t.clock.advance({ hours: 1 });
    await t.get(JobRunner).run('trusted-lists', 'schedule');
    expect(scene.site.requests().map(({ path }) => path)).toEqual(['/lt.xml']);
  });

  const hostileLotl: [string, string, () => Promise<Uint8Array | string>][] = [
    [
      'signed by who was announced before the pivot',
      'signer-not-announced',
      () => scene.lotl({ sequenceNumber: 20 }, { by: PEOPLE.commission }),
    ],
    [
      'that names no known publication',
      'official-journal-unknown',
      () => scene.lotl({ sequenceNumber: 20, informationUris: [] }),
    ],
    [
      'that names a pivot which is not there',
      'pivot-missing',
      () =>
        scene.lotl({
          sequenceNumber: 20,
          informationUris: [
            { language: 'en', text: scene.site.urlOf('/nowhere.xml') },
            { language: 'en', text: scene.notice },
          ],
        }),
    ],
    ['that is older', 'rolled-back', () => scene.lotl({ sequenceNumber: 9, issued: '2026-05-30T00:00:00Z' })],
    [
      'that is past its next update',
      'next-update-passed',
      () =>
        scene.lotl({
          sequenceNumber: 11,
          issued: '2026-06-02T00:00:00Z',
          nextUpdate: '2026-06-03T00:00:00Z',
        }),
    ],
    ['that is a page', 'html-page', async () => '<html>'],
  ];
  test.each(hostileLotl)('a list of lists %s changes nothing', async (_, code, body) => {
    scene.site.publish(scene.paths.lotl, { body: await body() });
    expect(await refresh('EU')).toEqual([`EU ${code}`]);
    expect(await listOf('EU')).toMatchObject({ state: 'current', edition: { sequenceNumber: 10 } });
    expect((await t.get(Trust).snapshot()).lists.listOfLists).toBe('usable');
    expect(await alerts({ state: 'open' })).toMatchObject([{ subjectId: 'EU', trustedList: { code } }]);
  });

  test('an address that the guard refuses is an outcome too', async () => {
    const pointers = [
      { ...scene.pointTo('LT', PEOPLE.lithuania), location: 'http://169.254.169.254/tsl.xml' },
    ];
    const earlier = await listOf('EU');
    scene.site.publish(scene.paths.lotl, {
      body: await scene.lotl({ sequenceNumber: 10, issued: '2026-06-01T00:00:01Z' }, { pointers }),
    });
    expect(await refresh()).toEqual(['EU accepted', 'LT refused-address']);
    expect(earlier.edition.sequenceNumber).toBe(10);
    // The scene goes back to its first list of lists, which is older now: a later one is published instead.
    const publishAll = scene.publishAll;
    await publishAll();
    scene.site.publish(scene.paths.lotl, {
      body: await scene.lotl({ sequenceNumber: 10, issued: '2026-06-01T00:00:02Z' }),
      etag: '"lotl-later"',
    });
    expect(await refresh()).toEqual(['EU accepted', 'EE accepted', 'LT accepted']);
    scene.publishAll = async () => {
      await publishAll();
      scene.site.publish(scene.paths.lotl, {
        body: await scene.lotl({ sequenceNumber: 10, issued: '2026-06-01T00:00:02Z' }),
        etag: '"lotl-later"',
      });
    };
  });
});

describe('lists that become old', () => {
  beforeAll(async () => {
    await start();
    await refresh();
  });
  afterAll(() => t.stop());

  test('are told of once, in one mail for all of them', async () => {
    t.clock.set('2026-12-02T00:00:00Z');
    await runJob();
    await runJob();
    const open = await alerts({ state: 'open' });
    expect(
      open
        .map(({ subjectId, trustedList }: never) => [subjectId, (trustedList as { code: string }).code])
        .sort(),
    ).toEqual([
      ['EE', 'next-update-passed'],
      ['EU', 'next-update-passed'],
      ['LT', 'next-update-passed'],
    ]);
    expect(open[0]).toMatchObject({ recipient: 'everybody@bank.example', delivery: 'waiting' });
    const mails = (await t.as('auditor').get(`/messages?${filter({ kind: 'trusted-list-failing' })}`)).body;
    expect(mails).toHaveLength(3);
  });

  test('and the alert ends with a newer edition', async () => {
    scene.site.publish(scene.paths.LT, {
      body: await scene.national('LT', {
        ...{ sequenceNumber: 2, issued: '2026-12-01T12:00:00Z', nextUpdate: '2027-05-01T00:00:00Z' },
      }),
    });
    await refresh('LT');
    expect(await alerts({ subjectId: 'LT' })).toMatchObject([
      { state: 'superseded', supersededReason: 'resolved' },
    ]);
  });
});

describe('the Official Journal', () => {
  beforeAll(async () => {
    await start();
    await refresh();
  });
  afterAll(() => t.stop());

  const notices = async () => (await t.as('auditor').get('/official-journal')).body;

  test('what the product brings along stands beside what an administrator brought in', async () => {
    const [own, shipped] = await notices();
    expect(own).toMatchObject({ location: scene.notice, origin: 'own', inUse: true, replaced: false });
    expect(own.signers).toMatchObject([{ subject: expect.stringContaining('Commission') }]);
    expect(shipped).toMatchObject({ origin: 'shipped', inUse: false });
    expect(shipped.signers).toHaveLength(6);
  });

  test('has to be confirmed, and holds certificates', async () => {
    const pem = PEOPLE.commission.pem;
    const unconfirmed = await t.as('admin').post('/official-journal', { location: scene.notice, pem });
    expect(unconfirmed.body.errors[0].path).toBe('confirmed');
    expect((await notify('nothing')).status).toBe(400);
    expect((await t.as('compliance-officer').post('/official-journal', {})).status).toBe(403);
  });

  test('lists that rest on certificates that are replaced go out of use until they are judged anew', async () => {
    expect((await notify(PEOPLE.mallory.pem)).status).toBe(201);
    expect((await t.get(Trust).snapshot()).lists.listOfLists).toBe('unusable');
    expect((await t.get(Trust).snapshot()).lists.listOf('LT')).toEqual({ state: 'unusable' });
    expect(await refresh()).toEqual(['EU pivot-refused']);
    expect((await notify(PEOPLE.commission.pem)).status).toBe(201);
    expect(await refresh()).toEqual(['EU accepted', 'EE accepted', 'LT accepted']);
    // The same editions, known again.
    expect((await t.as('auditor').get('/trusted-lists/LT/editions')).body).toHaveLength(1);
  });

  test('what was brought in can be taken away, what was shipped cannot', async () => {
    const [own, shipped] = await notices();
    expect((await t.as('admin').delete(`/official-journal/${shipped.id}`)).status).toBe(400);
    expect((await t.as('admin').delete(`/official-journal/${own.id}`)).status).toBe(204);
    expect((await t.get(Trust).snapshot()).lists.listOfLists).toBe('unusable');
    const { body } = await t
      .as('auditor')
      .get(`/audit-entries?${filter({ action: 'official-journal-notice.delete' })}`);
    expect(body[0]).toMatchObject({ details: { location: scene.notice, listsOutOfUse: true } });
  });
});
