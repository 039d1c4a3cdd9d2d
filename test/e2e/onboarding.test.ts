import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { type Person, startTestApp, type TestApp } from '../support/test-app.js';
import { listOf, TestTrust } from '../support/trusted-world.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

jest.setTimeout(240_000);

const START = '2026-03-04T09:00:00Z';
const BANK = 'bank@paysera.example';
const PAY = ['POST', '/v1/payments/sepa-credit-transfers'] as const;
const READ = ['GET', '/v1/accounts'] as const;

let t: TestApp;
let smtp: TestSmtpServer;
let world: World;
let ona: Person;
let jonas: Person;
let applicant: Person;
let gateway: Awaited<ReturnType<TestApp['withToken']>>;
const trust = new TestTrust();
let number = 720_000;

interface Holder {
  readonly certificateId: string;
  readonly sha256: string;
  readonly identifier: string;
  readonly licence: string;
  readonly name: string;
  readonly der: Uint8Array;
  readonly role: 'PSP_AI' | 'PSP_PI';
}

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};

/** A certificate with one role, of an organisation of its own that the register knows. */
const holder = async (role: Holder['role'], notAfter?: Date): Promise<Holder> => {
  const licence = `LB${++number}`;
  const name = `UAB ${licence}`;
  world.register.enter({
    ...{ owner: 'LT_BL', name, number: licence, services: { LT: ['PS_070', 'PS_080'] } },
    authorisations: ['2021-01-01'],
  });
  await world.register.publish();
  await run('register-update', 'register-watch');
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const { pem, der } = world.authorities.issuing.granted.issue({
    ...{ organisation: name, country, ncaId, ncaName, roles: [role], authorisationNumber: licence },
    ...(notAfter && { notAfter }),
  });
  const { status, body } = await applicant.post('/certificates', { pem });
  expect(status).toBe(201);
  const { id: certificateId, sha256 } = body as { id: string; sha256: string };
  return { certificateId, sha256, identifier: `PSDLT-BL-${licence}`, licence, name, der, role };
};

const applicationOf = ({ certificateId, identifier, name, role }: Holder) => ({
  ...{ certificateId, identifier, organisationName: name, roles: [role] },
  useCase: 'We show customers all their accounts in one place and pay their bills for them.',
  ...{ edition: 'berlin-1.3', environment: 'production', redirectUris: ['https://tpp.example/back'] },
  contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['compliance'] }],
  hasTestAccounts: true,
});

/** Anew when the clock has moved on. */
const signIn = async (): Promise<void> => {
  ona = await t.person('compliance-officer', 'ona@bank.example');
  jonas = await t.person('compliance-officer', 'jonas@bank.example');
  applicant = await t.person('operator', 'applicant@tpp.example');
};
const days = async (count: number): Promise<void> => {
  t.clock.advance({ days: count });
  await signIn();
};

const order = async (
  by: Person,
  { id, version }: { readonly id: string; readonly version: number },
  command: string,
  body: object = {},
): Promise<ReviewDetails> => {
  const answer = await by.post(`/reviews/${id}/${command}`, { version, ...body });
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id })]);
  return answer.body;
};

/** From an empty form to the approval of two people. */
const approved = async (of: Holder): Promise<ReviewDetails> => {
  const { body } = await applicant.post('/reviews', { application: applicationOf(of) });
  let review = await order(applicant, body, 'submit');
  review = await order(ona, review, 'claim');
  review = await order(ona, review, 'ask', { question: 'For which customers?' });
  review = await order(applicant, review, 'answer', { answer: 'For consumers in Lithuania.' });
  review = await order(ona, review, 'approve', { comment: 'As asked for.' });
  expect(review).toMatchObject({ state: 'in-review', approvals: 1, approvalsNeeded: 2 });
  return order(jonas, review, 'approve', { comment: 'I agree.' });
};

