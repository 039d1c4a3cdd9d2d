import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import { pemOf } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

const START = '2026-03-02T08:00:00Z';
const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;

let t: TestApp;
let world: World;
let certificate: { id: string };

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};
/** Everything of some years, as a reader would page through it. */
const everything = async (): Promise<DatedThingJson[]> => {
  const things: DatedThingJson[] = [];
  for (let days = 0; days < 15 * 365; days += LONGEST_DAYS) {
    const [from, to] = [days, days + LONGEST_DAYS].map((day) =>
      new Date(Date.parse(START) + day * DAY_MS).toISOString(),
    );
    const { status, body } = await t.as('auditor').get(`/calendar?from=${from}&to=${to}`);
    expect(status).toBe(200);
    things.push(...body);
  }
  return things;
};
const ofType = (things: readonly DatedThingJson[], type: DatedThingJson['type']) =>
  things.filter((thing) => thing.type === type);

beforeAll(async () => {
  world = await startWorld({ now: () => t?.clock.now() ?? new Date(START) });
  t = await startTestApp({
    at: START,
    env: {
      ...{ QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true', QWARDEN_HOST_COUNTRY: 'LT' },
      ...{ QWARDEN_LOTL_URL: world.lists.location('EU'), QWARDEN_TRUST_LISTS: 'on' },
      QWARDEN_REGISTER_URL: world.register.metadataUrl,
    },
  });
  const notice = { location: world.officialJournal.location, pem: pemOf(world.lists.journalSigner) };
  await t.as('admin').post('/official-journal', { ...notice, confirmed: true });
  await run('trusted-lists', 'register-update', 'register-watch');
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const { pem } = world.authorities.issuing.granted.issue({
    ...{ organisation: 'UAB Informer', country, ncaId, ncaName, roles: ['PSP_AI'] },
  });
  certificate = (await t.as('operator').post('/certificates', { pem })).body;
  await run('re-check');
});
afterAll(async () => {
  await t.stop();
  await world.stop();
});

test('trusted lists, the services that certificates rest on, and the certificates stand in one calendar', async () => {
  const things = await everything();
  expect(ofType(things, 'trusted-list').map(({ name, link }) => [name, link])).toEqual([
    ['EU', '/trust/lists/EU'],
    ['LT', '/trust/lists/LT'],
    ['NO', '/trust/lists/NO'],
  ]);
  expect(ofType(things, 'certificate')).toMatchObject([
    // 31 January 2027 is a Sunday.
    { id: certificate.id, endsAt: '2027-01-31T23:59:59.000Z', actBefore: '2027-01-29' },
  ]);
  const [service, ...others] = ofType(things, 'trust-service');
  expect(others).toHaveLength(0);
  expect(service).toMatchObject({ name: 'Giria Trust Services UAB Issuing CA' });
  // The link finds the service by its certificate.
  const filter = new URL(service!.link, 'http://console').searchParams.get('filter')!;
  const found = await t.as('auditor').get(`/trust-services?filter=${encodeURIComponent(filter)}`);
  expect(found.body).toHaveLength(1);
});

test('a revocation list is due when the newest of its address says so', async () => {
  world.down.add('ocsp');
  t.clock.advance({ days: 1 });
  await run('re-check');
  const [first, ...more] = ofType(await everything(), 'crl');
  expect(more).toHaveLength(0);
  expect(first).toMatchObject({ link: `/certificates/${certificate.id}/show` });
  t.clock.advance({ days: 8 });
  await run('re-check');
  const [second, ...rest] = ofType(await everything(), 'crl');
  expect(rest).toHaveLength(0);
  expect(second!.name).toBe(first!.name);
  expect(Date.parse(second!.endsAt)).toBeGreaterThan(Date.parse(first!.endsAt));
  world.down.delete('ocsp');
});

test('a rule that was changed for a time, and links that were confirmed, come back', async () => {
  const admin = t.as('admin');
  const rules = await admin.get('/lint-rules?range=[0,0]');
  const until = new Date(t.clock.now().getTime() + 30 * DAY_MS).toISOString();
  const { id: ruleId } = rules.body[0] as { id: string };
  const made = await admin.post('/lint-adjustments', {
    ruleId,
    severity: 'info',
    reason: 'For a while',
    until,
  });
  expect(made.status).toBe(201);
  const authority = (await admin.get('/authorities/LT-BL')).body;
  const [link] = authority.links;
  await admin.post(`/authorities/LT-BL/links/${link.key}/confirm`, { url: link.url });
  const things = await everything();
  expect(ofType(things, 'adjustment')).toMatchObject([{ name: ruleId, endsAt: until }]);
  expect(ofType(things, 'confirmation')).toMatchObject([
    {
      ...{ id: 'LT-BL', link: '/registers/authorities/LT-BL' },
      endsAt: new Date(t.clock.now().getTime() + 180 * DAY_MS).toISOString(),
    },
  ]);
});

test('what is due stands among the figures for other systems', async () => {
  const { text } = await t.anonymous.get('//metrics');
  expect(text).toMatch(/x509_crl_next_update\{filepath="127\.0\.0\.1:\d+\/[^"]+"\} 1\.?\d+/);
  expect(text).toMatch(/x509_crl_stale\{filepath="[^"]+"\} 0/);
  const due = Date.parse('2026-08-28T08:00:00Z') / 1_000;
  expect(text).toContain(`qwarden_trusted_list_next_update_timestamp_seconds{territory="LT"} ${due}`);
  expect(text).toMatch(/qwarden_trusted_list_last_success_timestamp_seconds\{territory="LT"\} 1\.?\d+/);
  expect(text).toMatch(/qwarden_register_age_seconds\{source="eba"\} \d+/);
  expect(text).toContain('qwarden_reviews_open{state="submitted"} 0');
  expect(text).toContain('qwarden_review_oldest_seconds 0');
  expect(text).toContain('# TYPE qwarden_consents gauge');
});
