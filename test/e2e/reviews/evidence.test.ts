import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readZip } from '../../../server/adapters/zip-reader.js';
import { CheckpointKey, SigningKey } from '../../../server/audit/signing-key.js';
import { run as evidence, verifyPack } from '../../../server/cli/evidence.js';
import type { DecisionResult } from '../../../server/cli/pack-files.js';
import { hashEntry } from '../../../server/core/audit/audit-entry.js';
import { canonicalJson } from '../../../server/core/audit/canonical-json.js';
import { sha256Of } from '../../../server/platform/documents/zip-file.js';
import type { JobName } from '../../../server/jobs/jobs.contract.js';
import { JobRunner } from '../../../server/jobs/job-runner.js';
import type { ReviewDetails } from '../../../server/reviews/reviews.contract.js';
import { formOf } from '../../support/multipart.js';
import { type Caller, type Person, startTestApp, type TestApp } from '../../support/test-app.js';
import { listOf, TestTrust } from '../../support/trusted-world.js';
import { INSTITUTIONS } from '../../support/world/institutions.js';
import { startWorld } from '../../support/world/start-world.js';
import type { World } from '../../support/world/world.js';
import { type ArchiveFile, zipOf } from '../../support/zip.js';

jest.setTimeout(240_000);

const START = '2026-03-04T09:00:00Z';
const SECRET = 'the-client-secret-of-the-bank';

let t: TestApp;
let world: World;
let ona: Person;
let jonas: Person;
let applicant: Person;
const trust = new TestTrust();

