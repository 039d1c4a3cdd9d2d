import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import type { Evaluation } from '../../server/evaluations/evaluations.contract.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import type { Message } from '../../server/messages/messages.contract.js';
import type {
  RegisterChange,
  RegisterChangeDetails,
} from '../../server/register-watch/register-watch.contract.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { listOf, TestTrust } from '../support/trusted-world.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

jest.setTimeout(180_000);

/** A Wednesday. */
const START = '2026-03-04T09:00:00Z';
const EVERYBODY = 'everybody@bank.example';
const OFFICER = 'compliance-officer@bank.example';

/** Both services, until one of them is removed. */
const INITIATOR = { ...INSTITUTIONS.informer, name: 'UAB Dvi paslaugos', number: 'LB000666' };
/** Its withdrawal is announced for a day to come. */
const LEAVING = { ...INSTITUTIONS.informer, name: 'UAB Rytoj nebus', number: 'LB000555' };

let t: TestApp;
let world: World;
const trust = new TestTrust();
const ids: Record<string, string> = {};

const upload = async (name: string, { pem }: { readonly pem: string }, ownerEmail?: string) => {
  const { status, body } = await t.as('operator').post('/certificates', { pem });
  if (status !== 201) throw new Error(JSON.stringify(body));
  ids[name] = body.id;
  if (ownerEmail === undefined) return;
  const { id, version } = body;
  expect((await t.as('operator').patch(`/certificates/${id}`, { version, ownerEmail })).status).toBe(200);
};
const issued = (of: typeof INITIATOR, roles: readonly ('PSP_AI' | 'PSP_PI')[]) =>
  world.authorities.issuing.granted.issue({
    ...{ organisation: of.name, country: of.country, ncaId: of.ncaId, ncaName: of.ncaName, roles },
    authorisationNumber: of.number,
  });
const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};
const list = async <Row>(path: string, filter: object = {}): Promise<Row[]> => {
  const { status, body } = await t
    .as('auditor')
    .get(`${path}?range=[0,999]&filter=${encodeURIComponent(JSON.stringify(filter))}`);
  expect(status).toBeLessThan(300);
  return body;
};
const changes = (filter: object = {}): Promise<RegisterChange[]> => list('/register-changes', filter);
const alerts = (filter: object): Promise<Alert[]> => list('/alerts', filter);
const mails = (kind: string): Promise<Message[]> => list('/messages', { kind });
const outcomes = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(ids).map(async ([name, id]) => {
        const { body } = await t.as('auditor').get(`/certificates/${id}`);
        return [name, body.verdict?.outcome ?? 'none'] as const;
      }),
    ),
  );
const newest = async (name: string): Promise<Evaluation> => {
  const [summary] = await list<{ id: string }>(`/certificates/${ids[name]}/evaluations`);
  return (await t.as('auditor').get(`/evaluations/${summary!.id}`)).body;
};
const tomorrow = (days = 1): void => t.clock.advance({ days });

beforeAll(async () => {
  world = await startWorld({ now: () => t?.clock.now() ?? new Date(START) });
  const services = { LT: ['PS_070', 'PS_080'] };
  const since = { owner: 'LT_BL', services, authorisations: ['2021-01-01'] };
  world.register.enter(
    { ...since, name: INITIATOR.name, number: INITIATOR.number },
    {
      ...{ ...since, name: LEAVING.name, number: LEAVING.number },
      authorisations: ['2021-01-01', '2026-03-12'],
    },
  );
  await world.register.publish();
  t = await startTestApp({
    at: START,
    trust,
    env: {
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_ALERT_TO: EVERYBODY,
      QWARDEN_REGISTER_URL: world.register.metadataUrl,
      QWARDEN_HOST_COUNTRY: 'LT',
    },
  });
  await trust.use(listOf(world.authorities.listed.granted));
  for (const name of ['valid', 'passported', 'not-in-register', 'role-not-authorised', 'licence-withdrawn'])
    await upload(name, world.certificates.get(name)!);
  await upload('initiator', issued(INITIATOR, ['PSP_PI', 'PSP_AI']), OFFICER);
  await upload('leaving', issued(LEAVING, ['PSP_AI']));
});
afterAll(async () => {
  await t.stop();
  await world.stop();
});

