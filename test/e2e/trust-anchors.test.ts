import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Trust } from '../../server/trust/trust.service.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const root = CertificateAuthority.root({ commonName: 'Georgian Root CA', country: 'GE' });
const other = CertificateAuthority.root({ commonName: 'UK Directory CA', country: 'GB' });

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp('2026-06-15T08:00:00Z');
});
afterAll(() => t.stop());

const proposal = (pem: string) => ({
  ...{ pem, scheme: 'Georgian PSPs', scope: 'QWACs of payment service providers in Georgia' },
  reason: 'Agreed with the National Bank of Georgia.',
});
const anchors = async () => (await t.get(Trust).snapshot()).anchors;

let id: string;

test('an anchor is proposed by one person and does not count yet', async () => {
  const { status, body } = await t.as('compliance-officer').post('/trust-anchors', proposal(root.pem));
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...{ state: 'proposed', scheme: 'Georgian PSPs', proposedBy: 'compliance-officer', approvedBy: null },
    certificate: { subject: expect.stringContaining('CN=Georgian Root CA'), pem: root.pem },
  });
  ({ id } = body);
  expect(await anchors()).toHaveLength(0);
});

test('the same person cannot approve it, by session or by token', async () => {
  const { body } = await t.as('compliance-officer').post(`/trust-anchors/${id}/approve`);
  expect(body.code).toBe('second-person-needed');
  const script = await t.withToken('compliance-officer', ['trust-anchors.write']);
  expect((await script.post(`/trust-anchors/${id}/approve`)).body.code).toBe('second-person-needed');
  expect(await anchors()).toHaveLength(0);
});

test('a second person puts it into use', async () => {
  const { status, body } = await t.as('admin').post(`/trust-anchors/${id}/approve`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: 'approved', approvedBy: 'admin' });
  const [anchor, ...others] = await anchors();
  expect(others).toHaveLength(0);
  expect(anchor?.scheme).toEqual({
    name: 'Georgian PSPs',
    reason: 'Agreed with the National Bank of Georgia.',
  });
  expect(Buffer.from(anchor?.der ?? []).equals(root.der)).toBe(true);
  expect((await t.as('admin').post(`/trust-anchors/${id}/approve`)).body.code).toBe('trust-anchor-not-open');
});

test('one certificate is proposed once', async () => {
  const { body } = await t.as('admin').post('/trust-anchors', proposal(root.pem));
  expect(body.code).toBe('trust-anchor-exists');
});

test('what cannot issue, is no certificate or is a private key is refused', async () => {
  const propose = async (pem: string) =>
    (await t.as('admin').post('/trust-anchors', proposal(pem))).body.code;
  expect(await propose(root.issue().pem)).toBe('trust-anchor-unsuitable');
  const expired = CertificateAuthority.root({
    ...{ commonName: 'Expired CA', notAfter: new Date('2026-06-01T00:00:00Z') },
  });
  expect(await propose(expired.pem)).toBe('trust-anchor-unsuitable');
  expect(await propose('nothing')).toBe('not-a-certificate');
  expect(await propose(`${root.pem}${other.pem}`)).toBe('invalid-input');
  const key = root.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(await propose(key)).toBe('private-key');
});

test('one person is enough to trust it no more', async () => {
  const { body } = await t
    .as('admin')
    .post(`/trust-anchors/${id}/revoke`, { reason: 'The agreement has ended.' });
  expect(body).toMatchObject({
    state: 'revoked',
    revokedBy: 'admin',
    revokedReason: 'The agreement has ended.',
  });
  expect(await anchors()).toHaveLength(0);
  expect((await t.as('admin').post(`/trust-anchors/${id}/revoke`, { reason: 'again' })).status).toBe(409);
  // It may be proposed again, and a proposal can be withdrawn.
  const again = await t.as('admin').post('/trust-anchors', proposal(root.pem));
  expect(again.status).toBe(201);
  const withdrawn = await t
    .as('admin')
    .post(`/trust-anchors/${again.body.id}/revoke`, { reason: 'A mistake.' });
  expect(withdrawn.body).toMatchObject({ state: 'revoked', approvedAt: null });
});

test('everybody sees who decided what, and the log keeps it', async () => {
  const { body } = await t.as('operator').get('/trust-anchors?filter={"state":"revoked"}');
  expect(body).toHaveLength(2);
  const filter = encodeURIComponent(JSON.stringify({ subjectType: 'trust-anchor', subjectId: id }));
  const entries = (await t.as('auditor').get(`/audit-entries?filter=${filter}`)).body;
  expect(entries.map(({ action, actorName }: never) => `${action} ${actorName}`)).toEqual([
    'trust-anchor.revoke admin',
    'trust-anchor.approve admin',
    'trust-anchor.propose compliance-officer',
  ]);
});
