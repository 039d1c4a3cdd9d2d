import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RegisterImports } from '../../server/registers/register-import.service.js';
import { RegisterUpdates } from '../../server/registers/register-updates.service.js';
import { formOf } from '../support/multipart.js';
import { type EditionPlan, editionZip, jsonOf, zipOfJson } from '../support/register-author.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { type ListSite, startListSite } from '../support/trusted-list-site.js';
import { zipOf } from '../support/zip.js';

const PLAN: EditionPlan = {
  counts: { PSD_PI: 60, PSD_EMI: 45 },
  organisations: [
    { owner: 'LT_BL', number: 'LB000458', name: 'Open Banking UAB', services: { LT: ['PS_080'] } },
  ],
};
const GOOD = { ...PLAN, publishedAt: new Date('2026-08-16T00:00:16Z') };
const NEXT = { ...PLAN, publishedAt: new Date('2026-08-17T00:00:16Z') };

let t: TestApp;
let site: ListSite;
beforeAll(async () => {
  site = await startListSite();
  t = await startTestApp({
    at: '2026-08-18T06:00:00Z',
    env: { QWARDEN_REGISTER_URL: site.urlOf('/metadata'), QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true' },
  });
  const { zip, name } = await editionZip(GOOD);
  expect(await upload(zip, name)).toMatchObject({ state: 'succeeded' });
});
afterAll(async () => {
  await t.stop();
  await site.stop();
});

async function upload(content: Uint8Array, name: string, query = '') {
  const { body, headers } = formOf([{ name, content }]);
  const { status, body: answer } = await t.as('admin').post(`/register-editions${query}`, body, headers);
  expect(status).toBe(202);
  await t.get(RegisterImports).idle();
  return (await t.as('auditor').get(`/jobs/${answer.jobId}`)).body;
}

const NAME = 'download-PSDMD-202608170000.zip';
const json = (plan: EditionPlan): string => [...jsonOf(plan)].join('');
const alerts = async () =>
  (
    await t
      .as('auditor')
      .get(
        `/alerts?filter=${encodeURIComponent(JSON.stringify({ kind: 'register-failing', state: 'open' }))}`,
      )
  ).body;

/** The good edition answers as before. */
async function stands(): Promise<void> {
  const { body } = await t
    .as('auditor')
    .get('/register-entries/lookup?identifier=PSDLT-BL-LB000458&role=PSP_AI&at=2026-08-18');
  expect(body).toMatchObject({ answer: 'yes', sources: [{ edition: { version: '202608160000' } }] });
  const stray = await t.db.query(
    'SELECT "id" FROM "register_entry" WHERE "fromEdition" > 1 OR "toEdition" < 2147483647',
  );
  expect(stray).toHaveLength(0);
}

const whole = json(NEXT);
const half = whole.slice(0, whole.length / 2);
const deep = `[[${'{"a":'.repeat(200)}`;

describe('what is no edition is refused, and the last good one stays', () => {
  test.each([
    [
      'another file than announced',
      async () => (await editionZip(NEXT)).zip,
      'wrong-hash',
      `?sha256=${'0'.repeat(64)}`,
    ],
    ['a ZIP that was cut off', async () => (await editionZip(NEXT)).zip.subarray(0, 5_000), 'unreadable'],
    ['a ZIP with a damaged file', async () => damaged((await editionZip(NEXT)).zip), 'unreadable'],
    ['a ZIP bomb', () => zipOfJson(`[[${' '.repeat(30_000_000)}]]`), 'bomb'],
    ['a path that leads out', escaping, 'unsafe-name'],
    ['a ZIP without a register', () => zipOf([{ name: 'readme.txt', content: 'x' }]), 'nothing-inside'],
    [
      'two registers in a ZIP',
      () => zipOf(['a', 'b'].map((n) => ({ name: `${n}.json`, content: whole }))),
      'nothing-inside',
    ],
    [
      'another hash beside the JSON',
      () =>
        zipOf([
          { name: 'a.json', content: whole },
          { name: 'a.json.sha256', content: 'f'.repeat(64) },
        ]),
      'wrong-hash',
    ],
    ['JSON that ends in the middle', () => zipOfJson(half), 'truncated'],
    ['the JSON alone, cut', async () => Buffer.from(half), 'truncated'],
    ['a web page', async () => Buffer.from('<!doctype html><title>Maintenance</title>'), 'html'],
    ['a web page in a ZIP', () => zipOfJson('<html></html>'), 'html'],
    ['no JSON', () => zipOfJson(whole.replace('"EntityCode":', 'EntityCode:')), 'not-json'],
    ['other JSON', () => zipOfJson('[[{"a":1}],[{"b":2}]]'), 'not-a-register'],
    [
      'no UTF-8',
      () => zipOfJson(Buffer.from(whole.replace('Open Banking', 'Open B\u00e4nking'), 'latin1')),
      'not-utf-8',
    ],
    ['a depth without end', () => zipOfJson(deep), 'too-deep'],
    [
      'an entity without end',
      () => zipOfJson(`${whole.slice(0, -2)},{"a":["${'xyzw '.repeat(300_000)}`),
      'bomb',
    ],
    ['nothing at all', async () => new Uint8Array(0), 'nothing-inside'],
  ] as readonly (readonly [string, () => Promise<Uint8Array>, string, string?])[])(
    '%s',
    async (_, make, code, query = '') => {
      const job = await upload(await make(), NAME, query);
      expect(job).toMatchObject({ state: 'failed', result: { outcome: 'refused' } });
      const { problem, state } = job.result.edition;
      expect({ state, code: problem.code }).toEqual({ state: 'refused', code });
      expect(problem.message.length).toBeGreaterThan(15);
      expect(problem.advice.length).toBeGreaterThan(20);
      if (code === 'truncated') expect(problem.offset).toBe(Buffer.byteLength(half));
      await stands();
      // One alert stands for the register at a time, and tells of the last refusal.
      expect(await alerts()).toMatchObject([{ subjectId: 'eba', register: { code } }]);
    },
  );

  test('an entity that is never closed, in a file of plain size', async () => {
    const noise = Array.from({ length: 60_000 }, (_, i) => `n${(i * 7_919) % 99_991}`).join(' ');
    const job = await upload(
      Buffer.from(`${whole.slice(0, -2)},{"a":["${noise}${noise}${noise}${noise}`),
      NAME,
    );
    expect(job.result.edition.problem).toMatchObject({
      code: 'entity-too-large',
      offset: Buffer.byteLength(whole) - 1,
    });
    await stands();
  });

  test('an older edition', async () => {
    const { zip, name } = await editionZip({ ...PLAN, publishedAt: new Date('2026-08-15T00:00:16Z') });
    expect((await upload(zip, name)).result.edition.problem).toMatchObject({ code: 'older-edition' });
    await stands();
  });
});

describe('an edition that loses implausibly much', () => {
  const POOR = { ...NEXT, counts: { PSD_PI: 50, PSD_EMI: 45 } };

  test('is refused, and accepted by an administrator with a reason', async () => {
    const { zip, name } = await editionZip(POOR);
    const { edition } = (await upload(zip, name)).result;
    expect(edition).toMatchObject({
      ...{ state: 'refused', acceptable: true, changes: { added: 0, changed: 0, removed: 10 } },
      problem: { code: 'implausible-loss', losses: [{ of: 'PSD_PI', before: 61, after: 51 }] },
    });
    const { body } = await t
      .as('auditor')
      .get('/register-entries/lookup?identifier=PSDLT-BL-LB000458&role=PSP_AI');
    expect(body.sources[0].edition.version).toBe('202608160000');
    const path = `/register-editions/${edition.id}/accept`;
    expect((await t.as('admin').post(path, { reason: ' ' })).status).toBe(400);
    const accepted = await t.as('admin').post(path, { reason: 'Counted on the web site of the EBA.' });
    expect(accepted.body).toMatchObject({ state: 'current', acceptable: false, problem: null });
    expect(await alerts()).toHaveLength(0);
    expect((await t.as('admin').post(path, { reason: 'Once more.' })).body.code).toBe(
      'register-edition-not-acceptable',
    );
    const list = await t.as('auditor').get('/register-entries');
    expect(list.headers['x-total-count']).toBe('96');
  });
});

describe('odd entities', () => {
  test('are read as far as they go, and told', async () => {
    const [odd] = JSON.parse(
      json({
        organisations: [
          {
            owner: 'LT_BL',
            number: 'LB007777',
            name: 'Odd UAB',
            services: { LT: ['PS_999'] },
            authorisations: ['2024-01-01', '2020-01-01'],
          },
        ],
      }),
    )[1];
    const more = [
      odd,
      { ...odd, Properties: [...odd.Properties, { ENT_NEW: 'x' }] },
      { ...odd, EntityCode: 'LT_BL!2', Novel: { a: 1 }, Properties: [...odd.Properties, { ENT_NEW: 'x' }] },
      { ...odd, EntityType: 'PSD_NEW' },
      { ...odd, EntityCode: undefined },
      JSON.parse(
        '{"CA_OwnerID":"LT_BL","EntityCode":"__proto__","EntityType":"PSD_PI","Properties":[{"__proto__":"x"}]}',
      ),
    ];
    const plan = {
      ...PLAN,
      counts: { PSD_PI: 50, PSD_EMI: 45 },
      more,
      publishedAt: new Date('2026-08-17T08:00:00Z'),
    };
    const { zip, name } = await editionZip(plan);
    const { result } = await upload(zip, name);
    expect(result).toMatchObject({ outcome: 'published', edition: { changes: { added: 3 } } });
    const codes = Object.fromEntries(
      result.edition.warnings.map(({ code, count }: { code: string; count: number }) => [code, count]),
    );
    expect(codes).toMatchObject({
      duplicate: 1,
      'not-understood': 2,
      'dates-out-of-order': 3,
      'unknown-service': 3,
      'unknown-key': 1,
    });
    const { body } = await t
      .as('auditor')
      .get('/register-entries/lookup?identifier=PSDLT-BL-LB007777&role=PSP_AI');
    expect(body.answer).toBe('unknown');
  });
});

describe('fetching', () => {
  const update = async () => (await t.as('admin').post('/register-editions/update')).body;

  test.each([
    ['a web page', { body: '<html>Maintenance</html>' }, 'not-metadata'],
    ['other JSON', { body: '{"sha256_hash":"x"}' }, 'not-metadata'],
    ['an error', { body: 'x', status: 503 }, 'not-fetched'],
    ['too much', { endless: 1_000_000 }, 'too-large'],
  ])('of metadata that are %s is refused', async (_, served, code) => {
    site.publish('/metadata', served);
    expect(await update()).toMatchObject({ outcome: 'refused', edition: { problem: { code } } });
  });

  test('follows the metadata to the ZIP, and asks for it no more when it is known', async () => {
    const edition = await editionZip({
      ...PLAN,
      counts: { PSD_PI: 52, PSD_EMI: 45 },
      publishedAt: new Date('2026-08-18T00:00:16Z'),
    });
    site.publish('/metadata', { body: JSON.stringify(edition.metadata(site.urlOf('/downloads/'))) });
    site.publish(`/downloads/20260818/${edition.name}`, { body: '<html>Maintenance</html>' });
    expect(await update()).toMatchObject({
      outcome: 'refused',
      edition: { problem: { code: 'wrong-hash' } },
    });
    site.publish(`/downloads/20260818/${edition.name}`, { body: edition.zip });
    expect(await update()).toMatchObject({
      ...{
        outcome: 'published',
        edition: { version: '202608180000', publishedAt: '2026-08-18T00:00:16.000Z' },
      },
    });
    site.requests();
    expect(await t.get(RegisterUpdates).updateDue()).toEqual({ looked: 1, published: 0, refused: 0 });
    expect(site.requests()).toEqual([{ path: '/metadata', status: 200 }]);
  });

  test('that fails again and again is one row', async () => {
    site.remove('/metadata');
    const before = (await t.as('auditor').get('/register-editions')).headers['x-total-count'];
    const ids = new Set<string>();
    for (let n = 0; n < 3; n++) ids.add((await update()).edition.id);
    expect([...ids]).toHaveLength(1);
    const after = (await t.as('auditor').get('/register-editions')).headers['x-total-count'];
    expect(Number(after) - Number(before)).toBe(1);
  });

  test('that works again and finds nothing new ends the alert', async () => {
    const standing = async () => {
      const filter = encodeURIComponent(JSON.stringify({ kind: 'register-failing', state: 'open' }));
      return (await t.as('auditor').get(`/alerts?filter=${filter}`)).body.length as number;
    };
    expect(await standing()).toBe(1);
    const inUse = (await t.as('auditor').get('/register-editions?filter={"state":"current"}')).body[0];
    site.publish('/metadata', {
      body: JSON.stringify({ latest_version_relative_zip_path: 'known.zip', sha256_hash: inUse.sha256 }),
    });
    expect(await update()).toEqual({ outcome: 'unchanged', edition: null });
    expect(await standing()).toBe(0);
  });
});

/** The first kilobyte of the packed JSON is other. */
function damaged(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  bytes.fill(0xff, 100, 1_100);
  return bytes;
}

/** No honest tool writes such a name, so it is changed afterwards; it stands there twice. */
async function escaping(): Promise<Buffer> {
  const zip = await zipOf([{ name: 'aa/aa/etc/x.json', content: whole }]);
  return Buffer.from(zip.toString('latin1').replaceAll('aa/aa/etc', '../../etc'), 'latin1');
}
