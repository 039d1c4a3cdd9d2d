import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { JobRunner } from '../../server/jobs/job-runner.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import type { ReviewDetails, ReviewEvent } from '../../server/reviews/reviews.contract.js';
import { LINT_RULES } from '../../server/core/lint/registry.js';
import { Grants } from '../../server/grants/grants.service.js';
import { CONFIG, type Config } from '../../server/platform/config/config.js';
import { ReviewExpiry, ReviewReopenings } from '../../server/reviews/review-sweeps.service.js';
import { ReviewEntity } from '../../server/reviews/review.entity.js';
import { formOf } from '../support/multipart.js';
import { type Person, startTestApp, type TestApp } from '../support/test-app.js';
import { listOf, TestTrust } from '../support/trusted-world.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

jest.setTimeout(240_000);

const START = '2026-03-04T09:00:00Z';
const USE_CASE = 'We show customers all their accounts in one place, with their consent.';

let t: TestApp;
let world: World;
let ona: Person;
let jonas: Person;
let applicant: Person;
let otherApplicant: Person;
const trust = new TestTrust();
let number = 710_000;

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};

interface Holder {
  readonly certificateId: string;
  readonly identifier: string;
  readonly name: string;
}

/** A certificate of an organisation of its own. `licensed`: whether the register knows it. */
const holder = async (
  roles: readonly ('PSP_AI' | 'PSP_PI')[] = ['PSP_AI'],
  { licensed = true, of, kind = 'qwac' }: { licensed?: boolean; of?: Holder; kind?: 'qwac' | 'qsealc' } = {},
): Promise<Holder> => {
  const licence = of?.identifier.split('-').at(-1) ?? `LB${++number}`;
  const name = of?.name ?? `UAB ${licence}`;
  if (of === undefined && licensed) {
    world.register.enter({
      ...{ owner: 'LT_BL', name, number: licence, services: { LT: ['PS_070', 'PS_080'] } },
      authorisations: ['2021-01-01'],
    });
    await world.register.publish();
    await run('register-update', 'register-watch');
  }
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const { pem } = world.authorities.issuing.granted.issue({
    ...{ organisation: name, country, ncaId, ncaName, roles, authorisationNumber: licence, kind },
  });
  const { status, body } = await t.as('operator').post('/certificates', { pem });
  expect(status).toBe(201);
  return { certificateId: body.id, identifier: `PSDLT-BL-${licence}`, name };
};

const applicationOf = ({ certificateId, identifier, name }: Holder, over: object = {}) => ({
  ...{ certificateId, identifier, organisationName: name, useCase: USE_CASE, roles: ['PSP_AI'] },
  ...{ edition: 'berlin-1.3', environment: 'production', redirectUris: ['https://tpp.example/back'] },
  contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['compliance'] }],
  ...over,
});
const draft = async (application: object, by = applicant): Promise<ReviewDetails> => {
  const { status, body } = await by.post('/reviews', { application });
  expect([status, body]).toEqual([201, expect.objectContaining({ state: 'draft' })]);
  return body;
};
const order = (by: Person, { id, version }: ReviewDetails, command: string, body: object = {}) =>
  by.post(`/reviews/${id}/${command}`, { version, ...body });
const done = async (
  by: Person,
  review: ReviewDetails,
  command: string,
  body: object = {},
): Promise<ReviewDetails> => {
  const answer = await order(by, review, command, body);
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id: review.id })]);
  return answer.body;
};
const refused = async (
  by: Person,
  review: ReviewDetails,
  command: string,
  body: object = {},
): Promise<string> => (await order(by, review, command, body)).body.code;
const submitted = async (of: Holder, over: object = {}): Promise<ReviewDetails> =>
  done(applicant, await draft(applicationOf(of, over)), 'submit');
const claimed = async (of: Holder, over: object = {}): Promise<ReviewDetails> =>
  done(ona, await submitted(of, over), 'claim');
const approved = async (of: Holder, over: object = {}): Promise<ReviewDetails> => {
  const first = await done(ona, await claimed(of, over), 'approve', { comment: 'Fine.' });
  return done(jonas, first, 'approve', { comment: 'Fine as well.' });
};
const show = async (id: string, by = jonas): Promise<ReviewDetails> => (await by.get(`/reviews/${id}`)).body;
const commandOf = ({ commands }: ReviewDetails, wanted: string): string | null | undefined =>
  commands.find(({ command }) => command === wanted)?.refusal;

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
  // With one administrator alone every decision would say so.
  await t.person('admin', 'second@bank.example');
  ona = await t.person('compliance-officer', 'ona@bank.example');
  jonas = await t.person('compliance-officer', 'jonas@bank.example');
  applicant = await t.person('operator', 'applicant@tpp.example');
  otherApplicant = await t.person('operator', 'other@tpp.example');
});
afterAll(async () => {
  await t.stop();
  await world.stop();
});

