import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RegisterImports } from '../../server/registers/register-import.service.js';
import type { ColumnMapping } from '../../server/core/registers/sources/column-mapping.js';
import { formOf } from '../support/multipart.js';
import { editionZip } from '../support/register-author.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const BAFIN_HEADER =
  'NAME;BAK NR;REG NR;BAFIN-ID;LEI;NATIONALE IDENTIFIKATIONSNUMMER;PLZ;ORT;STRASSE;LAND;GATTUNG;SCHLICHTUNGSSTELLE;' +
  'HANDELSNAMEN;ZWEIGNIEDERLASSUNG IN DEUTSCHLAND;KONTAKTDATEN;GRENZÜBERSCHREITENDE ERBRINGUNG;' +
  'ERLAUBNISSE/ZULASSUNG/TÄTIGKEITEN;ERTEILUNGSDATUM;ENDE AM;ENDEGRUND';
const bafin = (permissions: readonly string[], name = 'Zahlmeister GmbH', number = '1302032/BAKNR:148509') =>
  [
    BAFIN_HEADER,
    `${name};${number};HRB 1;10123456;529900ABC;;60311;Frankfurt;Kaiserplatz 1;Deutschland;Zahlungsinstitut;;Zahlmeister;;;;${permissions[0] ?? ';;;'}`,
    ...permissions.slice(1).map((permission) => `${';'.repeat(16)}${permission}`),
  ].join('\r\n');
const BOTH = [
  'Zahlungsauslösedienst (§ 1 Abs. 1 S. 2 Nr. 7 ZAG);01.02.2020;;',
  'Kontoinformationsdienst;2021-03-04;;',
];

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ at: '2026-08-16T06:00:00Z' });
});
afterAll(() => t.stop());

async function importFile(source: string, name: string, content: string | Uint8Array, query = '') {
  const { body, headers } = formOf([{ name, content }]);
  const answer = await t.as('admin').post(`/register-sources/${source}/import${query}`, body, headers);
  expect(answer.status).toBe(202);
  await t.get(RegisterImports).idle();
  return (await t.as('auditor').get(`/jobs/${answer.body.jobId}`)).body;
}
const source = async (id: string) => (await t.as('auditor').get(`/register-sources/${id}`)).body;
const lookup = async (query: string) => (await t.as('auditor').get(`/register-entries/lookup?${query}`)).body;
const withDetails = (details: unknown, file: { name: string; content: string | Uint8Array }) =>
  formOf([file, { name: 'details.json', content: JSON.stringify(details) }]);

