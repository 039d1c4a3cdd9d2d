import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readZip } from '../../server/adapters/zip-reader.js';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import { CheckpointKey, SigningKey } from '../../server/audit/signing-key.js';
import { verifyPack } from '../../server/cli/evidence.js';
import type { Evaluation } from '../../server/evaluations/evaluations.contract.js';
import { ReCheck } from '../../server/evaluations/re-check.service.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import {
  CertificateAuthority,
  type IssuedCertificate,
  type LeafParticulars,
} from '../support/certificate-authority.js';
import { implicit, oid, sequence } from '../support/der.js';
import { extension } from '../support/mint.js';
import { RevocationServer } from '../support/revocation-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { type ArchiveFile, zipOf } from '../support/zip.js';
import { listOf, TestTrust } from '../support/trusted-world.js';

jest.setTimeout(180_000);

const START = '2026-03-01T09:00:00Z';
/** The clock only goes forward, because people's sessions do. */
const now = (): string => t.clock.now().toISOString();

/** Issues under a listed root through an issuing CA, which is found only through AIA. */
const root = CertificateAuthority.root();
const issuing = root.subordinate();

let t: TestApp;
let server: RevocationServer;
let rootServer: RevocationServer;
const trust = new TestTrust();

beforeAll(async () => {
  t = await startTestApp({
    at: START,
    trust,
    env: {
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_ALERT_TO: 'everybody@bank.example',
    },
  });
  server = await RevocationServer.start(issuing, () => t.clock.now());
  rootServer = await RevocationServer.start(root, () => t.clock.now());
});
afterAll(async () => {
  await t.stop();
  await server.close();
  await rootServer.close();
});
beforeEach(async () => {
  server.mode = 'good';
  server.requests.length = 0;
  trust.listOfLists = 'usable';
  trust.anchors = [];
  await trust.use(listOf(issuing));
});

