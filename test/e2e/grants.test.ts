import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SYSTEM } from '../../server/core/audit/actor.js';
import type { Json } from '../../server/core/audit/canonical-json.js';
import type {
  AccessDecisionView,
  ApiEditionView,
  Grant,
  GrantDetails,
  GrantMatrix,
} from '../../server/grants/grants.contract.js';
import type { Touched } from '../../server/grants/grant-sweep.service.js';
import { type Approval, Grants } from '../../server/grants/grants.service.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { listOf, TestTrust } from '../support/trusted-world.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

jest.setTimeout(180_000);

const START = '2026-03-04T09:00:00Z';
const FAR = new Date('2030-01-01T00:00:00Z');
const PAY = { method: 'POST', path: '/v1/payments/sepa-credit-transfers' };
const READ = { method: 'GET', path: '/v1/accounts' };
type Role = 'PSP_AI' | 'PSP_PI';

let t: TestApp;
let world: World;
let gateway: Awaited<ReturnType<TestApp['withToken']>>;
const trust = new TestTrust();

interface Holder {
  readonly certificateId: string;
  readonly sha256: string;
  readonly identifier: string;
  readonly organisationId: string;
  readonly key: string;
  readonly der: Uint8Array;
}

let number = 700_000;
const issuer = () => world.authorities.issuing.granted;

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};

/** A certificate with these roles, of an organisation of its own unless one is named; judged at once. */
const holder = async (roles: readonly Role[], of?: Holder, notAfter?: Date): Promise<Holder> => {
  const licence = of?.key.split(' ')[1] ?? `LB${++number}`;
  if (of === undefined) {
    const services = { LT: ['PS_070', 'PS_080'] };
    world.register.enter({
      ...{ owner: 'LT_BL', name: `UAB ${licence}`, number: licence, services },
      authorisations: ['2021-01-01'],
    });
    await world.register.publish();
    await run('register-update', 'register-watch');
  }
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const issued = issuer().issue({
    ...{ organisation: `UAB ${licence}`, country, ncaId, ncaName, roles, authorisationNumber: licence },
    ...(notAfter && { notAfter }),
  });
  const { status, body } = await t.as('operator').post('/certificates', { pem: issued.pem });
  expect(status).toBe(201);
  await run('re-check');
  const { body: stored } = await t.as('auditor').get(`/certificates/${body.id}`);
  expect(stored.verdict.outcome).toBe('valid');
  return {
    ...{ certificateId: body.id, sha256: body.sha256, der: issued.der },
    ...{ identifier: `PSDLT-BL-${licence}`, key: `LT-BL ${licence}` },
    organisationId: of?.organisationId ?? randomUUID(),
  };
};

const approval = (of: Holder, change: Partial<Approval> = {}): Approval => ({
  ...{ reviewId: randomUUID(), organisationId: of.organisationId, organisationKey: of.key },
  ...{ edition: 'berlin-1.3', environment: 'production' },
  ...{ certificateId: of.certificateId, sha256: of.sha256 },
  ...{ roles: ['PSP_AI', 'PSP_PI', 'PSP_IC'], endpoints: [], until: FAR },
  ...change,
});
const give = (given: Approval) =>
  t.transactions.run((tx) => t.get(Grants).give(tx, given, SYSTEM, t.clock.now()));
const resume = (confirmed: Approval) =>
  t.transactions.run((tx) => t.get(Grants).resume(tx, confirmed, SYSTEM, t.clock.now()));
const sweep = (): Promise<readonly Touched[]> => t.get(Grants).suspendDue(t.clock.now());

const check = async (
  of: { readonly sha256: string; readonly identifier: string },
  asked: Record<string, string>,
): Promise<AccessDecisionView> => {
  const { sha256, identifier } = of;
  const query = new URLSearchParams({ sha256, identifier, edition: 'berlin-1.3', ...asked });
  const { status, body } = await gateway.get(`/grants/check?${query}`);
  expect([status, body]).toEqual([200, expect.objectContaining({ decision: expect.any(String) })]);
  return body;
};
const answer = async (of: Holder, asked: Record<string, string>): Promise<string> => {
  const { decision, code } = await check(of, asked);
  return code ?? decision;
};
const show = async (id: string): Promise<GrantDetails> => {
  const { status, body } = await t.as('compliance-officer').get(`/grants/${id}`);
  expect(status).toBe(200);
  return body;
};
const list = async <Row>(path: string, filter: Record<string, Json> = {}): Promise<Row[]> => {
  const { status, body } = await t
    .as('auditor')
    .get(`${path}?range=[0,999]&filter=${encodeURIComponent(JSON.stringify(filter))}`);
  expect(status).toBe(200);
  return body;
};

