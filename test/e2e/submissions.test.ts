import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readZip } from '../../server/adapters/zip-reader.js';
import { EMPTY_APPLICATION } from '../../server/core/applications/application.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { BankSecrets } from '../../server/submissions/bank-secrets.service.js';
import { type Approval, Grants } from '../../server/grants/grants.service.js';
import { type ApprovedReview, ApprovedReviews } from '../../server/reviews/approved-reviews.service.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { formOf } from '../support/multipart.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(180_000);

const START = '2026-03-01T09:00:00Z';
const BANK = 'bank@paysera.example';
const ca = CertificateAuthority.root();

/** Reviews and grants are other capabilities; here they are a list and a notebook. */
class ReviewList {
  readonly all = new Map<string, ApprovedReview>();
  find(id: string): Promise<ApprovedReview | null> {
    return Promise.resolve(this.all.get(id) ?? null);
  }
  noteAccess(): Promise<void> {
    return Promise.resolve();
  }
}
class Notebook {
  readonly given: Approval[] = [];
  nothing = false;
  give(_: unknown, approval: Approval): Promise<string[]> {
    if (this.nothing) return Promise.resolve([]);
    this.given.push(approval);
    return Promise.resolve([`grant-${this.given.length}`]);
  }
  readonly ended: object[] = [];
  end(_: unknown, which: object): Promise<number> {
    this.ended.push(which);
    return Promise.resolve(1);
  }
}

const reviews = new ReviewList();
const grants = new Notebook();
const overrides = [
  [ApprovedReviews, reviews],
  [Grants, grants],
] as const;

let smtp: TestSmtpServer;
let t: TestApp;
let certificate: { id: string; sha256: string };
let count = 0;

beforeAll(async () => {
  smtp = await startSmtpServer();
  t = await startTestApp({
    at: START,
    overrides,
    env: { QWARDEN_SMTP_URL: smtp.url, QWARDEN_BANK_MAIL_TO: BANK },
  });
  const { pem } = ca.issue({ notAfter: new Date('2027-03-01T00:00:00Z') });
  certificate = (await t.as('operator').post('/certificates', { pem })).body;
});
afterAll(async () => {
  await t.stop();
  await smtp.stop();
});

const approve = (over: Partial<ApprovedReview> = {}): ApprovedReview => {
  const id = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
  const review: ApprovedReview = {
    ...{
      id,
      number: `2026-${count}`,
      state: 'approved',
      organisationId: 'o',
      organisationKey: 'LT-BL LB000458',
    },
    ...{ organisationName: 'UAB Bandymas', identifier: 'PSDLT-BL-LB000458' },
    application: {
      ...EMPTY_APPLICATION,
      ...{ edition: 'berlin-1.3', environment: 'production', useCase: 'Accounts of customers in one view.' },
      redirectUris: ['https://app.bandymas.example/return'],
      contacts: [{ name: 'Jonas', email: 'jonas@bandymas.example', phone: '', purposes: ['technical'] }],
    },
    ...{ certificateId: certificate.id, sha256: certificate.sha256 },
    ...{ approvedRoles: ['PSP_AI', 'PSP_PI'], endpoints: [], validUntil: new Date('2027-02-01T00:00:00Z') },
    approvals: [{ by: 'Rita', at: new Date('2026-02-28T10:00:00Z') }],
    applicantId: null,
    ...over,
  };
  reviews.all.set(id, review);
  return review;
};
const prepare = async (review = approve()) => {
  const { status, body } = await t
    .as('operator')
    .post('/submissions', { reviewId: review.id, note: 'As agreed.' });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
const markSent = async (submission: { id: string; version: number }) =>
  (await t.as('operator').post(`/submissions/${submission.id}/mark-sent`, { version: submission.version }))
    .body;
const answer = (submission: { id: string; version: number }, body: object) =>
  t.as('operator').post(`/submissions/${submission.id}/answer`, { version: submission.version, ...body });
const auditOf = async (id: string): Promise<string[]> => {
  const filter = encodeURIComponent(JSON.stringify({ subjectId: id }));
  const { body } = await t.as('auditor').get(`/audit-entries?sort=["position","ASC"]&filter=${filter}`);
  return body.map(({ action }: { action: string }) => action);
};

/** A download as bytes. */
const bytesOf = async (path: string): Promise<Buffer> => {
  const { cookie } = await t.person('operator');
  const answered = await t.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { cookie } });
  expect(answered.statusCode).toBe(200);
  return answered.rawPayload;
};

