import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OrganisationCatchUp } from '../../server/certificates/organisation-catch-up.service.js';
import { Organisations } from '../../server/organisations/organisations.service.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const NOW = '2026-11-22T09:00:00Z';
const REASON = 'Complaints of several account holders.';

let t: TestApp;
const ca = CertificateAuthority.root();
beforeAll(async () => {
  t = await startTestApp({ at: NOW });
});
afterAll(() => t.stop());

const upload = async (particulars: LeafParticulars) => {
  const dates = { notBefore: new Date('2026-06-01'), notAfter: new Date('2027-05-01') };
  const { pem } = ca.issue({ ...dates, roles: ['PSP_AI'], ...particulars });
  const { body } = await t.as('operator').post('/certificates', { pem });
  return body as { id: string; organizationIdentifier: { value: string } };
};
const enter = async (identifier: string, name = 'Somebody') =>
  t.as('operator').post('/organisations', { identifier, name });
const show = async (id: string) => (await t.as('auditor').get(`/organisations/${id}`)).body;
const list = async (filter: object, range = '[0,24]') => {
  const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&range=${range}`;
  return (await t.as('auditor').get(`/organisations?${query}`)).body;
};
const actionsOf = async (id: string): Promise<string[]> => {
  const { body } = await t
    .as('auditor')
    .get(`/audit-entries?filter={"subjectId":"${id}"}&sort=["position","ASC"]`);
  return body.map(({ action }: { action: string }) => action);
};

describe('an organisation', () => {
  test('is made of its first certificate and gathers the later ones, however they spell it', async () => {
    const first = await upload({ organisation: 'Alfa UAB', authorisationNumber: 'LB000001' });
    await upload({
      ...{ organisation: 'Alfa Payments UAB', authorisationNumber: 'LB000001' },
      notAfter: new Date('2027-09-01'),
    });
    const [alfa, ...others] = await list({ q: 'lb000001' });
    expect(others).toHaveLength(0);
    expect(alfa).toMatchObject({
      ...{ key: 'LT-BL LB000001', identifier: first.organizationIdentifier.value, name: 'Alfa UAB' },
      ...{ authority: 'LT-BL', number: 'LB000001', country: 'LT', block: null },
      certificates: { total: 2, inUse: 2, lastsUntil: '2027-09-01T00:00:00.000Z', worst: null },
    });
    const { body } = await t.as('auditor').get(`/certificates?filter={"registerKey":"${alfa.key}"}`);
    expect(body).toHaveLength(2);
    expect(await list({ certificateId: first.id })).toMatchObject([{ id: alfa.id }]);
    expect(await actionsOf(alfa.id)).toEqual(['organisation.create']);
  });

  test('is not made of a certificate of an authority that is none', async () => {
    const before = (await list({})).length;
    const { id: certificateId } = await upload({ organisation: 'Nobody', ncaId: 'LT-XX' });
    expect(await list({ certificateId })).toHaveLength(0);
    expect(await list({})).toHaveLength(before);
  });

  test('is entered by hand once; whoever enters it again gets the one that is there', async () => {
    const made = await enter('PSDEE-FI-4.1-1/1', 'Beeta AS');
    expect([made.status, made.body]).toMatchObject([201, { name: 'Beeta AS', country: 'EE', tags: [] }]);
    const again = await enter(' PSDEE-FI-4.1-1/1 ', 'Another name');
    expect([again.status, again.body.id, again.body.name]).toEqual([200, made.body.id, 'Beeta AS']);
  });

  test('is made once when many enter it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter('PSDLT-BL-LB777777')));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test.each(['', 'LB000458', 'VATLT-100000000000', 'PSDXX-ZZ-1', 'PSDLT-BL-', '\u0000', 'x'.repeat(201)])(
    'is not entered as %j',
    async (identifier) => {
      const { status, body } = await enter(identifier);
      expect([400, 422]).toContain(status);
      expect(body.code).toMatch(/^(not-a-psd-identifier|invalid-input)$/);
    },
  );

  test('is found by name, identifier, country, authority, tag, and by having certificates', async () => {
    const { body } = await enter('PSDLV-FCMC-06.01', 'Gamma 100%');
    await t.as('operator').patch(`/organisations/${body.id}`, { version: 1, tags: ['pilot', 'VIP'] });
    const found = async (filter: object) => (await list(filter)).map(({ id }: { id: string }) => id);
    for (const filter of [
      { q: 'gamma' },
      { q: '100%' },
      { country: 'LV' },
      { tag: 'pilot' },
      { id: [body.id] },
    ])
      expect([filter, await found(filter)]).toEqual([filter, [body.id]]);
    expect(await found({ q: '100_' })).toHaveLength(0);
    expect(await found({ country: 'LV', hasCertificates: true })).toHaveLength(0);
    expect(await found({ country: 'LV', hasCertificates: false })).toEqual([body.id]);
    expect((await t.as('auditor').get('/organisations?filter={"nonsense":1}')).status).toBe(400);
  });

  test('is not changed by somebody who saw an older version', async () => {
    const { body } = await enter('PSDLT-BL-LB000002', 'Delta');
    const change = (name: string) =>
      t.as('operator').patch(`/organisations/${body.id}`, { version: 1, name });
    expect((await change('Delta UAB')).body).toMatchObject({ name: 'Delta UAB', version: 2 });
    expect((await change('Delta AB')).body.code).toBe('changed-meanwhile');
    expect((await list({ q: 'delta uab' }))[0].id).toBe(body.id);
  });

  test('keeps what looks like HTML as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    expect((await enter('PSDLT-BL-LB000003', name)).body.name).toBe(name);
  });

  test('takes no text that a database could not keep', async () => {
    const nul = 'A\u0000B';
    expect((await enter('PSDLT-BL-LB000004', nul)).body.code).toBe('invalid-input');
    const { body } = await enter('PSDLT-BL-LB000004');
    const change = await t.as('operator').patch(`/organisations/${body.id}`, { version: 1, note: nul });
    expect(change.body.code).toBe('invalid-input');
  });

  test('that does not exist is not found', async () => {
    const missing = '/organisations/00000000-0000-4000-8000-000000000000';
    for (const path of ['', '/contacts', '/dates'])
      expect((await t.as('auditor').get(missing + path)).body.code).toBe('organisation-not-found');
    const blocked = await t.as('admin').post(`${missing}/block`, { version: 1, until: null, reason: REASON });
    expect(blocked.body.code).toBe('organisation-not-found');
  });
});

describe('contacts', () => {
  const contact = {
    ...{ name: 'Rūta', email: 'ruta@alfa.example', phone: '+370 600 00000' },
    ...{ purposes: ['compliance', 'on-call'], language: 'lt' },
  };

  test('are replaced as a whole, and each reading of them is recorded', async () => {
    const { body } = await enter('PSDLT-BL-LB000010', 'Kappa');
    const path = `/organisations/${body.id}/contacts`;
    const read = async () => (await t.as('auditor').get(path)).body;
    expect(await read()).toHaveLength(0);
    const put = await t.as('operator').put(path, { version: 1, contacts: [contact] });
    expect([put.status, put.body]).toMatchObject([200, [contact]]);
    expect(await read()).toMatchObject([contact]);
    await read();
    expect(await actionsOf(body.id)).toEqual([
      ...['organisation.create', 'organisation.change-contacts'],
      ...['organisation.view-contacts', 'organisation.view-contacts'],
    ]);
    const stale = await t.as('operator').put(path, { version: 1, contacts: [] });
    expect(stale.body.code).toBe('changed-meanwhile');
  });

  test('do not come with the organisation, nor into the log', async () => {
    const { body } = await enter('PSDLT-BL-LB000010');
    expect(JSON.stringify([await show(body.id), await list({ q: 'kappa' })])).not.toContain('ruta@');
    const { text } = await t.as('auditor').get(`/audit-entries?filter={"subjectId":"${body.id}"}`);
    expect(text).not.toContain('ruta@');
  });

  test.each([
    ['no address', { ...contact, email: 'ruta' }],
    ['an unknown purpose', { ...contact, purposes: ['friend'] }],
    ['an unknown language', { ...contact, language: 'xx' }],
    ['no name', { ...contact, name: ' ' }],
  ])('with %s are refused', async (_what, wrong) => {
    const { body } = await enter('PSDLT-BL-LB000010');
    const { version } = await show(body.id);
    const put = await t
      .as('operator')
      .put(`/organisations/${body.id}/contacts`, { version, contacts: [wrong] });
    expect([put.status, put.body.code]).toEqual([400, 'invalid-input']);
  });
});

describe('the stop-list', () => {
  let count = 100;
  const somebody = async () => (await enter(`PSDLT-BL-LB000${count++}`)).body as { id: string };
  const block = async (id: string, until: string | null, role: 'admin' | 'compliance-officer' = 'admin') =>
    t.as(role).post(`/organisations/${id}/block`, {
      ...{ until, reason: REASON },
      version: (await show(id)).version,
    });
  const unblock = async (id: string, role: 'admin' | 'compliance-officer') =>
    t.as(role).post(`/organisations/${id}/unblock`, {
      reason: 'Complaints were settled.',
      version: (await show(id)).version,
    });
  const blocked = (id: string) => t.get(Organisations).blockOf(id, t.clock.now());

  test('takes one person to block and two to unblock', async () => {
    const { id } = await somebody();
    expect(await blocked(id)).toBeNull();
    const { body } = await block(id, null);
    expect(body.block).toMatchObject({
      ...{ from: '2026-11-22T09:00:00.000Z', until: null, reason: REASON, by: 'admin' },
      ...{ needsSecondPerson: true, unblock: null, endable: false },
    });
    expect(await blocked(id)).toEqual({ until: null, reason: REASON });
    expect(await blocked(body.key)).toEqual({ until: null, reason: REASON });

    const asked = await unblock(id, 'admin');
    expect(asked.body.block).toMatchObject({ unblock: { by: 'admin' }, endable: false });
    expect((await unblock(id, 'admin')).body.code).toBe('second-person-needed');
    expect(await blocked(id)).not.toBeNull();
    const seen = await t.as('compliance-officer').get(`/organisations/${id}`);
    expect(seen.body.block.endable).toBe(true);
    expect((await unblock(id, 'compliance-officer')).body.block).toBeNull();
    expect(await blocked(id)).toBeNull();
    expect(await actionsOf(id)).toEqual([
      ...['organisation.create', 'organisation.block'],
      ...['organisation.unblock-ask', 'organisation.unblock'],
    ]);
  });

  test('ends by itself, and a short stay is ended by one', async () => {
    const { id } = await somebody();
    await block(id, '2026-11-23T08:00:00Z');
    expect((await unblock(id, 'admin')).body.block).toBeNull();
    await block(id, '2026-11-23T08:00:00Z');
    expect(await list({ id: [id], blocked: true })).toHaveLength(1);
    const later = new Date('2026-11-23T08:00:00Z');
    expect(await t.get(Organisations).blockOf(id, later)).toBeNull();
    expect((await unblock(id, 'compliance-officer')).body.block).toBeNull();
    expect((await unblock(id, 'compliance-officer')).body.code).toBe('organisation-not-blocked');
    expect(await list({ id: [id], blocked: false })).toHaveLength(1);
  });

  test('is not shortened by blocking again', async () => {
    const { id } = await somebody();
    await block(id, null);
    expect((await block(id, '2026-11-22T10:00:00Z', 'compliance-officer')).body.code).toBe(
      'organisation-block-shorter',
    );
    const { id: other } = await somebody();
    await block(other, '2026-12-24T00:00:00Z');
    expect((await block(other, '2026-12-23T00:00:00Z')).body.code).toBe('organisation-block-shorter');
    expect((await block(other, '2026-12-25T00:00:00Z')).status).toBe(200);
    expect((await block(other, '2026-11-22T09:00:00Z')).body.code).toBe('invalid-input');
  });

  test('counts no account that one administrator made alone as second person', async () => {
    const { id } = await somebody();
    await block(id, null);
    await unblock(id, 'admin');
    const email = 'puppet@bank.example';
    const made = await t.as('admin').post('/users', { email, name: 'P', role: 'compliance-officer' });
    await t.db.query(`UPDATE "user_account" SET "state" = 'active' WHERE "email" = '${email}'`);
    expect(made.body.user.decider.state).toBe('waiting');
    const { body } = await t.anonymous.post('/auth/login', { email, password: made.body.oneTimePassword });
    expect(body.mustChangePassword).toBe(true);
    const login = await t.anonymous.post('/auth/login', { email, password: made.body.oneTimePassword });
    const cookie = String([login.headers['set-cookie'] ?? []].flat()[0]).split(';', 1)[0] ?? '';
    const changed = await t.caller({ cookie }).post('/auth/password', {
      ...{ currentPassword: made.body.oneTimePassword, newPassword: 'forty-two wooden spoons' },
    });
    const own = String([changed.headers['set-cookie'] ?? []].flat()[0]).split(';', 1)[0] ?? '';
    const { version } = await show(id);
    const answer = await t.caller({ cookie: own }).post(`/organisations/${id}/unblock`, {
      ...{ version, reason: 'Complaints were settled.' },
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'account-not-consented']);
  });

  test('needs a reason and the version that was seen', async () => {
    const { id } = await somebody();
    const path = `/organisations/${id}/block`;
    const post = (body: object) => t.as('admin').post(path, body);
    expect((await post({ version: 1, until: null, reason: 'no' })).body.code).toBe('invalid-input');
    expect((await post({ version: 7, until: null, reason: REASON })).body.code).toBe('changed-meanwhile');
    expect((await post({ version: 1, until: 'tomorrow', reason: REASON })).body.code).toBe('invalid-input');
  });
});

test('everything dated about an organisation is one list, earliest first', async () => {
  const part = { organisation: 'Sigma', authorisationNumber: 'LB000900' };
  const old = await upload({ ...part, notAfter: new Date('2026-12-15') });
  const next = await upload({ ...part, notBefore: new Date('2026-12-01'), notAfter: new Date('2027-12-01') });
  const [{ id, version }] = await list({ q: 'LB000900' });
  await t.as('admin').post(`/organisations/${id}/block`, {
    ...{ version, until: '2026-12-24T00:00:00Z', reason: REASON },
  });
  const { body } = await t.as('auditor').get(`/organisations/${id}/dates`);
  expect(
    body.map(({ kind, at, certificateId }: Record<string, string>) => [kind, at, certificateId]),
  ).toEqual([
    ['block-began', '2026-11-22T09:00:00.000Z', null],
    ['certificate-begins', '2026-12-01T00:00:00.000Z', next.id],
    ['certificate-ends', '2026-12-15T00:00:00.000Z', old.id],
    ['block-ends', '2026-12-24T00:00:00.000Z', null],
    ['certificate-ends', '2027-12-01T00:00:00.000Z', next.id],
  ]);
});

test('certificates from before there were organisations get theirs, once', async () => {
  const own = await startTestApp({ at: NOW });
  try {
    const { pem } = ca.issue({
      ...{ organisation: 'Omega', authorisationNumber: 'LB000901', roles: ['PSP_AI'] },
      ...{ notBefore: new Date('2026-06-01'), notAfter: new Date('2027-05-01') },
    });
    await own.as('operator').post('/certificates', { pem });
    await own.db.query('DELETE FROM "organisation"');
    const catchUp = own.get(OrganisationCatchUp);
    expect(await catchUp.run()).toEqual({ looked: 1, made: 1 });
    expect(await catchUp.run()).toEqual({ looked: 0, made: 0 });
    const { body } = await own.as('auditor').get('/organisations');
    expect(body).toMatchObject([{ name: 'Omega', createdBy: 'Qwarden' }]);
  } finally {
    await own.stop();
  }
});