describe('a national source', () => {
  test('is listed with what it covers before it has an edition', async () => {
    const { body } = await t.as('auditor').get('/register-sources');
    expect(body.map(({ id }: { id: string }) => id).sort()).toEqual(
      ['bafin', 'bde', 'eba', 'external', 'manual', 'nbg', 'regafi'].sort(),
    );
    expect(await source('bafin')).toMatchObject({
      ...{ kind: 'shipped', standing: 'national', country: 'DE', authorities: ['DE-BAFIN'], health: 'empty' },
      ...{ edition: null, lastImport: null, format: 'csv' },
    });
    expect(await source('external')).toMatchObject({ health: 'off' });
    // A register that was never imported is not one that was asked.
    const { sources } = await lookup('identifier=PSDDE-BAFIN-148509');
    expect(sources.map((one: { source: string }) => one.source)).toEqual(['eba']);
  });

  test('is imported as an edition and answers before the EBA', async () => {
    const { zip, name } = await editionZip({
      ...{ counts: {}, publishedAt: new Date('2026-08-15T00:00:16Z') },
      organisations: [
        { owner: 'DE_BAFIN', number: '148509', name: 'Zahlmeister GmbH', services: { DE: ['PS_080'] } },
      ],
    });
    const { body, headers } = formOf([{ name, content: zip }]);
    await t.as('admin').post('/register-editions', body, headers);
    await t.get(RegisterImports).idle();
    expect(await importFile('bafin', 'bafin-2026-08-15.csv', bafin(BOTH))).toMatchObject({
      state: 'succeeded',
      result: {
        outcome: 'published',
        edition: { source: 'bafin', entities: 1, publishedAt: '2026-08-15T00:00:00.000Z' },
      },
    });
    expect(await source('bafin')).toMatchObject({
      health: 'fresh',
      ageDays: 1,
      edition: { byType: { PSD_PI: 1 } },
    });
    const found = await lookup('identifier=PSDDE-BAFIN-148509&role=PSP_PI');
    expect(found).toMatchObject({
      answer: 'yes',
      roles: [{ by: 'bafin', disagree: true }],
      sources: [{ source: 'bafin', standing: 'national', found: true }, { source: 'eba' }],
    });
    expect(found.matches[0]).toMatchObject({ id: 'bafin:PSD_PI:DE_BAFIN!148509', rung: 'verbatim' });
  });

  test('that is imported again is the one in use; a past day is answered by what it said', async () => {
    expect(await importFile('bafin', 'again.csv', bafin(BOTH))).toMatchObject({
      result: { outcome: 'unchanged' },
    });
    t.clock.advance({ days: 2 });
    const ended = [
      BOTH[0]?.replace(/;;$/, ';17.08.2026;Verzicht') ?? '',
      BOTH[1]?.replace(/;;$/, ';17.08.2026;Verzicht') ?? '',
    ];
    expect(await importFile('bafin', 'bafin.csv', bafin(ended))).toMatchObject({
      result: { edition: { changes: { added: 0, changed: 1, removed: 0 } } },
    });
    expect(await lookup('identifier=PSDDE-BAFIN-148509')).toMatchObject({
      answer: 'no',
      reasons: [{ code: 'withdrawn' }],
    });
    expect(await lookup('identifier=PSDDE-BAFIN-148509&at=2026-08-15')).toMatchObject({ answer: 'yes' });
  });

  test('of another form is refused with line and column; the last good edition stays', async () => {
    const before = (await source('bafin')).edition;
    const latin = Buffer.from(bafin(BOTH), 'utf8').toString('latin1');
    const cases: [string, string | Uint8Array, object][] = [
      ['double.csv', latin, { code: 'wrong-encoding', line: 1, column: 16 }],
      ['page.csv', '<!doctype html><html><body>Error</body></html>', { code: 'html' }],
      ['columns.csv', 'NAME;ORT\nA;B\n', { code: 'missing-columns', line: 1 }],
      [
        'shifted.csv',
        bafin(BOTH).replaceAll('01.02.2020', 'Zahlung;01.02.2020').replaceAll('2021-03-04', 'x;2021-03-04'),
        { code: 'shifted-columns', line: 2, column: 18 },
      ],
      ['quote.csv', `${BAFIN_HEADER}\n"Zahlmeister;1;2\n`, { code: 'not-a-table' }],
      ['empty.csv', `${BAFIN_HEADER}\n`, { code: 'nothing-inside' }],
      ['list.pdf', '%PDF-1.7 …', { code: 'not-a-table' }],
    ];
    for (const [name, content, problem] of cases) {
      const job = await importFile('bafin', name, content);
      expect([name, job.state, job.result?.edition?.problem]).toMatchObject([name, 'failed', problem]);
    }
    expect(await source('bafin')).toMatchObject({ health: 'failing', edition: before });
    // The same in the code page of Windows is read as that.
    expect(await importFile('bafin', 'windows.csv', Buffer.from(bafin(BOTH), 'latin1'))).toMatchObject({
      state: 'succeeded',
    });
  });

  test('takes no file where it has none, and none of tomorrow', async () => {
    const { body, headers } = formOf([{ name: 'x.csv', content: 'a' }]);
    const post = (path: string) => t.as('admin').post(`/register-sources/${path}`, body, headers);
    expect((await post('manual/import')).body.code).toBe('register-source-unsuitable');
    expect((await post('nowhere/import')).body.code).toBe('register-source-not-found');
    expect((await post('bafin/import?publishedAt=2030-01-01T00:00:00Z')).body.code).toBe('invalid-input');
  });
});