describe('from draft to approval', () => {
  test('an application is written, submitted, asked about, answered, and approved by two', async () => {
    const of = await holder(['PSP_AI', 'PSP_PI']);
    let review = await draft({ identifier: of.identifier });
    expect(review).toMatchObject({ state: 'draft', waitsFor: 'applicant', number: /^2026-\d{4}$/ });
    const saved = await applicant.patch(`/reviews/${review.id}`, {
      version: review.version,
      application: applicationOf(of, { roles: ['PSP_AI', 'PSP_PI'] }),
    });
    expect(saved.body).toMatchObject({ organisationName: of.name, version: review.version + 1 });
    review = await done(applicant, saved.body, 'submit');
    expect(review).toMatchObject({
      state: 'submitted',
      lane: 'first',
      approvalsNeeded: 2,
      waitsFor: 'reviewer',
    });
    expect(review.organisationId).toEqual(expect.any(String));
    const due = Date.parse(review.dueAt ?? '');
    expect(due - t.clock.now().getTime()).toBe(48 * 3_600_000);

    review = await done(ona, review, 'claim');
    review = await done(ona, review, 'ask', { question: 'For which customers?' });
    expect(review).toMatchObject({ state: 'needs-information', waitsFor: 'applicant', dueAt: null });
    expect((await applicant.get('/reviews/counts')).body).toMatchObject({ mine: 1, toAnswer: 1 });
    expect((await ona.get('/reviews/counts')).body).toMatchObject({ assignedToMe: 1, toAnswer: 0 });
    t.clock.advance({ minutes: 30 });
    review = await done(applicant, review, 'answer', { answer: 'Consumers in Lithuania.' });
    expect(review).toMatchObject({ state: 'in-review', assignee: { name: 'ona' } });
    expect(Date.parse(review.dueAt ?? '') - due).toBe(30 * 60_000);

    const examination = (await ona.get(`/reviews/${review.id}/examination`)).body;
    expect(examination).toMatchObject({
      ...{ verdict: { outcome: 'valid' }, match: { verdict: 'usable' }, difference: null, missing: [] },
      match: {
        lines: expect.arrayContaining([expect.objectContaining({ role: 'PSP_PI', verdict: 'usable' })]),
      },
    });
    expect(examination.conditions.filter(({ met }: { met: boolean }) => !met)).toHaveLength(0);

    review = await done(ona, review, 'approve', { comment: 'Accounts only.', roles: ['PSP_AI'] });
    expect(review).toMatchObject({ state: 'in-review', approvals: 1 });
    review = await done(jonas, review, 'approve', { comment: 'Agreed.' });
    expect(review).toMatchObject({
      ...{ state: 'approved', approvals: 2, roles: ['PSP_AI'], waitsFor: 'nobody', remarks: [] },
      votes: [
        { by: { name: 'ona' }, step: 1 },
        { by: { name: 'jonas' }, step: 2 },
      ],
    });
    const events = (await jonas.get(`/reviews/${review.id}/events`)).body;
    expect(events.map(({ command }: { command: string }) => command)).toEqual([
      ...['create', 'save', 'submit', 'claim', 'ask', 'answer', 'approve', 'approve'],
    ]);
    const audit = await jonas.get(
      `/audit-entries?filter=${encodeURIComponent(JSON.stringify({ subjectId: review.id, action: 'review.approve' }))}`,
    );
    expect(audit.body).toHaveLength(2);
    const meter = (await jonas.get('/reviews/meter')).body;
    expect(meter.months.at(-1)).toMatchObject({
      ...{ month: '2026-03', submitted: 1, count: 1, shareAutomatic: 0, shareRejected: 0 },
      toDecision: { median: 0.5 },
      toAccess: null,
    });
  });

  test('what a submission lacks is named, and nothing is lost', async () => {
    const of = await holder();
    const { body, status } = await order(
      applicant,
      await draft({ ...applicationOf(of), useCase: 'Short.', contacts: [], roles: ['PSP_PI'] }),
      'submit',
    );
    expect([status, body.code]).toEqual([422, 'review-incomplete']);
    expect(body.missing).toEqual([
      { code: 'too-short', field: 'useCase' },
      { code: 'missing', field: 'contacts' },
      { code: 'role-not-in-certificate', field: 'roles' },
    ]);
  });

  test('a seal, or the certificate of somebody else, is none for this application', async () => {
    const of = await holder();
    const seal = await holder(['PSP_AI'], { of, kind: 'qsealc' });
    const foreign = await holder();
    const codes = async (certificateId: string) => {
      const review = await draft(applicationOf({ ...of, certificateId }));
      return (await order(applicant, review, 'submit')).body.missing.map(
        ({ code }: { code: string }) => code,
      );
    };
    expect(await codes(seal.certificateId)).toContain('not-a-qwac');
    expect(await codes(foreign.certificateId)).toEqual(['certificate-of-another-organisation']);
  });

  test('there is one open application for an interface, and the other is named', async () => {
    const of = await holder();
    const first = await submitted(of);
    const second = await draft(applicationOf(of));
    const { status, body } = await order(applicant, second, 'submit');
    expect([status, body.code, body.other]).toEqual([
      ...[409, 'review-duplicate', { id: first.id, number: first.number }],
    ]);
    const sandbox = await draft(applicationOf(of, { environment: 'sandbox' }));
    expect(await done(applicant, sandbox, 'submit')).toMatchObject({ state: 'submitted' });
    await done(applicant, first, 'withdraw', { comment: 'Twice.' });
    expect(await done(applicant, second, 'submit')).toMatchObject({ state: 'submitted' });
  });

  test('what is reopened beside a newer application can be worked on, as the newer one can', async () => {
    const of = await holder();
    const first = await approved(of);
    const second = await submitted(of);
    let reopened = await done(jonas, first, 'reopen', { reason: 'Another question has come up.' });
    expect(reopened).toMatchObject({ state: 'submitted', round: 2 });
    reopened = await done(ona, reopened, 'claim');
    reopened = await done(ona, reopened, 'ask', { question: 'Which is it now?' });
    const third = await draft(applicationOf(of));
    expect((await order(applicant, third, 'submit')).body.other).toMatchObject({ id: second.id });
    const claim = await done(jonas, second, 'claim');
    await done(jonas, claim, 'reject', { reason: 'other', comment: 'The other one is enough.' });
    // There is still one that is open.
    expect((await order(applicant, third, 'submit')).body.other).toMatchObject({ id: first.id });
    reopened = await done(applicant, reopened, 'answer', { answer: 'The first one.' });
    reopened = await done(ona, reopened, 'approve', { comment: 'Fine.' });
    expect(await done(jonas, reopened, 'approve', { comment: '' })).toMatchObject({ state: 'approved' });
    expect(await done(applicant, third, 'submit')).toMatchObject({ state: 'submitted' });
  });

  test('a draft is discarded by who began it, and nothing that was submitted is', async () => {
    const review = await draft({});
    expect((await otherApplicant.delete(`/reviews/${review.id}`)).body.code).toBe('review-not-yours');
    expect((await applicant.delete(`/reviews/${review.id}`)).status).toBe(204);
    expect((await applicant.get(`/reviews/${review.id}`)).status).toBe(404);
    const { id } = await submitted(await holder());
    expect((await applicant.delete(`/reviews/${id}`)).body.code).toBe('review-wrong-state');
  });
});

