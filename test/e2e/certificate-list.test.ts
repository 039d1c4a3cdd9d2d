import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CERTIFICATE_LIST } from '../../server/certificates/certificate-list.js';
import type { Certificate, CertificateRow } from '../../server/certificates/certificates.contract.js';
import { Certificates } from '../../server/certificates/certificates.service.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { mint, qcStatement, qcType } from '../support/mint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const NOW = '2026-11-22T09:00:00Z';
const at = (days: number): Date => new Date(Date.parse(NOW) + days * 86_400_000);

let t: TestApp;
const ca = CertificateAuthority.root({ country: 'DE' }).subordinate({ commonName: 'Quality Trust CA' });
const ids = new Map<string, string>();

const add = async (name: string, particulars: LeafParticulars): Promise<void> => {
  const { pem } = ca.issue({ organisation: name, ...particulars });
  const { body, status } = await t.as('operator').post('/certificates', { pem });
  if (status !== 201) throw new Error(JSON.stringify(body));
  ids.set(name, body.id);
};

const patch = async (name: string, change: object): Promise<void> => {
  const id = ids.get(name)!;
  const { body } = await t.as('operator').get(`/certificates/${id}`);
  const answer = await t.as('operator').patch(`/certificates/${id}`, { version: body.version, ...change });
  if (answer.status !== 200) throw new Error(answer.text);
};

beforeAll(async () => {
  t = await startTestApp(NOW);
  await add('Alfa', { notAfter: at(200), roles: ['PSP_AI'] });
  await add('Beta', { notAfter: at(20), roles: ['PSP_AI', 'PSP_PI'] });
  await add('Gama', { notAfter: at(-3), country: 'DE', ncaId: 'DE-BAFIN', ncaName: 'BaFin' });
  await add('Delta', { kind: 'qsealc', notAfter: at(300), notBefore: at(10), roles: ['PSP_PI'] });
  // Two QcTypes and no PSD2 statement: errors, and of kind other.
  await add('Epsilon', {
    notAfter: at(400),
    mint: { qcStatements: [qcType('web', 'eseal'), qcStatement('0.4.0.1862.1.1')] },
  });
  await add('Zeta', { notAfter: at(100) });
  await add('Eta', { notAfter: at(5) });
  await patch('Zeta', { retired: true, tags: ['old', 'sandbox'], note: 'Älyä_100%' });
  await patch('Alfa', {
    ownerEmail: 'Ona@Bank.example',
    note: 'Renew with the new QTSP',
    replaces: { id: ids.get('Eta') },
  });
});
afterAll(() => t.stop());

const list = (query: Record<string, unknown>) => {
  const parameters = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  return t.as('auditor').get(`/certificates?${parameters.toString()}`);
};
const names = (rows: Certificate[]): (string | null)[] => rows.map(({ organisation }) => organisation);

