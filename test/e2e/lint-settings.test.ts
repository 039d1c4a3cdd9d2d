import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { LINT_RULES } from '../../server/core/lint/registry.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { qcStatement, qcType } from '../support/mint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const NOW = '2026-11-22T09:00:00Z';
const LATER = '2026-12-31T22:00:00.000Z';
const RULE = 'psd2.policy-without-statement';

let t: TestApp;
let broken: string;
let good: string;

const add = async (organisation: string, mint = {}): Promise<string> => {
  const { pem } = CertificateAuthority.root().issue({ organisation, notAfter: new Date('2027-10-01'), mint });
  return (await t.as('operator').post('/certificates', { pem })).body.id;
};

beforeAll(async () => {
  t = await startTestApp(NOW);
  broken = await add('UAB Neatitiktis', {
    qcStatements: [qcType('web', 'eseal'), qcStatement('0.4.0.1862.1.1')],
  });
  good = await add('UAB Tvarka');
});
afterAll(() => t.stop());
afterEach(async () => {
  t.clock.set(NOW);
  await t.db.query('DELETE FROM lint_adjustment');
  await reinspect();
});

const reinspect = () => t.get(JobRunner).run('re-inspect', 'test');
const adjust = (body: object) => t.as('compliance-officer').post('/lint-adjustments', body);
const off = (more: object = {}) =>
  adjust({ ruleId: RULE, severity: 'off', reason: 'The QTSP reissues in May.', ...more });
const rule = async (id = RULE) => (await t.as('auditor').get(`/lint-rules/${id}`)).body;
const rules = (query: Record<string, unknown>) =>
  t
    .as('auditor')
    .get(
      `/lint-rules?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, JSON.stringify(value)])).toString()}`,
    );