/** A decision with everything, one under a waiver, and a refusal; taken while there was a database. */
let whole: Buffer;
let waived: Buffer;
let rejected: Buffer;
let key: CheckpointKey;
let review: ReviewDetails;

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) expect(await t.get(JobRunner).run(job, 'test')).toBe('succeeded');
};
const order = async (by: Caller, { id, version }: ReviewDetails, command: string, body: object = {}) => {
  t.clock.advance({ minutes: 1 });
  const answer = await by.post(`/reviews/${id}/${command}`, { version, ...body });
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ id })]);
  return answer.body as ReviewDetails;
};
const submitted = async (number: string, licensed = true): Promise<ReviewDetails> => {
  const name = `UAB ${number}`;
  if (licensed) {
    world.register.enter({
      ...{ owner: 'LT_BL', name, number, services: { LT: ['PS_070', 'PS_080'] } },
      authorisations: ['2021-01-01'],
    });
    await world.register.publish();
    await run('register-update', 'register-watch');
  }
  const { ncaId, ncaName, country } = INSTITUTIONS.informer;
  const { pem } = world.authorities.issuing.granted.issue({
    ...{ organisation: name, country, ncaId, ncaName, roles: ['PSP_AI'], authorisationNumber: number },
    kind: 'qwac',
  });
  const { body: certificate } = await t.as('operator').post('/certificates', { pem });
  const { body } = await applicant.post('/reviews', {
    application: {
      ...{ certificateId: certificate.id, identifier: `PSDLT-BL-${number}`, organisationName: name },
      useCase: 'We show customers all their accounts in one place, with their consent.',
      ...{ roles: ['PSP_AI'], edition: 'berlin-1.3', environment: 'production' },
      redirectUris: ['https://tpp.example/back'],
      contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['compliance'] }],
    },
  });
  return order(applicant, body, 'submit');
};
const packOf = async ({ id }: ReviewDetails, reader = jonas): Promise<Buffer> => {
  const answer = await t.app.inject({
    ...{ url: `/api/v1/reviews/${id}/evidence`, headers: { cookie: reader.cookie } },
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip']);
  return answer.rawPayload;
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
  await t.person('admin', 'second@bank.example');
  ona = await t.person('compliance-officer', 'ona@bank.example');
  jonas = await t.person('compliance-officer', 'jonas@bank.example');
  applicant = await t.person('operator', 'applicant@tpp.example');
  const { body } = await t.as('auditor').get('/audit-entries/public-key');
  key = CheckpointKey.fromPem(body.publicKey);

  // Opened again after a first round, asked about, narrowed, approved by two, answered by the bank, and paid out in secrets.
  review = await order(ona, await submitted('LB810001'), 'claim');
  const attached = formOf([{ name: '../../licence.pdf', content: '%PDF-1.7\nThe licence.' }]);
  await applicant.post(`/reviews/${review.id}/attachments`, attached.body, attached.headers);
  await jonas.post(`/reviews/${review.id}/messages`, { text: 'Between us: looks fine.', internal: true });
  review = await order(ona, review, 'approve', { comment: 'Yes.' });
  review = await order(jonas, review, 'approve', { comment: 'Yes as well.' });
  review = await order(jonas, review, 'reopen', { reason: 'The register has changed.' });
  review = await order(jonas, review, 'claim');
  review = await order(jonas, review, 'ask', { question: 'For which customers?' });
  review = await order(applicant, review, 'answer', { answer: 'Consumers in Lithuania.' });
  review = await order(jonas, review, 'approve', { comment: 'Clear.', validUntil: '2026-06-30' });
  review = await order(ona, review, 'approve', { comment: 'Clear to me, too.' });
  expect(review.state).toBe('approved');
  const post = async (path: string, sent: object) => (await t.as('operator').post(path, sent)).body;
  let submission = await post('/submissions', { reviewId: review.id, note: '' });
  const at = (path: string) => `/submissions/${submission.id}/${path}`;
  submission = await post(at('mark-sent'), { version: submission.version });
  submission = await post(at('answer'), {
    ...{
      version: submission.version,
      outcome: 'approved',
      reference: 'R-1',
      text: 'Welcome.',
      roles: ['PSP_AI'],
    },
  });
  await post(at('secrets'), { version: submission.version, clientId: 'id-1', clientSecret: SECRET });
  whole = await packOf(review);

  const unknown = await order(ona, await submitted('LB810002', false), 'claim');
  const { outcome } = (await ona.get(`/reviews/${unknown.id}/examination`)).body.verdict;
  const waiver = { reviewId: unknown.id, owner: 'Ona', reason: 'The register is late by a week.' };
  const proposed = (await ona.post('/waivers', { ...waiver, code: outcome, endsOn: '2026-03-20' })).body;
  await jonas.post(`/waivers/${proposed.id}/approve`);
  const half = await order(ona, unknown, 'approve', { comment: 'Waived.' });
  waived = await packOf(await order(jonas, half, 'approve', { comment: 'Waived.' }));

  const third = await order(ona, await submitted('LB810003', false), 'claim');
  rejected = await packOf(
    await order(ona, third, 'reject', {
      reason: 'not-in-register',
      comment: 'No register knows this number.',
    }),
  );
});
afterAll(async () => {
  if (t !== undefined) await t.stop();
  await world.stop();
});

const filesOf = async (zip: Uint8Array): Promise<ArchiveFile[]> => {
  const files: ArchiveFile[] = [];
  for await (const item of readZip(zip))
    if ('bytes' in item) files.push({ name: item.name, content: item.bytes });
  return files;
};
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- A test looks at what came, whatever its shape.
const jsonIn = (files: readonly ArchiveFile[], name: string): any =>
  JSON.parse(Buffer.from(files.find((one) => one.name === name)!.content).toString('utf8'));
const withJson = (files: readonly ArchiveFile[], name: string, value: unknown): ArchiveFile[] =>
  files.map((one) => (one.name === name ? { name, content: `${JSON.stringify(value, null, 1)}\n` } : one));

test('what a decision rests on is all there, and no secret', async () => {
  const files = await filesOf(whole);
  const names = files.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      ...[
        'manifest.json',
        'seal.json',
        'README.txt',
        'review.json',
        'profile.json',
        'events.json',
        'votes.json',
      ],
      ...['messages.json', 'attachments.json', 'waivers.json', 'registers.json', 'grants.json', 'audit.json'],
      ...['submissions.json', 'verdict/manifest.json', 'verdict/evaluation.json', 'verdict/audit.json'],
    ]),
  );
  expect(jsonIn(files, 'review.json')).toMatchObject({
    ...{ number: review.number, applicationIsAsDecided: true, decision: { command: 'approve' } },
    application: { useCase: 'We show customers all their accounts in one place, with their consent.' },
  });
  expect(jsonIn(files, 'messages.json')).toMatchObject([
    { kind: 'comment', internal: true, text: 'Between us: looks fine.' },
    { kind: 'question', internal: false },
    { kind: 'answer', text: 'Consumers in Lithuania.' },
  ]);
  const [attachment] = jsonIn(files, 'attachments.json');
  const attached = files.find(({ name }) => name === attachment.file);
  expect(sha256Of(Buffer.from(attached!.content))).toBe(attachment.sha256);
  expect(jsonIn(files, 'registers.json').registers[0]).toMatchObject({
    ...{
      source: 'eba',
      edition: expect.any(Object),
      found: [expect.objectContaining({ name: 'UAB LB810001' })],
    },
  });
  expect(jsonIn(files, 'grants.json')).toMatchObject([{ role: 'PSP_AI', state: 'active' }]);
  expect(jsonIn(files, 'submissions.json')[0]).toMatchObject({ state: 'approved', reference: 'R-1' });
  expect(jsonIn(files, 'submissions.json')[0].secrets).toHaveLength(2);
  for (const { content } of files) expect(Buffer.from(content).includes(SECRET)).toBe(false);
  expect(names.every((name) => !name.includes('..') && !name.includes('licence'))).toBe(true);
});