describe('four eyes', () => {
  test('whoever saw an older version changes nothing', async () => {
    const review = await submitted(await holder());
    await done(ona, review, 'claim');
    expect(await refused(jonas, review, 'claim')).toBe('changed-meanwhile');
    const { id, version } = await draft({});
    await applicant.patch(`/reviews/${id}`, { version, application: { useCase: 'A' } });
    const late = await applicant.patch(`/reviews/${id}`, { version, application: { useCase: 'B' } });
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile']);
    expect((await show(id)).application.useCase).toBe('A');
  });

  test('nobody decides on an own submission', async () => {
    const of = await holder();
    const own = await done(ona, await draft(applicationOf(of), ona), 'submit');
    expect(await refused(ona, own, 'claim')).toBe('review-own-submission');
    expect(commandOf(await show(own.id, ona), 'claim')).toBe('review-own-submission');
    expect(await refused(jonas, own, 'assign', { assigneeId: ona.id })).toBe('review-own-submission');
    const taken = await done(jonas, own, 'claim');
    expect(await refused(ona, taken, 'approve', { comment: '' })).toBe('review-own-submission');
  });

  test('nor on what names them as somebody to turn to', async () => {
    const contacts = [{ name: 'Ona', email: 'Ona@bank.example', phone: '', purposes: ['compliance'] }];
    const review = await submitted(await holder(), { contacts });
    expect(await refused(ona, review, 'claim')).toBe('review-own-submission');
    expect(commandOf(await show(review.id, ona), 'claim')).toBe('review-own-submission');
    const { id: assigneeId } = (await ona.get('/auth/me')).body;
    expect(await refused(jonas, review, 'assign', { assigneeId })).toBe('review-own-submission');
    expect(await done(jonas, review, 'claim')).toMatchObject({ state: 'in-review' });
  });

  test('nobody votes twice', async () => {
    const one = await done(ona, await claimed(await holder()), 'approve', { comment: '' });
    expect(await refused(ona, one, 'approve', { comment: '' })).toBe('review-voted-before');
    expect(await refused(ona, one, 'reject', { reason: 'other', comment: 'On second thoughts.' })).toBe(
      'review-voted-before',
    );
  });

  test('administrators and tokens do not decide', async () => {
    const review = await submitted(await holder());
    const admin = await t.person('admin');
    expect(await refused(admin, review, 'claim')).toBe('not-allowed');
    const token = await t.withToken('compliance-officer', ['reviews.decide', 'reviews.read']);
    const { body } = await token.post(`/reviews/${review.id}/claim`, { version: review.version });
    expect(body.code).toBe('session-needed');
    expect(await refused(jonas, review, 'assign', { assigneeId: admin.id })).toBe(
      'review-assignee-unsuitable',
    );
  });

  test('an officer who is disabled in between does not decide', async () => {
    const away = await t.person('compliance-officer', 'away@bank.example');
    const review = await done(ona, await submitted(await holder()), 'assign', { assigneeId: away.id });
    expect(review).toMatchObject({ state: 'in-review', assignee: { name: 'away' } });
    await t.as('admin').patch(`/users/${away.id}`, { state: 'disabled' });
    expect((await order(away, review, 'approve', { comment: '' })).status).toBe(401);
  });

  test('nothing wider than asked for is approved, and a verdict that stands against it forbids it', async () => {
    const review = await claimed(await holder(['PSP_AI', 'PSP_PI']));
    expect(await refused(ona, review, 'approve', { comment: '', roles: ['PSP_PI'] })).toBe(
      'review-scope-too-wide',
    );
    const unknown = await claimed(await holder(['PSP_AI'], { licensed: false }));
    expect(await refused(ona, unknown, 'approve', { comment: '' })).toBe('review-verdict-forbids');
    const rejected = await done(ona, unknown, 'reject', {
      ...{ reason: 'not-in-register', comment: 'No register knows this number.' },
    });
    expect(rejected).toMatchObject({ state: 'rejected', votes: [{ reason: 'not-in-register' }] });
    const copy = await applicant.post(`/reviews/${rejected.id}/copy`, {});
    expect(copy.body).toMatchObject({ state: 'draft', application: { useCase: USE_CASE } });
  });
});

