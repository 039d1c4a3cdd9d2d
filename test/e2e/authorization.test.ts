import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ROLES, type Role } from '../../server/core/permissions/permissions.js';
import { type Route, routesOf } from '../support/routes.js';
import { type Answer, type Caller, type TestApp, startTestApp } from '../support/test-app.js';

/**
 * Who may call what. Written by hand and apart from the server's table, so that a mistake there shows
 * here. A route without a line fails.
 */
const COMPLIANCE: readonly Role[] = ['compliance-officer', 'compliance-lead'];
const EVERY_ROLE: readonly Role[] = ['admin', ...COMPLIANCE, 'operator', 'auditor'];
const WORKING: readonly Role[] = ['admin', ...COMPLIANCE, 'operator'];
const READS_AUDIT: readonly Role[] = ['admin', ...COMPLIANCE, 'auditor'];
const DECIDES: readonly Role[] = ['admin', ...COMPLIANCE];
const ADMIN: readonly Role[] = ['admin'];
const OFFICER: readonly Role[] = [...COMPLIANCE];
const OPERATES: readonly Role[] = ['admin', 'operator'];

type Rule =
  | 'public'
  /** Not by the caller alone; has tests of its own below. */
  | 'apart'
  | {
      readonly roles: readonly Role[];
      readonly tokens: 'yes' | 'no';
      /** Needs no permission, so a token with any scope will do. */
      readonly anyScope?: true;
      readonly beforePasswordChange?: true;
    };

const by = (roles: readonly Role[]): Rule => ({ roles, tokens: 'yes' });
const ANYBODY: Rule = { roles: EVERY_ROLE, tokens: 'yes', anyScope: true };
const PERSON: Rule = { roles: EVERY_ROLE, tokens: 'no' };
const PERSON_EARLY: Rule = { ...PERSON, beforePasswordChange: true };