test('who looks at it is in the audit log, and whoever applied does not get it', async () => {
  const filter = encodeURIComponent(JSON.stringify({ subjectId: review.id, action: 'review.evidence' }));
  const { body } = await t.as('auditor').get(`/audit-entries?filter=${filter}`);
  expect(body).toMatchObject([{ actorName: 'jonas', details: { number: review.number } }]);
  expect((await applicant.get(`/reviews/${review.id}/evidence`)).body.code).toBe('review-own-submission');
  const open = await submitted('LB810004');
  expect((await jonas.get(`/reviews/${open.id}/evidence`)).body.code).toBe('review-wrong-state');
});

describe('without server and database', () => {
  beforeAll(async () => {
    await t.close();
    await t.database.drop();
    rmSync(t.dataDir, { recursive: true, force: true });
    expect(existsSync(t.dataDir) ? readdirSync(t.dataDir) : []).toEqual([]);
    t = { ...t, stop: () => Promise.resolve() };
  });

  const verified = async (zip: Uint8Array, keys: readonly CheckpointKey[] = []) =>
    (await verifyPack('pack.zip', zip, keys)) as DecisionResult;

  test('the way to the decision is gone again', async () => {
    expect(await verified(whole, [key])).toMatchObject({
      ...{ faults: [], intact: true, audit: { keyId: key.id, pinned: true } },
      decision: { command: 'approve', voters: ['jonas', 'ona'], needed: 2, state: 'approved' },
      verdict: { intact: true, replayed: true, verdict: { outcome: 'valid' } },
    });
  });

  test('so is that under a waiver, and that to a refusal', async () => {
    expect(await verified(waived)).toMatchObject({
      ...{ faults: [], intact: true },
      decision: { voters: ['ona', 'jonas'], remarks: [expect.stringMatching(/^waived:/)] },
    });
    expect(await verified(rejected)).toMatchObject({
      ...{ faults: [], intact: true },
      decision: { command: 'reject', voters: ['ona'] },
    });
  });

  const command = async (zip: Uint8Array, ...flags: string[]) => {
    let out = '';
    const stream = { write: (text: string, done?: () => void) => ((out += text), done?.(), true) };
    const stdin = (async function* () {
      yield zip;
    })();
    const code = await evidence(['verify', ...flags, '-'], {
      stdin,
      stdout: stream,
      stderr: stream,
    } as never);
    return { code, out };
  };

  test('each thing is said in a line', async () => {
    const { code, out } = await command(whole);
    expect(code).toBe(0);
    expect(out).toContain(`${review.number} of UAB LB810001: APPROVED`);
    expect(out).toMatch(/✓ \d+ files are those that the manifest names/);
    expect(out).toMatch(/✓ \d+ entries of the audit log tell the same history/);
    expect(out).toMatch(/✓ The verdict is valid at .*; its evidence leads to it again/);
    expect(out).toMatch(/✓ The register rows are those of the verdict: eba/);
    expect(out).toMatch(/✓ \d+ events follow from each other by the rules/);
    expect(out).toContain('✓ 2 of 2 votes that the profile "Two people, version 1" wants: jonas, ona.');
    expect(out).toContain('✓ The pack is whole, and leads to this decision.');
  });

  test('a byte changed in any file is found, by its file', async () => {
    const files = await filesOf(whole);
    for (const { name } of files) {
      const spoilt = files.map((one) => {
        if (one.name !== name) return one;
        const bytes = Buffer.from(one.content);
        // A letter or digit in the middle becomes another one.
        const at = bytes.findIndex((byte, i) => i >= bytes.length / 2 && byte >= 0x30 && byte <= 0x79);
        bytes[Math.max(at, 0)]! ^= 1;
        return { name, content: bytes };
      });
      const { intact, faults } = await verified(await zipOf(spoilt.map((one) => ({ ...one, stored: true }))));
      expect([name, intact, faults.length > 0]).toEqual([name, false, true]);
    }
  });

  /** With a manifest that fits, and without one. */
  const tampered: Readonly<Record<string, readonly [(files: ArchiveFile[]) => ArchiveFile[], RegExp]>> = {
    'a vote changed': [
      (files) => {
        const votes = jsonIn(files, 'votes.json');
        votes.at(-1).comment = 'No.';
        return withJson(files, 'votes.json', votes);
      },
      /The vote of ona says something else than its event/,
    ],
    'a vote of the same person twice': [
      (files) => {
        const [votes, events] = [jsonIn(files, 'votes.json'), jsonIn(files, 'events.json')];
        const [first, second] = votes.slice(-2);
        Object.assign(second, { byId: first.byId, byName: first.byName });
        Object.assign(events.at(-1), { actorId: first.byId, actorName: first.byName });
        return withJson(withJson(files, 'votes.json', votes), 'events.json', events);
      },
      /is not what entry \d+ of the audit log says/,
    ],
    'an event dropped': [
      (files) => withJson(files, 'events.json', jsonIn(files, 'events.json').toSpliced(4, 1)),
      /The audit log tells of \d+ events, and here are \d+/,
    ],
    'another profile': [
      (files) => {
        const changed = jsonIn(files, 'review.json');
        changed.profile.approvals = 3;
        changed.profile.steps.push('Third look');
        return withJson(files, 'review.json', changed);
      },
      /leads to in-review in round 2, not to approved/,
    ],
    'a wider approval': [
      (files) => {
        const changed = jsonIn(files, 'review.json');
        changed.scope.until = '2027-01-01T00:00:00.000Z';
        return withJson(files, 'review.json', changed);
      },
      /What may be used is not what the votes lead to/,
    ],
    'another verdict': [
      (files) => {
        const verdict = jsonIn(files, 'verdict/verdict.json');
        return withJson(files, 'verdict/verdict.json', { ...verdict, outcome: 'expired' });
      },
      /It was changed: its hash is another/,
    ],
    'other register rows': [
      (files) => {
        const registers = jsonIn(files, 'registers.json');
        registers.registers[0].found = [];
        return withJson(files, 'registers.json', registers);
      },
      /The registers of the verdict said something else/,
    ],
    'a file missing': [
      (files) => files.filter(({ name }) => name !== 'messages.json'),
      /It is not the manifest that the audit log holds/,
    ],
    'a file added': [
      (files) => [...files, { name: 'note.txt', content: 'x' }],
      /It is not the manifest that the audit log holds/,
    ],
    'another attachment': [
      (files) =>
        files.map((one) => (one.name.startsWith('attachments/') ? { ...one, content: '%PDF-another' } : one)),
      /It is not the attachment that was filed/,
    ],
  };

  const manifestOf = (files: readonly ArchiveFile[]): ArchiveFile[] => {
    const named = files.filter(({ name }) => name !== 'manifest.json' && name !== 'seal.json');
    const list = named.map(({ name, content }) => {
      const bytes = Buffer.from(content);
      return { path: name, sha256: sha256Of(bytes), size: bytes.length };
    });
    return withJson(files, 'manifest.json', { ...jsonIn(files, 'manifest.json'), files: list });
  };
  /** Sealed anew by whoever has a key of an own and knows how. */
  const sealed = (files: readonly ArchiveFile[], own: SigningKey): ArchiveFile[] => {
    const manifest = files.find(({ name }) => name === 'manifest.json')!;
    const seal = jsonIn(files, 'seal.json');
    const details = { ...JSON.parse(seal.entry.details), digest: sha256Of(Buffer.from(manifest.content)) };
    const { hash: _, ...said } = { ...seal.entry, details: canonicalJson(details) };
    const entry = {
      ...said,
      hash: hashEntry(seal.previousHash, said, (text) => sha256Of(Buffer.from(text))),
    };
    const checkpoint = own.sign(entry, new Date(entry.at));
    return withJson(files, 'seal.json', { ...seal, entry, checkpoint, publicKey: own.publicKey.pem });
  };

  describe.each(Object.keys(tampered))('%s', (name) => {
    const [tamper, message] = tampered[name]!;

    test('is refused', async () => {
      const { code, out } = await command(await zipOf(tamper(await filesOf(whole))));
      expect(code).toBe(2);
      expect(out).toContain('not to be relied upon');
    });

    test('is refused with a manifest to fit, and under the installation’s key whoever sealed it', async () => {
      const files = manifestOf(tamper(await filesOf(whole)));
      const fitting = await verified(await zipOf(files));
      expect(fitting.faults.map((one) => one.message)).toContain(
        'It is not the manifest that the audit log holds.',
      );
      const forged = await zipOf(
        sealed(files, SigningKey.derivedFrom('another key, of a forger, 32 characters or more')),
      );
      expect((await verified(forged, [key])).intact).toBe(false);
      if (!/manifest that the audit log holds/.test(message.source)) {
        const { faults } = await verified(forged);
        expect(faults.map((one) => `${one.file}: ${one.message}`).join('\n')).toMatch(message);
      }
    });
  });

  test('what is no archive, or none of ours, could not be read', async () => {
    await expect(command(Buffer.from('x'))).rejects.toThrow('no ZIP archive');
    expect((await command(await zipOf([{ name: 'a.txt', content: 'a' }]))).code).toBe(2);
  });
});