const REASON = 'So that nobody decides alone.';
const PROFILE = {
  ...{ name: 'Blind', approvals: 2, renewalApprovals: 1, steps: ['First', 'Second'], blindSecond: true },
  ...{ slaHours: 24, validForDays: 100, answerWithinDays: 10, draftForDays: 20 },
  automatic: { enabled: false, lanes: [], samplePercent: 10 },
  ...{ edition: 'georgia-0.8', environment: null, reason: REASON },
};

describe('what needs two people', () => {
  test('a decision profile counts once somebody else approves it, and hides earlier votes if it says so', async () => {
    const { status, body: profile } = await ona.post('/decision-profiles', PROFILE);
    expect([status, profile.state, profile.version]).toEqual([201, 'proposed', 1]);
    expect((await ona.post('/decision-profiles', PROFILE)).body.code).toBe('decision-profile-exists');
    expect((await ona.post(`/decision-profiles/${profile.id}/approve`)).body.code).toBe(
      'second-person-needed',
    );
    expect((await t.as('operator').post(`/decision-profiles/${profile.id}/approve`)).body.code).toBe(
      'not-allowed',
    );

    const georgian = { edition: 'georgia-0.8' };
    const before = await submitted(await holder(), georgian);
    expect(before.profile).toMatchObject({ id: 'default' });
    expect((await jonas.post(`/decision-profiles/${profile.id}/approve`)).body.state).toBe('approved');
    expect((await jonas.post(`/decision-profiles/${profile.id}/approve`)).body.code).toBe(
      'decision-not-open',
    );

    const review = await claimed(await holder(), georgian);
    expect(review.profile).toMatchObject({ id: 'georgia-0.8:any', version: 1 });
    await done(ona, review, 'approve', { comment: 'I see no fault.' });
    const hidden = await show(review.id, jonas);
    expect([hidden.approvals, hidden.votes.length]).toEqual([1, 0]);
    expect((await jonas.get(`/reviews/${review.id}/events`)).text).not.toContain('I see no fault.');
    expect((await show(review.id, ona)).votes).toHaveLength(1);
    const decided = await done(jonas, hidden, 'approve', { comment: 'Nor do I.' });
    expect(decided.votes.map(({ comment }) => comment)).toEqual(['I see no fault.', 'Nor do I.']);
  });

  test('a profile whose steps are not as many as its approvals is refused', async () => {
    const { status, body } = await ona.post('/decision-profiles', { ...PROFILE, steps: ['One'] });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
  });

  test('a step may ask for a compliance lead, of whom there have to be enough', async () => {
    const ordered = {
      ...{ ...PROFILE, name: 'A lead last', blindSecond: false, environment: 'sandbox' },
      stepRoles: ['compliance-officer', 'compliance-lead'],
    };
    expect(
      (await ona.post('/decision-profiles', { ...ordered, stepRoles: ['compliance-lead'] })).status,
    ).toBe(400);
    expect((await ona.post('/decision-profiles', ordered)).body.code).toBe('decision-profile-unstaffed');
    const lea = await t.person('compliance-lead', 'lea@bank.example');
    const { body: profile } = await ona.post('/decision-profiles', ordered);
    expect((await jonas.post(`/decision-profiles/${profile.id}/approve`)).body.state).toBe('approved');

    const review = await claimed(await holder(), { edition: 'georgia-0.8', environment: 'sandbox' });
    expect(review.profile?.steps).toEqual([
      { name: 'First', role: 'compliance-officer' },
      { name: 'Second', role: 'compliance-lead' },
    ]);
    const once = await done(ona, review, 'approve', { comment: '' });
    expect(await refused(jonas, once, 'approve', { comment: '' })).toBe('review-step-of-another-role');
    expect((await show(once.id, jonas)).commands).toContainEqual({
      ...{ command: 'approve', refusal: 'review-step-of-another-role' },
    });
    expect((await done(lea, await show(once.id, lea), 'approve', { comment: '' })).state).toBe('approved');
    const { body: events } = await ona.get(`/reviews/${once.id}/events`);
    const roles = events.flatMap(({ command, details }: ReviewEvent) =>
      command === 'approve' ? [details['role']] : [],
    );
    expect(roles.sort()).toEqual(['compliance-lead', 'compliance-officer']);
  });

  test('a waiver counts once somebody else approves it, until its last day', async () => {
    let review = await claimed(await holder(['PSP_AI'], { licensed: false }));
    expect(await refused(ona, review, 'approve', { comment: '' })).toBe('review-verdict-forbids');
    const { outcome } = (await ona.get(`/reviews/${review.id}/examination`)).body.verdict;
    const waiver = { reviewId: review.id, owner: 'Ona', reason: 'The register is late by a week.' };
    const propose = (over: object) =>
      ona.post('/waivers', { ...waiver, code: outcome, endsOn: '2026-03-20', ...over });
    expect((await propose({ code: 'revoked' })).body.code).toBe('waiver-impossible');
    expect((await propose({ endsOn: '2026-03-01' })).body.code).toBe('invalid-input');
    const { status, body: proposed } = await propose({});
    expect([status, proposed.state]).toEqual([201, 'proposed']);
    expect((await propose({})).body.code).toBe('waiver-exists');
    expect(await refused(ona, review, 'approve', { comment: '' })).toBe('review-verdict-forbids');
    expect((await ona.post(`/waivers/${proposed.id}/approve`)).body.code).toBe('second-person-needed');
    expect((await t.as('admin').post(`/waivers/${proposed.id}/approve`)).body.code).toBe('not-allowed');
    expect((await jonas.post(`/waivers/${proposed.id}/approve`)).body.state).toBe('approved');
    review = await done(ona, review, 'approve', { comment: 'Waived.' });
    review = await done(jonas, review, 'approve', { comment: 'Waived.' });
    expect(review).toMatchObject({ state: 'approved', remarks: [`waived:${outcome}`] });
    expect(review.validUntil).toBe('2026-03-21T00:00:00.000Z');
    const ended = await ona.post(`/waivers/${proposed.id}/revoke`, { reason: 'It is in the register now.' });
    expect(ended.body).toMatchObject({ state: 'revoked', revokedBy: 'ona' });
    expect(await show(review.id)).toMatchObject({
      ...{ state: 'submitted', round: 2, reopenedFor: [{ code: 'waiver-ended' }] },
    });
  });
});

