import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { AlertEntity } from '../../server/alerts/alert.entity.js';
import { AuditEntryEntity } from '../../server/audit/audit-entry.entity.js';
import { CertificateEntity } from '../../server/certificates/certificate.entity.js';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { ExpirySweep } from '../../server/certificates/expiry-sweep.service.js';
import { SecondReadings } from '../../server/certificates/second-readings.service.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const NOW = '2026-11-22T09:00:00Z';
const at = (days: number): Date => new Date(Date.parse(NOW) + days * 86_400_000);

let t: TestApp;
const ca = CertificateAuthority.root();

beforeAll(async () => {
  t = await startTestApp(NOW);
});
afterAll(() => t.stop());

const given = async (particulars: LeafParticulars = {}): Promise<Certificate> => {
  const answer = await t.as('operator').post('/certificates', { pem: ca.issue(particulars).pem });
  return answer.body;
};
const change = (id: string, body: object) => t.as('operator').patch(`/certificates/${id}`, body);
const show = async (id: string): Promise<Certificate> =>
  (await t.as('auditor').get(`/certificates/${id}`)).body;
const auditOf = (subjectId: string): Promise<AuditEntryEntity[]> =>
  t.db.getRepository(AuditEntryEntity).find({ where: { subjectId }, order: { position: 'ASC' } });
const rowOf = (id: string): Promise<CertificateEntity> =>
  t.db.getRepository(CertificateEntity).findOneByOrFail({ id });
const alertsOf = (subjectId: string): Promise<AlertEntity[]> =>
  t.db.getRepository(AlertEntity).find({ where: { subjectId }, order: { threshold: 'DESC' } });
const sweep = () => t.get(ExpirySweep).sweepExpiry(t.clock.now());