/** The package is mailed to the bank, whose answer somebody enters. */
const answered = async ({ id }: ReviewDetails, { role }: Holder): Promise<void> => {
  const prepared = await applicant.post('/submissions', { reviewId: id });
  expect([prepared.status, prepared.body]).toEqual([201, expect.objectContaining({ state: 'prepared' })]);
  const { id: submissionId, version, packageSha256 } = prepared.body;
  const mailed = await applicant.post(`/submissions/${submissionId}/mail`, {
    ...{ version, confirmRecipient: BANK, confirmSha256: packageSha256 },
  });
  expect([mailed.status, mailed.body.state]).toEqual([200, 'sent']);
  await t.get(MessageSender).sendDue();
  const body = { version: mailed.body.version, outcome: 'approved', roles: [role], reference: 'PS-1' };
  const answer = await applicant.post(`/submissions/${submissionId}/answer`, body);
  expect([answer.status, answer.body.state]).toEqual([200, 'approved']);
};

const ask = async (of: Holder, [method, path]: readonly [string, string]): Promise<string> => {
  const query = new URLSearchParams({ identifier: of.identifier, sha256: of.sha256, method, path });
  const { status, body } = await gateway.get(`/grants/check?edition=berlin-1.3&${query.toString()}`);
  expect(status).toBe(200);
  return body.code ?? body.decision;
};
const show = async (id: string): Promise<ReviewDetails> => (await ona.get(`/reviews/${id}`)).body;
const subjectsTo = (address: string): string[] =>
  smtp.mails.filter(({ to }) => to === address).map(({ subject }) => subject ?? '');

beforeAll(async () => {
  world = await startWorld({ now: () => t?.clock.now() ?? new Date(START) });
  smtp = await startSmtpServer();
  t = await startTestApp({
    at: START,
    trust,
    env: {
      ...{ QWARDEN_SMTP_URL: smtp.url, QWARDEN_BANK_MAIL_TO: BANK, QWARDEN_HOST_COUNTRY: 'LT' },
      ...{
        QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
        QWARDEN_REGISTER_URL: world.register.metadataUrl,
      },
    },
  });
  await trust.use(listOf(world.authorities.listed.granted));
  // With one administrator alone every decision would say so.
  await t.person('admin', 'second@bank.example');
  await signIn();
  gateway = await t.withToken('operator', ['grants.check']);
});
afterAll(async () => {
  await t.stop();
  await smtp.stop();
  await world.stop();
});

describe('from a certificate to access', () => {
  let informer: Holder;
  let initiator: Holder;
  let review: ReviewDetails;

  test('the pre-check tells what would stand in the way before anybody waits', async () => {
    informer = await holder('PSP_AI');
    const { status, body } = await applicant.post('/applications/pre-check', {
      application: applicationOf(informer),
    });
    expect(status).toBe(200);
    const unmet = body.lines.filter(
      (line: { met: string; demanded: boolean }) => line.demanded && line.met === 'no',
    );
    expect(unmet).toHaveLength(0);
  });

  test('two people agree; nothing is open until the bank has said yes', async () => {
    review = await approved(informer);
    expect(review).toMatchObject({ state: 'approved', approvals: 2 });
    expect(await ask(informer, READ)).not.toBe('allow');
  });

  test('with its answer each role opens what is its own, in both directions', async () => {
    await answered(review, informer);
    initiator = await holder('PSP_PI');
    await answered(await approved(initiator), initiator);
    expect([await ask(informer, READ), await ask(informer, PAY)]).toEqual(['allow', 'ROLE_INVALID']);
    expect([await ask(initiator, READ), await ask(initiator, PAY)]).toEqual(['ROLE_INVALID', 'allow']);
    const events = (await ona.get(`/reviews/${review.id}/events`)).body as { command: string }[];
    expect(events.map(({ command }) => command)).toContain('access');
    expect((await ona.get('/reviews/meter')).body.months.at(-1)).toMatchObject({
      ...{ count: 2, toAccess: { median: expect.any(Number) } },
    });
  });

  test('everybody whom it concerned got a mail', async () => {
    await t.get(MessageSender).sendDue();
    const [submitted, approvals, questions] = [/\d{4}-\d{4}/, /approv/i, /answer is needed/];
    expect(subjectsTo('ona@bank.example').some((subject) => submitted.test(subject))).toBe(true);
    expect(subjectsTo('jonas@bank.example').some((subject) => submitted.test(subject))).toBe(true);
    expect(subjectsTo('applicant@tpp.example').some((subject) => approvals.test(subject))).toBe(true);
    expect(subjectsTo('applicant@tpp.example').some((subject) => questions.test(subject))).toBe(true);
    expect(subjectsTo(BANK)).toHaveLength(2);
  });
});