describe('correspondence', () => {
  const attach = (by: Person, id: string, name: string, content: string | Uint8Array) => {
    const { body, headers } = formOf([{ name, content }]);
    return by.post(`/reviews/${id}/attachments`, body, headers);
  };

  test('what looks like HTML is kept and given back as text', async () => {
    const text = '<script>alert(1)</script> & <b>bold</b>';
    const review = await done(ona, await claimed(await holder()), 'ask', { question: text });
    const { body, headers } = await applicant.get(`/reviews/${review.id}/messages`);
    expect(body).toMatchObject([{ kind: 'question', text, by: { name: 'ona' } }]);
    expect([headers['content-type'], headers['x-content-type-options']]).toEqual([
      ...[expect.stringContaining('application/json'), 'nosniff'],
    ]);
  });

  test('comments among reviewers are not for the applicant', async () => {
    const { id } = await claimed(await holder());
    await ona.post(`/reviews/${id}/messages`, { text: 'Looks odd to me.', internal: true });
    await ona.post(`/reviews/${id}/messages`, { text: 'We are looking at it.' });
    const texts = async (by: Person) =>
      (await by.get(`/reviews/${id}/messages`)).body.map(({ text }: { text: string }) => text);
    expect(await texts(applicant)).toEqual(['We are looking at it.']);
    expect(await texts(jonas)).toHaveLength(2);
    const own = await applicant.post(`/reviews/${id}/messages`, { text: 'Mine.', internal: true });
    expect(own.body.code).toBe('review-own-submission');
  });

  test('attachments are told by their content, and only ever saved', async () => {
    const review = await draft({});
    const type = async (name: string, content: string | Uint8Array) => {
      const { body } = await attach(applicant, review.id, name, content);
      return body.code ?? body.type;
    };
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
    const { pem, der } = world.authorities.issuing.granted.issue({});
    expect(await type('licence.exe', '%PDF-1.7\n')).toBe('application/pdf');
    expect(await type('a.pdf', png)).toBe('image/png');
    expect(await type('../../etc/žodžiai.txt', 'Žodžiai.\n')).toBe('text/plain');
    expect(await type('c.pem', pem)).toBe('application/x-pem-file');
    expect(await type('c.der', der)).toBe('application/pkix-cert');
    expect(await type('a.png', '<html><script>alert(1)</script>')).toBe('attachment-unsuitable');
    expect(await type('b.txt', 'bell \u0007')).toBe('attachment-unsuitable');
    expect(await type('b.txt', Uint8Array.from([0xff, 0xfe, 0x41, 0]))).toBe('attachment-unsuitable');
    expect(await type('again.png', png)).toBe('attachment-exists');
    expect(await type('key.pem', '-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----')).toBe(
      'private-key',
    );
    expect(await type('big.pdf', Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)]))).toBe(
      'too-large',
    );
    const { body: all } = await applicant.get(`/reviews/${review.id}/attachments`);
    expect(all).toHaveLength(5);
    const text = all.find(({ type: one }: { type: string }) => one === 'text/plain');
    expect(text.name).toBe('žodžiai.txt');
    const file = await jonas.get(`/reviews/${review.id}/attachments/${text.id}`);
    expect([file.status, file.text, file.headers]).toEqual([
      ...[200, 'Žodžiai.\n'],
      expect.objectContaining({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment; filename="[^"]*"/),
        'x-content-type-options': 'nosniff',
      }),
    ]);
    for (let i = 5; i < 20; i++) expect(await type(`${i}.txt`, `No. ${i}`)).toBe('text/plain');
    expect(await type('one-more.txt', 'No. 20')).toBe('attachments-full');
    const { id } = await draft({}, otherApplicant);
    expect((await attach(applicant, id, 'a.txt', 'A')).body.code).toBe('review-not-yours');
  });
});

