import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { AuditEntryEntity } from '../../server/audit/audit-entry.entity.js';
import { CertificateAuthority, pemOf } from '../support/certificate-authority.js';
import { type FormFile, formOf } from '../support/multipart.js';
import { mint } from '../support/mint.js';
import { pkcs7Of } from '../support/pkcs7.js';
import { type Answer, startTestApp, type TestApp } from '../support/test-app.js';
import { zipOf } from '../support/zip.js';

jest.setTimeout(120_000);

let t: TestApp;
const root = CertificateAuthority.root();
const ca = root.subordinate();

beforeAll(async () => {
  t = await startTestApp('2026-11-22T09:00:00Z');
});
afterAll(() => t.stop());

const sha256 = (der: Uint8Array): string =>
  new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase();

const upload = (...files: FormFile[]): Promise<Answer> => {
  const { body, headers } = formOf(files);
  return t.as('operator').post('/certificates', body, headers);
};

/** `source#index outcome` and the problem's code. */
const outline = (results: { source: string; index: number; outcome: string; problem?: { code: string } }[]) =>
  results.map(({ source, index, outcome, problem }) =>
    `${source}#${index} ${outcome} ${problem?.code ?? ''}`.trim(),
  );

const countCertificates = async (): Promise<number> =>
  Number((await t.as('auditor').get('/certificates?range=[0,0]')).headers['x-total-count']);

const auditOf = (subjectId: string): Promise<AuditEntryEntity[]> =>
  t.db.getRepository(AuditEntryEntity).findBy({ subjectId });

/** Waits until the import is through and answers its row. */
async function jobOf(jobId: string) {
  for (let i = 0; i < 600; i++) {
    const { body } = await t.as('operator').get(`/jobs/${jobId}`);
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import did not end.');
}

describe('one certificate', () => {
  test('a PEM in JSON is stored, read twice, and answers with every field', async () => {
    const { der, pem } = ca.issue({ organisation: 'UAB Pirmas', roles: ['PSP_AI', 'PSP_PI'] });
    const answer = await t.as('operator').post('/certificates', { pem });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      sha256: sha256(der),
      kind: 'qwac',
      organisation: 'UAB Pirmas',
      country: 'LT',
      notBefore: '2026-01-31T00:00:00Z',
      notAfter: '2027-01-31T23:59:59Z',
      organizationIdentifier: { value: 'PSDLT-BL-LB000458', scheme: 'PSD', authority: 'BL' },
      psd2: { ncaId: 'LT-BL', ncaName: 'Bank of Lithuania', recovered: false },
      usableRoles: ['PSP_AI', 'PSP_PI'],
      key: { algorithm: 'ec', bits: 256, curve: 'P-256' },
      status: 'valid',
      daysLeft: 70,
      verdict: null,
      worstSeverity: null,
      findings: [],
      secondReading: { status: 'agrees', differences: [] },
      pem,
      note: '',
      tags: [],
      ownerEmail: null,
      replaces: null,
      replacedBy: null,
      source: 'upload',
      createdAt: '2026-11-22T09:00:00.000Z',
      createdBy: 'operator',
      version: 1,
    });
    expect((await t.as('auditor').get(`/certificates/${answer.body.id}`)).body).toEqual(answer.body);
    expect(await auditOf(answer.body.id)).toMatchObject([
      { action: 'certificate.create', actorName: 'operator', details: expect.stringContaining(sha256(der)) },
    ]);
  });

  test('the same DER again answers with the one that is there, and writes nothing', async () => {
    const { pem, der } = ca.issue();
    const first = await t.as('operator').post('/certificates', { pem });
    const again = await t
      .as('admin')
      .post('/certificates', Buffer.from(der), { 'content-type': 'application/pkix-cert' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(await auditOf(first.body.id)).toHaveLength(1);
  });

  test.each([
    ['application/x-pem-file', (pem: string) => `Here it is:\n${pem}\nRegards`],
    ['application/pkix-cert', (_: string, der: Uint8Array) => Buffer.from(der)],
    ['application/pkcs7-mime', (_: string, der: Uint8Array) => Buffer.from(pkcs7Of(der))],
    ['application/octet-stream', (_: string, der: Uint8Array) => Buffer.from(der).toString('base64')],
  ])('as %s', async (type, bodyOf) => {
    const { pem, der } = ca.issue();
    const answer = await t.as('operator').post('/certificates', bodyOf(pem, der), { 'content-type': type });
    expect(answer.status).toBe(201);
    expect(answer.body.sha256).toBe(sha256(der));
  });

  test('as the only file of a form', async () => {
    const { pem, der } = ca.issue();
    const answer = await upload({ name: 'tpp.pem', content: pem });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ sha256: sha256(der), source: 'tpp.pem' });
  });

  test('two uploads of the same certificate at the same time: one is created, one exists', async () => {
    const { pem } = ca.issue();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => t.as('operator').post('/certificates', { pem })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await auditOf(answers[0]!.body.id)).toHaveLength(1);
  });
});