describe('a table that nobody knows yet', () => {
  const LIST = [
    'Mokėjimo įstaigų sąrašas;;;;;',
    'Įmonės pavadinimas;Kodas;Įstaigos tipas;Teikiamos paslaugos;Leidimo išdavimo data;Būsena',
    'UAB Bandymas;LB000999;Mokėjimo įstaiga;Mokėjimo inicijavimo paslauga, Sąskaitos informacijos paslauga;2020-05-06;Galioja',
    'UAB Šaltinis;LB000998;Elektroninių pinigų įstaiga;1 2 3;2019-01-02;Panaikinta',
    'UAB Be numerio;;Mokėjimo įstaiga;7;2019-01-02;Galioja',
    'UAB Draudimas;LB000997;Draudimo brokeris;;2019-01-02;Galioja',
  ].join('\n');
  // windows-1257, as Excel saves it in Lithuania.
  const BALTIC: Record<string, number> = {
    ė: 0xeb,
    į: 0xe1,
    ų: 0xf8,
    š: 0xf0,
    ą: 0xe0,
    Į: 0xc1,
    Š: 0xd0,
    ū: 0xfb,
  };
  const bytes = Buffer.from([...LIST].map((letter) => BALTIC[letter] ?? letter.charCodeAt(0)));
  let mapping: ColumnMapping;

  test('is understood by its headers and by what stands in it', async () => {
    const { body, headers } = withDetails({ authority: 'LT-BL' }, { name: 'sarasas.csv', content: bytes });
    const answer = await t.as('admin').post('/register-sources/dry-run', body, headers);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...{ format: 'csv', encoding: 'windows-1257', encodingIsSure: false, delimiter: ';' },
      mapping: {
        columns: { name: 0, number: 1, type: 2, services: 3, authorisedOn: 4, status: 5 },
        types: { 'Mokėjimo įstaiga': 'PSD_PI', 'Elektroninių pinigų įstaiga': 'PSD_EMI' },
        statuses: { Galioja: 'active', Panaikinta: 'withdrawn' },
        services: { 'Mokėjimo inicijavimo paslauga': ['PS_070'], 7: ['PS_070'] },
      },
      ...{ rows: 4, entities: 2, importable: true },
    });
    expect(answer.body.entries[0]).toMatchObject({
      ...{ line: 3, number: 'LB000999', name: 'UAB Bandymas', status: 'active' },
      services: { LT: ['PS_070', 'PS_080'] },
    });
    expect(answer.body.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'no-number', line: 5, column: 2, weight: 'left-out' }),
        expect.objectContaining({ code: 'unknown-type', line: 6, column: 3, weight: 'left-out' }),
      ]),
    );
    ({ mapping } = answer.body);
  });

  test('becomes a source when its meaning is saved, and is used again', async () => {
    const saved = { ...mapping, types: { ...mapping.types, 'Draudimo brokeris': null } };
    const create = (name: string) =>
      t.as('admin').post('/register-sources', {
        ...{ name, authority: 'LT-BL', homepage: 'https://www.lb.lt/', freshForDays: 14, mapping: saved },
      });
    const { status, body } = await create('Payment institutions of Lithuania');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'mapped',
      health: 'empty',
      authorities: ['LT-BL'],
      holds: ['PSD_PI', 'PSD_EMI'],
      revision: 1,
    });
    expect((await create('Payment institutions of Lithuania')).body.code).toBe('register-source-exists');
    expect(await importFile(body.id, 'sarasas.csv', bytes)).toMatchObject({
      result: { outcome: 'published', edition: { entities: 2 } },
    });
    expect(await lookup('identifier=PSDLT-BL-LB000999&role=PSP_PI')).toMatchObject({
      answer: 'yes',
      roles: [{ by: body.id }],
    });

    const moved = LIST.replaceAll(/^(.*?);(.*?);/gm, '$2;$1;');
    const job = await importFile(body.id, 'moved.csv', moved);
    expect(job.result.edition.problem).toMatchObject({ code: 'shifted-columns', line: 2, column: 2 });

    const change = (changes: object) => t.as('admin').patch(`/register-sources/${body.id}`, changes);
    expect((await change({ revision: 7, retired: true })).body.code).toBe('changed-meanwhile');
    expect((await change({ revision: 1, retired: true })).body).toMatchObject({
      health: 'retired',
      revision: 2,
    });
    expect((await lookup('identifier=PSDLT-BL-LB000999')).matches).toHaveLength(0);
  });
});