describe('changing what people know about a certificate', () => {
  test('note, tags and owner are kept, and the audit log has before and after', async () => {
    const { id } = await given();
    const { status, body } = await change(id, {
      version: 1,
      note: 'Talk to Ona.',
      tags: ['live', 'api', 'live'],
      ownerEmail: ' Ona@Bank.example ',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      note: 'Talk to Ona.',
      tags: ['api', 'live'],
      ownerEmail: 'ona@bank.example',
      version: 2,
    });
    const entries = await auditOf(id);
    expect(entries.map(({ action }) => action)).toEqual(['certificate.create', 'certificate.update']);
    expect(JSON.parse(entries[1]!.details)).toEqual({
      note: { before: '', after: 'Talk to Ona.' },
      tags: { before: [], after: ['api', 'live'] },
      ownerEmail: { before: null, after: 'ona@bank.example' },
    });
  });

  test('what is left out stays, and nothing changed writes nothing', async () => {
    const { id } = await given();
    await change(id, { version: 1, note: 'kept' });
    await change(id, { version: 2, tags: ['x'] });
    const { body } = await change(id, { version: 3, note: 'kept', tags: ['x'], ownerEmail: null });
    expect(body).toMatchObject({ note: 'kept', tags: ['x'], version: 3 });
    expect(await auditOf(id)).toHaveLength(3);
  });

  test('a change upon a change by somebody else is refused and leaves no trace', async () => {
    const { id } = await given();
    const answers = await Promise.all(['a', 'b', 'c'].map((note) => change(id, { version: 1, note })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('changed-meanwhile');
    expect((await show(id)).version).toBe(2);
    expect(await auditOf(id)).toHaveLength(2);
  });

  test.each<[string, object, string]>([
    ['without a version', { note: 'x' }, 'version'],
    ['with an unknown field', { version: 1, sha256: 'x' }, ''],
    ['with an address that is none', { version: 1, ownerEmail: 'ona' }, 'ownerEmail'],
    ['with a tag that would break a list', { version: 1, tags: ['a,b'] }, 'tags.0'],
    ['with a note of a novel', { version: 1, note: 'x'.repeat(10_001) }, 'note'],
  ])('%s it is refused', async (_, body, path) => {
    const { id } = await given();
    const answer = await change(id, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test('an unknown certificate is not found', async () => {
    expect((await change(crypto.randomUUID(), { version: 1, note: 'x' })).body.code).toBe(
      'certificate-not-found',
    );
  });
});

describe('replacing', () => {
  test('the old one becomes superseded, and its alerts are taken back', async () => {
    const old = await given({ notAfter: at(10) });
    const fresh = await given({ notAfter: at(300) });
    await sweep();
    expect(await alertsOf(old.id)).toMatchObject([{ threshold: 14, state: 'open' }]);

    const { status, body } = await change(fresh.id, { version: 1, replaces: { id: old.id } });
    expect(status).toBe(200);
    expect(body.replaces).toEqual({ id: old.id });
    expect(await show(old.id)).toMatchObject({ status: 'superseded', replacedBy: { id: fresh.id } });
    expect(await alertsOf(old.id)).toMatchObject([{ state: 'superseded', supersededReason: 'replaced' }]);
    expect((await rowOf(old.id)).nextAlertAt).toBeNull();
  });

  test('unlinked, the old one counts again', async () => {
    const old = await given({ notAfter: at(40) });
    const fresh = await given({ notAfter: at(300) });
    await change(fresh.id, { version: 1, replaces: { id: old.id } });
    const { body } = await change(fresh.id, { version: 2, replaces: null });
    expect(body.replaces).toBeNull();
    expect(await show(old.id)).toMatchObject({ status: 'valid', replacedBy: null });
    await sweep();
    expect(await alertsOf(old.id)).toMatchObject([{ threshold: 60, state: 'open' }]);
  });

  test('itself, in a circle, one that has a successor, or nothing: refused', async () => {
    const [a, b, c] = [await given(), await given(), await given()];
    expect((await change(a.id, { version: 1, replaces: { id: a.id } })).body.code).toBe(
      'replacement-impossible',
    );
    await change(b.id, { version: 1, replaces: { id: a.id } });
    // Linking changed a as well, so its version moved on.
    expect((await change(a.id, { version: 2, replaces: { id: b.id } })).body.code).toBe(
      'replacement-impossible',
    );
    expect((await change(c.id, { version: 1, replaces: { id: a.id } })).body.code).toBe(
      'replacement-impossible',
    );
    await change(c.id, { version: 1, replaces: { id: b.id } });
    expect((await change(a.id, { version: 2, replaces: { id: c.id } })).body.code).toBe(
      'replacement-impossible',
    );
    const nothing = await change(a.id, { version: 2, replaces: { id: crypto.randomUUID() } });
    expect(nothing.body.code).toBe('certificate-not-found');
  });
});

describe('taking out of use', () => {
  test('a retired certificate is not alerted about, and back in use it is', async () => {
    const { id } = await given({ notAfter: at(5) });
    const { body } = await change(id, { version: 1, retired: true });
    expect(body).toMatchObject({ status: 'retired', retiredAt: '2026-11-22T09:00:00.000Z' });
    await sweep();
    expect(await alertsOf(id)).toEqual([]);

    expect((await change(id, { version: 2, retired: false })).body.status).toBe('expiring');
    await sweep();
    expect(await alertsOf(id)).toMatchObject([{ threshold: 7 }]);
  });

  test('only an administrator deletes, and the log keeps what it was', async () => {
    const old = await given({ notAfter: at(60) });
    const { id, sha256 } = await given({ notAfter: at(5) });
    await change(id, { version: 1, tags: ['x'], replaces: { id: old.id } });
    await sweep();
    expect((await t.as('operator').delete(`/certificates/${id}`)).status).toBe(403);
    expect((await t.as('admin').delete(`/certificates/${id}`)).status).toBe(204);
    expect((await t.as('admin').get(`/certificates/${id}`)).status).toBe(404);
    expect((await t.as('admin').delete(`/certificates/${id}`)).body.code).toBe('certificate-not-found');
    expect(await show(old.id)).toMatchObject({ status: 'valid', replacedBy: null });
    expect(await alertsOf(id)).toMatchObject([{ state: 'superseded', supersededReason: 'deleted' }]);
    const last = (await auditOf(id)).at(-1)!;
    expect(last).toMatchObject({ action: 'certificate.delete', actorName: 'admin' });
    expect(JSON.parse(last.details)).toMatchObject({ sha256 });
  });
});

describe('looking closely', () => {
  test('the bytes come with elements, fields and findings that stand in them', async () => {
    const certificate = await given({ organisation: 'UAB Baitai', ncaName: 'Bank of Lithuania ' });
    const { body, status } = await t.as('auditor').get(`/certificates/${certificate.id}/bytes`);
    expect(status).toBe(200);
    const der = Buffer.from(body.hex, 'hex');
    expect(der.toString('base64')).toBe(body.base64);
    expect(body.size).toBe(der.length);

    const field = body.fields.find(({ path }: { path: string }) => path.endsWith('.nCAName'));
    expect(der.subarray(field.start, field.end).toString('latin1')).toContain('Bank of Lithuania ');
    const element = body.elements.find(({ path }: { path: string | null }) => path === field.path);
    expect(element).toMatchObject({ tag: 'UTF8String', start: field.start, end: field.end });
    const finding = body.findings.find(({ code }: { code: string }) => code === 'psd2.ncaname-whitespace');
    expect(finding.range).toEqual({ start: field.start, end: field.end });
    expect(body.elements[0]).toMatchObject({ depth: 0, start: 0, end: der.length, tag: 'SEQUENCE' });
  });

  test('it can be downloaded as PEM and as DER', async () => {
    const { id, sha256, pem } = await given();
    const text = await t.as('auditor').get(`/certificates/${id}/pem`);
    expect(text.text).toBe(pem);
    expect(text.headers['content-type']).toBe('application/x-pem-file');
    expect(text.headers['content-disposition']).toBe(`attachment; filename="${sha256}.pem"`);
    const der = await t.app.inject({
      url: `/api/v1/certificates/${id}/der`,
      headers: { cookie: (await t.person('auditor')).cookie },
    });
    expect(new X509Certificate(der.rawPayload).raw.equals(new X509Certificate(pem).raw)).toBe(true);
  });

  test('two are compared field by field', async () => {
    const left = await given({ organisation: 'UAB Sena', roles: ['PSP_AI'] });
    const right = await given({ organisation: 'UAB Nauja', roles: ['PSP_AI', 'PSP_PI'] });
    const { body } = await t.as('auditor').get(`/certificates/compare?ids=${left.id},${right.id}`);
    expect([body.left.id, body.right.id]).toEqual([left.id, right.id]);
    const fields = new Map(body.fields.map((one: { field: string }) => [one.field, one])) as Map<
      string,
      { left: string[]; right: string[]; same: boolean }
    >;
    expect(fields.get('usableRoles')).toEqual({
      field: 'usableRoles',
      left: ['PSP_AI'],
      right: ['PSP_AI', 'PSP_PI'],
      same: false,
    });
    expect(fields.get('issuer')!.same).toBe(true);
    expect(fields.get('subject')!.same).toBe(false);
  });

  test.each([
    ['one', 'ids=3f0c6fb0-0f6b-4a52-8f0e-1f6e0d0c1a11', 400],
    ['something else', 'ids=a,b', 400],
    [
      'one that is not there',
      'ids=3f0c6fb0-0f6b-4a52-8f0e-1f6e0d0c1a11,3f0c6fb0-0f6b-4a52-8f0e-1f6e0d0c1a12',
      404,
    ],
  ])('comparing %s is refused', async (_, query, status) => {
    expect((await t.as('auditor').get(`/certificates/compare?${query}`)).status).toBe(status);
  });
});

describe('the expiry sweep', () => {
  test('tells each threshold once, the latest one when it was late, and then looks away', async () => {
    t.clock.set(NOW);
    const { id } = await given({ notAfter: at(100) });
    await sweep();
    expect(await alertsOf(id)).toEqual([]);
    const row = await rowOf(id);
    expect(row.nextAlertAt).toEqual(at(10));

    t.clock.set(at(10).toISOString());
    await sweep();
    await sweep();
    expect((await alertsOf(id)).map(({ threshold }) => threshold)).toEqual([90]);

    // Nobody swept for eleven weeks.
    t.clock.set(at(88).toISOString());
    await sweep();
    expect((await alertsOf(id)).map(({ threshold, state }) => [threshold, state])).toEqual([
      [90, 'superseded'],
      [14, 'open'],
    ]);
    for (let day = 89; day <= 140; day++) {
      t.clock.set(at(day).toISOString());
      await sweep();
    }
    expect((await alertsOf(id)).map(({ threshold }) => threshold)).toEqual([90, 14, 7, 3, 1, 0, -7]);
    expect((await rowOf(id)).nextAlertAt).toBeNull();
    expect(await sweep()).toEqual({ looked: 0, raised: 0 });
    t.clock.set(NOW);
  });

  test('says nothing about what ended long ago', async () => {
    const { id } = await given({ notAfter: at(-31) });
    expect((await rowOf(id)).nextAlertAt).toBeNull();
  });

  test('the alert names the holder, the roles and the owner', async () => {
    const { id } = await given({ organisation: 'UAB Rolės', roles: ['PSP_PI', 'PSP_AI'], notAfter: at(25) });
    await change(id, { version: 1, ownerEmail: 'jonas@bank.example' });
    await sweep();
    expect(await alertsOf(id)).toMatchObject([
      {
        threshold: 30,
        recipient: 'jonas@bank.example',
        context: {
          organisation: 'UAB Rolės',
          organizationIdentifier: 'PSDLT-BL-LB000458',
          usableRoles: ['PSP_AI', 'PSP_PI'],
          issuer: 'Qwarden Test Trust Services',
        },
      },
    ]);
  });
});

describe('the second reading in the background', () => {
  test('makes the roles of an import count, and touches nobody’s version', async () => {
    const { id } = await given({ roles: ['PSP_AI'] });
    // As an import leaves it.
    await t.db.getRepository(CertificateEntity).update({ id }, { secondReading: 'pending', severity: 1 });
    await t.db.query(`DELETE FROM certificate_role WHERE "certificateId" = '${id}'`);
    await t.db.query(`INSERT INTO certificate_finding VALUES ('der.readers-disagree', '${id}', 1)`);
    expect(await show(id)).toMatchObject({ usableRoles: [], secondReading: { status: 'pending' } });

    expect(await t.get(SecondReadings).runSecondReadings(100)).toEqual({ read: 1, disagree: 0 });
    expect(await show(id)).toMatchObject({
      usableRoles: ['PSP_AI'],
      secondReading: { status: 'agrees' },
      findings: [],
      worstSeverity: null,
      version: 1,
    });
    const filter = encodeURIComponent(JSON.stringify({ id: [id], role: 'PSP_AI' }));
    expect((await t.as('auditor').get(`/certificates?filter=${filter}`)).body).toHaveLength(1);
    expect(await t.get(SecondReadings).runSecondReadings(100)).toEqual({ read: 0, disagree: 0 });
  });
});

test('the migration makes what the entities say', async () => {
  const statements = await t.db.driver.createSchemaBuilder().log();
  expect(statements.upQueries.map(({ query }) => query).filter((sql) => sql.includes('certificate'))).toEqual(
    [],
  );
});