describe('the first edition', () => {
  test('before it no register can tell, and nothing depends on one', async () => {
    await run('re-check', 'register-watch');
    expect(new Set(Object.values(await outcomes()))).toEqual(new Set(['valid-with-warnings']));
    const { registers, checks, verdict, host } = await newest('valid');
    expect(checks.register).toBe('unknown');
    expect(verdict.checks.register.codes).toEqual(['val.register-no-edition']);
    expect(registers).toMatchObject([{ source: 'eba', edition: null, found: [] }]);
    expect(host).toBe('LT');
  });

  test('makes every certificate due at once, and all four outcomes of registers are reached', async () => {
    tomorrow();
    await run('register-update', 'register-watch', 're-check');
    expect(await outcomes()).toEqual({
      ...{ valid: 'valid', passported: 'valid', initiator: 'valid', leaving: 'valid' },
      'not-in-register': 'valid-not-in-register',
      'role-not-authorised': 'role-not-authorised',
      'licence-withdrawn': 'withdrawn-in-register',
    });
    expect(await changes()).toHaveLength(0);
    expect(await alerts({ kind: ['register-withdrawn', 'register-service-lost'] })).toHaveLength(0);
  });

  test('stands in the evidence: register, edition, age, disclaimer', async () => {
    const evaluation = await newest('valid');
    expect(evaluation.registers).toMatchObject([
      {
        ...{ name: 'EBA central register', standing: 'union', ageDays: 1, stale: false },
        edition: {
          version: expect.stringMatching(/^202603040900/),
          sha256: world.register.current.edition.sha256,
        },
        disclaimer: expect.stringContaining('no legal significance'),
        found: [{ id: expect.stringContaining('eba:PSD_PI:'), name: 'UAB Bandymas', path: 'number' }],
      },
    ]);
    const { body: replayed } = await t.as('auditor').post(`/evaluations/${evaluation.id}/replay`);
    expect(replayed).toMatchObject({ same: true, differences: [], missing: [] });
    const report = await t.as('auditor').get(`/evaluations/${evaluation.id}/report.pdf`);
    expect(report.status).toBe(200);
  });
});