describe('what happens afterwards suspends access in one sweep, opens the review again and tells the gateway why', () => {
  const granted = async (notAfter?: Date): Promise<{ of: Holder; id: string }> => {
    const of = await holder('PSP_AI', notAfter);
    const { id } = await approved(of);
    await answered(await show(id), of);
    expect(await ask(of, READ)).toBe('allow');
    return { of, id };
  };
  const reopened = async ({ of, id }: { of: Holder; id: string }, code: string): Promise<void> => {
    await run('grant-sweep');
    expect(await ask(of, READ)).toBe(code);
    const review = await show(id);
    expect(review).toMatchObject({ state: 'submitted', round: 2, waitsFor: 'reviewer' });
    expect(review.reopenedFor).toHaveLength(1);
    await t.get(MessageSender).sendDue();
    expect(subjectsTo('jonas@bank.example').some((subject) => subject.includes(review.number))).toBe(true);
    await run('grant-sweep');
    expect((await show(id)).round).toBe(2);
  };

  test('a revocation', async () => {
    const one = await granted();
    world.authorities.issuing.granted.revoke(one.of);
    await days(1);
    await run('re-check');
    await reopened(one, 'CERTIFICATE_REVOKED');
  });

  test('a withdrawal in the register', async () => {
    const one = await granted();
    world.register.withdraw(one.of.licence);
    await days(1);
    await world.register.publish();
    await run('register-update', 'register-watch', 're-check');
    await reopened(one, 'CERTIFICATE_BLOCKED');
  });

  /** Decided anew, with what an approval changes. */
  const approvedAgain = async (id: string, body: object = {}): Promise<void> => {
    const reopening = await order(ona, await show(id), 'reopen', { reason: 'Looked at once more.' });
    const again = await order(ona, await order(ona, reopening, 'claim'), 'approve', { comment: '', ...body });
    expect((await order(jonas, again, 'approve', { comment: '' })).state).toBe('approved');
  };

  test('approved again, access that the bank gave comes back, as long as all of it is approved', async () => {
    const { of, id } = await granted();
    const reopening = await order(ona, await show(id), 'reopen', { reason: 'The contacts are in doubt.' });
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
    const again = await order(ona, await order(ona, reopening, 'claim'), 'approve', { comment: 'Cleared.' });
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
    await order(jonas, again, 'approve', { comment: 'Cleared.' });
    expect(await ask(of, READ)).toBe('allow');

    await approvedAgain(id, { endpoints: ['accounts.list'] });
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
    await answered(await show(id), of);
    expect(await ask(of, READ)).toBe('allow');
    const balances = ['GET', '/v1/accounts/3dc3d5b3-7023-4848-9853-f5400a64e80f/balances'] as const;
    expect(await ask(of, balances)).toBe('SERVICE_BLOCKED');
  });

  test('what the bank refuses afterwards does not come back', async () => {
    const { of, id } = await granted();
    const { body } = await applicant.post('/submissions', { reviewId: id });
    const path = `/submissions/${body.id}`;
    const sent = await applicant.post(`${path}/mark-sent`, { version: body.version });
    const refusal = { version: sent.body.version, outcome: 'refused', text: 'Not any more.' };
    expect((await applicant.post(`${path}/answer`, refusal)).body.state).toBe('refused');
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
    await approvedAgain(id);
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
  });

  test('an approval that is withdrawn', async () => {
    const { of, id } = await granted();
    expect((await order(applicant, await show(id), 'withdraw', { comment: 'We stop.' })).state).toBe(
      'withdrawn',
    );
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
  });

  test('an approval that is rejected when it is looked at again', async () => {
    const { of, id } = await granted();
    const reopening = await order(ona, await show(id), 'reopen', { reason: 'The use case is another one.' });
    const rejected = await order(ona, await order(ona, reopening, 'claim'), 'reject', {
      ...{ reason: 'other', comment: 'It is not what was applied for.' },
    });
    expect(rejected.state).toBe('rejected');
    expect(await ask(of, READ)).toBe('SERVICE_BLOCKED');
  });

  test('the end of the certificate', async () => {
    const one = await granted(new Date(t.clock.now().getTime() + 3 * 86_400_000));
    await days(4);
    await reopened(one, 'CERTIFICATE_EXPIRED');
  });
});