describe('the package for the bank', () => {
  test('holds the request, the certificate, what was checked, and a manifest that fits every file', async () => {
    const submission = await prepare();
    const zip = await bytesOf(`/submissions/${submission.id}/package.zip`);
    expect(createHash('sha256').update(zip).digest('hex')).toBe(submission.packageSha256);
    const files = await filesOf(zip);
    expect([...files.keys()].sort()).toEqual(
      [
        ...['README.txt', 'manifest.json', 'cover-letter.pdf', 'cover-letter.txt', 'request.json'],
        ...['checklist.json', 'verdict.json', 'certificate.pem', 'certificate.cer'],
      ].sort(),
    );
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest.files).toHaveLength(files.size - 1);
    for (const { path, sha256, size } of manifest.files) {
      const bytes = files.get(path) ?? Buffer.alloc(0);
      expect([path, createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([
        path,
        sha256,
        size,
      ]);
    }
    const der = files.get('certificate.cer') ?? Buffer.alloc(0);
    expect(createHash('sha256').update(der).digest('hex')).toBe(certificate.sha256);
    const letter = String(files.get('cover-letter.txt'));
    expect(letter).toContain('Accounts of customers in one view.');
    expect(letter).toContain('As agreed.');
    expect(String(files.get('request.json'))).not.toContain('As agreed.');
    const pdf = await bytesOf(`/submissions/${submission.id}/package.pdf`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await auditOf(submission.id)).toEqual([
      ...['submission.prepare', 'submission.download', 'submission.download'],
    ]);
  });

  test('is made of approved reviews only, and once at a time', async () => {
    const post = async (reviewId: string) => {
      const { status, body } = await t.as('operator').post('/submissions', { reviewId });
      return [status, body.code];
    };
    expect(await post('00000000-0000-4000-8000-999999999999')).toEqual([409, 'review-not-approved']);
    expect(await post(approve({ state: 'in-review' }).id)).toEqual([409, 'review-not-approved']);
    expect(await post(approve({ sha256: 'ab'.repeat(32) }).id)).toEqual([409, 'submission-incomplete']);
    const review = approve();
    await prepare(review);
    expect(await post(review.id)).toEqual([409, 'submission-open']);
  });

  test('can be made again until it is sent, and is then another one', async () => {
    const submission = await prepare();
    t.clock.advance({ minutes: 1 });
    const again = await t.as('operator').post(`/submissions/${submission.id}/prepare`, {
      ...{ version: submission.version, note: 'Corrected.' },
    });
    expect(again.body.packageSha256).not.toBe(submission.packageSha256);
    const stale = await t
      .as('operator')
      .post(`/submissions/${submission.id}/prepare`, { version: submission.version });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    const sent = await markSent(again.body);
    const late = await t
      .as('operator')
      .post(`/submissions/${submission.id}/prepare`, { version: sent.version });
    expect([late.status, late.body.code]).toEqual([409, 'submission-state']);
  });
});

describe('mailing the package', () => {
  const preview = async (id: string) => (await t.as('operator').get(`/submissions/${id}/mail`)).body;

  test('needs the shown recipient and the shown digest, and then attaches exactly that', async () => {
    const submission = await prepare();
    const shown = await preview(submission.id);
    expect([shown.recipient, shown.attachment.sha256]).toEqual([BANK, submission.packageSha256]);
    const right = {
      version: submission.version,
      confirmRecipient: BANK,
      confirmSha256: submission.packageSha256,
    };
    for (const over of [{ confirmRecipient: 'other@bank.example' }, { confirmSha256: 'ab'.repeat(32) }]) {
      const refused = await t
        .as('operator')
        .post(`/submissions/${submission.id}/mail`, { ...right, ...over });
      expect([refused.status, refused.body.code]).toEqual([409, 'confirmation-mismatch']);
    }
    await t.get(MessageSender).sendDue();
    expect(smtp.mails.filter(({ to }) => to === BANK)).toHaveLength(0);

    const sent = await t.as('operator').post(`/submissions/${submission.id}/mail`, right);
    expect([sent.status, sent.body.state, sent.body.sentTo]).toEqual([200, 'sent', BANK]);
    await t.get(MessageSender).sendDue();
    const [mail, ...more] = smtp.mails.filter(({ to }) => to === BANK);
    expect(more).toHaveLength(0);
    expect(mail?.subject).toContain(submission.reviewNumber);
    const [attached] = mail?.parsed.attachments ?? [];
    expect(
      createHash('sha256')
        .update(attached?.content ?? '')
        .digest('hex'),
    ).toBe(submission.packageSha256);
    expect(attached?.filename).toBe(`submission-${submission.reviewNumber}.zip`);
    const [{ n }] = await t.db.query('SELECT COUNT(*) AS n FROM message_attachment');
    expect(Number(n)).toBe(0);
  });

  test('a mail that the server refuses leaves the package unsent, and says so', async () => {
    const submission = await prepare();
    smtp.behave = () => ({ code: 550, text: 'No such mailbox' });
    await t.as('operator').post(`/submissions/${submission.id}/mail`, {
      ...{ version: submission.version, confirmRecipient: BANK, confirmSha256: submission.packageSha256 },
    });
    await t.get(MessageSender).sendDue();
    smtp.behave = () => 'accept';
    const { body } = await t.as('auditor').get(`/submissions/${submission.id}`);
    expect(body.state).toBe('prepared');
    expect(body.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      'prepared',
      'mailed',
      'mail-failed',
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['from a demo', { QWARDEN_DEMO: 'on', QWARDEN_BANK_MAIL_TO: BANK }, 'bank-mail-in-demo'],
    ['without an address', {}, 'bank-mail-unset'],
  ])('is impossible %s', async (_, env, code) => {
    const before = smtp.attempts;
    const own = await startTestApp({ at: START, overrides, env: { QWARDEN_SMTP_URL: smtp.url, ...env } });
    const { pem } = ca.issue({ notAfter: new Date('2027-03-01T00:00:00Z') });
    const { id, sha256 } = (await own.as('operator').post('/certificates', { pem })).body;
    const review = approve({ certificateId: id, sha256 });
    const { body } = await own.as('operator').post('/submissions', { reviewId: review.id });
    expect(body.mailRefusal).toBe(code);
    for (const address of ['', BANK, 'tech_support@paysera.com']) {
      const refused = await own.as('admin').post(`/submissions/${body.id}/mail`, {
        ...{ version: body.version, confirmRecipient: address, confirmSha256: body.packageSha256 },
      });
      expect([refused.status, refused.body.code]).toEqual([409, code]);
    }
    await own.get(MessageSender).sendDue();
    expect(smtp.attempts).toBe(before);
    await own.stop();
  });
});

describe('the answer of the bank', () => {
  test('is asked back, answered and approved, and only then gives access, within what was approved', async () => {
    const applicant = await t.person('operator', 'applicant@bank.example');
    const review = approve({ applicantId: applicant.id, endpoints: ['accounts.list'] });
    const submission = await markSent(await prepare(review));
    const before = grants.given.length;
    const asked = await answer(submission, {
      outcome: 'asked-back',
      reference: 'PS-77',
      text: 'Which country?',
    });
    expect([asked.status, asked.body.state, asked.body.reference]).toEqual([200, 'asked-back', 'PS-77']);
    expect(grants.given).toHaveLength(before);
    const told = (await applicant.get('/notifications')).body[0];
    expect([told.kind, told.facts.answer, told.link]).toEqual([
      ...['bank-answer', 'asked-back', `/submissions/${submission.id}/show`],
    ]);

    const tooWide = async (over: object) => {
      const { status, body } = await answer(asked.body, { outcome: 'approved', roles: ['PSP_AI'], ...over });
      return [status, body.code, body.errors?.map(({ path }: { path: string }) => path)];
    };
    expect(await tooWide({ roles: ['PSP_IC'] })).toEqual([422, 'answer-too-wide', ['roles']]);
    expect(await tooWide({ endpoints: ['payments.create'] })).toEqual([
      422,
      'answer-too-wide',
      ['endpoints'],
    ]);
    expect(await tooWide({ validUntil: '2028-01-01T00:00:00Z' })).toEqual([
      422,
      'answer-too-wide',
      ['validUntil'],
    ]);
    expect(grants.given).toHaveLength(before);

    const approved = await answer(asked.body, {
      outcome: 'approved',
      roles: ['PSP_AI'],
      reference: 'PS-77',
      text: 'Welcome.',
    });
    expect([approved.status, approved.body.state, approved.body.commands]).toEqual([200, 'approved', []]);
    expect(grants.given.slice(before)).toEqual([
      {
        ...{ reviewId: review.id, organisationId: 'o', organisationKey: 'LT-BL LB000458' },
        ...{ edition: 'berlin-1.3', environment: 'production' },
        ...{ certificateId: certificate.id, sha256: certificate.sha256 },
        ...{ roles: ['PSP_AI'], endpoints: ['accounts.list'], until: review.validUntil },
      },
    ]);
    const again = await answer(approved.body, { outcome: 'refused' });
    expect([again.status, again.body.code]).toEqual([409, 'submission-state']);
    expect(await auditOf(submission.id)).toEqual([
      ...['submission.prepare', 'submission.send', 'submission.answer', 'submission.answer'],
    ]);
  });

  test('cannot come before the package was sent', async () => {
    const { status, body } = await answer(await prepare(), { outcome: 'approved', roles: ['PSP_AI'] });
    expect([status, body.code]).toEqual([409, 'submission-state']);
  });

  test('gives nothing once the review is open again or about another certificate', async () => {
    const review = approve();
    const submission = await markSent(await prepare(review));
    const before = grants.given.length;
    for (const over of [{ state: 'in-review' }, { sha256: 'cd'.repeat(32) }] as const) {
      reviews.all.set(review.id, { ...review, ...over });
      const { status, body } = await answer(submission, { outcome: 'approved', roles: ['PSP_AI'] });
      expect([status, body.code]).toEqual([409, 'review-not-approved']);
    }
    // A refusal can be recorded all the same, and another package made after it.
    expect((await answer(submission, { outcome: 'refused', text: 'No.' })).body.state).toBe('refused');
    expect(grants.ended).toEqual([{ reviewId: review.id, sha256: certificate.sha256 }]);
    reviews.all.set(review.id, review);
    expect((await prepare(review)).state).toBe('prepared');
    expect(grants.given).toHaveLength(before);
  });

  test('is not recorded where nothing could be granted, and nothing of it stays', async () => {
    const submission = await markSent(await prepare());
    grants.nothing = true;
    const { status, body } = await answer(submission, { outcome: 'approved', roles: ['PSP_AI'] });
    grants.nothing = false;
    expect([status, body.code]).toEqual([422, 'answer-too-wide']);
    expect((await t.as('auditor').get(`/submissions/${submission.id}`)).body.state).toBe('sent');
  });

  test('is recorded once when two people record it at the same time', async () => {
    const submission = await markSent(await prepare());
    const before = grants.given.length;
    const both = await Promise.all(
      ['PSP_AI', 'PSP_PI'].map((role) => answer(submission, { outcome: 'approved', roles: [role] })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await t.as('auditor').get(`/submissions/${submission.id}`);
    expect(body.events.filter(({ kind }: { kind: string }) => kind === 'approved')).toHaveLength(1);
    // A transaction that was rolled back takes its grant with it; the notebook only counts calls.
    expect(grants.given.length - before).toBeGreaterThan(0);
  });

  test('files go with it; their type is told by their bytes and they are never shown inline', async () => {
    const submission = await markSent(await prepare());
    const { body } = await answer(submission, { outcome: 'asked-back', text: 'See attached.' });
    const event = body.events.at(-1);
    const path = `/submissions/${submission.id}/events/${event.id}/attachments`;
    const send = (name: string, content: string | Uint8Array) => {
      const form = formOf([{ name, content }]);
      return t.as('operator').post(path, form.body, form.headers);
    };
    const attached = await send('letter.html', '%PDF-1.7\n...');
    expect(attached.status).toBe(201);
    const [file] = attached.body.events.at(-1).attachments;
    expect([file.name, file.type]).toEqual(['letter.html', 'application/pdf']);
    for (const [name, content, code] of [
      ['letter.pdf', '<html><script>alert(1)</script></html>', 'evidence-unsuitable'],
      ['letter.txt', Uint8Array.of(0, 1, 2, 3), 'evidence-unsuitable'],
      ['key.txt', '-----BEGIN PRIVATE KEY-----\nx', 'private-key'],
      ['long.txt', 'x'.repeat(10 * 1024 * 1024 + 1), 'too-large'],
    ] as const) {
      const refused = await send(name, content);
      expect([name, refused.body?.code]).toEqual([name, code]);
    }
    const download = await t.as('auditor').get(`/submissions/${submission.id}/attachments/${file.id}`);
    expect(download.headers['content-type']).toBe('application/octet-stream');
    expect(download.headers['content-disposition']).toMatch(/^attachment;/);
    await t.as('auditor').get(`/submissions/${submission.id}`);
    await t.as('operator').get(`/submissions/${submission.id}/mail`);
    expect((await auditOf(submission.id)).slice(-3)).toEqual([
      ...['submission.download-attachment', 'submission.view-contacts', 'submission.view-mail'],
    ]);
  });
});

describe('client id and client secret', () => {
  const SECRET = 'the-secret-that-the-bank-handed-out';

  test('are kept sealed to their row, replaced, and never shown again', async () => {
    const submission = await markSent(await prepare());
    const give = (version: number, body: object) =>
      t.as('operator').post(`/submissions/${submission.id}/secrets`, { version, ...body });
    const first = await give(submission.version, {
      ...{ clientId: 'PSDLT-BL-LB000458', clientSecret: SECRET, expiresAt: '2027-01-01T00:00:00Z' },
    });
    const expiresAt = '2027-01-01T00:00:00.000Z';
    const shown = { receivedAt: t.clock.now().toISOString(), receivedBy: 'operator', expiresAt };
    expect(first.body.secrets).toEqual([
      { kind: 'client-id', ...shown },
      { kind: 'client-secret', ...shown },
    ]);
    const rows: { kind: string; sealed: string; id: string }[] = await t.db.query(
      'SELECT * FROM submission_secret',
    );
    expect(rows.map(({ sealed }) => sealed.slice(0, 3))).toEqual(['v1.', 'v1.']);
    const everything = JSON.stringify([
      first.body,
      rows,
      (await t.as('auditor').get(`/submissions/${submission.id}`)).body,
      (await t.as('auditor').get('/audit-entries?range=[0,999]')).body,
      t.log,
    ]);
    expect(everything).not.toContain(SECRET);

    const secrets = t.get(BankSecrets);
    const at = t.clock.now();
    expect(await secrets.open(submission.id, 'client-secret', at)).toBe(SECRET);
    expect(await secrets.open(submission.id, 'client-secret', new Date('2027-01-01T00:00:00Z'))).toBeNull();

    const second = await give(first.body.version, { clientSecret: 'another' });
    expect(second.body.secrets.map(({ expiresAt }: { expiresAt: string | null }) => expiresAt)).toEqual([
      '2027-01-01T00:00:00.000Z',
      null,
    ]);
    expect(await secrets.open(submission.id, 'client-secret', at)).toBe('another');

    // Moved to another row by somebody with access to the database.
    const [{ sealed }] = await t.db.query(
      `SELECT sealed FROM submission_secret WHERE kind = 'client-secret' AND "submissionId" = '${submission.id}'`,
    );
    await t.db.query(
      `UPDATE submission_secret SET sealed = '${sealed}' WHERE kind = 'client-id' AND "submissionId" = '${submission.id}'`,
    );
    await expect(secrets.open(submission.id, 'client-id', at)).rejects.toThrow('not-authentic');
  });

  test('are not taken before anything was sent, nor without a value, nor when they are over', async () => {
    const submission = await prepare();
    const give = async (of: { id: string; version: number }, body: object) => {
      const answered = await t
        .as('operator')
        .post(`/submissions/${of.id}/secrets`, { version: of.version, ...body });
      return [answered.status, answered.body.code];
    };
    expect(await give(submission, { clientId: 'x' })).toEqual([409, 'submission-state']);
    const sent = await markSent(submission);
    expect(await give(sent, {})).toEqual([400, 'invalid-input']);
    expect(await give(sent, { clientId: 'a\nb' })).toEqual([400, 'invalid-input']);
    expect(await give(sent, { clientId: 'x', expiresAt: '2020-01-01T00:00:00Z' })).toEqual([
      400,
      'invalid-input',
    ]);
    expect(await give(sent, { clientSecret: '-----BEGIN PRIVATE KEY-----abc' })).toEqual([
      422,
      'private-key',
    ]);
  });
});

test('where the bank runs it, nothing is submitted: the decision here is the answer', async () => {
  const own = await startTestApp({ at: START, overrides, env: { QWARDEN_OPERATED_BY: 'bank' } });
  const { status, body } = await own.as('admin').post('/submissions', { reviewId: approve().id });
  expect([status, body.code]).toEqual([409, 'submission-not-needed']);
  await own.stop();
});

test('what is told to the bank, and what it says, is told by a person: a token is not enough', async () => {
  const submission = await prepare();
  const script = await t.withToken('operator', ['submissions.read', 'submissions.write']);
  const { version } = submission;
  const post = async (verb: string, body: object) =>
    (await script.post(`/submissions/${submission.id}/${verb}`, { version, ...body })).body.code;
  const confirmed = { confirmRecipient: BANK, confirmSha256: submission.packageSha256 };
  expect([
    await post('mail', confirmed),
    await post('answer', { outcome: 'approved', roles: ['PSP_AI'] }),
    await post('secrets', { clientId: 'x' }),
  ]).toEqual(['session-needed', 'session-needed', 'session-needed']);
  expect(await post('mark-sent', {})).toBeUndefined();
});

test('submissions are listed, searched and filtered', async () => {
  const submission = await prepare();
  const list = async (filter: object) =>
    (await t.as('auditor').get(`/submissions?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;
  expect((await list({ reviewId: submission.reviewId })).map(({ id }: { id: string }) => id)).toEqual([
    submission.id,
  ]);
  expect(await list({ q: submission.reviewNumber, state: 'refused' })).toHaveLength(0);
  expect((await list({ state: 'prepared' }))[0]).not.toHaveProperty('package');
});

async function filesOf(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const item of readZip(zip)) if ('bytes' in item) files.set(item.name, Buffer.from(item.bytes));
  return files;
}
