import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Authority, AuthorityLink } from '../../server/authorities/authorities.contract.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const BETTER = 'https://www.lb.lt/lt/finansu-rinku-dalyviai';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp('2026-11-22T09:00:00Z');
});
afterAll(() => t.stop());
afterEach(async () => {
  await t.db.query('DELETE FROM authority');
});

const now = () => t.clock.now().toISOString();
const show = async (id = 'LT-BL'): Promise<Authority> =>
  (await t.as('auditor').get(`/authorities/${id}`)).body;
const list = (query: Record<string, unknown> = {}) =>
  t
    .as('auditor')
    .get(
      `/authorities?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, JSON.stringify(value)])).toString()}`,
    );
const found = async (filter: object): Promise<string[]> =>
  (await list({ filter, range: [0, 99] })).body.map(({ id }: Authority) => id);
const register = async (id = 'LT-BL') => (await show(id)).links[0] as AuthorityLink;
const confirm = async (id = 'LT-BL') =>
  t.as('operator').post(`/authorities/${id}/links/register/confirm`, { url: (await register(id)).url });
const report = async (body: object = {}, id = 'LT-BL') =>
  t.as('compliance-officer').post(`/authorities/${id}/links/register/report`, {
    ...{ url: (await register(id)).url, note: 'It moved.', betterUrl: BETTER, ...body },
  });
const edit = (body: object, id = 'LT-BL') =>
  t.as('admin').patch(`/authorities/${id}`, { version: 0, ...body });
const audited = async (id = 'LT-BL') => {
  const filter = encodeURIComponent(JSON.stringify({ subjectType: 'authority', subjectId: id }));
  return (await t.as('auditor').get(`/audit-entries?filter=${filter}`)).body;
};

describe('the directory', () => {
  test('has every country of the EEA, Switzerland, the United Kingdom, Georgia and the EBA', async () => {
    const { status, body, headers } = await list({ range: [0, 99] });
    expect(status).toBe(200);
    expect(headers['x-total-count']).toBe('34');
    expect(body.filter(({ eea, status: of }: Authority) => eea && of === 'current')).toHaveLength(30);
    expect(body.map(({ country }: Authority) => country)).toEqual(
      [...body.map(({ country }: Authority) => country)].sort(),
    );
  });

  test('says of one authority everything that is known, and that nobody here confirmed it', async () => {
    expect(await show()).toEqual({
      id: 'LT-BL',
      ncaId: 'LT-BL',
      country: 'LT',
      countryName: 'Lithuania',
      group: 'baltic',
      status: 'current',
      eea: true,
      nameEn: 'Bank of Lithuania',
      nameLocal: 'Lietuvos bankas',
      shortName: null,
      formerIds: [],
      aliases: ['LT-BOL', 'LT-LB'],
      ebaOwnerId: 'LT_BL',
      ebaOwnerIdSeen: true,
      numberPattern: '^LB\\d{6}$',
      numberHint: expect.stringContaining('LB + 6 digits'),
      examples: ['PSDLT-BL-LB000458'],
      contactEmail: null,
      contactPhone: null,
      contactNote: null,
      note: null,
      sources: [expect.stringContaining('EBA list'), expect.stringContaining('TS 119 495')],
      links: [
        {
          key: 'register',
          kind: 'register',
          name: 'Financial market participants list',
          url: 'https://www.lb.lt/en/sfi-financial-market-participants',
          source: expect.stringContaining('not opened'),
          confidence: 'high',
          origin: 'shipped',
          state: 'never',
          notConfirmed: true,
          confirmation: null,
          report: null,
        },
      ],
      linkState: 'never',
      lastConfirmedAt: null,
      edits: [],
      version: 0,
    });
  });

  test.each([
    ['LV-FCMC', 'LV-BL'],
    ['FI-FIN-FSA', 'FI-FINFSA'],
    ['CH-OBP', 'CH'],
    ['EBA', 'EBA'],
  ])('finds %s as %s', async (given, id) => {
    expect((await show(given)).id).toBe(id);
  });

  test.each(['XX-NONE', 'lt-bl', 'LT', '__proto__'])('has no %s', async (id) => {
    const { status, body } = await t.as('auditor').get(`/authorities/${encodeURIComponent(id)}`);
    expect([status, body.code]).toEqual([404, 'authority-not-found']);
  });

  test.each<[object, string[]]>([
    [{ q: 'lietuvos' }, ['LT-BL']],
    [{ q: 'Vokietija' }, ['DE-BAFIN']],
    [{ q: 'espana banco' }, ['ES-BE']],
    [{ q: 'FCMC' }, ['LV-BL']],
    [{ q: 'fin_none' }, []],
    [{ group: 'nordic' }, ['DK-DFSA', 'FI-FINFSA', 'IS-CBI', 'NO-FSA', 'SE-FINA']],
    [{ country: ['GE', 'CH'] }, ['CH', 'GE-NBG']],
    [{ status: 'legacy' }, ['GB-FCA']],
    [{ eea: false }, ['CH', 'GB-FCA', 'GE-NBG']],
    [{ id: ['LT-BL', 'EE-FI', 'XX'] }, ['EE-FI', 'LT-BL']],
    [{ linkState: 'confirmed' }, []],
    [{ edited: true }, []],
    [{ shippedChanged: true }, []],
    [{ notConfirmed: false }, []],
  ])('filtered by %j', async (filter, ids) => {
    expect(await found(filter)).toStrictEqual(ids);
  });

  test.each([{ group: 'southern' }, { colour: 'red' }, { notConfirmed: 'yes' }])(
    'refuses the filter %j',
    async (filter) => {
      expect((await list({ filter })).body).toMatchObject({ code: 'invalid-input', status: 400 });
    },
  );
});