test('whoever looks at people, messages or files of an application is in the audit log', async () => {
  const { id } = await draft(applicationOf(await holder()));
  const seenBy = async (path: string) => {
    expect((await jonas.get(`/reviews/${id}${path}`)).status).toBe(200);
    const filter = encodeURIComponent(JSON.stringify({ subjectId: id }));
    const { body } = await ona.get(`/audit-entries?sort=["position","DESC"]&range=[0,0]&filter=${filter}`);
    return [body[0].action, body[0].actorName];
  };
  expect(await seenBy('')).toEqual(['review.view-contacts', 'jonas']);
  // Nothing is there to be seen.
  expect(await seenBy('/messages')).toEqual(['review.view-contacts', 'jonas']);
  await applicant.post(`/reviews/${id}/messages`, { text: 'Rasa is away until Monday.' });
  expect(await seenBy('/messages')).toEqual(['review.view-messages', 'jonas']);
  const form = formOf([{ name: 'licence.txt', content: 'A licence.' }]);
  const attached = await applicant.post(`/reviews/${id}/attachments`, form.body, form.headers);
  expect(await seenBy('/attachments')).toEqual(['review.view-attachments', 'jonas']);
  expect(await seenBy(`/attachments/${attached.body.id}`)).toEqual(['review.download-attachment', 'jonas']);
});

describe('access', () => {
  test('follows an approval where our decision is the bank’s, and ends with it in any case', async () => {
    const grants = t.get(Grants);
    const config = t.app.get<{ operatedBy: Config['operatedBy'] }>(CONFIG);
    const operated = jest.replaceProperty(config, 'operatedBy', 'bank');
    const give = jest.spyOn(grants, 'give').mockResolvedValue([]);
    const suspend = jest.spyOn(grants, 'suspend').mockResolvedValue(0);
    try {
      const of = await holder();
      let review = await done(ona, await claimed(of), 'approve', { comment: '', validUntil: '2026-06-30' });
      expect(give).not.toHaveBeenCalled();
      review = await done(jonas, review, 'approve', { comment: '' });
      expect(give.mock.calls.map(([, given]) => given)).toMatchObject([
        {
          ...{ reviewId: review.id, organisationId: review.organisationId, certificateId: of.certificateId },
          ...{ edition: 'berlin-1.3', environment: 'production', roles: ['PSP_AI'], endpoints: [] },
          until: new Date('2026-06-30T23:59:59.999Z'),
        },
      ]);
      review = await done(jonas, review, 'reopen', { reason: 'The register has changed.' });
      await done(applicant, review, 'withdraw', { comment: 'We stop.' });
      expect(suspend.mock.calls.map(([, which, { code }]) => [which, code])).toEqual([
        [{ reviewId: review.id }, 'reopened-by-hand'],
      ]);
    } finally {
      operated.restore();
      give.mockRestore();
      suspend.mockRestore();
    }
  });

  test('a question opens what is asked for, not for whom or for which interface', async () => {
    const of = await holder(['PSP_AI', 'PSP_PI']);
    const asked = await done(ona, await claimed(of), 'ask', { question: 'Payments as well?' });
    const save = (application: object) =>
      applicant.patch(`/reviews/${asked.id}`, { version: asked.version, application });
    const { status, body } = await save({ environment: 'sandbox', identifier: 'PSDLT-BL-LB000001' });
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      ...[400, ['application.identifier', 'application.environment']],
    ]);
    const saved = await save({ roles: ['PSP_AI', 'PSP_PI'] });
    expect(await done(applicant, saved.body, 'answer', { answer: 'Yes.' })).toMatchObject({
      ...{ state: 'in-review', roles: ['PSP_AI', 'PSP_PI'] },
    });
  });
});