describe('filtering', () => {
  test.each<[object, string[]]>([
    [{ kind: 'qsealc' }, ['Delta']],
    [{ kind: ['qsealc', 'other'] }, ['Delta', 'Epsilon']],
    [{ role: 'PSP_PI' }, ['Beta', 'Delta']],
    [{ ncaId: 'DE-BAFIN' }, ['Gama']],
    [{ country: 'DE' }, ['Gama']],
    [{ issuer: 'quality trust' }, ['Alfa', 'Beta', 'Delta', 'Epsilon', 'Eta', 'Gama', 'Zeta']],
    [{ issuer: 'somebody else' }, []],
    [{ status: 'valid' }, ['Alfa', 'Epsilon']],
    [{ status: 'expiring' }, ['Beta']],
    [{ status: 'expired' }, ['Gama']],
    [{ status: 'not-yet-valid' }, ['Delta']],
    [{ status: 'retired' }, ['Zeta']],
    [{ status: 'superseded' }, ['Eta']],
    [{ status: ['retired', 'superseded'] }, ['Eta', 'Zeta']],
    [{ status: 'revoked' }, []],
    [{ endsWithinDays: 30 }, ['Beta', 'Eta']],
    [{ notAfter_gte: at(200).toISOString(), notAfter_lte: at(300).toISOString() }, ['Alfa', 'Delta']],
    [{ severity: 'error' }, ['Epsilon']],
    [{ finding: 'psd2.policy-without-statement' }, ['Epsilon']],
    [{ finding: 'no.such-code' }, []],
    [{ tag: 'sandbox' }, ['Zeta']],
    [{ ownerEmail: 'ona@bank.example' }, ['Alfa']],
    [{ organisation: 'LF' }, ['Alfa']],
    [{ secondReading: 'agrees', status: 'expired' }, ['Gama']],
    [{ q: 'älyä' }, ['Zeta']],
    [{ q: '100%' }, ['Zeta']],
    [{ q: '_100' }, ['Zeta']],
    [{ q: 'l_a' }, []],
    [{ q: 'quality beta' }, ['Beta']],
    [{ q: 'new qtsp' }, ['Alfa']],
    [{ q: 'SANDBOX' }, ['Zeta']],
    [{ q: 'psdde-bafin' }, ['Gama']],
    [{ id: [] }, []],
  ])('%j', async (filter, expected) => {
    const { body, headers, status } = await list({ filter, range: [0, 99] });
    expect(status).toBe(200);
    expect(names(body).sort()).toEqual(expected);
    expect(headers['x-total-count']).toBe(String(expected.length));
  });

  test('by SHA-256, serial number and id', async () => {
    const { body } = await t.as('auditor').get(`/certificates/${ids.get('Beta')!}`);
    for (const filter of [
      { sha256: body.sha256.toUpperCase() },
      { serialNumber: body.serialNumber },
      { id: [body.id] },
      { q: body.sha256.slice(5, 30) },
    ])
      expect(names((await list({ filter })).body)).toEqual(['Beta']);
  });

  test('the status of a row is the one that finds it, at every instant', async () => {
    // Asked of the service, because a session does not live so long.
    const found = async (filter: object): Promise<readonly CertificateRow[]> =>
      (await t.get(Certificates).list(CERTIFICATE_LIST.query.parse({ filter: JSON.stringify(filter) }))).rows;
    const seen = new Set<string>();
    for (const days of [-400, -3, -2.99, 9.99, 10, 19.99, 20, 20.1, 170, 171, 250, 1000]) {
      t.clock.set(at(days).toISOString());
      for (const { id, status } of await found({})) {
        seen.add(status);
        expect(await found({ id: [id], status })).toHaveLength(1);
      }
    }
    t.clock.set(NOW);
    expect([...seen].sort()).toEqual([
      'expired',
      'expiring',
      'not-yet-valid',
      'retired',
      'superseded',
      'valid',
    ]);
  });

  test.each<[string, object, string]>([
    ['an unknown filter', { filter: { colour: 'red' } }, 'filter.colour'],
    ['an unknown kind', { filter: { kind: 'qwax' } }, 'filter.kind'],
    ['a malformed filter', { filter: 'kind=qwac' }, 'filter'],
    ['an unknown sort', { sort: ['colour', 'ASC'] }, 'sort'],
    ['a malformed sort', { sort: ['notAfter'] }, 'sort'],
    ['a range that ends before it begins', { range: [5, 2] }, 'range'],
    ['a page larger than anybody reads', { range: [0, 100_000] }, 'range'],
    ['another parameter', { page: '1' }, ''],
    ['a days window that is no number', { filter: { endsWithinDays: 'soon' } }, 'filter.endsWithinDays'],
  ])('%s is refused', async (_, query, path) => {
    const { status, body } = await list(query as Record<string, unknown>);
    expect(status).toBe(400);
    expect(body.code).toBe('invalid-input');
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('sorting and paging', () => {
  test('by end of validity without being asked', async () => {
    expect(names((await list({})).body)).toEqual(['Gama', 'Eta', 'Beta', 'Zeta', 'Alfa', 'Delta', 'Epsilon']);
  });

  test.each<[string, string, string[]]>([
    ['organisation', 'DESC', ['Zeta', 'Gama', 'Eta']],
    ['notAfter', 'DESC', ['Epsilon', 'Delta', 'Alfa']],
    ['severity', 'DESC', ['Epsilon']],
    ['ownerEmail', 'DESC', ['Alfa']],
  ])('by %s %s', async (field, order, first) => {
    const { body } = await list({ sort: [field, order], range: [0, 99] });
    expect(names(body).slice(0, first.length)).toEqual(first);
  });

  test.each(['notAfter', 'kind', 'country', 'createdAt', 'severity', 'id'])(
    'pages by number and by cursor hold every row once, sorted by %s',
    async (field) => {
      const all = names((await list({ sort: [field, 'DESC'], range: [0, 99] })).body);
      const byNumber = [];
      for (let first = 0; first < 7; first += 3)
        byNumber.push(...names((await list({ sort: [field, 'DESC'], range: [first, first + 2] })).body));
      const byCursor = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const { body, headers } = await list({ sort: [field, 'DESC'], range: [0, 1], cursor });
        byCursor.push(...names(body));
        cursor = headers['x-next-cursor'] as string | undefined;
      }
      expect(byNumber).toEqual(all);
      expect(byCursor).toEqual(all);
    },
  );
});

describe('the numbers beside the filters', () => {
  test('count each value of the filtered list', async () => {
    const { body } = await t.as('auditor').get('/certificates/facets');
    expect(body.total).toBe(7);
    expect(body.kind).toEqual([
      { value: 'qwac', count: 5 },
      { value: 'other', count: 1 },
      { value: 'qsealc', count: 1 },
    ]);
    expect(body.status).toEqual(
      expect.arrayContaining([
        { value: 'valid', count: 2 },
        { value: 'superseded', count: 1 },
        { value: 'retired', count: 1 },
      ]),
    );
    expect(body.role).toEqual(expect.arrayContaining([{ value: 'PSP_PI', count: 2 }]));
    expect(body.tag).toEqual([
      { value: 'old', count: 1 },
      { value: 'sandbox', count: 1 },
    ]);
    expect(body.ncaId).toContainEqual({ value: 'DE-BAFIN', count: 1 });
    expect(body.severity).toContainEqual({ value: 'error', count: 1 });
    expect(body.finding).toContainEqual({ value: 'psd2.policy-without-statement', count: 1 });
  });

  test('follow the filter', async () => {
    const filter = encodeURIComponent(JSON.stringify({ role: 'PSP_PI', q: 'a' }));
    const { body } = await t.as('auditor').get(`/certificates/facets?filter=${filter}`);
    expect(body.total).toBe(2);
    expect(body.kind).toEqual([
      { value: 'qsealc', count: 1 },
      { value: 'qwac', count: 1 },
    ]);
  });
});

test('an odd certificate without any organisation is found like the others', async () => {
  const pem = mint({ subject: [['2.5.4.3', 'nobody\u0000\u202e']], qcStatements: null, serialNumber: 77 });
  const { status } = await t
    .as('operator')
    .post('/certificates', Buffer.from(pem), { 'content-type': 'application/pkix-cert' });
  expect(status).toBe(201);
  expect((await list({ filter: { q: 'nobody' } })).body).toHaveLength(1);
});
