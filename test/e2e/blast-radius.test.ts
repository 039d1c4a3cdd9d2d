import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SYSTEM } from '../../server/core/audit/actor.js';
import type { BlastRadius } from '../../server/forecasts/forecasts.contract.js';
import { type Approval, Grants } from '../../server/grants/grants.service.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import { pemOf } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

const START = '2026-03-02T08:00:00Z';
const FAR = new Date('2030-01-01T00:00:00Z');
const LICENCE = 'LB700001';

let t: TestApp;
let world: World;
let organisationId: string;
let grants: readonly string[];
const certificates: string[] = [];

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};
const stored = async (): Promise<{ id: string; sha256: string }> => {
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const { pem } = world.authorities.issuing.granted.issue({
    ...{ organisation: 'UAB Spindulys', country, ncaId, ncaName, authorisationNumber: LICENCE },
    roles: ['PSP_AI', 'PSP_PI'],
  });
  const { status, body } = await t.as('operator').post('/certificates', { pem });
  expect(status).toBe(201);
  await run('re-check');
  certificates.push(body.id);
  return body;
};
const give = ({ id, sha256 }: { id: string; sha256: string }, roles: Approval['roles']) =>
  t.transactions.run((tx) =>
    t.get(Grants).give(
      tx,
      {
        ...{ reviewId: randomUUID(), organisationId, organisationKey: `LT-BL ${LICENCE}` },
        ...{ edition: 'berlin-1.3', environment: 'production', roles, endpoints: [], until: FAR },
        ...{ certificateId: id, sha256 },
      },
      SYSTEM,
      t.clock.now(),
    ),
  );
const radius = async (type: string, id: string): Promise<BlastRadius> => {
  const query = new URLSearchParams({ type, id });
  const { status, body } = await t.as('auditor').get(`/forecasts/blast-radius?${query}`);
  expect([status, body]).toEqual([200, expect.objectContaining({ consents: expect.any(Number) })]);
  return body;
};
const figures = ({ grants: _, ...rest }: BlastRadius) => rest;

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
  world.register.enter({
    ...{ owner: 'LT_BL', name: 'UAB Spindulys', number: LICENCE },
    ...{ services: { LT: ['PS_070', 'PS_080'] }, authorisations: ['2021-01-01'] },
  });
  await world.register.publish();
  await run('trusted-lists', 'register-update', 'register-watch');

  const operator = t.as('operator');
  const organisation = await operator.post('/organisations', {
    ...{ identifier: `PSDLT-BL-${LICENCE}`, name: 'UAB Spindulys' },
  });
  organisationId = organisation.body.id;
  const [old, next] = [await stored(), await stored()];
  // Payments have two certificates, accounts only the old one.
  grants = [...(await give(old, ['PSP_AI', 'PSP_PI']))];
  await give(next, ['PSP_PI']);
  const consent = { organisationId, edition: 'berlin-1.3', validUntil: '2026-08-01' };
  for (const [consentId, named] of Object.entries({
    ...{ a: {}, b: {}, c: { certificateId: old.id }, d: { certificateId: next.id } },
    ...{ e: { grantId: grants[0] }, over: { status: 'expired' } },
  })) {
    const made = await operator.post('/consents', {
      ...{ ...consent, consentId, authorisedAt: '2026-03-01T10:00:00Z', ...named },
    });
    expect([consentId, made.status]).toEqual([consentId, 201]);
  }
});
afterAll(async () => {
  await t.stop();
  await world.stop();
});

test('with a certificate stops what has no other, and the consents that rest on it', async () => {
  const [old, next] = certificates;
  const first = await radius('certificate', old!);
  expect(figures(first)).toEqual({
    certificates: 1,
    organisations: 1,
    stopping: 1,
    carriedOn: 1,
    consents: 4,
  });
  expect(first.grants.map(({ role, stops }) => [role, stops])).toEqual([
    ['PSP_AI', true],
    ['PSP_PI', false],
  ]);
  expect(figures(await radius('certificate', next!))).toEqual({
    ...{ certificates: 1, organisations: 0, stopping: 0, carriedOn: 1, consents: 1 },
  });
});

test('with access stop its consents, and those that name nothing where it is access to accounts', async () => {
  const found = await Promise.all(grants.map((id) => radius('grant', id)));
  const [accounts] = found.filter((one) => one.grants[0]?.role === 'PSP_AI');
  expect(figures(accounts!)).toEqual({
    ...{ certificates: 0, organisations: 1, stopping: 1, carriedOn: 0, consents: 3 },
  });
});

test('with a trust service stop all certificates whose path leads over it, and nothing with another', async () => {
  const { body } = await t.as('auditor').get('/trust-services?range=[0,99]');
  const radii = await Promise.all((body as { id: string }[]).map(({ id }) => radius('trust-service', id)));
  const touching = radii.filter((one) => one.certificates > 0);
  expect(touching.map(figures)).toEqual([
    { certificates: 2, organisations: 1, stopping: 2, carriedOn: 0, consents: 5 },
  ]);
  expect(radii.length).toBeGreaterThan(touching.length);
});

test('with an entry of the register stops everything of its institution', async () => {
  const filter = encodeURIComponent(JSON.stringify({ q: LICENCE }));
  const { body } = await t.as('auditor').get(`/register-entries?filter=${filter}`);
  expect(figures(await radius('register-entry', body[0].id))).toEqual({
    ...{ certificates: 2, organisations: 1, stopping: 2, carriedOn: 0, consents: 5 },
  });
});

test.each([
  ['certificate', 'certificate-not-found'],
  ['grant', 'grant-not-found'],
  ['trust-service', 'trust-service-not-found'],
  ['register-entry', 'register-entry-not-found'],
])('of a %s that is not there says so', async (type, problem) => {
  const { status, body } = await t
    .as('auditor')
    .get(`/forecasts/blast-radius?${new URLSearchParams({ type, id: randomUUID() })}`);
  expect([status, body.type]).toEqual([404, expect.stringContaining(problem)]);
});