// prettier-ignore
const RULES: Readonly<Record<string, Rule>> = {
  'GET //healthz':                      'public',
  'GET //readyz':                       'public',
  'GET //metrics':                      'apart',

  'POST /auth/login':                   'public',
  'POST /auth/forgot':                  'public',
  'POST /auth/reset':                   'public',
  'POST /auth/logout':                  PERSON_EARLY,
  'POST /auth/password':                PERSON_EARLY,
  'PATCH /auth/me':                     PERSON_EARLY,
  'GET /auth/me':                       { ...ANYBODY, beforePasswordChange: true },

  'GET /users':                         by(EVERY_ROLE),
  'GET /users/:id':                     by(EVERY_ROLE),
  'POST /users':                        by(ADMIN),
  'PATCH /users/:id':                   by(ADMIN),
  'POST /users/:id/reset':              by(ADMIN),

  'POST /users/:id/consent':            by(ADMIN),

  'GET /organisations':                 by(EVERY_ROLE),
  'GET /organisations/:id':             by(EVERY_ROLE),
  'GET /organisations/:id/dates':       by(EVERY_ROLE),
  'GET /organisations/:id/contacts':    by(EVERY_ROLE),
  'POST /organisations':                by(WORKING),
  'PATCH /organisations/:id':           by(WORKING),
  'PUT /organisations/:id/contacts':    by(WORKING),
  'POST /organisations/:id/block':      by(DECIDES),
  'POST /organisations/:id/unblock':    by(DECIDES),

  'GET /calendar':                      by(EVERY_ROLE),
  'GET /calendar-feeds':                PERSON,
  'POST /calendar-feeds':               PERSON,
  'DELETE /calendar-feeds/:id':         PERSON,
  'GET /calendar-feeds/:secret/calendar.ics': 'public',
  'GET /forecasts/consent-cliff':       by(EVERY_ROLE),
  'GET /forecasts/blast-radius':        by(EVERY_ROLE),
  'GET /api-tokens':                    ANYBODY,
  'GET /api-tokens/:id':                ANYBODY,
  'POST /api-tokens':                   PERSON,
  'DELETE /api-tokens/:id':             PERSON,

  'GET /audit-entries':                 by(READS_AUDIT),
  'GET /audit-entries/:position':       by(READS_AUDIT),
  'GET /audit-entries/public-key':      by(READS_AUDIT),
  'POST /audit-entries/verify':         by(READS_AUDIT),
  'GET /audit-checkpoints':             by(READS_AUDIT),

  'GET /certificates':                  by(EVERY_ROLE),
  'GET /certificates/today':            by(EVERY_ROLE),
  'GET /certificates/facets':           by(EVERY_ROLE),
  'GET /certificates/compare':          by(EVERY_ROLE),
  'GET /certificates/export':           by(EVERY_ROLE),
  'GET /certificates/:id':              by(EVERY_ROLE),
  'GET /certificates/:id/bytes':        by(EVERY_ROLE),
  'GET /certificates/:id/pem':          by(EVERY_ROLE),
  'GET /certificates/:id/register-match': by(EVERY_ROLE),
  'GET /certificates/:id/der':          by(EVERY_ROLE),
  'POST /certificates':                 by(WORKING),
  'PATCH /certificates/:id':            by(WORKING),
  'DELETE /certificates/:id':           by(ADMIN),

  'GET /certificates/:id/evaluations':  by(EVERY_ROLE),
  'POST /certificates/:id/evaluations': by(WORKING),
  'POST /certificates/evaluations':     by(WORKING),
  'GET /evaluations':                   by(EVERY_ROLE),
  'GET /evaluations/:id':               by(EVERY_ROLE),
  'GET /evaluations/:id/evidence/:sha256': by(EVERY_ROLE),
  'GET /evaluations/:id/evidence.zip':  by(EVERY_ROLE),
  'GET /evaluations/:id/report.pdf':    by(EVERY_ROLE),
  'POST /evaluations/:id/replay':       by(EVERY_ROLE),
  'GET /register-editions':             by(EVERY_ROLE),
  'GET /register-editions/:id':         by(EVERY_ROLE),
  'GET /register-editions/:id/changes': by(EVERY_ROLE),
  'GET /register-changes':              by(EVERY_ROLE),
  'GET /register-changes/:id':          by(EVERY_ROLE),
  'POST /register-editions':            by(ADMIN),
  'POST /register-editions/update':     by(ADMIN),
  'POST /register-editions/:id/accept': by(ADMIN),

  'GET /register-entries':              by(EVERY_ROLE),
  'GET /register-entries/facets':       by(EVERY_ROLE),
  'GET /register-entries/lookup':       by(EVERY_ROLE),
  'GET /register-entries/:id':          by(EVERY_ROLE),

  'GET /register-sources':              by(EVERY_ROLE),
  'GET /register-sources/:id':          by(EVERY_ROLE),
  'POST /register-sources':             by(ADMIN),
  'POST /register-sources/dry-run':     by(ADMIN),
  'POST /register-sources/:id/import':  by(ADMIN),
  'PATCH /register-sources/:id':        by(ADMIN),
  'GET /register-overrides':            by(EVERY_ROLE),
  'GET /register-overrides/:id':        by(EVERY_ROLE),
  'POST /register-overrides':           by(DECIDES),
  'POST /register-overrides/:id/approve': by(DECIDES),
  'POST /register-overrides/:id/revoke': by(DECIDES),
  'GET /register-manual-entries':       by(EVERY_ROLE),
  'GET /register-manual-entries/:id':   by(EVERY_ROLE),
  'GET /register-manual-entries/:id/evidence': by(EVERY_ROLE),
  'POST /register-manual-entries':      by(DECIDES),
  'POST /register-manual-entries/:id/approve': by(DECIDES),
  'POST /register-manual-entries/:id/end': by(DECIDES),
  'POST /register-manual-entries/:id/revoke': by(DECIDES),

  'GET /trusted-lists':                by(EVERY_ROLE),
  'GET /trusted-lists/export':         by(EVERY_ROLE),
  'POST /trusted-lists/refresh':       by(DECIDES),
  'POST /trusted-lists/import':        by(DECIDES),
  'GET /trusted-lists/:territory':     by(EVERY_ROLE),
  'GET /trusted-lists/:territory/editions':                by(EVERY_ROLE),
  'GET /trusted-lists/:territory/editions/:id':            by(EVERY_ROLE),
  'GET /trusted-lists/:territory/editions/:id/xml':        by(EVERY_ROLE),
  'GET /trusted-lists/:territory/editions/:id/difference': by(EVERY_ROLE),
  'GET /trust-services':               by(EVERY_ROLE),
  'GET /trust-services/:id':           by(EVERY_ROLE),
  'GET /official-journal':             by(EVERY_ROLE),
  'POST /official-journal':            by(ADMIN),
  'DELETE /official-journal/:id':      by(ADMIN),
  'GET /trust-anchors':                by(EVERY_ROLE),
  'GET /trust-anchors/:id':            by(EVERY_ROLE),
  'POST /trust-anchors':               by(DECIDES),
  'POST /trust-anchors/:id/approve':   by(DECIDES),
  'POST /trust-anchors/:id/revoke':    by(DECIDES),

  'GET /authorities':                  by(EVERY_ROLE),
  'GET /authorities/:id':              by(EVERY_ROLE),
  'PATCH /authorities/:id':            by(ADMIN),
  'POST /authorities/:id/keep-edit':   by(ADMIN),
  'POST /authorities/:id/take-shipped': by(ADMIN),
  'POST /authorities/:id/links/:key/confirm': by(WORKING),
  'POST /authorities/:id/links/:key/report': by(WORKING),

  'GET /alerts':                        by(EVERY_ROLE),
  'GET /alerts/:id':                    by(EVERY_ROLE),
  'POST /alerts/:id/acknowledge':       by(WORKING),
  'POST /alerts/:id/snooze':            by(DECIDES),
  'POST /alerts/:id/wake':              by(WORKING),
  'GET /alerts/:id/audience':           by(EVERY_ROLE),
  'GET /alert-rules':                   by(EVERY_ROLE),
  'GET /alert-rules/:id':               by(EVERY_ROLE),
  'POST /alert-rules':                  by(DECIDES),
  'POST /alert-rules/preview':          by(EVERY_ROLE),
  'PATCH /alert-rules/:id':             by(DECIDES),
  'DELETE /alert-rules/:id':            by(DECIDES),
  'POST /alert-rules/:id/test':         by(DECIDES),
  'GET /alert-groups':                  by(EVERY_ROLE),
  'GET /alert-groups/:id':              by(EVERY_ROLE),
  'POST /alert-groups':                 by(DECIDES),
  'PATCH /alert-groups/:id':            by(DECIDES),
  'DELETE /alert-groups/:id':           by(DECIDES),
  'GET /alert-deliveries':              by(EVERY_ROLE),

  'GET /lint-rules':                    by(EVERY_ROLE),
  'GET /lint-rules/:id':                by(EVERY_ROLE),
  'GET /lint-adjustments':              by(EVERY_ROLE),
  'GET /lint-adjustments/:id':          by(EVERY_ROLE),
  'POST /lint-adjustments':             by(DECIDES),
  'POST /lint-adjustments/:id/withdraw': by(DECIDES),

  'GET /messages':                      by(EVERY_ROLE),
  'GET /messages/:id':                  by(EVERY_ROLE),
  'GET /messages/:id/html':              by(EVERY_ROLE),
  'POST /messages/:id/retry':           by(WORKING),
  'POST /messages/:id/resend':          by(WORKING),
  'GET /alert-channels':                by(EVERY_ROLE),
  'GET /alert-channels/:id':            by(EVERY_ROLE),
  'POST /alert-channels':               by(ADMIN),
  'PATCH /alert-channels/:id':          by(ADMIN),
  'DELETE /alert-channels/:id':         by(ADMIN),
  'POST /alert-channels/:id/test':      by(ADMIN),
  'POST /messages/test':                by(ADMIN),

  'GET /jobs':                          by(EVERY_ROLE),
  'GET /jobs/:id':                      by(EVERY_ROLE),
  'GET /jobs/schedule':                 by(EVERY_ROLE),
  'POST /jobs/schedule/:name/run':      by(OPERATES),

  'GET /notifications':                 PERSON,
  'GET /notifications/count':           PERSON,
  'GET /notifications/recipients':      by(EVERY_ROLE),
  'GET /notifications/mails':           PERSON,
  'PUT /notifications/mails':           PERSON,
  'POST /notifications/read-all':       PERSON,
  'POST /notifications/:id/read':       PERSON,

  'GET /submissions':                   by(EVERY_ROLE),
  'GET /submissions/:id':               by(EVERY_ROLE),
  'GET /submissions/:id/attachments/:attachmentId': by(EVERY_ROLE),
  'GET /submissions/:id/package.zip':   by(WORKING),
  'GET /submissions/:id/package.pdf':   by(WORKING),
  'GET /submissions/:id/mail':          by(WORKING),
  'POST /submissions':                  by(WORKING),
  'POST /submissions/:id/prepare':      by(WORKING),
  'POST /submissions/:id/mark-sent':    by(WORKING),
  'POST /submissions/:id/mail':         { roles: WORKING, tokens: 'no' },
  'POST /submissions/:id/answer':       { roles: WORKING, tokens: 'no' },
  'POST /submissions/:id/secrets':      { roles: WORKING, tokens: 'no' },
  'POST /submissions/:id/events/:eventId/attachments': by(WORKING),

  'POST /certificate-requests/prepare': by(WORKING),
  'POST /certificate-requests/check':   by(WORKING),
  'POST /applications/pre-check':       by(EVERY_ROLE),

  'GET /status':                        ANYBODY,

  'GET /api-editions':                  by(EVERY_ROLE),
  'GET /consents':                      by(EVERY_ROLE),
  'GET /consents/overview':             by(EVERY_ROLE),
  'GET /consents/renewals/:id':         by(EVERY_ROLE),
  'PUT /consents/renewals/:id':         by(WORKING),
  'GET /consents/:id':                  by(EVERY_ROLE),
  'POST /consents':                     by(WORKING),
  'PATCH /consents/:id':                by(WORKING),
  'POST /consents/:id/sync':            by(WORKING),
  'POST /consents/:id/terminate':       by(WORKING),

  'GET /probe-presets':                by(EVERY_ROLE),
  'GET /probe-targets':                by(EVERY_ROLE),
  'GET /probe-targets/:id':            by(EVERY_ROLE),
  'POST /probe-targets':               by(OPERATES),
  'PATCH /probe-targets/:id':          by(OPERATES),
  'DELETE /probe-targets/:id':         by(OPERATES),
  'POST /probe-targets/:id/switch-on': by(ADMIN),
  'POST /probe-targets/:id/pause':     by(OPERATES),
  'POST /probe-targets/:id/resume':    by(OPERATES),
  'POST /probe-targets/:id/runs':      by(WORKING),
  'POST /probe-targets/:id/truth-table':by(WORKING),
  'GET /probe-targets/:id/history':    by(EVERY_ROLE),
  'GET /probe-targets/:id/statistics': by(EVERY_ROLE),
  'GET /probe-targets/:id/statistics/export':by(EVERY_ROLE),
  'GET /probe-targets/:id/changes':    by(EVERY_ROLE),
  'GET /probe-targets/:id/metadata':   by(EVERY_ROLE),
  'GET /probe-targets/:id/maintenance':by(EVERY_ROLE),
  'POST /probe-targets/:id/maintenance':by(OPERATES),
  'DELETE /probe-targets/:id/maintenance/:windowId':by(OPERATES),
  'GET /probe-runs':                   by(EVERY_ROLE),
  'GET /probe-runs/:id':               by(EVERY_ROLE),
  'GET /probe-runs/:id/support-mail':  by(EVERY_ROLE),
  'POST /probe-runs/reports':          by(WORKING),
  'GET /probe-keys':                   by(EVERY_ROLE),
  'POST /probe-keys':                  by(OPERATES),
  'DELETE /probe-keys/:id':            by(OPERATES),
  'GET /connections':                  by(EVERY_ROLE),
  'GET /connections/:id':              by(EVERY_ROLE),
  'POST /connections':                 by(OPERATES),
  'PATCH /connections/:id':            by(OPERATES),
  'DELETE /connections/:id':           by(OPERATES),
  'POST /connections/callback':        { roles: OPERATES, tokens: 'no' },
  'POST /connections/:id/authorizations':{ roles: OPERATES, tokens: 'no' },
  'POST /connections/:id/tokens/:tokenId/refresh':by(OPERATES),
  'POST /connections/:id/disconnect':  by(OPERATES),
  'GET /connections/:id/checks':       by(EVERY_ROLE),
  'POST /connections/:id/checks':      by(OPERATES),
  'GET /integration-checks/:id':       by(EVERY_ROLE),
  'POST /integration-checks/:id/steps':{ roles: OPERATES, tokens: 'no' },
  'GET /integration-checks/:id/account-data':{ roles: OPERATES, tokens: 'no' },
  'GET /integration-checks/:id/report.pdf':by(EVERY_ROLE),
  'DELETE /integration-checks/:id':    by(OPERATES),
  'GET /consent-imports':               by(EVERY_ROLE),
  'POST /consent-imports':              by(WORKING),
  'GET /consent-imports/:id':           by(EVERY_ROLE),
  'POST /consent-imports/:id/check':    by(WORKING),
  'POST /consent-imports/:id/run':      by(WORKING),
  'POST /consent-imports/:id/cancel':   by(WORKING),
  'GET /grants':                        by(EVERY_ROLE),
  'GET /grants/matrix':                 by(EVERY_ROLE),
  'GET /grants/check':                  by(EVERY_ROLE),
  'GET /grants/:id':                    by(EVERY_ROLE),
  'PATCH /grants/:id':                  by(OFFICER),
  'POST /grants/:id/suspend':           by(OFFICER),
  'POST /grants/:id/resume':            by(OFFICER),
  'POST /grants/:id/end':               by(OFFICER),

  'GET /reviews':                       by(EVERY_ROLE),
  'GET /reviews/counts':                by(EVERY_ROLE),
  'GET /reviews/export':                by(EVERY_ROLE),
  'GET /reviews/meter':                 by(EVERY_ROLE),
  'GET /reviews/meter/export':          by(EVERY_ROLE),
  'GET /reviews/:id':                   by(EVERY_ROLE),
  'GET /reviews/:id/events':            by(EVERY_ROLE),
  'GET /reviews/:id/examination':       by(EVERY_ROLE),
  'GET /reviews/:id/messages':          by(EVERY_ROLE),
  'GET /reviews/:id/attachments':       by(EVERY_ROLE),
  'GET /reviews/:id/attachments/:attachmentId': by(EVERY_ROLE),
  'GET /reviews/:id/evidence':          by(EVERY_ROLE),
  'POST /reviews':                      by(WORKING),
  'PATCH /reviews/:id':                 by(WORKING),
  'DELETE /reviews/:id':                by(WORKING),
  'POST /reviews/:id/copy':             by(WORKING),
  'POST /reviews/:id/submit':           by(WORKING),
  'POST /reviews/:id/withdraw':         by(WORKING),
  'POST /reviews/:id/answer':           by(WORKING),
  'POST /reviews/:id/messages':         by(WORKING),
  'POST /reviews/:id/attachments':      by(WORKING),
  'POST /reviews/:id/claim': { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /reviews/:id/release': { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /reviews/:id/assign': { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /reviews/:id/ask': { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /reviews/:id/approve': { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /reviews/:id/reject': { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /reviews/:id/reopen': { roles: [...COMPLIANCE], tokens: 'no' },
  'GET /decision-profiles':             by(EVERY_ROLE),
  'GET /decision-profiles/:id':         by(EVERY_ROLE),
  'POST /decision-profiles':            { roles: DECIDES, tokens: 'no' },
  'POST /decision-profiles/:id/approve': { roles: DECIDES, tokens: 'no' },
  'POST /decision-profiles/:id/revoke': { roles: DECIDES, tokens: 'no' },
  'GET /waivers':                       by(EVERY_ROLE),
  'GET /waivers/:id':                   by(EVERY_ROLE),
  'POST /waivers':                      { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /waivers/:id/approve':          { roles: [...COMPLIANCE], tokens: 'no' },
  'POST /waivers/:id/revoke':           { roles: [...COMPLIANCE], tokens: 'no' },
};

jest.setTimeout(120_000);

let t: TestApp;
let routes: readonly Route[];
beforeAll(async () => {
  t = await startTestApp();
  // What ends the caller's session comes last.
  const isLast = ({ path }: Route) => Number(path === '/auth/logout');
  routes = [...routesOf(t.app)].sort((a, b) => isLast(a) - isLast(b));
}, 60_000);
afterAll(() => t.stop());

const MISSING = '00000000-0000-4000-8000-000000000000';

const call = (caller: Caller, { method, path }: Route): Promise<Answer> => {
  const concrete = path.replace(':position', '1').replace(':name', 'nothing').replace(/:\w+/g, MISSING);
  // An empty body passes no schema, so whoever is let in changes nothing.
  return caller.request(method, concrete, method === 'GET' || method === 'DELETE' ? undefined : {});
};

const DENIALS = [
  'not-signed-in',
  'not-allowed',
  'session-needed',
  'password-change-needed',
  'foreign-origin',
];

/** What the guard said; `let in` also when the route then refuses for a reason of its own. */
const decisionOf = ({ body }: Answer): string => (DENIALS.includes(body?.code) ? body.code : 'let in');

const walk = async (
  caller: () => Promise<Caller>,
  expected: (rule: Exclude<Rule, string>) => string,
): Promise<void> => {
  const wrong: string[] = [];
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    const rule = RULES[name];
    if (rule === undefined || rule === 'apart') continue;
    const got = decisionOf(await call(await caller(), route));
    const wanted = rule === 'public' ? 'let in' : expected(rule);
    if (got !== wanted) wrong.push(`${name}: ${got} instead of ${wanted}`);
  }
  expect(wrong).toEqual([]);
};

test('every route has a line, and every line a route', () => {
  const found = routes.map(({ method, path }) => `${method} ${path}`);
  expect(found.sort()).toEqual(Object.keys(RULES).sort());
});

describe('every route', () => {
  test('keeps out whoever is not signed in', () =>
    walk(
      async () => t.anonymous,
      () => 'not-signed-in',
    ));

  test.each(ROLES)('lets %s in where they belong and nowhere else', (role) =>
    walk(
      () => t.person(role, `walker-${role}@bank.example`),
      ({ roles }) => (roles.includes(role) ? 'let in' : 'not-allowed'),
    ),
  );

  test.each(ROLES)('lets a token of %s do what its owner may', async (role) => {
    const owner = await t.person(role, `token-${role}@bank.example`);
    const { body: me } = await owner.get('/auth/me');
    const { body } = await owner.post('/api-tokens', { name: 'all', scopes: me.permissions });
    const script = t.caller({ authorization: `Bearer ${body.secret}` });
    await walk(
      async () => script,
      ({ roles, tokens }) =>
        tokens === 'no' ? 'session-needed' : roles.includes(role) ? 'let in' : 'not-allowed',
    );
  });

  test('keeps a token out of what its scopes do not name', async () => {
    const script = await t.withToken('admin', ['metrics.read']);
    await walk(
      async () => script,
      ({ tokens, anyScope }) => (tokens === 'no' ? 'session-needed' : anyScope ? 'let in' : 'not-allowed'),
    );
  });

  test('waits for the own password of somebody with a one-time password', async () => {
    const email = 'one-time@bank.example';
    const { body } = await t.as('admin').post('/users', { email, name: 'O', role: 'admin' });
    const signedIn = async () => {
      const answer = await t.anonymous.post('/auth/login', { email, password: body.oneTimePassword });
      const cookie = [answer.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';', 1)[0]);
      return t.caller({ cookie: cookie.join('; ') });
    };
    const caller = await signedIn();
    await walk(
      async () => caller,
      ({ beforePasswordChange }) => (beforePasswordChange ? 'let in' : 'password-change-needed'),
    );
  });

  test('knows no disabled user', async () => {
    const person = await t.person('admin', 'gone@bank.example');
    await t.as('admin').patch(`/users/${person.id}`, { state: 'disabled' });
    await walk(
      async () => person,
      () => 'not-signed-in',
    );
  });

  test('knows no session that is over', async () => {
    const person = await t.person('admin', 'idle@bank.example');
    t.clock.advance({ hours: 2 });
    await walk(
      async () => person,
      () => 'not-signed-in',
    );
  });

  test('takes no change that another site sends with the cookie', async () => {
    const { cookie } = await t.person('admin', 'abused@bank.example');
    const wrong: string[] = [];
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
      for (const route of routes.filter(({ method }) => method !== 'GET')) {
        const answer = await call(t.caller({ cookie, ...headers }), route);
        if (answer.body?.code !== 'foreign-origin')
          wrong.push(`${route.method} ${route.path}: ${answer.status}`);
      }
    expect(wrong).toEqual([]);
  });

  test('takes no change as a form or as plain text', async () => {
    const person = await t.person('admin', 'formal@bank.example');
    const wrong: string[] = [];
    const uploads = (route: Route) => route.path === '/certificates';
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      for (const route of routes.filter((one) => !['GET', 'DELETE'].includes(one.method) && !uploads(one))) {
        const { method, path } = route;
        const { status } = await person.request(method, path.replace(/:\w+/g, MISSING), 'a=1', {
          'content-type': type,
        });
        if (status < 400 || status >= 500) wrong.push(`${method} ${path}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('metrics', () => {
  const elsewhere = (authorization?: string) =>
    t.app.inject({
      url: '/metrics',
      remoteAddress: '203.0.113.7',
      headers: authorization === undefined ? {} : { authorization },
    });

  test('are closed to other machines', async () => {
    expect((await elsewhere()).statusCode).toBe(401);
  });

  test('are open to a token that may read them', async () => {
    const { secret } = await t.withToken('operator', ['metrics.read']);
    expect((await elsewhere(`Bearer ${secret}`)).statusCode).toBe(200);
  });

  test('are not open to whoever claims to be this machine', async () => {
    const answer = await t.app.inject({
      ...{ url: '/metrics', remoteAddress: '203.0.113.7' },
      headers: { 'x-forwarded-for': '127.0.0.1' },
    });
    expect(answer.statusCode).toBe(401);
  });

  test('are not open to others through a proxy on this machine', async () => {
    const answer = await t.app.inject({
      ...{ url: '/metrics', remoteAddress: '127.0.0.1' },
      headers: { 'x-forwarded-for': '127.0.0.1, 203.0.113.7' },
    });
    expect(answer.statusCode).toBe(401);
  });
});