describe('what Qwarden decides itself', () => {
  const automatic = async (samplePercent: number): Promise<void> => {
    const lanes = ['first'];
    const { body } = await ona.post('/decision-profiles', {
      ...{ ...PROFILE, edition: 'berlin-1.3', environment: 'sandbox', blindSecond: false },
      automatic: { enabled: true, lanes, samplePercent },
    });
    expect((await jonas.post(`/decision-profiles/${body.id}/approve`)).body.state).toBe('approved');
  };
  const sandbox = { environment: 'sandbox' };

  test('is what is green, and says that nobody looked', async () => {
    await automatic(1);
    const reviews = [];
    // One of a hundred is kept for people; three in a row are not.
    for (let i = 0; i < 3; i += 1) reviews.push(await submitted(await holder(), sandbox));
    const [decided] = reviews.filter(({ state }) => state === 'approved');
    expect(decided).toMatchObject({ approvals: 1, remarks: ['automatic'] });
    // Who changes by what is judged alone would else decide alone.
    const adjustment = await t.as('admin').post('/lint-adjustments', {
      ...{ ruleId: LINT_RULES[0]?.id, severity: 'off', reason: 'To be tried by one person.' },
    });
    expect(adjustment.status).toBe(201);
    for (let i = 0; i < 3; i += 1)
      expect(await submitted(await holder(), sandbox)).toMatchObject({ state: 'submitted' });
    await t.as('admin').post(`/lint-adjustments/${adjustment.body.id}/withdraw`);
    const unknown = await submitted(await holder(['PSP_AI'], { licensed: false }), sandbox);
    expect(unknown).toMatchObject({ state: 'submitted', remarks: [] });
    expect((await ona.get('/reviews/meter')).body.months.at(-1).shareAutomatic).toBeGreaterThan(0);
  });

  test('but for a sample, which nobody draws again by applying once more', async () => {
    await automatic(50);
    for (let i = 0; i < 4; i += 1) {
      const first = await submitted(await holder(), sandbox);
      await done(applicant, first, 'withdraw', { comment: '' });
      const { body: copy } = await applicant.post(`/reviews/${first.id}/copy`);
      expect((await done(applicant, copy, 'submit')).state).toBe(first.state);
    }
  });
});

describe('what time and the world do', () => {
  test('an approval is opened again with its causes, and the round begins anew', async () => {
    const review = await approved(await holder());
    const causes = [{ code: 'revoked', detail: 'The responder says revoked.' }];
    const reopen = () =>
      t.transactions.run((tx) => t.get(ReviewReopenings).reopen(tx, review.id, causes, t.clock.now()));
    expect(await reopen()).toBe(true);
    expect(await show(review.id)).toMatchObject({
      ...{ state: 'submitted', round: 2, approvals: 0, approvalsNeeded: 2, votes: [], reopenedFor: causes },
    });
    expect(await reopen()).toBe(false);
  });

  test('a renewal takes the short path beside the approval before it, and is shown what changed', async () => {
    const of = await holder(['PSP_AI', 'PSP_PI']);
    const first = await approved(of);
    const next = await holder(['PSP_AI'], { of });
    const renewal = await claimed(next);
    expect(renewal).toMatchObject({ lane: 'renewal', approvalsNeeded: 1 });
    const { difference } = (await ona.get(`/reviews/${renewal.id}/examination`)).body;
    expect(difference.review.number).toBe(first.number);
    expect(difference.changes).toContainEqual({
      ...{ field: 'certificate.usableRoles', before: ['PSP_AI', 'PSP_PI'], after: ['PSP_AI'] },
      weight: 'notice',
    });
    expect(await done(ona, renewal, 'approve', { comment: '' })).toMatchObject({ state: 'approved' });
    expect((await show(first.id)).state).toBe('approved');
  });

  test('what is opened again is compared with what was approved', async () => {
    const review = await approved(await holder());
    let again = await done(ona, review, 'reopen', { reason: 'The use has become another one.' });
    again = await done(ona, again, 'claim');
    again = await done(ona, again, 'ask', { question: 'What is it used for now?' });
    const useCase = 'We only pay bills now, and show nothing to anybody.';
    const saved = await applicant.patch(`/reviews/${review.id}`, {
      ...{ version: again.version, application: { useCase } },
    });
    await done(applicant, saved.body, 'answer', { answer: 'Changed.' });
    const { difference } = (await ona.get(`/reviews/${review.id}/examination`)).body;
    expect(difference.review.number).toBe(review.number);
    expect(difference.changes).toEqual([
      { field: 'application.useCase', before: [USE_CASE], after: [useCase], weight: 'warning' },
    ]);
  });

  test('what nobody answers ends, and so does an approval whose time is over', async () => {
    const asked = await done(ona, await claimed(await holder()), 'ask', { question: 'Which?' });
    const held = await approved(await holder());
    const late = await submitted(await holder());
    const expire = () => t.get(ReviewExpiry).expireDue(t.clock.now());
    const before = await expire();
    t.clock.advance({ days: 29 });
    [ona, jonas, applicant] = await Promise.all([
      t.person('compliance-officer', 'ona@bank.example'),
      t.person('compliance-officer', 'jonas@bank.example'),
      t.person('operator', 'applicant@tpp.example'),
    ]);
    expect(before.overdue).toBe(0);
    expect((await expire()).overdue).toBeGreaterThan(0);
    expect((await expire()).overdue).toBe(0);
    expect((await show(asked.id)).state).toBe('needs-information');
    t.clock.advance({ days: 2 });
    [ona, jonas, applicant] = await Promise.all([
      t.person('compliance-officer', 'ona@bank.example'),
      t.person('compliance-officer', 'jonas@bank.example'),
      t.person('operator', 'applicant@tpp.example'),
    ]);
    await expire();
    expect((await show(asked.id)).state).toBe('expired');
    expect((await show(held.id)).state).toBe('approved');
    expect((await show(late.id)).state).toBe('submitted');
    t.clock.advance({ days: 400 });
    [ona, jonas, applicant] = await Promise.all([
      t.person('compliance-officer', 'ona@bank.example'),
      t.person('compliance-officer', 'jonas@bank.example'),
      t.person('operator', 'applicant@tpp.example'),
    ]);
    await expire();
    expect((await show(held.id)).state).toBe('expired');
  });
});