describe('an override', () => {
  let id: string;
  const proposal = {
    ...{ identifier: 'PSDDE-BAFIN-999111', entryId: 'bafin:PSD_PI:DE_BAFIN!148509' },
    ...{ reason: 'The certificate has the number of the branch.', endsOn: '2026-09-01' },
  };

  test('counts from the consent of a second person until its last day', async () => {
    const { status, body } = await t.as('compliance-officer').post('/register-overrides', proposal);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'proposed',
      authority: 'DE-BAFIN',
      number: '999111',
      entry: { name: 'Zahlmeister GmbH' },
      approvable: false,
    });
    ({ id } = body);
    expect(await lookup('identifier=PSDDE-BAFIN-999111')).toMatchObject({ answer: 'unknown', matches: [] });
    expect((await t.as('compliance-officer').post(`/register-overrides/${id}/approve`)).body.code).toBe(
      'second-person-needed',
    );
    expect((await t.as('admin').post('/register-overrides', proposal)).body.code).toBe(
      'register-override-exists',
    );
    expect((await t.as('admin').post(`/register-overrides/${id}/approve`)).body).toMatchObject({
      state: 'approved',
      approvedBy: 'admin',
    });
    expect(await lookup('identifier=PSDDE-BAFIN-999111')).toMatchObject({
      answer: 'yes',
      matches: [{ path: 'override', rung: null }],
    });
    // A verdict follows it, too.
    const { pem } = CertificateAuthority.root().issue({
      ...{ ncaId: 'DE-BAFIN', country: 'DE', authorisationNumber: '999111', roles: ['PSP_AI'] },
      ...{ notBefore: new Date('2026-06-01'), notAfter: new Date('2027-05-01') },
    });
    const { body: certificate } = await t.as('operator').post('/certificates', { pem });
    const evaluated = await t
      .as('operator')
      .post(`/certificates/${certificate.id}/evaluations`, { offline: true });
    expect(evaluated.body.verdict.checks.register).toMatchObject({ status: 'pass' });
    // Yesterday nobody had decided it.
    expect((await lookup('identifier=PSDDE-BAFIN-999111&at=2026-08-17')).matches).toHaveLength(0);
    t.clock.advance({ days: 20 });
    expect((await lookup('identifier=PSDDE-BAFIN-999111')).matches).toHaveLength(0);
    const over = await t
      .as('auditor')
      .get(`/register-overrides?filter=${encodeURIComponent('{"state":"over"}')}`);
    expect(over.body).toMatchObject([{ id, state: 'over' }]);
  });

  test('is revoked with a reason, which the log keeps', async () => {
    const { body } = await t
      .as('compliance-officer')
      .post(`/register-overrides/${id}/revoke`, { reason: 'It was wrong.' });
    expect(body).toMatchObject({ state: 'revoked', revokedReason: 'It was wrong.' });
    const filter = encodeURIComponent(JSON.stringify({ subjectType: 'register-override', subjectId: id }));
    const entries = (await t.as('auditor').get(`/audit-entries?filter=${filter}`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'register-override.revoke',
      'register-override.approve',
      'register-override.propose',
    ]);
  });

  test('points at an entry that is there', async () => {
    const post = async (changes: object) =>
      (await t.as('admin').post('/register-overrides', { ...proposal, endsOn: null, ...changes })).body.code;
    expect(await post({ entryId: 'bafin:PSD_PI:nobody' })).toBe('register-entry-not-found');
    expect(await post({ identifier: 'VATDE-1' })).toBe('not-a-psd-identifier');
    expect(await post({ endsOn: '2020-01-01' })).toBe('invalid-input');
  });
});

