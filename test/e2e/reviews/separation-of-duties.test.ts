import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Grants } from '../../../server/grants/grants.service.js';
import type { JobName } from '../../../server/jobs/jobs.contract.js';
import { JobRunner } from '../../../server/jobs/job-runner.js';
import { CONFIG, type Config } from '../../../server/platform/config/config.js';
import type { ReviewDetails } from '../../../server/reviews/reviews.contract.js';
import { AccountConsentEntity } from '../../../server/users/account-consent.entity.js';
import { CertificateAuthority } from '../../support/certificate-authority.js';
import { formOf } from '../../support/multipart.js';
import { routesOf } from '../../support/routes.js';
import { type Caller, type Person, startTestApp, type TestApp } from '../../support/test-app.js';
import { listOf, TestTrust } from '../../support/trusted-world.js';
import { INSTITUTIONS } from '../../support/world/institutions.js';
import { startWorld } from '../../support/world/start-world.js';
import type { World } from '../../support/world/world.js';

/**
 * Whether one person alone can get what takes two: access for somebody. Every route that changes anything has a class, and
 * those through which access could come are walked by one person alone below.
 */
const CLASSES = {
  own: 'concerns the account of whoever calls, and gives it nothing that it lacks',
  nothing: 'computes, reads, tells or files; access does not follow from it',
  applicant: 'writes or answers an application; whoever does so never decides about it',
  stricter: 'takes away; one person is enough for less',
  vote: 'one of the votes that a decision needs, by an officer in a session',
  two: 'proposed by one person, approved by another',
  account: 'waits for a second administrator where the account decides or consents',
  within: 'never more than what two people approved',
  facts:
    'facts that decisions look at, brought in by one person and kept with their origin; whoever decides is another, and Qwarden decides nothing by itself that rests on them',
} as const;
type Class = keyof typeof CLASSES;