beforeAll(async () => {
  world = await startWorld({ now: () => t?.clock.now() ?? new Date(START) });
  t = await startTestApp({
    at: START,
    trust,
    env: {
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_REGISTER_URL: world.register.metadataUrl,
      QWARDEN_HOST_COUNTRY: 'LT',
    },
  });
  await trust.use(listOf(world.authorities.listed.granted));
  gateway = await t.withToken('operator', ['grants.check']);
});
afterAll(async () => {
  await t.stop();
  await world.stop();
});

describe('roles', () => {
  let informer: Holder;
  let initiator: Holder;
  beforeAll(async () => {
    informer = await holder(['PSP_AI']);
    initiator = await holder(['PSP_PI']);
  });

  test('before anything was given there is no access', async () => {
    expect(await answer(informer, READ)).toBe('SERVICE_BLOCKED');
  });

  test('an approval of every role gives those of the certificate only', async () => {
    expect(await give(approval(informer))).toHaveLength(1);
    expect(await give(approval(initiator))).toHaveLength(1);
    expect(
      (await list<Grant>('/grants', { organisationId: informer.organisationId })).map(({ role }) => role),
    ).toEqual(['PSP_AI']);
  });

  test('PSP_AI reads accounts and initiates no payment; PSP_PI the reverse', async () => {
    expect(await answer(informer, READ)).toBe('allow');
    expect(await answer(informer, PAY)).toBe('ROLE_INVALID');
    expect(await answer(initiator, PAY)).toBe('allow');
    expect(await answer(initiator, READ)).toBe('ROLE_INVALID');
  });

  test('the answer names what it rests on', async () => {
    t.clock.advance({ minutes: 90 });
    expect(await check(informer, READ)).toEqual({
      ...{ decision: 'allow', httpStatus: 200, code: null },
      reason: 'The certificate holds and its holder has this access.',
      ...{ role: 'PSP_AI', endpointId: 'accounts.list', certificateId: informer.certificateId },
      grantId: expect.any(String),
      proofs: {
        ...{ outcome: 'valid', verdictAt: expect.any(String), ageSeconds: 5_400 },
        registerEdition: expect.stringMatching(/^eba /),
      },
    });
  });

  test('everything else is refused in the words of the Berlin Group', async () => {
    expect(await answer(informer, { ...READ, edition: 'georgia-0.8' })).toBe('SERVICE_BLOCKED');
    expect(await answer(informer, { ...READ, environment: 'sandbox' })).toBe('SERVICE_BLOCKED');
    expect(await answer(informer, { ...READ, identifier: initiator.identifier })).toBe('CERTIFICATE_INVALID');
    expect(await answer(informer, { ...READ, sha256: 'f'.repeat(64) })).toBe('CERTIFICATE_INVALID');
    expect(await answer(informer, { ...READ, sha256: '' })).toBe('CERTIFICATE_MISSING');
    expect(await answer(informer, { method: 'GET', path: '/v1/accounts/../payments' })).toBe('FORMAT_ERROR');
    expect(await answer(informer, { method: 'GET', path: '/v1/nothing' })).toBe('RESOURCE_UNKNOWN');
    expect(await answer(informer, { method: 'POST', path: '/v1/payments/x' })).toBe('PRODUCT_UNKNOWN');
    expect(await answer(informer, { method: 'POST', path: '/v1/accounts' })).toBe('SERVICE_INVALID');
    expect(await answer(informer, { method: 'POST', path: '/v1/funds-confirmations' })).toBe(
      'SERVICE_BLOCKED',
    );
  });

  test('a fingerprint is understood with colons and in capitals, as gateways print it', async () => {
    const sha256 = informer.sha256.toUpperCase().replace(/(..)(?=.)/g, '$1:');
    expect(await answer(informer, { ...READ, sha256 })).toBe('allow');
  });

  test('what is no question is not answered', async () => {
    for (const query of [
      'edition=berlin-1.3&method=GET&path=/v1/accounts&sha256=xyz',
      'edition=berlin-2.0&method=GET&path=/v1/accounts',
      'edition=berlin-1.3&method=GET',
      'edition=berlin-1.3&method=GET&path=/v1/accounts&path=/v1/consents',
      'edition=berlin-1.3&method=GET&path=/v1/accounts&certificate=x',
      `edition=berlin-1.3&method=GET&path=/${'a'.repeat(8_001)}`,
    ]) {
      const { status, body } = await gateway.get(`/grants/check?${query}`);
      expect([query, status, body.code]).toEqual([query, 400, 'invalid-input']);
    }
    expect((await t.anonymous.get('/grants/check')).status).toBe(401);
  });
});