describe('a manual entry', () => {
  const BANK = {
    ...{ authority: 'LT-BL', number: 'LB000222', name: 'AB Bankas', commercialNames: [], type: 'CI' },
    ...{
      authorisedOn: '2001-02-03',
      services: {},
      reason: 'Page 3 of the list of banks.',
      evidenceOf: '2026-08-01',
    },
  };
  const PDF = Buffer.from('%PDF-1.7\nThe list of banks.');
  const propose = (
    changes: object = {},
    content: string | Uint8Array = PDF,
    name = '../list of banks.pdf',
  ) => {
    const { body, headers } = withDetails({ ...BANK, ...changes }, { name, content });
    return t.as('compliance-officer').post('/register-manual-entries', body, headers);
  };
  let id: string;

  test('appears in lookups once a second person has approved it', async () => {
    const { status, body } = await propose();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'proposed',
      evidence: { name: 'list of banks.pdf', type: 'application/pdf', size: PDF.length },
    });
    ({ id } = body);
    expect((await lookup('identifier=PSDLT-BL-LB000222')).matches).toHaveLength(0);
    expect((await t.as('compliance-officer').post(`/register-manual-entries/${id}/approve`)).body.code).toBe(
      'second-person-needed',
    );
    expect((await t.as('admin').post(`/register-manual-entries/${id}/approve`)).body).toMatchObject({
      state: 'approved',
    });
    const found = await lookup('identifier=PSDLT-BL-LB000222&role=PSP_AS');
    expect(found).toMatchObject({
      ...{ answer: 'yes', roles: [{ by: 'manual', reason: 'service-implied' }] },
      matches: [{ id: 'manual:CI:LT_BL!LB000222' }],
    });
    const entry = await t
      .as('auditor')
      .get(`/register-entries/${encodeURIComponent('manual:CI:LT_BL!LB000222')}`);
    expect(entry.body).toMatchObject({ name: 'AB Bankas', status: 'active', present: true });
    expect((await propose()).body.code).toBe('manual-entry-exists');
  });

  test('keeps its evidence as it was attached', async () => {
    const { text, headers, status } = await t.as('auditor').get(`/register-manual-entries/${id}/evidence`);
    expect(status).toBe(200);
    expect(text).toBe(PDF.toString());
    expect(headers['content-disposition']).toContain('attachment; filename="list_of_banks.pdf"');
    expect(headers['content-type']).toBe('application/octet-stream');
  });

  test('refuses evidence that is none', async () => {
    const code = async (content: string | Uint8Array) =>
      (await propose({ number: 'LB1' }, content)).body.code;
    expect(await code('<html><script>alert(1)</script>')).toBe('evidence-unsuitable');
    expect(await code(Buffer.from([0x4d, 0x5a, 0, 1, 2]))).toBe('evidence-unsuitable');
    expect(await code('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----')).toBe('private-key');
    expect(await code(Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]))).toBe('too-large');
    expect((await propose({ authority: 'XX-NONE' })).body.code).toBe('invalid-input');
    expect((await propose({ number: 'LB2', services: { LT: ['PS_999'] } })).body.code).toBe('invalid-input');
  });

  test('ends on a day: before it the answer stays, after it the bank is withdrawn', async () => {
    t.clock.advance({ days: 3 });
    const today = t.clock.now().toISOString().slice(0, 10);
    const { body } = await t
      .as('operator')
      .post(`/register-manual-entries/${id}/end`, { on: today, reason: 'Licence withdrawn.' });
    expect(body.code).toBe('not-allowed');
    expect(
      (
        await t
          .as('admin')
          .post(`/register-manual-entries/${id}/end`, { on: today, reason: 'Licence withdrawn.' })
      ).body,
    ).toMatchObject({ state: 'ended', endedOn: today });
    expect(await lookup('identifier=PSDLT-BL-LB000222&role=PSP_AS')).toMatchObject({
      answer: 'no',
      reasons: [{ code: 'withdrawn' }],
    });
    expect(await lookup('identifier=PSDLT-BL-LB000222&role=PSP_AS&at=2026-09-08')).toMatchObject({
      answer: 'yes',
    });
  });

  test('that is revoked is not in the register any more', async () => {
    await t.as('admin').post(`/register-manual-entries/${id}/revoke`, { reason: 'Another bank was meant.' });
    expect((await lookup('identifier=PSDLT-BL-LB000222')).matches).toHaveLength(0);
  });
});