// prettier-ignore
const ROUTES: Readonly<Record<string, Class>> = {
  'POST /auth/login':                            'own',
  'POST /auth/logout':                           'own',
  'POST /auth/password':                         'own',
  'POST /auth/forgot':                           'own',
  'POST /auth/reset':                            'own',
  'PATCH /auth/me':                              'own',
  'POST /api-tokens':                            'own',
  'DELETE /api-tokens/:id':                      'own',
  'POST /calendar-feeds':                        'own',
  'DELETE /calendar-feeds/:id':                  'own',
  'PUT /notifications/mails':                    'own',
  'POST /notifications/read-all':                'own',
  'POST /notifications/:id/read':                'own',

  'POST /users':                                 'account',
  'PATCH /users/:id':                            'account',
  'POST /users/:id/reset':                       'account',
  'POST /users/:id/consent':                     'account',

  'POST /reviews':                               'applicant',
  'PATCH /reviews/:id':                          'applicant',
  'DELETE /reviews/:id':                         'applicant',
  'POST /reviews/:id/copy':                      'applicant',
  'POST /reviews/:id/submit':                    'applicant',
  'POST /reviews/:id/withdraw':                  'applicant',
  'POST /reviews/:id/answer':                    'applicant',
  'POST /reviews/:id/messages':                  'nothing',
  'POST /reviews/:id/attachments':               'nothing',
  'POST /reviews/:id/claim':                     'vote',
  'POST /reviews/:id/release':                   'vote',
  'POST /reviews/:id/assign':                    'vote',
  'POST /reviews/:id/ask':                       'vote',
  'POST /reviews/:id/approve':                   'vote',
  'POST /reviews/:id/reject':                    'stricter',
  'POST /reviews/:id/reopen':                    'vote',

  'POST /decision-profiles':                     'two',
  'POST /decision-profiles/:id/approve':         'two',
  'POST /decision-profiles/:id/revoke':          'stricter',
  'POST /waivers':                               'two',
  'POST /waivers/:id/approve':                   'two',
  'POST /waivers/:id/revoke':                    'stricter',
  'POST /trust-anchors':                         'two',
  'POST /trust-anchors/:id/approve':             'two',
  'POST /trust-anchors/:id/revoke':              'stricter',
  'POST /register-overrides':                    'two',
  'POST /register-overrides/:id/approve':        'two',
  'POST /register-overrides/:id/revoke':         'stricter',
  'POST /register-manual-entries':               'two',
  'POST /register-manual-entries/:id/approve':   'two',
  'POST /register-manual-entries/:id/end':       'stricter',
  'POST /register-manual-entries/:id/revoke':    'stricter',
  'POST /organisations/:id/block':               'stricter',
  'POST /organisations/:id/unblock':             'two',

  'PATCH /grants/:id':                           'stricter',
  'POST /grants/:id/suspend':                    'stricter',
  'POST /grants/:id/resume':                     'within',
  'POST /grants/:id/end':                        'stricter',
  'POST /consents':                              'nothing',
  'PATCH /consents/:id':                         'nothing',
  'PUT /consents/renewals/:id':                  'nothing',
  'POST /consents/:id/sync':                     'nothing',
  'POST /consents/:id/terminate':                'nothing',
  'POST /consent-imports':                       'nothing',
  'POST /consent-imports/:id/check':             'nothing',
  'POST /consent-imports/:id/run':               'nothing',
  'POST /consent-imports/:id/cancel':            'nothing',
  'POST /submissions':                           'nothing',
  'POST /submissions/:id/prepare':               'nothing',
  'POST /submissions/:id/mark-sent':             'nothing',
  'POST /submissions/:id/mail':                  'nothing',
  'POST /submissions/:id/answer':                'within',
  'POST /submissions/:id/secrets':               'nothing',
  'POST /submissions/:id/events/:eventId/attachments': 'nothing',

  'POST /certificates':                          'facts',
  'PATCH /certificates/:id':                     'nothing',
  'DELETE /certificates/:id':                    'stricter',
  'POST /certificates/:id/evaluations':          'nothing',
  'POST /certificates/evaluations':              'nothing',
  'POST /evaluations/:id/replay':                'nothing',
  'POST /register-editions':                     'facts',
  'POST /register-editions/update':              'nothing',
  'POST /register-editions/:id/accept':          'facts',
  'POST /register-sources':                      'facts',
  'POST /register-sources/dry-run':              'nothing',
  'POST /register-sources/:id/import':           'facts',
  'PATCH /register-sources/:id':                 'facts',
  'POST /trusted-lists/refresh':                 'nothing',
  'POST /trusted-lists/import':                  'facts',
  'POST /official-journal':                      'facts',
  'DELETE /official-journal/:id':                'facts',
  'PATCH /authorities/:id':                      'facts',
  'POST /authorities/:id/keep-edit':             'facts',
  'POST /authorities/:id/take-shipped':          'facts',
  'POST /authorities/:id/links/:key/confirm':    'nothing',
  'POST /authorities/:id/links/:key/report':     'nothing',
  'POST /lint-adjustments':                      'facts',
  'POST /lint-adjustments/:id/withdraw':         'facts',
  'POST /organisations':                         'nothing',
  'PATCH /organisations/:id':                    'nothing',
  'PUT /organisations/:id/contacts':             'nothing',

  'POST /audit-entries/verify':                  'nothing',
  'POST /alerts/:id/acknowledge':                'nothing',
  'POST /alerts/:id/snooze':                     'nothing',
  'POST /alerts/:id/wake':                       'nothing',
  'POST /alert-rules':                           'nothing',
  'POST /alert-rules/preview':                   'nothing',
  'PATCH /alert-rules/:id':                      'nothing',
  'DELETE /alert-rules/:id':                     'nothing',
  'POST /alert-rules/:id/test':                  'nothing',
  'POST /alert-groups':                          'nothing',
  'PATCH /alert-groups/:id':                     'nothing',
  'DELETE /alert-groups/:id':                    'nothing',
  'POST /messages/:id/retry':                    'nothing',
  'POST /messages/:id/resend':                   'nothing',
  'POST /alert-channels':                        'nothing',
  'PATCH /alert-channels/:id':                   'nothing',
  'DELETE /alert-channels/:id':                  'nothing',
  'POST /alert-channels/:id/test':               'nothing',
  'POST /messages/test':                         'nothing',
  'POST /jobs/schedule/:name/run':               'nothing',
  'POST /probe-targets':                        'nothing',
  'PATCH /probe-targets/:id':                   'nothing',
  'DELETE /probe-targets/:id':                  'nothing',
  'POST /probe-targets/:id/switch-on':          'nothing',
  'POST /probe-targets/:id/pause':              'nothing',
  'POST /probe-targets/:id/resume':             'nothing',
  'POST /probe-targets/:id/runs':               'nothing',
  'POST /probe-targets/:id/truth-table':        'nothing',
  'POST /probe-targets/:id/maintenance':        'nothing',
  'DELETE /probe-targets/:id/maintenance/:windowId':'nothing',
  'POST /probe-runs/reports':                   'nothing',
  'POST /probe-keys':                           'nothing',
  'DELETE /probe-keys/:id':                     'nothing',
  'POST /connections':                          'nothing',
  'PATCH /connections/:id':                     'nothing',
  'DELETE /connections/:id':                    'nothing',
  'POST /connections/callback':                 'nothing',
  'POST /connections/:id/authorizations':       'nothing',
  'POST /connections/:id/tokens/:tokenId/refresh':'nothing',
  'POST /connections/:id/disconnect':           'nothing',
  'POST /connections/:id/checks':               'nothing',
  'POST /integration-checks/:id/steps':         'nothing',
  'DELETE /integration-checks/:id':             'nothing',
  'POST /certificate-requests/prepare':          'nothing',
  'POST /certificate-requests/check':            'nothing',
  'POST /applications/pre-check':                'nothing',
};

test('a class says why one person is enough, or is not', () => {
  for (const kind of new Set(Object.values(ROUTES))) expect(CLASSES[kind].length).toBeGreaterThan(20);
});

/** Of these, a route has to be tried by one person alone. */
const TRIED: readonly Class[] = ['vote', 'two', 'account', 'within'];

jest.setTimeout(240_000);

const START = '2026-03-04T09:00:00Z';
const REASON = 'Because one person wants it so.';

let t: TestApp;
let world: World;
/** Two officers, two administrators, and an applicant: everybody a person of their own. */
let ona: Person;
let jonas: Person;
let anna: Person;
let ben: Person;
let applicant: Person;
const trust = new TestTrust();
let count = 640_000;