describe('an approval', () => {
  test('of some endpoints gives those, and a role of which it names none is not given', async () => {
    const both = await holder(['PSP_AI', 'PSP_PI']);
    const ids = await give(approval(both, { endpoints: ['accounts.list', 'consents.create'] }));
    expect(ids).toHaveLength(1);
    expect((await show(ids[0]!)).opens.map(({ id }) => id)).toEqual(['consents.create', 'accounts.list']);
    expect(await answer(both, READ)).toBe('allow');
    expect(await answer(both, { method: 'GET', path: '/v1/accounts/1/balances' })).toBe('SERVICE_BLOCKED');
    expect(await answer(both, PAY)).toBe('SERVICE_BLOCKED');
  });

  test('of a renewal keeps old and new side by side until the day that was named', async () => {
    const old = await holder(['PSP_AI']);
    const first = approval(old);
    const [id] = await give(first);
    t.clock.advance({ minutes: 1 });
    const renewed = await holder(['PSP_AI'], old);
    const oldCertificateUntil = new Date(t.clock.now().getTime() + 3_600_000);
    expect(await give(approval(renewed, { oldCertificateUntil }))).toEqual([id]);
    expect([await answer(old, READ), await answer(renewed, READ)]).toEqual(['allow', 'allow']);
    expect((await show(id!)).certificates).toHaveLength(2);
    t.clock.advance({ hours: 1 });
    expect([await answer(old, READ), await answer(renewed, READ)]).toEqual(['SERVICE_BLOCKED', 'allow']);
    expect((await sweep()).filter(({ reviewId }) => reviewId === first.reviewId)).toHaveLength(0);
    const { state, certificates } = await show(id!);
    expect([state, certificates.map((one) => one.state)]).toEqual(['active', ['ended', 'active']]);
  });
});