const certificate = async (id = broken) => (await t.as('auditor').get(`/certificates/${id}`)).body;
const found = async (filter: object): Promise<string[]> =>
  (await t.as('auditor').get(`/certificates?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.map(
    ({ id }: { id: string }) => id,
  );
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

describe('the list of rules', () => {
  test('has every rule with what it says itself and how many certificates break it', async () => {
    const { body, headers } = await rules({ range: [0, 999] });
    expect(headers['x-total-count']).toBe(String(LINT_RULES.length));
    expect(body).toHaveLength(LINT_RULES.length);
    expect(body.find(({ id }: { id: string }) => id === RULE)).toEqual({
      id: RULE,
      group: 'psd2',
      title: expect.any(String),
      severity: 'error',
      severityInForce: 'error',
      citation: expect.stringContaining('TS 119 495'),
      appliesTo: ['qwac'],
      effectiveFrom: null,
      ask: expect.any(String),
      profiles: [],
      adjustment: null,
      certificates: 1,
      silenced: 0,
    });
  });

  test.each<[object, (row: { id: string; [field: string]: unknown }) => boolean]>([
    [{ group: 'psd2' }, ({ id }) => id.startsWith('psd2.')],
    [{ group: ['tls', 'x509'] }, ({ id }) => /^(tls|x509)\./.test(id)],
    [{ severity: 'info' }, ({ severity }) => severity === 'info'],
    [{ broken: true }, ({ certificates }) => Number(certificates) > 0],
    [
      { q: 'NCAID eea' },
      (row) => /ncaid/i.test(row.id + String(row['title'])) && /eea/i.test(row.id + String(row['title'])),
    ],
    [{ adjusted: true }, () => false],
    [{ id: [RULE, 'no.such-rule'] }, ({ id }) => id === RULE],
  ])('filtered by %j', async (filter, matches) => {
    const all: { id: string }[] = (await rules({ range: [0, 999] })).body;
    const { body, headers } = await rules({ filter, range: [0, 999] });
    expect(codesOf(body)).toEqual(codesOf(all.filter(matches as never)));
    expect(headers['x-total-count']).toBe(String(body.length));
  });

  test('pages by number and by cursor hold every rule once', async () => {
    const sort = ['severity', 'DESC'];
    const all = codesOf((await rules({ sort, range: [0, 999] })).body);
    const pages: string[] = [];
    for (let first = 0; first < all.length; first += 40)
      pages.push(...codesOf((await rules({ sort, range: [first, first + 39] })).body));
    expect(pages).toEqual(all);
    const walked: string[] = [];
    let cursor = '';
    do {
      const page = await t
        .as('auditor')
        .get(`/lint-rules?sort=${encodeURIComponent(JSON.stringify(sort))}&range=[0,39]&cursor=${cursor}`);
      walked.push(...codesOf(page.body));
      cursor = String(page.headers['x-next-cursor'] ?? '');
    } while (cursor !== '');
    expect(walked).toEqual(all);
  });

  test('sorts the gravest first and what is absent last', async () => {
    const gravest = (await rules({ sort: ['severity', 'DESC'] })).body;
    expect(gravest[0].severity).toBe('error');
    const dated = (await rules({ sort: ['effectiveFrom', 'DESC'], range: [0, 999] })).body;
    expect(dated[0].effectiveFrom).not.toBeNull();
    expect(dated.at(-1).effectiveFrom).toBeNull();
  });

  test('an unknown rule, filter or sort is refused', async () => {
    expect((await t.as('auditor').get('/lint-rules/no.such-rule')).body.code).toBe('lint-rule-not-found');
    expect((await rules({ filter: { colour: 'red' } })).body.code).toBe('invalid-input');
    expect((await rules({ sort: ['colour', 'ASC'] })).body.code).toBe('invalid-input');
  });
});

const codesOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe('an adjustment', () => {
  test('switches a rule off: certificates, their worst severity, filters and counts follow, and the finding stays visible', async () => {
    const before = await certificate();
    expect(codes(before.findings)).toContain(RULE);
    expect(before.silenced).toEqual([]);

    const { status, body } = await off();
    expect(status).toBe(201);
    expect(body).toMatchObject({ ruleId: RULE, severity: 'off', until: null, state: 'in-force' });

    const shown = await certificate();
    expect(codes(shown.findings)).not.toContain(RULE);
    expect(shown.silenced).toEqual([
      {
        ...before.findings.find(({ code }: { code: string }) => code === RULE),
        adjustment: {
          id: body.id,
          from: 'error',
          severity: 'off',
          reason: 'The QTSP reissues in May.',
          until: null,
          createdAt: '2026-11-22T09:00:00.000Z',
          createdBy: 'compliance-officer',
        },
      },
    ]);
    expect(await found({ finding: RULE })).toEqual([broken]);
    expect(await reinspect()).toBe('succeeded');
    expect(await found({ finding: RULE })).toEqual([]);
    expect(await found({ silenced: RULE })).toEqual([broken]);
    expect(await rule()).toMatchObject({ severityInForce: 'off', certificates: 0, silenced: 1 });
    const facets = (await t.as('auditor').get('/certificates/facets')).body;
    expect(facets.finding.map(({ value }: { value: string }) => value)).not.toContain(RULE);
  });

  test('lowers a severity: the finding says from what, why and by whom', async () => {
    for (const { code } of (await certificate()).findings)
      expect((await adjust({ ruleId: code, severity: 'info', reason: 'Known.' })).status).toBe(201);
    await reinspect();
    const shown = await certificate();
    expect(shown.worstSeverity).toBe('info');
    for (const finding of shown.findings)
      expect(finding.adjustment).toMatchObject({ severity: 'info', reason: 'Known.' });
    expect(shown.findings.find(({ code }: { code: string }) => code === RULE).adjustment.from).toBe('error');
    expect(await found({ severity: 'error' })).toEqual([]);
    expect(await found({ severity: 'info' })).toEqual([broken]);
    const bytes = (await t.as('auditor').get(`/certificates/${broken}/bytes`)).body;
    expect(bytes.findings).toEqual(shown.findings);
  });

  test('with an end counts until then, and the rule speaks again by itself', async () => {
    await off({ until: LATER });
    await reinspect();
    t.clock.set('2026-12-31T21:59:59.999Z');
    expect(codes((await certificate()).findings)).not.toContain(RULE);
    t.clock.set(LATER);
    expect(codes((await certificate()).findings)).toContain(RULE);
    expect(await found({ finding: RULE })).toEqual([]);
    await reinspect();
    expect(await found({ finding: RULE })).toEqual([broken]);
    expect((await rule()).adjustment).toBeNull();
    const [ended] = (await t.as('auditor').get('/lint-adjustments')).body;
    expect(ended).toMatchObject({ state: 'ended', withdrawnAt: null });
    const again = await t.as('admin').post(`/lint-adjustments/${ended.id}/withdraw`);
    expect(again.body.code).toBe('lint-adjustment-over');
    expect((await off()).status).toBe(201);
  });

  test('is withdrawn, once', async () => {
    const { body } = await off();
    await reinspect();
    const withdrawn = await t.as('admin').post(`/lint-adjustments/${body.id}/withdraw`);
    expect(withdrawn.body).toMatchObject({
      state: 'withdrawn',
      withdrawnAt: '2026-11-22T09:00:00.000Z',
      withdrawnBy: 'admin',
    });
    await reinspect();
    expect(await found({ finding: RULE })).toEqual([broken]);
    const twice = await t.as('admin').post(`/lint-adjustments/${body.id}/withdraw`);
    expect([twice.status, twice.body.code]).toEqual([409, 'lint-adjustment-over']);
  });

  test('takes the place of the one before only when it names it; the history keeps both', async () => {
    const first = (await off()).body;
    expect((await off()).body.code).toBe('changed-meanwhile');
    const second = await adjust({
      ruleId: RULE,
      severity: 'warning',
      reason: 'Better so.',
      replaces: first.id,
    });
    expect(second.status).toBe(201);
    expect(
      (await adjust({ ruleId: RULE, severity: 'info', reason: 'Late.', replaces: first.id })).body.code,
    ).toBe('changed-meanwhile');
    const query = `filter=${encodeURIComponent(JSON.stringify({ ruleId: RULE }))}`;
    const { body } = await t.as('auditor').get(`/lint-adjustments?${query}`);
    expect(body.map(({ id, state }: { id: string; state: string }) => [id, state]).sort()).toEqual(
      [
        [first.id, 'withdrawn'],
        [second.body.id, 'in-force'],
      ].sort(),
    );
    const inForce = `filter=${encodeURIComponent(JSON.stringify({ state: 'in-force' }))}`;
    expect(codesOf((await t.as('auditor').get(`/lint-adjustments?${inForce}`)).body)).toEqual([
      second.body.id,
    ]);
  });

  test('of two made at the same moment one stands', async () => {
    const answers = await Promise.all([off(), off(), off()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('is judged by at the upload', async () => {
    await adjust({ ruleId: 'psd2.policy-missing', severity: 'off', reason: 'Not here.' });
    const id = await add('UAB Nauja', { policies: ['0.4.0.194112.1.6'] });
    expect(await found({ silenced: 'psd2.policy-missing' })).toEqual([id]);
    const run = await t.get(JobRunner).states();
    expect(run.find(({ name }) => name === 're-inspect')?.lastError).toBeNull();
    await t.as('admin').delete(`/certificates/${id}`);
  });

  test.each<[string, object, string]>([
    ['without a reason', { reason: ' ' }, 'reason'],
    ['with an end that has passed', { until: NOW }, 'until'],
    ['to a severity that does not exist', { severity: 'fatal' }, 'severity'],
    ['with a reason of a novel', { reason: 'x'.repeat(2001) }, 'reason'],
    ['with another field', { colour: 'red' }, ''],
  ])('%s is refused', async (_, change, path) => {
    const { status, body } = await off(change);
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test('of a rule that does not exist is refused', async () => {
    expect((await off({ ruleId: 'no.such-rule' })).body.code).toBe('lint-rule-not-found');
  });

  test('stands in the audit log with reason and end', async () => {
    const { body } = await off({ until: LATER });
    await t.as('compliance-officer').post(`/lint-adjustments/${body.id}/withdraw`);
    const filter = encodeURIComponent(JSON.stringify({ subjectId: body.id }));
    const entries = (await t.as('auditor').get(`/audit-entries?filter=${filter}`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'lint-adjustment.withdraw',
      'lint-adjustment.create',
    ]);
    expect(entries[1].details).toEqual({
      ...{ ruleId: RULE, severity: 'off', reason: 'The QTSP reissues in May.' },
      ...{ until: LATER, replaces: null },
    });
  });
});

describe('judging certificates again', () => {
  const judgedBy = async () =>
    new Set(
      (await t.db.query('SELECT "judgedBy" FROM certificate')).map(
        (row: { judgedBy: string }) => row.judgedBy,
      ),
    );
  const runs = async () =>
    (await t.as('auditor').get(`/jobs?filter=${encodeURIComponent(JSON.stringify({ name: 're-inspect' }))}`))
      .body;

  test('looks at nothing while nothing changed', async () => {
    await t.db.query('DELETE FROM job_run');
    await t.get(JobRunner).run('re-inspect', 'schedule');
    expect(await runs()).toHaveLength(0);
  });

  test('after an upgrade every certificate gets the findings, roles and columns of today, and only changes are told', async () => {
    await t.db.query(`UPDATE certificate SET "judgedBy" = '', "kind" = 'other', "severity" = 0`);
    await t.db.query('DELETE FROM certificate_finding');
    await t.db.query('DELETE FROM certificate_role');
    expect(await found({ finding: RULE })).toEqual([]);
    await t.db.query('DELETE FROM job_run');
    await t.get(JobRunner).run('re-inspect', 'schedule');
    expect(await found({ finding: RULE })).toEqual([broken]);
    expect(await found({ kind: 'qwac' })).toEqual([good]);
    expect(await found({ role: 'PSP_AI' })).toEqual([good]);
    expect(await found({ severity: 'error' })).toEqual([broken]);
    expect((await judgedBy()).size).toBe(1);
    const [run] = await runs();
    expect((await t.as('auditor').get(`/jobs/${run.id}`)).body.result).toEqual({ inspected: 2, changed: 2 });
    const filter = encodeURIComponent(JSON.stringify({ action: 'certificate.re-inspect' }));
    const [entry] = (await t.as('auditor').get(`/audit-entries?filter=${filter}`)).body;
    expect(entry.details.certificates.sort()).toEqual([broken, good].sort());
  });

  test('leaves what people wrote alone', async () => {
    const { version } = await certificate(good);
    const change = { version, note: 'Ours.', tags: ['bank'] };
    // The clock has been at the end of the year, so the operator's session is over.
    const operator = await t.person('operator', 'late@bank.example');
    expect((await operator.patch(`/certificates/${good}`, change)).body).toMatchObject({ note: 'Ours.' });
    await t.db.query(`UPDATE certificate SET "judgedBy" = ''`);
    await reinspect();
    expect(await certificate(good)).toMatchObject({ note: 'Ours.', tags: ['bank'], version: version + 1 });
    expect(await found({ q: 'ours' })).toEqual([good]);
  });
});