describe('several certificates', () => {
  test('a chain answers with one result for each', async () => {
    const leaf = ca.issue();
    const answer = await t.as('operator').post('/certificates', { pem: leaf.pem + ca.pem + root.pem });
    expect(answer.status).toBe(201);
    expect(outline(answer.body)).toEqual(['upload#0 created', 'upload#1 created', 'upload#2 created']);
    expect(answer.body.map((result: { certificate: { kind: string } }) => result.certificate.kind)).toEqual([
      'qwac',
      'ca',
      'ca',
    ]);
    const again = await t.as('operator').post('/certificates', { pem: leaf.pem + ca.pem });
    expect(again.status).toBe(200);
    expect(outline(again.body)).toEqual(['upload#0 existing', 'upload#1 existing']);
  });

  test('a certificate that comes twice in one upload is created once', async () => {
    const { pem } = ca.issue();
    const answer = await upload({ name: 'a.pem', content: pem }, { name: 'b.pem', content: pem });
    expect(answer.status).toBe(201);
    expect(outline(answer.body)).toEqual(['a.pem#0 created', 'b.pem#0 existing']);
    expect(answer.body[0].certificate.id).toBe(answer.body[1].certificate.id);
  });

  test('good files are kept beside bad ones, also inside archives', async () => {
    const [first, second, third] = [ca.issue(), ca.issue(), ca.issue()];
    const zip = await zipOf([
      { name: 'inner/second.pem', content: second.pem },
      { name: 'inner/notes.txt', content: 'to be renewed' },
    ]);
    const answer = await upload(
      { name: 'first.pem', content: first.pem },
      { name: 'page.html', content: '<!doctype html><title>Login</title>' },
      { name: 'pack.zip', content: zip },
      { name: 'third.p7b', content: pkcs7Of(third.der) },
    );
    expect(answer.status).toBe(201);
    expect(outline(answer.body)).toEqual([
      'first.pem#0 created',
      'page.html#0 refused not-a-certificate',
      'pack.zip/inner/second.pem#0 created',
      'pack.zip/inner/notes.txt#0 refused not-a-certificate',
      'third.p7b#0 created',
    ]);
    expect(answer.body[1].problem).toEqual({
      type: 'urn:qwarden:problem:not-a-certificate',
      code: 'not-a-certificate',
      title: 'This is something else than a certificate.',
      status: 422,
      detail: expect.stringContaining('HTML'),
    });
  });

  test('a private key beside its certificate is refused, and no byte of it stays anywhere', async () => {
    const { pem, privateKey } = ca.issue();
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const answer = await upload({ name: 'both.pem', content: key + pem });
    expect(outline(answer.body)).toEqual(['both.pem#0 refused private-key', 'both.pem#1 created']);

    const secret = key.split('\n')[1]!;
    const kept = [answer.text, ...t.log, JSON.stringify(await t.db.query('SELECT * FROM audit_entry'))];
    kept.push(
      JSON.stringify(await t.db.query('SELECT source, subject, "searchText", note FROM certificate')),
    );
    for (const text of kept) expect(text).not.toContain(secret.slice(0, 40));
  });

  test('a private key alone is refused and leaves no trace', async () => {
    const before = await countCertificates();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const answer = await t.as('operator').post('/certificates', { pem });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'private-key', status: 422 });
    expect(answer.text).not.toContain(pem.split('\n')[1]);
    expect(await countCertificates()).toBe(before);
  });
});