describe('confirming a link', () => {
  test('says who and when, and is in the audit log', async () => {
    const { status, body } = await confirm();
    expect(status).toBe(200);
    expect(body).toEqual(await show());
    expect(body).toMatchObject({ linkState: 'confirmed', lastConfirmedAt: now(), version: 1 });
    expect(body.links[0]).toMatchObject({
      ...{ state: 'confirmed', notConfirmed: false },
      confirmation: { at: now(), by: 'operator' },
    });
    const [entry] = await audited();
    expect(entry).toMatchObject({
      ...{ action: 'authority.confirm', actorName: 'operator' },
      details: { link: 'register', url: 'https://www.lb.lt/en/sfi-financial-market-participants' },
    });
  });

  test('counts for 180 days', async () => {
    await confirm();
    const at = now();
    expect(await found({ notConfirmed: false })).toStrictEqual(['LT-BL']);
    expect(await found({ notConfirmed: true })).toHaveLength(33);
    t.clock.advance({ days: 180 });
    expect((await register()).state).toBe('due');
    expect(await found({ notConfirmed: false })).toHaveLength(0);
    expect(await found({ linkState: 'due' })).toStrictEqual(['LT-BL']);
    expect((await show()).lastConfirmedAt).toBe(at);
  });

  test('is refused for an address that is not the link’s, for no link and for no authority', async () => {
    const of = (path: string, url = BETTER) => t.as('operator').post(`/authorities/${path}/confirm`, { url });
    expect((await of('LT-BL/links/register')).body.code).toBe('changed-meanwhile');
    expect((await of('LT-BL/links/eba')).body.code).toBe('authority-link-not-found');
    expect((await of('LT-BL/links/__proto__')).body.code).toBe('authority-link-not-found');
    expect((await of('XX-NONE/links/register')).body.code).toBe('authority-not-found');
    expect((await of('LT-BL/links/register', 'javascript:alert(1)')).body.code).toBe('invalid-input');
    expect((await show()).version).toBe(0);
  });

  test('an authority with two links is as the one that is worse', async () => {
    await confirm('GE-NBG');
    expect(await show('GE-NBG')).toMatchObject({ linkState: 'never', lastConfirmedAt: null });
    expect(await found({ linkState: 'confirmed' })).toStrictEqual(['GE-NBG']);
    expect(await found({ notConfirmed: false })).toHaveLength(0);
  });
});