describe('the next edition', () => {
  beforeAll(async () => {
    tomorrow();
    world.register.withdraw('LB000458');
    world.register.removeService(INITIATOR.number, 'PS_070');
    world.register.endPassport('987654', 'LT');
    world.register.change('LB000888', () => ({ name: 'UAB Tik duomenys' }));
    await world.register.publish();
    await run('register-update', 'register-watch');
  });

  test('is told in the feed: who, what, where, and which certificates are touched', async () => {
    const feed = await changes();
    const told = Object.fromEntries(feed.map((row) => [`${row.number} ${row.kind}`, row]));
    expect(Object.keys(told).sort()).toEqual([
      '987654 passport-ended',
      'LB000458 withdrawn',
      'LB000666 service-lost',
      'LB000888 renamed',
    ]);
    expect(told['LB000458 withdrawn']).toMatchObject({
      ...{ source: 'eba', authority: 'LT-BL', country: 'LT', type: 'PSD_PI', name: 'UAB Bandymas' },
      ...{ service: null, host: null, touched: 1, sentence: 'UAB Bandymas was withdrawn on 2026-03-06.' },
    });
    expect(told['LB000666 service-lost']).toMatchObject({ service: 'PS_070', host: 'LT', touched: 1 });
    expect(told['987654 passport-ended']).toMatchObject({
      ...{ service: 'PS_080', host: 'LT', country: 'DE', touched: 1 },
    });
    const { body } = await t.as('auditor').get(`/register-changes/${told['LB000458 withdrawn']!.id}`);
    expect((body as RegisterChangeDetails).certificates.map(({ id }) => id)).toEqual([ids['valid']]);
  });

  test('the feed is filtered', async () => {
    const found = async (filter: object) => (await changes(filter)).map(({ number }) => number).sort();
    expect(await found({ kind: 'withdrawn' })).toEqual(['LB000458']);
    expect(await found({ country: 'DE' })).toEqual(['987654']);
    expect(await found({ authority: 'LT-BL', touched: true })).toEqual(['LB000458', 'LB000666', 'LB000888']);
    expect(await found({ touched: false })).toHaveLength(0);
    expect(await found({ q: 'paslaugos' })).toEqual(['LB000666']);
    expect(await found({ certificateId: ids['passported'] })).toEqual(['987654']);
    expect(await found({ since: t.clock.now().toISOString() })).toHaveLength(4);
    expect(await found({ since: new Date(t.clock.now().getTime() + 1).toISOString() })).toHaveLength(0);
    const { status } = await t.as('auditor').get('/register-changes/00000000-0000-4000-8000-000000000000');
    expect(status).toBe(404);
  });

  test('raises alerts that name the organisation and the certificates, and mails them to whom they concern', async () => {
    const raised = await alerts({ subjectType: 'register-entry' });
    expect(Object.fromEntries(raised.map(({ kind, title }) => [kind, title]))).toEqual({
      'register-withdrawn': 'UAB Bandymas: authorisation withdrawn',
      'register-service-lost': 'UAB Dvi paslaugos: lost services (LT)',
      'register-passport-ended': 'Erdachte Zahlungen GmbH: passport ended (LT)',
      'register-renamed': 'UAB Tik duomenys: renamed',
    });
    const withdrawn = raised.find(({ kind }) => kind === 'register-withdrawn')!;
    expect(withdrawn.registerChange).toMatchObject({
      ...{ changeKind: 'withdrawn', name: 'UAB Bandymas', number: 'LB000458', touched: 1 },
      certificates: [{ id: ids['valid'], kind: 'qwac' }],
    });
    expect(raised.find(({ kind }) => kind === 'register-service-lost')?.recipient).toBe(OFFICER);
    const [single, ...others] = await mails('register-change');
    expect(others.map(({ to }) => to)).not.toContain(undefined);
    const sent = [single!, ...others];
    expect(new Set(sent.map(({ to }) => to))).toEqual(new Set([EVERYBODY, OFFICER]));
    const mail = sent.find(({ subject }) => subject.includes('withdrawn'))!;
    const { body } = await t.as('admin').get(`/messages/${mail.id}`);
    expect(body.text).toContain('UAB Bandymas was withdrawn on 2026-03-06.');
    expect(body.text).toContain('So says the EBA central register of 6 March 2026');
    expect(body.text).toContain(`/certificates/${ids['valid']}/show`);
  });

  test('makes the touched ones due, whose verdicts follow and are told', async () => {
    await run('re-check');
    expect(await outcomes()).toMatchObject({
      ...{
        valid: 'withdrawn-in-register',
        initiator: 'role-not-authorised',
        passported: 'role-not-authorised',
      },
      'not-in-register': 'valid-not-in-register',
    });
    const { verdict } = await newest('initiator');
    expect(verdict.usableRoles).toEqual(['PSP_AI']);
    const told = await alerts({ kind: 'certificate-verdict', raisedAt_gte: t.clock.now().toISOString() });
    expect(told.map(({ context }) => context?.change?.to).sort()).toEqual([
      ...['role-not-authorised', 'role-not-authorised', 'withdrawn-in-register'],
    ]);
  });

  test('is compared once, also when the comparison is made again after it was cut off', async () => {
    const count = async () => [
      (await changes()).length,
      (await alerts({ subjectType: 'register-entry' })).length,
    ];
    const before = await count();
    await run('register-watch');
    await t.db.query('UPDATE "register_watch" SET "edition" = "edition" - 1');
    await run('register-watch');
    expect(await count()).toEqual(before);
  });

  test('a bad one changes nothing', async () => {
    for (const kind of ['wrong-hash', 'truncated', 'html', 'loss'] as const) {
      await world.register.publishBad(kind);
      await run('register-update', 'register-watch');
    }
    expect(await changes()).toHaveLength(4);
    expect(await alerts({ kind: 'register-failing', state: 'open' })).toHaveLength(1);
    t.clock.advance({ minutes: 1 });
    await world.register.publish();
    await run('register-update', 'register-watch');
    expect(await alerts({ kind: 'register-failing', state: 'open' })).toHaveLength(0);
    expect(await changes()).toHaveLength(4);
  });
});

describe('once a week', () => {
  test('a mail tells what happened to whom certificates are held of, to each owner and to everybody', async () => {
    const states: { name: string; nextRunAt: string }[] = (await t.as('admin').get('/jobs/schedule')).body;
    await run('register-digest');
    const sent = await mails('register-digest');
    expect(sent.map(({ to }) => to).sort()).toEqual([OFFICER, EVERYBODY].sort());
    const { body } = await t.as('admin').get(`/messages/${sent.find(({ to }) => to === EVERYBODY)!.id}`);
    expect(body.subject).toBe('[Qwarden] Registers, the last week: 4 changes of 4 organisations');
    expect(body.text).toContain('Erdachte Zahlungen GmbH may no longer act in LT');
    const { body: own } = await t.as('admin').get(`/messages/${sent.find(({ to }) => to === OFFICER)!.id}`);
    expect(own.text).toContain('UAB Dvi paslaugos');
    expect(own.text).not.toContain('UAB Bandymas');
    expect(states.some(({ name }) => name === 'register-digest')).toBe(true);
    const again: { name: string; nextRunAt: string }[] = (await t.as('admin').get('/jobs/schedule')).body;
    // The Monday after.
    expect(again.find(({ name }) => name === 'register-digest')?.nextRunAt).toBe('2026-03-09T06:00:00.000Z');
  });

  test('nothing is sent when nothing happened to what is held', async () => {
    world.register.enter({ owner: 'LT_BL', number: 'LB000321', name: 'UAB Svetima', services: {} });
    tomorrow();
    await world.register.publish();
    await run('register-update', 'register-watch', 'register-digest');
    expect(await changes({ touched: false })).toMatchObject([{ kind: 'added', name: 'UAB Svetima' }]);
    expect(await mails('register-digest')).toHaveLength(2);
  });
});