beforeAll(async () => {
  world = await startWorld({ now: () => t?.clock.now() ?? new Date(START) });
  t = await startTestApp({
    at: START,
    trust,
    env: {
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_REGISTER_URL: world.register.metadataUrl,
      QWARDEN_HOST_COUNTRY: 'LT',
      QWARDEN_OPERATED_BY: 'bank',
    },
  });
  await trust.use(listOf(world.authorities.listed.granted));
  [ona, jonas, anna, ben, applicant] = [
    await t.person('compliance-officer', 'ona@bank.example'),
    await t.person('compliance-officer', 'jonas@bank.example'),
    await t.person('admin', 'anna@bank.example'),
    await t.person('admin', 'ben@bank.example'),
    await t.person('operator', 'applicant@tpp.example'),
  ];
});
afterAll(async () => {
  await t.stop();
  await world.stop();
});

// ---- What everybody needs

interface Holder {
  readonly certificateId: string;
  readonly identifier: string;
  readonly name: string;
}

const holder = async ({ licensed = true, of }: { licensed?: boolean; of?: Holder } = {}): Promise<Holder> => {
  const licence = of?.identifier.split('-').at(-1) ?? `LB${++count}`;
  const name = of?.name ?? `UAB ${licence}`;
  if (of === undefined && licensed) {
    world.register.enter({
      ...{ owner: 'LT_BL', name, number: licence, services: { LT: ['PS_070', 'PS_080'] } },
      authorisations: ['2021-01-01'],
    });
    await world.register.publish();
    for (const job of ['register-update', 'register-watch'] satisfies JobName[])
      expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
  }
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const { pem } = world.authorities.issuing.granted.issue({
    ...{ organisation: name, country, ncaId, ncaName, roles: ['PSP_AI'], authorisationNumber: licence },
    kind: 'qwac',
  });
  const { status, body } = await t.as('operator').post('/certificates', { pem });
  expect(status).toBe(201);
  return { certificateId: body.id, identifier: `PSDLT-BL-${licence}`, name };
};

const applicationOf = ({ certificateId, identifier, name }: Holder, over: object = {}) => ({
  ...{ certificateId, identifier, organisationName: name, roles: ['PSP_AI'] },
  useCase: 'We show customers all their accounts in one place, with their consent.',
  ...{ edition: 'berlin-1.3', environment: 'production', redirectUris: ['https://tpp.example/back'] },
  contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['compliance'] }],
  ...over,
});

const order = (by: Caller, { id, version }: ReviewDetails, command: string, body: object = {}) =>
  by.post(`/reviews/${id}/${command}`, { version, ...body });
const done = async (by: Caller, review: ReviewDetails, command: string, body: object = {}) => {
  const answer = await order(by, review, command, body);
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id: review.id })]);
  return answer.body as ReviewDetails;
};
const draft = async (of: Holder, by: Caller = applicant, over: object = {}): Promise<ReviewDetails> => {
  const { status, body } = await by.post('/reviews', { application: applicationOf(of, over) });
  expect(status).toBe(201);
  return body;
};
const submitted = async (of?: Holder, by: Caller = applicant, over: object = {}) =>
  done(by, await draft(of ?? (await holder()), by, over), 'submit');
const approved = async (of?: Holder): Promise<ReviewDetails> => {
  const claimed = await done(ona, await submitted(of), 'claim');
  const half = await done(ona, claimed, 'approve', { comment: '' });
  const whole = await done(jonas, half, 'approve', { comment: '' });
  expect(whole.state).toBe('approved');
  return whole;
};
const show = async (id: string): Promise<ReviewDetails> => (await anna.get(`/reviews/${id}`)).body;
const codeOf = async (answer: ReturnType<Caller['get']>): Promise<string> => (await answer).body?.code;
/** Whether it is decided for an application, and somebody can call because of it. */
const isOpenTo = async ({ id }: ReviewDetails): Promise<boolean> => {
  const { body } = await anna.get(`/grants?filter=${encodeURIComponent('{"state":"active"}')}&range=[0,99]`);
  const grants = (body as { id: string }[]).map(({ id: grantId }) => anna.get(`/grants/${grantId}`));
  const texts = (await Promise.all(grants)).map(({ text }) => text);
  return (await show(id)).state === 'approved' || texts.some((text) => text.includes(id));
};

/** Signs in with a one-time password and chooses an own one, as whoever holds it could. */
const enter = async (email: string, oneTimePassword: string): Promise<Caller> => {
  const signIn = async (password: string) => {
    const answer = await t.anonymous.post('/auth/login', { email, password });
    return t.caller({
      cookie: String([answer.headers['set-cookie'] ?? []].flat()[0]).split(';', 1)[0] ?? '',
    });
  };
  const newPassword = `a password of ${email} alone`;
  await (
    await signIn(oneTimePassword)
  ).post('/auth/password', { currentPassword: oneTimePassword, newPassword });
  return signIn(newPassword);
};
/** A second account in one person's hands. */
const puppet = async (
  role: string,
  maker: Caller = anna,
): Promise<Caller & { id: string; email: string }> => {
  const email = `puppet-${++count}@bank.example`;
  const { status, body } = await maker.post('/users', { email, name: `Puppet ${count}`, role });
  expect(status).toBe(201);
  return { ...(await enter(email, body.oneTimePassword)), id: body.user.id, email };
};
const tokenOf = async (by: Caller, ...scopes: string[]): Promise<Caller> => {
  const { body } = await by.post('/api-tokens', { name: `token ${++count}`, scopes });
  return t.caller({ authorization: `Bearer ${body.secret}` });
};