describe('an external checking service', () => {
  let service: Server;
  let app: TestApp;
  const asked: IncomingMessage[] = [];
  let answer: (url: URL) => string | undefined = () => undefined;
  beforeAll(async () => {
    service = createServer((request, response) => {
      asked.push(request);
      const body = answer(new URL(request.url ?? '/', 'http://checker'));
      // Without an answer the connection stays open, as of a service that hangs.
      if (body !== undefined) response.setHeader('content-type', 'application/json').end(body);
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const address = service.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    app = await startTestApp({
      at: '2026-08-16T06:00:00Z',
      env: {
        ...{
          QWARDEN_CHECKING_URL: `http://127.0.0.1:${port}/check?tenant=1`,
          QWARDEN_CHECKING_TOKEN: 'a-secret-token',
        },
        ...{ QWARDEN_EGRESS_ALLOW: `127.0.0.1:${port}`, QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true' },
      },
    });
  });
  afterAll(async () => {
    await app.stop();
    service.closeAllConnections();
    service.close();
  });
  const ask = async (query: string) =>
    (await app.as('auditor').get(`/register-entries/lookup?${query}`)).body;
  const entry = {
    ...{ code: 'x1', type: 'PSD_AISP', number: 'LB000777', names: ['UAB Tikrinama'] },
    ...{ authorisations: ['2020-01-01'], services: { LT: ['PS_080'] } },
  };

  test('is one more source, shown as such', async () => {
    answer = () => JSON.stringify({ name: 'Checker', asOf: '2026-08-16T05:59:00Z', entries: [entry] });
    const found = await ask('identifier=PSDLT-BL-LB000777&role=PSP_AI');
    expect(found).toMatchObject({
      answer: 'yes',
      roles: [{ by: 'external' }],
      matches: [{ source: 'external', number: 'LB000777' }],
    });
    expect(found.sources.find((one: { source: string }) => one.source === 'external')).toMatchObject({
      ...{ standing: 'external', name: 'Checker (127.0.0.1)', found: true },
    });
    expect(asked[0]?.headers.authorization).toBe('Bearer a-secret-token');
    expect(asked[0]?.url).toBe('/check?tenant=1&authority=LT-BL&number=LB000777');
  });

  test('is never stronger than the authority', async () => {
    const { body, headers } = formOf([
      { name: 'bafin.csv', content: bafin(BOTH.map((one) => one.replace(/;;$/, ';01.01.2024;Ende'))) },
    ]);
    await app.as('admin').post('/register-sources/bafin/import', body, headers);
    await app.get(RegisterImports).idle();
    answer = () =>
      JSON.stringify({
        asOf: '2026-08-16T05:59:00Z',
        entries: [{ ...entry, number: '148509', services: { DE: ['PS_080'] } }],
      });
    expect(await ask('identifier=PSDDE-BAFIN-148509&role=PSP_AI')).toMatchObject({
      answer: 'no',
      roles: [{ by: 'bafin', disagree: true }],
    });
  });

  test('is not asked about the past, and says nothing where it fails', async () => {
    const before = asked.length;
    await ask('identifier=PSDLT-BL-LB000777&at=2026-08-01');
    expect(asked).toHaveLength(before);
    for (const body of [
      '<html>',
      '{"entries":[{}]}',
      JSON.stringify({ asOf: 'yesterday', entries: [] }),
      undefined,
    ]) {
      answer = () => body;
      expect(await ask('identifier=PSDLT-BL-LB000777&role=PSP_AI')).toMatchObject({
        answer: 'unknown',
        matches: [],
      });
    }
  });
});