const upload = async ({ pem }: Pick<IssuedCertificate, 'pem'>): Promise<string> => {
  const { status, body } = await t.as('operator').post('/certificates', { pem });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
};
const issued = async (over: LeafParticulars = {}): Promise<{ id: string; leaf: IssuedCertificate }> => {
  const leaf = server.issue(over);
  return { id: await upload(leaf), leaf };
};
const verify = async (id: string, body: object = {}): Promise<Evaluation> => {
  const answer = await t.as('operator').post(`/certificates/${id}/evaluations`, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const certificate = async (id: string) => (await t.as('auditor').get(`/certificates/${id}`)).body;
const alertsOf = async (id: string): Promise<Alert[]> => {
  const filter = encodeURIComponent(JSON.stringify({ subjectId: id, kind: 'certificate-verdict' }));
  return (await t.as('auditor').get(`/alerts?sort=["raisedAt","ASC"]&filter=${filter}`)).body;
};
const reCheck = () => t.get(JobRunner).run('re-check', 'test');
const replay = async ({ id }: { id: string }) =>
  (await t.as('auditor').post(`/evaluations/${id}/replay`)).body;

describe('a verdict', () => {
  test('rests on the list, the responder and the clock, and says so', async () => {
    const { id, leaf } = await issued();
    const evaluation = await verify(id);
    // No register is asked yet, so nothing is better than this.
    expect(evaluation).toMatchObject({
      outcome: 'valid-with-warnings',
      at: now(),
      isPresent: true,
      trigger: 'manual',
      usableRoles: ['PSP_AI'],
      checks: { path: 'pass', qualification: 'pass', revocation: 'pass', register: 'unknown' },
      changes: null,
    });
    expect(evaluation.chain).toMatchObject({
      complete: true,
      certificates: [
        { foundBy: 'given', revocation: 'good' },
        { foundBy: 'trusted-list', source: 'LT', revocation: null },
      ],
    });
    expect(evaluation.evidence).toMatchObject([
      { kind: 'certificate', decisive: false },
      { kind: 'ocsp', status: 'good', decisive: true, reused: false, source: server.ocspUrl },
    ]);
    expect(evaluation.attempts).toMatchObject([{ purpose: 'ocsp', url: server.ocspUrl, outcome: 'ok' }]);
    expect(evaluation.trust.lists).toMatchObject([{ territory: 'LT', state: 'usable' }]);
    expect(evaluation.services).toMatchObject([
      { status: 'granted', when: 'now' },
      { status: 'granted', when: 'issuance' },
    ]);
    expect(evaluation.verdict.work.signatures).toBeGreaterThan(1);
    expect(evaluation.audit?.position).toBeGreaterThan(0);

    const ocsp = evaluation.evidence[1]!.sha256;
    const { status } = await t.as('auditor').get(`/evaluations/${evaluation.id}/evidence/${ocsp}`);
    expect(status).toBe(200);
    expect(Buffer.from(leaf.der).length).toBe(evaluation.evidence[0]?.size);
  });

  test('becomes the certificate’s own, and the list filters by it', async () => {
    const { id } = await issued();
    expect((await certificate(id)).verdict).toBeNull();
    const { id: evaluationId } = await verify(id);
    expect((await certificate(id)).verdict).toEqual({
      ...{ outcome: 'valid-with-warnings', evaluationId },
      ...{ at: now(), evaluatedAt: now() },
    });
    const found = async (verdict: string) => {
      const filter = encodeURIComponent(JSON.stringify({ verdict, id: [id] }));
      return (await t.as('auditor').get(`/certificates?filter=${filter}`)).body.length;
    };
    expect(await found('valid-with-warnings')).toBe(1);
    expect(await found('revoked')).toBe(0);
    expect(await found('none')).toBe(0);
    const { body: facets } = await t.as('auditor').get('/certificates/facets');
    expect(facets.verdict).toContainEqual({ value: 'valid-with-warnings', count: expect.any(Number) });
  });

  test('about the past changes nothing about the present', async () => {
    const { id } = await issued();
    const { outcome, isPresent } = await verify(id, { at: '2026-01-01T00:00:00Z' });
    expect({ outcome, isPresent }).toEqual({ outcome: 'not-yet-valid', isPresent: false });
    expect((await certificate(id)).verdict).toBeNull();
  });

  test.each<[string, () => Promise<string>, object]>([
    ['expired', async () => (await issued()).id, { at: '2028-01-01T00:00:00Z' }],
    ['not-yet-valid', async () => (await issued()).id, { at: '2026-01-01T00:00:00Z' }],
    [
      'revoked',
      async () => {
        const { id, leaf } = await issued();
        server.revoke(leaf);
        return id;
      },
      {},
    ],
    [
      'suspended',
      async () => {
        const { id, leaf } = await issued();
        server.suspend(leaf);
        return id;
      },
      {},
    ],
    [
      'no-longer-qualified',
      async () => {
        await trust.use(listOf(issuing, { withdrawn: '2026-02-20T00:00:00Z' }));
        return (await issued()).id;
      },
      {},
    ],
    [
      'not-qualified',
      async () => {
        await trust.use(listOf(issuing, { withdrawn: '2026-01-01T00:00:00Z' }));
        return (await issued()).id;
      },
      {},
    ],
    ['not-psd2', async () => (await issued({ mint: { qcStatements: null } })).id, {}],
    ['not-a-qwac', async () => (await issued({ kind: 'qsealc' })).id, {}],
    [
      'indeterminate',
      async () => {
        trust.listOfLists = 'unusable';
        return (await issued()).id;
      },
      {},
    ],
    [
      'path-invalid',
      async () => {
        const { der } = server.issue();
        const broken = Buffer.from(der);
        broken[broken.length - 1]! ^= 1;
        const pem = `-----BEGIN CERTIFICATE-----\n${broken.toString('base64')}\n-----END CERTIFICATE-----\n`;
        return upload({ pem });
      },
      {},
    ],
  ])('is %s, and a replay says the same', async (outcome, make, body) => {
    const evaluation = await verify(await make(), body);
    expect(evaluation.outcome).toBe(outcome);
    expect(await replay(evaluation)).toMatchObject({ same: true, differences: [], missing: [] });
  });

  test('status follows a revocation', async () => {
    const { id, leaf } = await issued();
    server.revoke(leaf);
    await verify(id);
    expect((await certificate(id)).status).toBe('revoked');
    const filter = encodeURIComponent(JSON.stringify({ status: 'revoked', id: [id] }));
    expect((await t.as('auditor').get(`/certificates?filter=${filter}`)).body).toHaveLength(1);
    // Whatever becomes of the responder: a revocation is never taken back.
    server.mode = 'down';
    t.clock.advance({ days: 30 });
    expect((await verify(id)).outcome).toBe('revoked');
  });

  test('under another scheme never says qualified', async () => {
    trust.anchors = [{ der: issuing.der, scheme: { name: 'Test scheme', reason: 'A pilot.' } }];
    await trust.use(listOf(CertificateAuthority.root({ commonName: 'Somebody Else' })));
    const { id } = await issued();
    const evaluation = await verify(id);
    expect(evaluation.verdict.scheme).toEqual({ name: 'Test scheme', reason: 'A pilot.' });
    expect(evaluation.chain.certificates.at(-1)).toMatchObject({ foundBy: 'scheme', source: 'Test scheme' });
    expect(await replay(evaluation)).toMatchObject({ same: true });
  });
});

describe('a chain', () => {
  test('is completed through caIssuers and each CA asked about', async () => {
    await trust.use(listOf(root));
    // The issuing CA itself names no responder, so nothing can be said about it.
    const { id } = await issued();
    const evaluation = await verify(id);
    expect(evaluation.chain.certificates.map(({ foundBy }) => foundBy)).toEqual([
      'given',
      'aia',
      'trusted-list',
    ]);
    expect(evaluation.chain.certificates[1]?.source).toBe(server.issuerUrl);
    expect(evaluation.outcome).toBe('indeterminate');
    expect(await replay(evaluation)).toMatchObject({ same: true });
  });

  test('is never looked for at an address that is not public', async () => {
    const leaf = issuing.issue({
      mint: {
        extensions: [
          extension(
            '1.3.6.1.5.5.7.1.1',
            sequence(
              sequence(
                oid('1.3.6.1.5.5.7.48.2'),
                implicit(6, new TextEncoder().encode('http://169.254.169.254/latest/meta-data')),
              ),
            ),
          ),
        ],
      },
    });
    await trust.use(listOf(root));
    const evaluation = await verify(await upload(leaf));
    expect(evaluation).toMatchObject({ outcome: 'indeterminate', chain: { complete: false } });
    expect(evaluation.attempts).toMatchObject([{ purpose: 'ca-issuers', outcome: 'refused-address' }]);
  });
});

describe('what is kept', () => {
  test('is used again while it is current, asked for anew on demand, and never older than a day', async () => {
    const { id } = await issued();
    await verify(id);
    t.clock.advance({ hours: 2 });
    const second = await verify(id);
    expect(second.evidence[1]).toMatchObject({ reused: true, ageSeconds: 7200 });
    expect(server.requests).toHaveLength(1);
    expect(await replay(second)).toMatchObject({ same: true });
    const third = await verify(id, { fresh: true });
    expect(third.evidence[1]).toMatchObject({ reused: false, ageSeconds: 0 });
    t.clock.advance({ hours: 25 });
    await verify(id);
    expect(server.requests).toHaveLength(3);
  });

  test('is all there is when nothing may be fetched', async () => {
    await trust.use(listOf(root));
    const id = await upload(rootServer.issue());
    const blind = await verify(id, { offline: true });
    expect(blind).toMatchObject({ outcome: 'indeterminate', offline: true, isPresent: false });
    expect(blind.attempts.map(({ outcome }) => outcome)).toEqual(['offline', 'offline']);
    expect(rootServer.requests).toHaveLength(0);
    await verify(id);
    expect((await verify(id, { offline: true })).outcome).toBe('valid-with-warnings');
    expect(rootServer.requests).toHaveLength(1);
  });

  test('goes with the certificate, and bytes that nothing rests on any more are dropped', async () => {
    const { id } = await issued();
    const evaluation = await verify(id);
    expect((await t.as('admin').delete(`/certificates/${id}`)).status).toBe(204);
    expect((await t.as('auditor').get(`/evaluations/${evaluation.id}`)).status).toBe(404);
    const kept = async () => {
      const sql = `SELECT "sha256" FROM "evidence_item" WHERE "sha256" = '${evaluation.evidence[1]?.sha256}'`;
      return (await t.db.query(sql)).length;
    };
    expect(await kept()).toBe(1);
    await t.get(JobRunner).run('forget-expired', 'test');
    expect(await kept()).toBe(0);
  });
});

describe('an evidence pack', () => {
  const packOf = async (id: string): Promise<Buffer> => {
    const { cookie } = await t.person('auditor');
    const url = `/api/v1/evaluations/${id}/evidence.zip`;
    const answer = await t.app.inject({ url, headers: { cookie } });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };
  const filesOf = async (zip: Uint8Array): Promise<ArchiveFile[]> => {
    const files: ArchiveFile[] = [];
    for await (const item of readZip(zip))
      if ('bytes' in item) files.push({ name: item.name, content: item.bytes });
    return files;
  };
  const jsonIn = (files: readonly ArchiveFile[], wanted: string) =>
    JSON.parse(Buffer.from(files.find(({ name }) => name === wanted)!.content).toString());

  test('is whole, is signed, and leads to the same verdict without this server', async () => {
    const { id } = await issued();
    await verify(id, { fresh: true });
    trust.anchors = [{ der: root.der, scheme: { name: 'Test scheme', reason: 'A pilot.' } }];
    const evaluation = await verify(id);
    const zip = await packOf(evaluation.id);
    const { body } = await t.as('auditor').get('/audit-entries/public-key');
    const result = await verifyPack('pack.zip', zip, [CheckpointKey.fromPem(body.publicKey)]);
    expect(result).toMatchObject({
      ...{ intact: true, replayed: true, faults: [] },
      verdict: { outcome: 'valid-with-warnings' },
      audit: { position: evaluation.audit?.position, keyId: body.keyId, pinned: true },
    });
    const files = await filesOf(zip);
    expect(jsonIn(files, 'manifest.json').digest).toBe(evaluation.digest);
    expect(jsonIn(files, 'trusted-lists/LT-1-services.json').providers).toHaveLength(1);
    expect(jsonIn(files, 'rules.json').findings).toEqual(expect.any(Array));
  });

  test.each<[string, (files: ArchiveFile[]) => ArchiveFile[], string]>([
    [
      'has a changed byte',
      (files) => changed(files, /^ocsp\//, (bytes) => bytes.fill(0, 40, 44)),
      'It was changed: its hash is another.',
    ],
    ['lacks a file', (files) => files.filter(({ name }) => !name.startsWith('ocsp/')), 'It is missing.'],
    [
      'has one more',
      (files) => [...files, { name: 'note.txt', content: 'x' }],
      'It was added: the manifest does not name it.',
    ],
    [
      'tells another verdict, with a manifest to fit',
      (files) =>
        withManifest(
          changed(files, /^evaluation\.json$/, (bytes) =>
            Buffer.from(bytes.toString().replace('"outcome":"valid-with-warnings"', '"outcome":"valid"')),
          ),
        ),
      'The audit entry is not about this evaluation.',
    ],
    [
      'has an audit entry made to fit',
      (files) =>
        withManifest(
          changed(files, /^audit\.json$/, (bytes) =>
            Buffer.from(bytes.toString().replace('"actorName": "', '"actorName": "x')),
          ),
        ),
      'The audit entry was changed: its hash does not follow from it.',
    ],
    ['is none', () => [{ name: 'a.txt', content: 'x' }], 'This is no evidence pack'],
    [
      'has a manifest of nonsense',
      (files) => changed(files, /^manifest\.json$/, () => Buffer.from('{"files":[null]}')),
      'This is no evidence pack',
    ],
  ])('that %s is refused', async (_, tamper, message) => {
    const { id } = await issued();
    const zip = await packOf((await verify(id)).id);
    const result = await verifyPack('pack.zip', await zipOf(tamper(await filesOf(zip))));
    expect(result.intact).toBe(false);
    expect(result.faults.map((fault) => fault.message).join('\n')).toContain(message);
  });

  test('signed by another installation is refused under a key of ours', async () => {
    const { id } = await issued();
    const zip = await packOf((await verify(id)).id);
    const other = SigningKey.derivedFrom('another secret key, also of 32 characters or more').publicKey;
    expect((await verifyPack('pack.zip', zip, [other])).faults).toEqual([
      { file: 'audit.json', message: 'The signature of the audit entry is wrong, or by another key.' },
    ]);
  });

  test('has a report beside it that an officer can file', async () => {
    const { id } = await issued({ organisation: 'UAB Vilniaus Mokėjimai' });
    const { cookie } = await t.person('auditor');
    const url = `/api/v1/evaluations/${(await verify(id)).id}/report.pdf`;
    const answer = await t.app.inject({ url, headers: { cookie } });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = answer.rawPayload.toString('latin1').match(/\/Type \/Page\b(?!s)/g);
    expect(pages?.length).toBeLessThanOrEqual(2);
    // The ė of Mokėjimai is a letter that readers can copy and search.
    expect(streamsOf(answer.rawPayload).some((stream) => stream.includes('<0117>'))).toBe(true);
  });
});

/** What the compressed streams of a PDF hold. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('\nendstream', at);
    if (pdf.subarray(at - 3, at).toString() === 'end' || end < 0) continue;
    streams.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
  }
  return streams;
}

function changed(
  files: readonly ArchiveFile[],
  which: RegExp,
  change: (bytes: Buffer) => Uint8Array,
): ArchiveFile[] {
  return files.map(({ name, content }) => ({
    name,
    content: which.test(name) ? change(Buffer.from(content)) : content,
  }));
}

/** As somebody would write it who changed files and knows how packs are made. */
function withManifest(files: readonly ArchiveFile[]): ArchiveFile[] {
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  const others = files.filter(({ name }) => name !== 'manifest.json');
  const manifest = JSON.parse(
    Buffer.from(files.find(({ name }) => name === 'manifest.json')!.content).toString(),
  );
  manifest.files = others.map(({ name, content }) => ({
    path: name,
    sha256: sha256(content),
    size: content.length,
  }));
  manifest.digest = sha256(others.find(({ name }) => name === 'evaluation.json')!.content);
  return [{ name: 'manifest.json', content: JSON.stringify(manifest) }, ...others];
}

describe('the nightly re-check', () => {
  // Those of the tests before are not what the night is about.
  beforeEach(() => t.db.query('UPDATE "certificate" SET "nextEvaluationAt" = NULL'));

  test('gives a new certificate its first verdict, and another one a day later', async () => {
    const { id } = await issued();
    expect(await reCheck()).toBe('succeeded');
    const first = (await certificate(id)).verdict;
    await reCheck();
    expect((await certificate(id)).verdict).toEqual(first);
    t.clock.advance({ days: 1 });
    await reCheck();
    const { body: list } = await t.as('auditor').get(`/certificates/${id}/evaluations`);
    expect(list.map(({ trigger }: Evaluation) => trigger)).toEqual(['nightly', 'admission']);
  });

  test('tells that a certificate was revoked, once, by alert and mail', async () => {
    const { id, leaf } = await issued({ organisation: 'UAB Revoked' });
    await reCheck();
    server.revoke(leaf);
    const revokedAt = now();
    t.clock.advance({ days: 1 });
    await reCheck();
    t.clock.advance({ days: 1 });
    await reCheck();
    const alerts = await alertsOf(id);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      title: 'UAB Revoked: QWAC is revoked',
      state: 'open',
      context: { change: { from: 'valid-with-warnings', to: 'revoked' } },
    });
    expect(alerts[0]?.context?.change?.reasons[0]).toContain(`Revoked since ${revokedAt}`);
    const { body: mail } = await t.as('auditor').get(`/messages/${alerts[0]?.messageId}`);
    expect(mail).toMatchObject({
      kind: 'certificate-verdict',
      to: 'everybody@bank.example',
      subject: '[Qwarden] UAB Revoked: QWAC is revoked',
      text: expect.stringContaining('Before: valid-with-warnings. Now: revoked'),
    });
    const changed = await t.db.query(
      `SELECT "details" FROM "audit_entry" WHERE "action" = 'certificate.verdict-changed' AND "subjectId" = '${id}'`,
    );
    expect(changed).toHaveLength(1);
    const { body: list } = await t.as('auditor').get(`/certificates/${id}/evaluations`);
    expect(list).toHaveLength(2);
    expect(list[0].changes).toMatchObject({
      ...{ from: 'valid-with-warnings', to: 'revoked' },
      differences: expect.arrayContaining([
        expect.objectContaining({ what: 'revocation', from: 'pass', to: 'fail', codes: ['val.revoked'] }),
      ]),
    });
  });

  test('tells that a service was withdrawn', async () => {
    const { id } = await issued({ organisation: 'UAB Withdrawn' });
    await reCheck();
    const withdrawn = now();
    t.clock.advance({ days: 1 });
    await trust.use(listOf(issuing, { withdrawn, sequenceNumber: 2 }));
    await reCheck();
    const [alert] = await alertsOf(id);
    expect(alert?.title).toBe('UAB Withdrawn: QWAC is no longer qualified');
    const { body: list } = await t.as('auditor').get(`/certificates/${id}/evaluations`);
    expect(list[0].changes.differences).toContainEqual(
      expect.objectContaining({ what: 'services', from: 'granted', to: 'withdrawn' }),
    );
    // The edition that was in use then still tells what it told.
    expect(await replay(list[1])).toMatchObject({ same: true });
  });

  test('says nothing of a responder that is down for a night, and tells when it lasts a day', async () => {
    const { id } = await issued({ organisation: 'UAB Silent' });
    await reCheck();
    server.mode = 'down';
    t.clock.advance({ days: 1 });
    await reCheck();
    expect((await certificate(id)).verdict.outcome).toBe('indeterminate');
    t.clock.advance({ hours: 12 });
    await reCheck();
    expect(await alertsOf(id)).toEqual([]);
    t.clock.advance({ hours: 12 });
    await reCheck();
    t.clock.advance({ hours: 12 });
    await reCheck();
    expect(await alertsOf(id)).toMatchObject([{ title: 'UAB Silent: QWAC could not be verified for a day' }]);
    server.mode = 'good';
    t.clock.advance({ hours: 1 });
    await reCheck();
    expect((await certificate(id)).verdict.outcome).toBe('valid-with-warnings');
    expect(await alertsOf(id)).toMatchObject([{ state: 'superseded', supersededReason: 'later-verdict' }]);
  });

  test('of those that somebody chose is a job with progress', async () => {
    const { id } = await issued();
    const other = await issued();
    const { status, body } = await t
      .as('operator')
      .post('/certificates/evaluations', { ids: [id, other.id] });
    expect(status).toBe(202);
    await t.get(ReCheck).idle();
    expect((await t.as('auditor').get(`/jobs/${body.jobId}`)).body).toMatchObject({
      ...{ name: 'certificates.evaluate', state: 'succeeded', done: 2, total: 2 },
      result: { checked: 2, failed: 0, outcomes: { 'valid-with-warnings': 2 } },
    });
    const filter = { verdict: 'valid-with-warnings', id: [id] };
    const second = await t.as('operator').post('/certificates/evaluations', { filter });
    await t.get(ReCheck).idle();
    expect((await t.as('auditor').get(`/jobs/${second.body.jobId}`)).body).toMatchObject({ total: 1 });
  });

  test('refuses what names nobody', async () => {
    expect((await t.as('operator').post('/certificates/evaluations', {})).status).toBe(400);
    expect((await t.as('auditor').post('/certificates/evaluations', { ids: [] })).status).toBe(403);
  });
});

describe('what this installation trusts', () => {
  test('is nothing at first, then an anchor that two people agreed on', async () => {
    const own = await startTestApp({ at: START, env: { QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true' } });
    try {
      const { body: stored } = await own.as('operator').post('/certificates', { pem: server.issue().pem });
      const outcome = async () =>
        (await own.as('operator').post(`/certificates/${stored.id}/evaluations`, {})).body;
      expect(await outcome()).toMatchObject({
        outcome: 'indeterminate',
        checks: { path: 'unknown', qualification: 'unknown' },
        trust: { listOfLists: 'unusable', lists: [{ territory: 'LT', state: 'unusable' }], anchors: [] },
      });
      const proposal = {
        pem: issuing.pem,
        scheme: 'Pilot',
        scope: 'Pilot banks.',
        reason: 'A pilot until summer.',
      };
      const { body: anchor } = await own.as('compliance-officer').post('/trust-anchors', proposal);
      await own.as('admin').post(`/trust-anchors/${anchor.id}/approve`, {});
      const evaluation = await outcome();
      expect(evaluation.verdict.scheme).toEqual({ name: 'Pilot', reason: 'A pilot until summer.' });
      const { body } = await own.as('auditor').post(`/evaluations/${evaluation.id}/replay`);
      expect(body).toMatchObject({ same: true, missing: [] });
    } finally {
      await own.stop();
    }
  });
});