describe('without a new edition', () => {
  test('a date that was announced has its effect on its day', async () => {
    tomorrow(5);
    await run('register-watch', 're-check');
    expect((await changes({ q: LEAVING.name })).map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ['withdrawn', 'UAB Rytoj nebus was withdrawn on 2026-03-12.'],
    ]);
    expect((await outcomes())['leaving']).toBe('withdrawn-in-register');
    expect(await alerts({ kind: 'register-withdrawn', q: LEAVING.name })).toHaveLength(1);
    await run('register-watch');
    expect(await changes({ q: LEAVING.name })).toHaveLength(1);
  });
});

describe('what is put right', () => {
  test('ends its alert, and the verdict follows', async () => {
    tomorrow();
    world.register.restore('LB000458');
    await world.register.publish();
    await run('register-update', 'register-watch', 're-check');
    expect(await changes({ kind: 're-authorised' })).toMatchObject([{ number: 'LB000458', touched: 1 }]);
    expect(await alerts({ kind: 'register-withdrawn', q: 'Bandymas' })).toMatchObject([
      { state: 'superseded', supersededReason: 'resolved' },
    ]);
    expect((await outcomes())['valid']).toBe('valid');
  });

  test('the past keeps its answer', async () => {
    const verdict = async (at: string) =>
      (await t.as('operator').post(`/certificates/${ids['valid']}/evaluations`, { at })).body.outcome;
    expect(await verdict('2026-03-07T12:00:00Z')).toBe('withdrawn-in-register');
    expect(await verdict('2026-03-05T12:00:00Z')).toBe('valid');
  });
});

test('an entry that people said a certificate means touches that certificate', async () => {
  const renumbered = { ...INSTITUTIONS.informer, name: 'UAB Kitas numeris', number: 'LB000444' };
  await upload('renumbered', issued(renumbered, ['PSP_AI']));
  world.register.enter({
    ...{ owner: 'LT_BL', number: 'LB-OLD-1', name: 'UAB Kitas numeris', services: { LT: ['PS_080'] } },
    authorisations: ['2021-01-01'],
  });
  tomorrow();
  await world.register.publish();
  await run('register-update', 'register-watch', 're-check');
  expect((await outcomes())['renumbered']).toBe('valid-not-in-register');

  const [entry] = await list<{ id: string }>('/register-entries', { q: 'LB-OLD-1' });
  const proposal = { identifier: 'PSDLT-BL-LB000444', entryId: entry!.id, endsOn: null };
  const reason = 'The authority confirmed the new number by letter.';
  const { body } = await t.as('compliance-officer').post('/register-overrides', { ...proposal, reason });
  expect((await t.as('admin').post(`/register-overrides/${body.id}/approve`)).status).toBe(200);
  tomorrow();
  await run('re-check');
  expect((await outcomes())['renumbered']).toBe('valid');

  tomorrow();
  world.register.withdraw('LB-OLD-1');
  await world.register.publish();
  await run('register-update', 'register-watch', 're-check');
  expect(await changes({ q: 'LB-OLD-1', kind: 'withdrawn' })).toMatchObject([{ touched: 1 }]);
  expect((await outcomes())['renumbered']).toBe('withdrawn-in-register');
});

test('certificates that were stored before there were keys are found as well', async () => {
  await t.db.query('UPDATE "certificate" SET "registerKey" = NULL');
  tomorrow();
  world.register.withdraw('LB000458');
  await world.register.publish();
  await run('register-update', 'register-watch');
  expect(await changes({ kind: 'withdrawn', q: 'Bandymas' })).toMatchObject([{ touched: 1 }, { touched: 1 }]);
  const audit = await list<{ action: string }>('/audit-entries', { action: 'register-edition.compare' });
  expect(audit.length).toBeGreaterThan(3);
});

test('editions that came before the first look are compared as well', async () => {
  await t.db.query('DELETE FROM "register_change_certificate"');
  await t.db.query('DELETE FROM "register_change"');
  await t.db.query('DELETE FROM "register_watch"');
  await run('register-watch');
  expect((await changes({ kind: 'withdrawn' })).map(({ number }) => number)).toContain('LB-OLD-1');
});