describe('a big import', () => {
  const bundle = Array.from({ length: 700 }, (_, i) => pemOf(mint({ serialNumber: 1_000_000 + i }))).join('');
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const badKey = key.export({ type: 'sec1', format: 'pem' }).toString();

  test('becomes a job whose row ends with one result for each input', async () => {
    const before = await countCertificates();
    const answer = await upload({ name: 'all.pem', content: bundle }, { name: 'key.pem', content: badKey });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ jobId: expect.any(String) });

    const job = await jobOf(answer.body.jobId);
    expect(job).toMatchObject({ state: 'succeeded', done: 701, total: 701, startedBy: 'operator' });
    const results: {
      outcome: string;
      certificate?: { id: string; sha256: string; usableRoles: string[] };
    }[] = job.result;
    expect(outline(job.result).slice(-2)).toEqual(['all.pem#699 created', 'key.pem#0 refused private-key']);
    expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(700);
    expect(await countCertificates()).toBe(before + 700);

    // Nobody read them twice yet, so no role counts.
    const late = results[650]!.certificate!;
    expect(late).toMatchObject({ usableRoles: [], secondReading: { status: 'pending' } });
    const shown = await t.as('auditor').get(`/certificates/${late.id}`);
    expect(shown.body.findings).toContainEqual(
      expect.objectContaining({ code: 'der.readers-disagree', severity: 'info' }),
    );
    expect(shown.body.worstSeverity).toBe('info');
  });

  test('is audited by batches that name every certificate', async () => {
    const rows: { details: string }[] = await t.db.query(
      `SELECT details FROM audit_entry WHERE action = 'certificate.import' ORDER BY position`,
    );
    const named = rows.flatMap(({ details }) => JSON.parse(details).certificates as { sha256: string }[]);
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(named.map((one) => one.sha256)).size).toBe(700);
  });

  test('the same again creates nothing', async () => {
    const before = await countCertificates();
    const { body } = await upload({ name: 'all.pem', content: bundle });
    const job = await jobOf(body.jobId);
    expect(job.result.every(({ outcome }: { outcome: string }) => outcome === 'existing')).toBe(true);
    expect(await countCertificates()).toBe(before);
  });
});

describe('who may upload', () => {
  test('nobody without signing in, whatever the type of the body', async () => {
    const { der } = ca.issue();
    const raw = await t.anonymous.post('/certificates', Buffer.from(der), {
      'content-type': 'application/pkix-cert',
    });
    const { body, headers } = formOf([{ name: 'a.cer', content: der }]);
    const form = await t.anonymous.post('/certificates', body, headers);
    expect([raw.status, form.status]).toEqual([401, 401]);
  });

  test('an auditor may not', async () => {
    expect((await t.as('auditor').post('/certificates', { pem: ca.issue().pem })).status).toBe(403);
  });

  test('other routes do not take files', async () => {
    const answer = await t.as('operator').patch(`/certificates/${crypto.randomUUID()}`, Buffer.from('x'), {
      'content-type': 'application/octet-stream',
    });
    expect(answer.status).toBe(400);
  });
});

const CORPUS = new URL('../../../shared/corpus/files/', import.meta.url);

if (!existsSync(CORPUS)) {
  test('every file of the corpus: left out, because the corpus is not beside the checkout', () => undefined);
} else {
  test('every file of the corpus is answered for, and what is a certificate is stored', async () => {
    const files = readdirSync(CORPUS, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`);
    let results = 0;
    for (let start = 0; start < files.length; start += 150) {
      const some = files.slice(start, start + 150);
      const answer = await upload(
        ...some.map((path, i) => ({ name: `${start + i}`, content: readFileSync(path) })),
      );
      expect([200, 201, 202]).toContain(answer.status);
      const all = answer.status === 202 ? (await jobOf(answer.body.jobId)).result : answer.body;
      expect(new Set(all.map(({ source }: { source: string }) => source)).size).toBe(some.length);
      results += all.length;
    }
    expect(results).toBeGreaterThanOrEqual(files.length);
  });
}