const PROFILE = {
  ...{ name: 'One is enough', approvals: 1, renewalApprovals: 1, steps: ['Look'], blindSecond: false },
  ...{ slaHours: 24, validForDays: 100, answerWithinDays: 10, draftForDays: 20 },
  automatic: { enabled: true, lanes: ['first', 'renewal', 'change'], samplePercent: 1 },
  ...{ edition: 'berlin-1.3', environment: 'sandbox', reason: REASON },
};
const proposeProfile = async (by: Caller) => {
  const { status, body } = await by.post('/decision-profiles', PROFILE);
  return { status, id: body.id as string, code: body.code as string | undefined };
};
const withdrawProfile = (id: string) => jonas.post(`/decision-profiles/${id}/revoke`, { reason: REASON });

const proposeWaiver = async (by: Caller, review: ReviewDetails) => {
  const { outcome } = (await anna.get(`/reviews/${review.id}/examination`)).body.verdict;
  const waiver = {
    reviewId: review.id,
    owner: 'Somebody',
    reason: REASON,
    endsOn: '2026-03-20',
    code: outcome,
  };
  return (await by.post('/waivers', waiver)).body as { id: string; code: string };
};

const OWN_ROOT = () => CertificateAuthority.root({ commonName: `Own root ${++count}`, country: 'LT' });
const proposeAnchor = async (by: Caller) =>
  (
    await by.post('/trust-anchors', {
      ...{ pem: OWN_ROOT().pem, scheme: 'My own', scope: 'QWACs that I issue', reason: REASON },
    })
  ).body as { id: string; code: string };

const proposeManualEntry = async (by: Caller) => {
  const details = {
    ...{ authority: 'LT-BL', number: `LB${++count}`, name: 'AB Niekas', type: 'CI', commercialNames: [] },
    ...{ services: {}, authorisedOn: '2021-01-01', reason: REASON, evidenceOf: '2026-03-01' },
  };
  const { body, headers } = formOf([
    { name: 'letter.pdf', content: '%PDF-1.7\nA letter.' },
    { name: 'details.json', content: JSON.stringify(details) },
  ]);
  return (await by.post('/register-manual-entries', body, headers)).body as { id: string; code: string };
};
const proposeOverride = async (by: Caller) => {
  const { body: known } = await anna.get('/register-entries?range=[0,0]');
  const { body } = await by.post('/register-overrides', {
    ...{ identifier: `PSDLT-BL-LB${++count}`, entryId: known[0].id, reason: REASON, endsOn: null },
  });
  return body as { id: string; code: string };
};

// ---- What one person alone tries

interface Attempt {
  readonly routes: readonly string[];
  /** Ends with expectations of its own; what it gives back must not be open to anybody. */
  readonly alone: () => Promise<ReviewDetails | undefined>;
}