describe('facts suspend', () => {
  /** Denied before the sweep, suspended by it and told once, denied until a decision although the fact is gone. */
  const suspended = async (
    of: Holder,
    code: string,
    cause: string,
    turn: { readonly bad: () => unknown; readonly good?: () => unknown },
  ) => {
    const given = approval(of);
    const [id] = await give(given);
    expect(await answer(of, READ)).toBe('allow');
    await turn.bad();
    expect(await answer(of, READ)).toBe(code);
    expect((await show(id!)).state).toBe('active');

    const touched = (await sweep()).find(({ reviewId }) => reviewId === given.reviewId);
    expect(touched?.causes.map((one) => one.code)).toEqual([cause]);
    expect((await sweep()).find(({ reviewId }) => reviewId === given.reviewId)).toBeUndefined();
    const shown = await show(id!);
    expect([shown.state, shown.causes.map((one) => one.code)]).toEqual(['suspended', [cause]]);
    expect(shown.history[0]).toMatchObject({ action: 'grant.suspend', actorName: 'Qwarden' });
    expect(await answer(of, READ)).toBe(code);
    const { body } = await t.as('compliance-officer').post(`/grants/${id}/resume`, {
      ...{ version: shown.version, reason: 'It looks good again to me.' },
    });
    expect(body.code).toBe('grant-needs-review');

    if (turn.good === undefined) return;
    await turn.good();
    expect(await answer(of, READ)).toBe(code);
    expect(await resume(given)).toBe(1);
    expect(await answer(of, READ)).toBe('allow');
    expect((await show(id!)).causes).toHaveLength(0);
  };
  const judgeAgain = async (): Promise<void> => {
    t.clock.advance({ days: 1 });
    await run('register-update', 'register-watch', 're-check');
  };

  test('a certificate that is put on hold', async () => {
    const of = await holder(['PSP_AI']);
    await suspended(of, 'CERTIFICATE_BLOCKED', 'certificate-suspended', {
      bad: () => (issuer().suspend(of), judgeAgain()),
      good: () => (issuer().good(of), judgeAgain()),
    });
  });

  test('a certificate that is revoked', async () => {
    const of = await holder(['PSP_AI']);
    await suspended(of, 'CERTIFICATE_REVOKED', 'certificate-revoked', {
      bad: () => (issuer().revoke(of), judgeAgain()),
    });
  });

  test('a certificate that is revoked after another has taken its place, while both are good', async () => {
    const old = await holder(['PSP_AI']);
    const first = approval(old);
    await give(first);
    const next = await holder(['PSP_AI'], old);
    await give(approval(next));
    const { body } = await t.as('auditor').get(`/certificates/${next.certificateId}`);
    const replaced = await t.as('operator').patch(`/certificates/${next.certificateId}`, {
      ...{ version: body.version, replaces: { id: old.certificateId } },
    });
    expect([replaced.status, replaced.body.replaces?.id]).toEqual([200, old.certificateId]);
    const shown = (await t.as('auditor').get(`/certificates/${old.certificateId}`)).body;
    const retired = await t.as('operator').patch(`/certificates/${old.certificateId}`, {
      ...{ version: shown.version, retired: true },
    });
    expect(retired.status).toBe(200);
    await judgeAgain();
    expect([await answer(old, READ), await answer(next, READ)]).toEqual(['allow', 'allow']);
    issuer().revoke(old);
    await judgeAgain();
    expect((await sweep()).map(({ reviewId }) => reviewId)).toContain(first.reviewId);
    expect([await answer(old, READ), await answer(next, READ)]).toEqual(['CERTIFICATE_REVOKED', 'allow']);
  });

  test('an institution that is withdrawn in the register', async () => {
    const of = await holder(['PSP_AI']);
    await suspended(of, 'CERTIFICATE_BLOCKED', 'withdrawn-in-register', {
      bad: async () => {
        world.register.withdraw(of.key.split(' ')[1]!);
        await world.register.publish();
        await judgeAgain();
      },
    });
  });

  test('a service that the register takes away, in that role only', async () => {
    const of = await holder(['PSP_AI', 'PSP_PI']);
    await suspended(of, 'ROLE_INVALID', 'role-lost', {
      bad: async () => {
        world.register.removeService(of.key.split(' ')[1]!, 'PS_080');
        await world.register.publish();
        await judgeAgain();
      },
    });
    expect(await answer(of, PAY)).toBe('allow');
  });

  test('a certificate that expires', async () => {
    const of = await holder(['PSP_AI'], undefined, new Date(t.clock.now().getTime() + 86_400_000));
    await suspended(of, 'CERTIFICATE_EXPIRED', 'certificate-expired', {
      bad: () => t.clock.advance({ days: 1, seconds: 1 }),
    });
  });

  test('an approval that is over', async () => {
    const of = await holder(['PSP_AI']);
    const given = approval(of, { until: new Date(t.clock.now().getTime() + 60_000) });
    await give(given);
    expect(await answer(of, READ)).toBe('allow');
    t.clock.advance({ minutes: 1 });
    expect(await answer(of, READ)).toBe('SERVICE_BLOCKED');
    expect((await sweep()).find(({ reviewId }) => reviewId === given.reviewId)?.causes[0]?.code).toBe(
      'approval-over',
    );
    expect(await resume(given)).toBe(0);
    await give(approval(of));
    expect(await answer(of, READ)).toBe('allow');
  });

  test('an organisation that is blocked', async () => {
    const of = await holder(['PSP_AI']);
    const filter = encodeURIComponent(JSON.stringify({ q: of.key.split(' ')[1] }));
    const organisation = async () =>
      (await t.as('auditor').get(`/organisations?filter=${filter}`)).body[0] as {
        id: string;
        version: number;
      };
    const order = async (verb: 'block' | 'unblock', body: object) => {
      const { id, version } = await organisation();
      const answered = await t
        .as('compliance-officer')
        .post(`/organisations/${id}/${verb}`, { version, ...body });
      expect(answered.status).toBe(200);
    };
    const until = new Date(t.clock.now().getTime() + 3_600_000).toISOString();
    await suspended(of, 'CERTIFICATE_BLOCKED', 'organisation-blocked', {
      bad: () => order('block', { until, reason: 'Reports of fraud.' }),
      good: () => order('unblock', { reason: 'They turned out to be wrong.' }),
    });
  });

  test('one of two certificates: the other carries on', async () => {
    const old = await holder(['PSP_AI']);
    const [id] = await give(approval(old));
    const other = await holder(['PSP_AI'], old);
    await give(approval(other));
    issuer().revoke(old);
    await judgeAgain();
    expect(await sweep()).toHaveLength(1);
    expect([await answer(old, READ), await answer(other, READ)]).toEqual(['CERTIFICATE_REVOKED', 'allow']);
    expect((await show(id!)).state).toBe('active');
  });

  test('proofs that are too old are no proofs', async () => {
    const of = await holder(['PSP_AI']);
    await give(approval(of));
    t.clock.advance({ hours: 48 });
    expect(await answer(of, READ)).toBe('allow');
    t.clock.advance({ seconds: 1 });
    expect(await check(of, READ)).toMatchObject({
      ...{ decision: 'deny', httpStatus: 401, code: 'CERTIFICATE_INVALID' },
      proofs: { ageSeconds: 172_801 },
    });
  });

  test('the review is told in the transaction that suspends, or nothing is suspended', async () => {
    await run('re-check');
    const of = await holder(['PSP_AI']);
    const given = approval(of);
    const [id] = await give(given);
    issuer().revoke(of);
    await judgeAgain();
    const failing = t.get(Grants).suspendDue(t.clock.now(), () => Promise.reject(new Error('no review')));
    await expect(failing).rejects.toThrow('no review');
    expect((await show(id!)).state).toBe('active');
    const told: string[] = [];
    await t.get(Grants).suspendDue(t.clock.now(), (_, { reviewId }) => {
      told.push(reviewId);
      return Promise.resolve();
    });
    expect(told).toContain(given.reviewId);
    expect((await show(id!)).state).toBe('suspended');
  });
});