describe('reporting a link', () => {
  test('keeps the note and the better address; a confirmation after it ends it', async () => {
    await confirm();
    const at = now();
    t.clock.advance({ days: 1 });
    const { body } = await report();
    expect(body).toMatchObject({ linkState: 'reported', lastConfirmedAt: at });
    expect(body.links[0].report).toEqual({
      ...{ at: now(), by: 'compliance-officer', note: 'It moved.', betterUrl: BETTER },
    });
    expect((await audited())[0]).toMatchObject({
      ...{ action: 'authority.report', details: { note: 'It moved.', betterUrl: BETTER } },
    });
    expect((await confirm()).body.links[0]).toMatchObject({ state: 'confirmed', report: null });
  });

  test.each([
    { note: '' },
    { note: 'x'.repeat(2_001) },
    { betterUrl: 'ftp://register.example/' },
    { betterUrl: 'https://user:password@register.example/' },
    { betterUrl: `https://register.example/${'a'.repeat(2_000)}` },
    { more: true },
  ])('refuses %j', async (body) => {
    expect((await report(body)).body.code).toBe('invalid-input');
    expect((await show()).linkState).toBe('never');
  });

  test('is over once an administrator puts the better address in, which then waits for its confirmation', async () => {
    await report();
    const { key, kind, name } = await register();
    const links = [{ key, kind, name, url: BETTER, source: 'Reported by the compliance officer' }];
    const { body } = await edit({ version: 1, links });
    expect(body.links).toEqual([
      expect.objectContaining({
        url: BETTER,
        state: 'never',
        origin: 'edited',
        report: null,
        confidence: null,
      }),
    ]);
  });
});