const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  'an applicant who is an officer decides about the own application': {
    routes: ['POST /reviews/:id/claim', 'POST /reviews/:id/approve', 'POST /reviews/:id/assign'],
    alone: async () => {
      const own = await submitted(undefined, ona);
      expect(await codeOf(order(ona, own, 'claim'))).toBe('review-own-submission');
      expect(await codeOf(order(ona, own, 'assign', { assigneeId: jonas.id }))).toBe('review-own-submission');
      const claimed = await done(jonas, own, 'claim');
      expect(await codeOf(order(ona, claimed, 'approve', { comment: '' }))).toBe('review-own-submission');
      return claimed;
    },
  },
  'the first approver also gives the second approval': {
    routes: ['POST /reviews/:id/approve', 'POST /reviews/:id/release'],
    alone: async () => {
      const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
      expect(await codeOf(order(ona, half, 'approve', { comment: '' }))).toBe('review-voted-before');
      const released = await order(ona, half, 'release');
      const again = released.status === 200 ? await order(ona, released.body, 'claim') : released;
      expect(await codeOf(order(ona, await show(half.id), 'approve', { comment: '' }))).toMatch(
        /review-voted-before|review-wrong-state/,
      );
      expect([200, 409, 403, 422]).toContain(again.status);
      return half;
    },
  },
  'one person approves in two sessions at once': {
    routes: ['POST /reviews/:id/approve'],
    alone: async () => {
      const claimed = await done(ona, await submitted(), 'claim');
      const another = t.caller({ cookie: (await t.person('compliance-officer', 'ona@bank.example')).cookie });
      const answers = await Promise.all([
        order(ona, claimed, 'approve', { comment: '' }),
        order(another, claimed, 'approve', { comment: '' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      return claimed;
    },
  },
  'an approval is sent again with the version that was seen before': {
    routes: ['POST /reviews/:id/approve'],
    alone: async () => {
      const claimed = await done(ona, await submitted(), 'claim');
      const half = await done(ona, claimed, 'approve', { comment: '' });
      expect(await codeOf(order(ona, claimed, 'approve', { comment: '' }))).toBe('changed-meanwhile');
      expect(await codeOf(order(jonas, claimed, 'approve', { comment: '' }))).toBe('changed-meanwhile');
      return half;
    },
  },
  'a token of an officer decides': {
    routes: ['claim', 'release', 'assign', 'ask', 'approve', 'reopen'].map(
      (one) => `POST /reviews/:id/${one}`,
    ),
    alone: async () => {
      const script = await tokenOf(jonas, 'reviews.decide', 'reviews.read', 'reviews.apply');
      const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
      for (const command of ['claim', 'release', 'assign', 'ask', 'approve', 'reopen'])
        expect([command, await codeOf(order(script, half, command))]).toEqual([command, 'session-needed']);
      return half;
    },
  },
  'an administrator decides': {
    routes: ['claim', 'release', 'assign', 'ask', 'approve', 'reopen'].map(
      (one) => `POST /reviews/:id/${one}`,
    ),
    alone: async () => {
      const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
      for (const command of ['claim', 'release', 'assign', 'ask', 'approve', 'reopen'])
        expect([command, await codeOf(order(anna, half, command))]).toEqual([command, 'not-allowed']);
      expect(await codeOf(order(ona, half, 'assign', { assigneeId: anna.id }))).toBe(
        'review-assignee-unsuitable',
      );
      return half;
    },
  },
  'an administrator makes an officer and decides as them': {
    routes: [
      'POST /users',
      'POST /users/:id/consent',
      'POST /reviews/:id/approve',
      'POST /reviews/:id/claim',
    ],
    alone: async () => {
      const officer = await puppet('compliance-officer');
      const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
      expect(await codeOf(order(officer, half, 'approve', { comment: '' }))).toBe('account-not-consented');
      const { version } = (await anna.get(`/users/${officer.id}`)).body;
      expect(await codeOf(anna.post(`/users/${officer.id}/consent`, { version }))).toBe(
        'second-person-needed',
      );
      return half;
    },
  },
  'an administrator makes an administrator who consents': {
    routes: ['POST /users', 'POST /users/:id/consent'],
    alone: async () => {
      const officer = await puppet('compliance-officer');
      const admin = await puppet('admin');
      const { version } = (await anna.get(`/users/${officer.id}`)).body;
      expect(await codeOf(admin.post(`/users/${officer.id}/consent`, { version }))).toBe(
        'account-not-consented',
      );
      expect(await codeOf(admin.post('/users', { email: 'x@bank.example', name: 'X', role: 'admin' }))).toBe(
        'account-not-consented',
      );
      return undefined;
    },
  },
  'an administrator changes the own role, and that of another': {
    routes: ['PATCH /users/:id'],
    alone: async () => {
      expect((await anna.patch(`/users/${anna.id}`, { role: 'compliance-officer' })).status).not.toBe(200);
      const clerk = await puppet('operator');
      expect((await anna.patch(`/users/${clerk.id}`, { role: 'compliance-officer' })).status).toBe(200);
      const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
      const promoted = await enterAgain(clerk.email);
      expect(await codeOf(order(promoted, half, 'approve', { comment: '' }))).toBe('account-not-consented');
      return half;
    },
  },
  'an officer promotes somebody, or makes an account': {
    routes: ['POST /users', 'PATCH /users/:id', 'POST /users/:id/reset', 'POST /users/:id/consent'],
    alone: async () => {
      const made = ona.post('/users', { email: 'y@bank.example', name: 'Y', role: 'compliance-officer' });
      expect(await codeOf(made)).toBe('not-allowed');
      expect(await codeOf(ona.patch(`/users/${applicant.id}`, { role: 'admin' }))).toBe('not-allowed');
      expect(await codeOf(ona.post(`/users/${jonas.id}/reset`, { invitation: 'mail' }))).toBe('not-allowed');
      expect(await codeOf(ona.post(`/users/${ona.id}/consent`, { version: 1 }))).toBe('not-allowed');
      return undefined;
    },
  },
  'an administrator hands an officer a new password and uses it': {
    routes: ['POST /users/:id/reset'],
    alone: async () => {
      const olga = await t.person('compliance-officer', `olga-${++count}@bank.example`);
      const { body } = await anna.post(`/users/${olga.id}/reset`, { invitation: 'one-time-password' });
      const asOlga = await enter(olga.email, body.oneTimePassword);
      const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
      expect(await codeOf(order(asOlga, half, 'approve', { comment: '' }))).toBe('account-not-consented');
      return half;
    },
  },
  'a token that an administrator made as somebody else outlives the consent': {
    routes: ['POST /users/:id/consent', 'POST /users/:id/reset'],
    alone: async () => {
      const olga = await t.person('compliance-officer', `olga-${++count}@bank.example`);
      const { body } = await anna.post(`/users/${olga.id}/reset`, { invitation: 'one-time-password' });
      const token = await tokenOf(
        await enter(olga.email, body.oneTimePassword),
        'reviews.read',
        'reviews.apply',
      );
      expect((await token.get('/reviews')).status).toBe(200);
      const { version } = (await anna.get(`/users/${olga.id}`)).body;
      expect((await ben.post(`/users/${olga.id}/consent`, { version })).status).toBe(200);
      expect((await token.get('/reviews')).status).toBe(401);
      return undefined;
    },
  },
  'an applicant becomes an officer': {
    routes: ['PATCH /users/:id', 'POST /users/:id/consent', 'POST /reviews/:id/claim'],
    alone: async () => {
      const clerk = await t.person('operator', `clerk-${++count}@bank.example`);
      const own = await submitted(undefined, clerk);
      await anna.patch(`/users/${clerk.id}`, { role: 'compliance-officer' });
      const { version } = (await anna.get(`/users/${clerk.id}`)).body;
      expect((await ben.post(`/users/${clerk.id}/consent`, { version })).status).toBe(200);
      const officer = await session(clerk.id);
      expect(await codeOf(order(officer, own, 'claim'))).toBe('review-own-submission');
      return own;
    },
  },
  'an application in the name of somebody else stays the own': {
    routes: ['POST /reviews/:id/claim', 'POST /reviews/:id/approve'],
    alone: async () => {
      const own = await submitted(undefined, ona, { onBehalfOf: 'Rasa of the applicant' });
      expect(await codeOf(order(ona, own, 'claim'))).toBe('review-own-submission');
      const copied = await applicant.post(`/reviews/${own.id}/copy`, {});
      expect(copied.body.code).toBe('review-wrong-state');
      return own;
    },
  },
  'a copy of what was turned down is the application of whoever copied it': {
    routes: ['POST /reviews/:id/claim', 'POST /reviews/:id/assign'],
    alone: async () => {
      const claimed = await done(jonas, await submitted(), 'claim');
      const rejected = await done(jonas, claimed, 'reject', {
        reason: 'other',
        comment: 'Not in this form.',
      });
      const copy = (await ona.post(`/reviews/${rejected.id}/copy`, {})).body as ReviewDetails;
      const own = await done(ona, copy, 'submit');
      expect(await codeOf(order(ona, own, 'claim'))).toBe('review-own-submission');
      return own;
    },
  },
  'somebody else’s draft is submitted, and somebody else’s question answered': {
    routes: ['POST /reviews/:id/ask'],
    alone: async () => {
      const theirs = await draft(await holder());
      expect(await codeOf(order(ona, theirs, 'submit'))).toBe('review-not-yours');
      const asked = await done(
        ona,
        await done(ona, await done(applicant, theirs, 'submit'), 'claim'),
        'ask',
        {
          question: 'Which customers?',
        },
      );
      expect(await codeOf(order(ona, asked, 'answer', { answer: 'All of them.' }))).toBe('review-not-yours');
      return asked;
    },
  },
  'what was approved is opened again and approved by one': {
    routes: ['POST /reviews/:id/reopen', 'POST /reviews/:id/approve'],
    alone: async () => {
      const again = await done(ona, await approved(), 'reopen', { reason: 'Opened again by hand.' });
      expect(again).toMatchObject({ state: 'submitted', round: 2, approvalsNeeded: 2 });
      const half = await done(ona, await done(ona, again, 'claim'), 'approve', { comment: '' });
      expect(await codeOf(order(ona, half, 'approve', { comment: '' }))).toBe('review-voted-before');
      expect(half.state).toBe('in-review');
      return half;
    },
  },
  'an own renewal takes the short path': {
    routes: ['POST /reviews/:id/approve', 'POST /reviews/:id/claim'],
    alone: async () => {
      const of = await holder();
      await approved(of);
      const renewal = await submitted(await holder({ of }), ona);
      expect(renewal).toMatchObject({ lane: 'renewal', approvalsNeeded: 1 });
      expect(await codeOf(order(ona, renewal, 'claim'))).toBe('review-own-submission');
      expect((await show(renewal.id)).state).toBe('submitted');
      return undefined;
    },
  },
  'a decision profile that is content with one person': {
    routes: ['POST /decision-profiles', 'POST /decision-profiles/:id/approve'],
    alone: async () => {
      const { id } = await proposeProfile(ona);
      expect(await codeOf(ona.post(`/decision-profiles/${id}/approve`))).toBe('second-person-needed');
      const script = await tokenOf(jonas, 'decision-profiles.write');
      expect(await codeOf(script.post(`/decision-profiles/${id}/approve`))).toBe('session-needed');
      const review = await submitted(undefined, applicant, { environment: 'sandbox' });
      expect(review).toMatchObject({ approvalsNeeded: 2, profile: { id: 'default' } });
      await withdrawProfile(id);
      return review;
    },
  },
  'a decision profile proposed or approved by an account of the same administrator': {
    routes: ['POST /decision-profiles', 'POST /decision-profiles/:id/approve', 'POST /users'],
    alone: async () => {
      const officer = await puppet('compliance-officer');
      expect((await proposeProfile(officer)).code).toBe('account-not-consented');
      const { id } = await proposeProfile(anna);
      expect(await codeOf(officer.post(`/decision-profiles/${id}/approve`))).toBe('account-not-consented');
      await withdrawProfile(id);
      return undefined;
    },
  },
  'a proposal of an account that waits again is approved by whoever took it over': {
    routes: ['POST /decision-profiles/:id/approve', 'POST /users/:id/reset'],
    alone: async () => {
      const olga = await t.person('compliance-officer', `olga-${++count}@bank.example`);
      const { id } = await proposeProfile(olga);
      await anna.post(`/users/${olga.id}/reset`, { invitation: 'one-time-password' });
      expect(await codeOf(anna.post(`/decision-profiles/${id}/approve`))).toBe('account-not-consented');
      await withdrawProfile(id);
      return undefined;
    },
  },
  'a waiver of the own': {
    routes: ['POST /waivers', 'POST /waivers/:id/approve'],
    alone: async () => {
      const review = await done(ona, await submitted(await holder({ licensed: false })), 'claim');
      const { id } = await proposeWaiver(ona, review);
      expect(await codeOf(ona.post(`/waivers/${id}/approve`))).toBe('second-person-needed');
      expect(await codeOf(order(ona, review, 'approve', { comment: '' }))).toBe('review-verdict-forbids');
      const officer = await puppet('compliance-officer');
      expect(await codeOf(officer.post(`/waivers/${id}/approve`))).toBe('account-not-consented');
      expect(await codeOf((await tokenOf(jonas, 'waivers.write')).post(`/waivers/${id}/approve`))).toBe(
        'session-needed',
      );
      const another = await done(ona, await submitted(await holder({ licensed: false })), 'claim');
      expect((await proposeWaiver(officer, another)).code).toBe('account-not-consented');
      return review;
    },
  },
  'a waiver for the own application': {
    routes: ['POST /waivers', 'POST /waivers/:id/approve'],
    alone: async () => {
      const own = await submitted(await holder({ licensed: false }), ona);
      expect((await proposeWaiver(ona, own)).code).toBe('review-own-submission');
      const { id } = await proposeWaiver(jonas, own);
      expect(await codeOf(ona.post(`/waivers/${id}/approve`))).toBe('review-own-submission');
      return own;
    },
  },
  'a trust anchor of the own': {
    routes: ['POST /trust-anchors', 'POST /trust-anchors/:id/approve'],
    alone: () => byTwoAccounts('/trust-anchors', proposeAnchor, 'trust-anchors.write'),
  },
  'a register entry of the own': {
    routes: ['POST /register-manual-entries', 'POST /register-manual-entries/:id/approve'],
    alone: () => byTwoAccounts('/register-manual-entries', proposeManualEntry, 'register-decisions.write'),
  },
  'a number that the register knows under another': {
    routes: ['POST /register-overrides', 'POST /register-overrides/:id/approve'],
    alone: () => byTwoAccounts('/register-overrides', proposeOverride, 'register-decisions.write'),
  },
  'whoever blocked an organisation takes it off the stop-list': {
    routes: ['POST /organisations/:id/unblock'],
    alone: async () => {
      const review = await done(ona, await submitted(), 'claim');
      const path = `/organisations/${review.organisationId}`;
      const version = async () => (await ona.get(path)).body.version as number;
      await ona.post(`${path}/block`, { version: await version(), until: null, reason: REASON });
      const unblock = async (by: Caller) =>
        by.post(`${path}/unblock`, { version: await version(), reason: REASON });
      expect((await unblock(ona)).body.stopList ?? (await ona.get(path)).body).toBeDefined();
      expect(await codeOf(unblock(ona))).toBe('second-person-needed');
      expect(await codeOf(unblock(await puppet('admin')))).toBe('account-not-consented');
      const shorter = { version: await version(), until: '2026-03-04T10:00:00Z', reason: REASON };
      expect(await codeOf(ona.post(`${path}/block`, shorter))).toBe('organisation-block-shorter');
      expect(await codeOf(order(ona, review, 'approve', { comment: '' }))).toBe(
        'review-organisation-blocked',
      );
      return review;
    },
  },
  'access that facts took away is let go by one officer': {
    routes: ['POST /grants/:id/resume'],
    alone: async () => {
      const review = await approved();
      const grant = (await grantsOf(review))[0]!;
      await t.transactions.run((tx) =>
        t
          .get(Grants)
          .suspend(
            ...([tx, { reviewId: review.id }, { code: 'revoked', detail: 'Revoked.' }] as const),
            ...([{ id: 'system', name: 'Qwarden', via: 'system' }, t.clock.now()] as const),
          ),
      );
      const { version } = (await ona.get(`/grants/${grant.id}`)).body;
      expect(await codeOf(ona.post(`/grants/${grant.id}/resume`, { version, reason: REASON }))).toBe(
        'grant-needs-review',
      );
      expect((await grantsOf(review))[0]?.state).toBe('suspended');
      return undefined;
    },
  },
  'access that an officer holds is let go by an account nobody consented to': {
    routes: ['POST /grants/:id/resume'],
    alone: async () => {
      const review = await approved();
      const { id } = (await grantsOf(review))[0]!;
      const version = async () => (await ona.get(`/grants/${id}`)).body.version as number;
      await ona.post(`/grants/${id}/suspend`, { version: await version(), reason: REASON });
      const officer = await puppet('compliance-officer');
      const resume = async (by: Caller) =>
        by.post(`/grants/${id}/resume`, { version: await version(), reason: REASON });
      expect(await codeOf(resume(officer))).toBe('account-not-consented');
      expect(await codeOf(resume(anna))).toBe('not-allowed');
      expect(await codeOf(resume(await tokenOf(jonas, 'grants.write')))).toBe('session-needed');
      expect((await grantsOf(review))[0]?.state).toBe('suspended');
      return undefined;
    },
  },
  'access is made wider or longer': {
    routes: ['POST /grants/:id/resume'],
    alone: async () => {
      const review = await approved();
      const { id } = (await grantsOf(review))[0]!;
      const change = async (body: object) =>
        codeOf(
          ona.patch(`/grants/${id}`, {
            version: (await ona.get(`/grants/${id}`)).body.version,
            reason: REASON,
            ...body,
          }),
        );
      expect(await change({ endpoints: ['no-such-endpoint'] })).toBe('grant-only-narrower');
      expect(await change({ endsOn: '2099-01-01' })).toBe('grant-only-narrower');
      return undefined;
    },
  },
  'the bank’s answer is recorded before two have approved, or wider than they did': {
    routes: ['POST /submissions/:id/answer'],
    alone: async () => {
      const config = t.app.get<{ operatedBy: Config['operatedBy'] }>(CONFIG);
      const operated = jest.replaceProperty(config, 'operatedBy', 'tpp');
      try {
        const half = await done(ona, await done(ona, await submitted(), 'claim'), 'approve', { comment: '' });
        expect((await ona.post('/submissions', { reviewId: half.id, note: '' })).status).not.toBe(201);
        const review = await done(jonas, half, 'approve', { comment: '' });
        expect(await grantsOf(review)).toHaveLength(0);
        const submission = (await ona.post('/submissions', { reviewId: review.id, note: '' })).body;
        const sent = (
          await ona.post(`/submissions/${submission.id}/mark-sent`, { version: submission.version })
        ).body;
        const answer = (roles: string[], end: object = {}) =>
          codeOf(
            ona.post(`/submissions/${submission.id}/answer`, {
              ...{ version: sent.version, outcome: 'approved', reference: 'R-1', text: '', roles, ...end },
            }),
          );
        expect(await answer(['PSP_AI', 'PSP_PI'])).toBe('answer-too-wide');
        expect(await answer(['PSP_AI'], { validUntil: '2099-01-01T00:00:00.000Z' })).toBe('answer-too-wide');
        expect(await grantsOf(review)).toHaveLength(0);
        const reopened = await done(ona, review, 'reopen', { reason: 'Opened again by hand.' });
        expect(await answer(['PSP_AI'])).toBe('review-not-approved');
        return reopened;
      } finally {
        operated.restore();
      }
    },
  },
};

const session = async (id: string): Promise<Caller> => {
  const { Sessions } = await import('../../../server/users/sessions.js');
  const opened = await t.transactions.run((tx) =>
    t.get(Sessions).open(tx, id, { address: '127.0.0.1', userAgent: 'test' }, t.clock.now()),
  );
  return t.caller({ cookie: `qwarden=${opened}` });
};
const enterAgain = async (email: string): Promise<Caller> => {
  const answer = await t.anonymous.post('/auth/login', { email, password: `a password of ${email} alone` });
  return t.caller({ cookie: String([answer.headers['set-cookie'] ?? []].flat()[0]).split(';', 1)[0] ?? '' });
};
const grantsOf = async ({ id }: ReviewDetails): Promise<{ id: string; state: string }[]> => {
  const rows: { id: string; state: string }[] = [];
  for (const { id: grantId } of (await anna.get('/grants?range=[0,199]')).body as { id: string }[]) {
    const { body, text } = await anna.get(`/grants/${grantId}`);
    if (text.includes(id)) rows.push(body);
  }
  return rows;
};

/** What is proposed and approved: not by one account, its token, or two accounts of one administrator. */
const byTwoAccounts = async (
  path: string,
  propose: (by: Caller) => Promise<{ id: string; code: string }>,
  scope: string,
): Promise<undefined> => {
  const { id, code } = await propose(anna);
  expect(code).toBeUndefined();
  expect(await codeOf(anna.post(`${path}/${id}/approve`))).toBe('second-person-needed');
  const officer = await puppet('compliance-officer');
  expect(await codeOf(officer.post(`${path}/${id}/approve`))).toBe('account-not-consented');
  expect(await codeOf((await tokenOf(ona, scope)).post(`${path}/${id}/approve`))).toBe('session-needed');
  expect((await propose(officer)).code).toBe('account-not-consented');
  expect((await anna.get(`${path}/${id}`)).body.state).toBe('proposed');
  expect((await ona.post(`${path}/${id}/approve`)).body.state).toBe('approved');
  await ona.post(`${path}/${id}/revoke`, { reason: REASON });
  return undefined;
};

const mutating = () =>
  routesOf(t.app)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);

test('every route that changes anything has a class', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(mutating().sort());
});

test('every route through which access could come is tried by one person', () => {
  const tried = new Set(Object.values(ATTEMPTS).flatMap(({ routes }) => routes));
  const untried = Object.entries(ROUTES).filter(([name, kind]) => TRIED.includes(kind) && !tried.has(name));
  expect(untried.map(([name]) => name)).toEqual([]);
});

describe('one person alone gives nobody access', () => {
  test.each(Object.keys(ATTEMPTS))('%s', async (name) => {
    const review = await ATTEMPTS[name]!.alone();
    if (review !== undefined) expect(await isOpenTo(review)).toBe(false);
  });
});

test('two people do', async () => {
  const review = await approved();
  expect(review.remarks).toEqual([]);
  expect(await isOpenTo(review)).toBe(true);
});

test('where one person runs everything, every decision says so', async () => {
  await t.db.getRepository(AccountConsentEntity).update({ userId: ona.id }, { state: 'one-person' });
  try {
    const review = await approved();
    expect(review.remarks).toEqual(['one-person-installation']);
    const events = (await jonas.get(`/reviews/${review.id}/events`)).body as {
      command: string;
      details: object;
    }[];
    expect(events.findLast(({ command }) => command === 'approve')?.details).toMatchObject({
      remarks: ['one-person-installation'],
    });
  } finally {
    await t.db.getRepository(AccountConsentEntity).update({ userId: ona.id }, { state: 'consented' });
  }
});