describe('an officer', () => {
  const officer = () => t.as('compliance-officer');
  const reason = 'Asked for by the bank.';

  test('holds it back and lets it go; nobody else, and no token lets go', async () => {
    const of = await holder(['PSP_AI']);
    const [id] = await give(approval(of));
    const { version } = await show(id!);
    expect((await t.as('admin').post(`/grants/${id}/suspend`, { version, reason })).body.code).toBe(
      'not-allowed',
    );
    const { status, body: held } = await officer().post(`/grants/${id}/suspend`, { version, reason });
    expect([status, held.state, held.may]).toEqual([
      200,
      'suspended',
      { suspend: false, resume: true, narrow: true, end: true },
    ]);
    expect(await answer(of, READ)).toBe('SERVICE_BLOCKED');
    const seen = { version: held.version, reason };
    const script = await t.withToken('compliance-officer', ['grants.write']);
    expect((await script.post(`/grants/${id}/resume`, seen)).body.code).toBe('session-needed');
    expect((await officer().post(`/grants/${id}/resume`, { version, reason })).body.code).toBe(
      'changed-meanwhile',
    );
    expect((await officer().post(`/grants/${id}/resume`, { ...seen, reason: 'short' })).status).toBe(400);
    expect((await officer().post(`/grants/${id}/resume`, seen)).body.state).toBe('active');
    expect(await answer(of, READ)).toBe('allow');
    expect((await show(id!)).history.map(({ action }) => action)).toEqual([
      ...['grant.resume', 'grant.suspend', 'grant.give'],
    ]);
  });

  test('what is held stays held through an approval', async () => {
    const of = await holder(['PSP_AI']);
    const given = approval(of);
    const [id] = await give(given);
    const { version } = await show(id!);
    await officer().post(`/grants/${id}/suspend`, { version, reason });
    await give(approval(of));
    await resume(given);
    expect(await answer(of, READ)).toBe('SERVICE_BLOCKED');
  });

  test('makes it narrower, never wider', async () => {
    const of = await holder(['PSP_AI']);
    const [id] = await give(approval(of));
    const patch = async (body: Record<string, unknown>) => {
      const { version } = await show(id!);
      return officer().patch(`/grants/${id}`, { version, reason, ...body });
    };
    const endpoints = ['consents.create', 'accounts.list'];
    expect((await patch({ endpoints })).body.endpoints).toEqual(endpoints);
    expect((await patch({ endpoints: ['accounts.balances'] })).body.code).toBe('grant-only-narrower');
    expect((await patch({ endpoints: ['payments.initiate'] })).body.code).toBe('grant-only-narrower');
    expect((await patch({ endpoints: [] })).body.code).toBe('invalid-input');
    expect((await patch({ endsOn: '2099-01-01' })).body.code).toBe('grant-only-narrower');
    const { body } = await patch({ endsOn: '2026-08-31' });
    expect(body.endsAt).toBe('2026-09-01T00:00:00.000Z');
    expect(await answer(of, { method: 'GET', path: '/v1/accounts/1' })).toBe('SERVICE_BLOCKED');
  });

  test('ends it; another approval begins it anew, without the certificates of before', async () => {
    const of = await holder(['PSP_AI']);
    const given = approval(of);
    const [id] = await give(given);
    const { version } = await show(id!);
    const { body } = await officer().post(`/grants/${id}/end`, { version, reason });
    expect(body.state).toBe('ended');
    expect(await answer(of, READ)).toBe('SERVICE_BLOCKED');
    expect(await resume(given)).toBe(0);
    const again = { version: body.version, reason };
    expect((await officer().post(`/grants/${id}/end`, again)).body.code).toBe('grant-not-in-this-state');
    const renewed = await holder(['PSP_AI'], of);
    expect(await give(approval(renewed))).toEqual([id]);
    expect([await answer(of, READ), await answer(renewed, READ)]).toEqual(['SERVICE_BLOCKED', 'allow']);
  });
});