test('three thousand reviews are filtered, sorted and walked beyond a page', async () => {
  const { id } = await draft({ identifier: 'PSDLT-BL-LB799999', organisationName: 'Many' });
  const [pattern] = await t.db.getRepository(ReviewEntity).findBy({ id });
  const hour = 3_600_000;
  const rows = Array.from({ length: 3_000 }, (_, i): ReviewEntity => ({
    ...pattern!,
    ...{
      id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      number: `2031-${String(i + 8_500).padStart(4, '0')}`,
      numberOrder: 2_031_008_500 + i,
    },
    ...{ state: 'submitted', lane: i % 3 === 0 ? 'renewal' : 'first', submittedAt: t.clock.now() },
    ...{ assigneeId: i % 10 === 0 ? ona.id : null, edition: i % 2 === 0 ? 'berlin-1.3' : 'georgia-0.8' },
    dueAt: new Date(t.clock.now().getTime() + (i % 4 === 0 ? -hour : hour)),
    wantedRoles: i % 5 === 0 ? ['PSP_AI', 'PSP_PI'] : ['PSP_AI'],
    ...{ organisationName: `Bulk ${i % 7}`, searchText: `bulk ${i % 7} uab\n2031-${i}` },
  }));
  await t.transactions.run((tx) => tx.save(ReviewEntity, rows, { chunk: 20 }));
  const list = async (filter: object, more = '') => {
    const query = `filter=${encodeURIComponent(JSON.stringify({ q: 'bulk', ...filter }))}${more}`;
    const { status, body, headers } = await ona.get(`/reviews?${query}`);
    expect(status).toBe(200);
    return {
      rows: body as ReviewDetails[],
      total: Number(headers['x-total-count']),
      next: headers['x-next-cursor'],
    };
  };
  expect((await list({})).total).toBe(3_000);
  expect((await list({ lane: 'renewal' })).total).toBe(1_000);
  expect((await list({ assignee: 'me' })).total).toBe(300);
  expect((await list({ assignee: 'none' })).total).toBe(2_700);
  expect((await list({ overdue: true })).total).toBe(750);
  expect((await list({ edition: 'georgia-0.8', overdue: true })).total).toBe(0);
  expect((await list({ mine: true })).total).toBe(0);
  expect((await list({ stage: 'open' })).total).toBe(3_000);
  expect((await list({ stage: 'decided' })).total).toBe(0);
  expect((await list({ waitsFor: 'reviewer', assignee: 'none' })).total).toBe(2_700);
  expect((await list({ waitsFor: 'applicant' })).total).toBe(0);
  expect((await list({ role: 'PSP_PI' })).total).toBe(600);
  const table = await ona.get(
    `/reviews/export?sort=["dueAt","ASC"]&filter=${encodeURIComponent('{"q":"bulk","lane":"renewal"}')}`,
  );
  expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
  const lines = table.text.trim().split('\r\n');
  expect(lines).toHaveLength(1_001);
  expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(1_000);
  const last = await list({}, '&sort=["number","ASC"]&range=[2990,2999]');
  expect(last.rows.map(({ number: one }) => one)).toEqual(
    Array.from({ length: 10 }, (_, i) => `2031-${11_490 + i}`),
  );
  const seen = new Set<string>();
  for (let cursor: unknown = ''; cursor !== undefined;) {
    const page = await list({}, `&sort=["dueAt","ASC"]&range=[0,999]&cursor=${String(cursor)}`);
    for (const { id: one } of page.rows) seen.add(one);
    cursor = page.next;
  }
  expect(seen.size).toBe(3_000);
  const counts = (await ona.get('/reviews/counts')).body;
  expect(counts.states.submitted).toBeGreaterThanOrEqual(3_000);
  expect(counts.overdue).toBeGreaterThanOrEqual(750);
});