describe('editing', () => {
  test('lies over the shipped data, with who and when, and is in the audit log', async () => {
    const { status, body } = await edit({
      nameEn: 'Central Bank of Lithuania',
      contactEmail: 'Info@LB.example',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{
        nameEn: 'Central Bank of Lithuania',
        contactEmail: 'info@lb.example',
        nameLocal: 'Lietuvos bankas',
      },
      edits: [
        {
          ...{ field: 'nameEn', value: 'Central Bank of Lithuania', shipped: 'Bank of Lithuania' },
          ...{ shippedNow: 'Bank of Lithuania', shippedChanged: false, at: now(), by: 'admin' },
        },
        { field: 'contactEmail', value: 'info@lb.example', shipped: null },
      ],
      version: 1,
    });
    expect((await audited())[0]).toMatchObject({
      action: 'authority.update',
      details: {
        changes: [
          { field: 'nameEn', before: 'Bank of Lithuania', after: 'Central Bank of Lithuania' },
          { field: 'contactEmail', before: null, after: 'info@lb.example' },
        ],
      },
    });
    expect(await found({ edited: true })).toStrictEqual(['LT-BL']);
    expect(await found({ q: 'central bank lithuania' })).toStrictEqual(['LT-BL']);
  });

  test('that changes nothing is no change', async () => {
    const before = (await audited()).length;
    const { body } = await edit({ nameEn: 'Bank of Lithuania' });
    expect(body).toMatchObject({ edits: [], version: 0 });
    expect(await audited()).toHaveLength(before);
  });

  test('adds, changes and takes away links', async () => {
    const link = { kind: 'other', name: 'Open data', url: 'https://data.example/', source: 'data.example' };
    const { key, kind, name, url, source } = await register();
    const added = (await edit({ links: [{ key, kind, name, url, source }, link] })).body as Authority;
    expect(added.links).toHaveLength(2);
    expect(added.links[1]).toMatchObject({ ...link, origin: 'added', state: 'never' });
    expect(added.edits).toHaveLength(1);
    const own = added.links[1]?.key;
    const { body } = await edit({ version: 1, links: [{ ...link, key: own, name: 'Data' }] });
    expect(body.links).toEqual([expect.objectContaining({ key: own, name: 'Data', origin: 'added' })]);
    const none = (await edit({ version: 2, links: [] })).body;
    expect(none).toMatchObject({ links: [], linkState: null });
    expect(none.edits).toEqual([expect.objectContaining({ field: 'link:register', value: null })]);
    const back = await t.as('admin').post('/authorities/LT-BL/take-shipped', {
      ...{ version: 3, field: 'link:register' },
    });
    expect(back.body).toMatchObject({ edits: [], links: [{ key: 'register', origin: 'shipped' }] });
  });

  test.each([
    { nameEn: '' },
    { nameEn: null },
    { nameEn: 'x'.repeat(201) },
    { ncaId: 'LT-LB' },
    { formerIds: [] },
    { aliases: ['lt-bl'] },
    { aliases: Array.from({ length: 21 }, () => 'LT-LB') },
    { ebaOwnerId: 'LT-BL' },
    { contactEmail: 'nobody' },
    { contactPhone: 'call me' },
    { note: 'x'.repeat(2_001) },
    { links: [{ kind: 'register', name: 'R', url: 'javascript:alert(1)', source: 's' }] },
    { links: [{ kind: 'register', name: 'R', url: 'https://register.example/', source: '' }] },
    { links: [{ kind: 'door', name: 'R', url: 'https://register.example/', source: 's' }] },
    {
      links: ['a', 'b'].map((name) => ({
        ...{ key: 'register', kind: 'register', name, url: 'https://register.example/', source: 's' },
      })),
    },
    {
      links: Array.from({ length: 21 }, () => ({
        ...{ kind: 'register', name: 'R', url: 'https://register.example/', source: 's' },
      })),
    },
  ])('refuses %j', async (body) => {
    expect((await edit(body)).body.code).toBe('invalid-input');
    expect((await show()).version).toBe(0);
  });

  test('of a link that is not there is refused', async () => {
    const link = { key: 'nothing', kind: 'other', name: 'R', url: 'https://register.example/', source: 's' };
    expect((await edit({ links: [link] })).body.code).toBe('authority-link-not-found');
  });

  test('of what somebody else has changed meanwhile is refused; of two at once one wins', async () => {
    await confirm();
    expect((await edit({ nameEn: 'X' })).body.code).toBe('changed-meanwhile');
    const both = await Promise.all(['X', 'Y'].map((nameEn) => edit({ version: 1, nameEn })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = await Promise.all(['X', 'Y'].map((nameEn) => edit({ nameEn }, 'EE-FI')));
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('an update of the shipped data', () => {
  /** As if the edit had been made over an older version of the product. */
  const editedOverOlder = async () => {
    await edit({ nameEn: 'Central Bank of Lithuania' });
    const [{ edits }] = await t.db.query(`SELECT edits FROM authority WHERE id = 'LT-BL'`);
    const older = edits.replace('"shipped":"Bank of Lithuania"', '"shipped":"Bank of the Republic"');
    await t.db.query(`UPDATE authority SET edits = '${older}' WHERE id = 'LT-BL'`);
  };
  const resolve = (how: string, body: object = {}) =>
    t.as('admin').post(`/authorities/LT-BL/${how}`, { version: 1, field: 'nameEn', ...body });

  test('never overwrites an edit; both values are shown', async () => {
    await editedOverOlder();
    const { nameEn, edits } = await show();
    expect(nameEn).toBe('Central Bank of Lithuania');
    expect(edits).toEqual([
      expect.objectContaining({
        ...{ value: 'Central Bank of Lithuania', shipped: 'Bank of the Republic' },
        ...{ shippedNow: 'Bank of Lithuania', shippedChanged: true },
      }),
    ]);
    expect(await found({ shippedChanged: true })).toStrictEqual(['LT-BL']);
  });

  test('is answered by keeping the edit', async () => {
    await editedOverOlder();
    const { body } = await resolve('keep-edit');
    expect(body).toMatchObject({ nameEn: 'Central Bank of Lithuania', edits: [{ shippedChanged: false }] });
    expect((await audited())[0]).toMatchObject({
      ...{ action: 'authority.keep-edit', details: { field: 'nameEn', shipped: 'Bank of Lithuania' } },
    });
  });

  test('is answered by taking what is shipped', async () => {
    await editedOverOlder();
    const { body } = await resolve('take-shipped');
    expect(body).toMatchObject({ nameEn: 'Bank of Lithuania', edits: [], version: 2 });
    expect((await audited())[0]).toMatchObject({
      action: 'authority.take-shipped',
      details: { field: 'nameEn', before: 'Central Bank of Lithuania', after: 'Bank of Lithuania' },
    });
  });

  test.each(['keep-edit', 'take-shipped'])('%s is refused where nothing was edited or seen', async (how) => {
    await editedOverOlder();
    expect((await resolve(how, { field: 'note' })).body.code).toBe('authority-edit-not-found');
    expect((await resolve(how, { version: 0 })).body.code).toBe('changed-meanwhile');
  });
});