describe('lists', () => {
  test('the editions with their endpoints', async () => {
    const { body } = await t.as('auditor').get('/api-editions');
    expect((body as ApiEditionView[]).map(({ id, consents }) => [id, consents.scaValidityDays])).toEqual([
      ...[
        ['berlin-1.3', 180],
        ['georgia-0.8', 90],
      ],
    ]);
  });

  test('grants by state, role, end and words; organisations with all of theirs', async () => {
    const of = await holder(['PSP_AI', 'PSP_PI']);
    await give(approval(of));
    await give(approval(of, { edition: 'georgia-0.8', roles: ['PSP_AI'] }));
    const named = { q: of.key.toLowerCase() };
    expect(await list<Grant>('/grants', named)).toHaveLength(3);
    expect(await list<Grant>('/grants', { ...named, edition: 'georgia-0.8' })).toHaveLength(1);
    expect(await list<Grant>('/grants', { ...named, state: ['suspended', 'ended'] })).toHaveLength(0);
    expect(await list<Grant>('/grants', { ...named, endsBefore: '2026-04-01T00:00:00Z' })).toHaveLength(0);
    const [row, ...others] = await list<GrantMatrix>('/grants/matrix', { ...named, role: 'PSP_PI' });
    expect(others).toHaveLength(0);
    expect(row).toMatchObject({ id: of.organisationId, organisationKey: of.key });
    expect(row!.grants.map(({ edition, role, state }) => `${edition} ${role} ${state}`).sort()).toEqual([
      ...['berlin-1.3 PSP_AI active', 'berlin-1.3 PSP_PI active', 'georgia-0.8 PSP_AI active'],
    ]);
    expect(await list<GrantMatrix>('/grants/matrix', { ...named, state: 'ended' })).toHaveLength(0);
    const all = await list<Grant>('/grants');
    expect(await list<GrantMatrix>('/grants/matrix')).toHaveLength(
      new Set(all.map(({ organisationId }) => organisationId)).size,
    );
  });
});
