import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EntryStatuses } from '../../server/registers/entry-statuses.service.js';
import { RegisterImports } from '../../server/registers/register-import.service.js';
import { formOf } from '../support/multipart.js';
import { type EditionPlan, editionZip, entitiesOf } from '../support/register-author.js';
import type { EbaEntity } from '../support/register-entities.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const COUNTS = { PSD_PI: 400, PSD_EMI: 400, PSD_BR: 20, PSD_AG: 6_000 };
const LEAVING = {
  ...{ owner: 'LT_BL', number: 'LB000777', name: 'Leaving UAB', services: { LT: ['PS_080'] } },
  authorisations: ['2019-04-12', '2026-08-20'],
};
const FIRST: EditionPlan = {
  ...{ counts: COUNTS, organisations: [LEAVING], publishedAt: new Date('2026-08-16T00:00:00Z') },
};
const QUOTED = { ENT_NAM: 'Ana "La \\ Rápida" \u0007 Бърза' };

const property = (entity: EbaEntity, key: string): string | undefined =>
  [entity.Properties.find((one) => key in one)?.[key]].flat()[0];
const agentsOf = (plan: EditionPlan) => [...entitiesOf(plan)].filter((one) => one.EntityType === 'PSD_AG');
const parentOf = (agent: EbaEntity): string => property(agent, 'ENT_COD_PAR_ENT') ?? '';
const written = agentsOf(FIRST);
const [one] = written as [EbaEntity];
const PARENT = parentOf(one);
const below = written.filter((agent) => parentOf(agent) === PARENT);
/** As no other agent is written: escapes, an unknown property, and services. */
const UNUSUAL = {
  ...one,
  EntityCode: `${PARENT}!ES!UNUSUAL`,
  Properties: [...one.Properties.filter((p) => !('ENT_NAM' in p)), QUOTED, { ENT_XYZ: 'kept' }],
  Services: [{ ES: ['PS_060'] }],
};

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ at: '2026-08-16T06:00:00Z', env: { QWARDEN_REGISTER_AGENTS: 'on' } });
});
afterAll(() => t.stop());

async function publish(plan: EditionPlan) {
  const { zip, name } = await editionZip(plan);
  const { body, headers } = formOf([{ name, content: zip }]);
  const { body: answer } = await t.as('admin').post('/register-editions', body, headers);
  await t.get(RegisterImports).idle();
  const job = (await t.as('auditor').get(`/jobs/${answer.jobId}`)).body;
  expect(job).toMatchObject({ state: 'succeeded', result: { outcome: 'published' } });
  return job.result.edition;
}
const get = (path: string) => t.as('auditor').get(path);
const entries = (value: object, rest = '&range=[0,999]') =>
  get(`/register-entries?filter=${encodeURIComponent(JSON.stringify(value))}${rest}`);
const codes = (rows: readonly { code: string }[]): string[] => rows.map(({ code }) => code).sort();
const idOf = (parent: string, code: string): string => `eba:PSD_AG:${encodeURIComponent(parent)}:${code}`;
const pathOf = (id: string): string => `/register-entries/${encodeURIComponent(id)}`;

describe('agents', () => {
  test('stand below their institution, in the order of their names, page by page', async () => {
    await publish({ ...FIRST, more: [UNUSUAL] });
    const all = await entries({ parentCode: PARENT, type: 'PSD_AG' });
    expect(codes(all.body)).toEqual(
      [...below.map(({ EntityCode }) => EntityCode), UNUSUAL.EntityCode].sort(),
    );
    const names = all.body.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...names].sort());
    const page = await entries({ parentCode: PARENT, type: 'PSD_AG' }, '&range=[5,9]');
    expect(page.body).toEqual(all.body.slice(5, 10));
    expect(page.headers['x-total-count']).toBe(String(below.length + 1));
    const last = await entries({ parentCode: PARENT, type: 'PSD_AG' }, '&range=[0,4]&sort=["name","DESC"]');
    expect(last.body).toEqual(all.body.slice(-5).reverse());
    const named = await entries({ parentCode: PARENT, type: 'PSD_AG', nameBegins: names[3] });
    expect(named.body.map(({ name }: { name: string }) => name)).toContain(names[3]);
    expect(named.body.every(({ name }: { name: string }) => name.startsWith(names[3]))).toBe(true);
    expect((await entries({ type: 'PSD_AG' })).body).toHaveLength(0);
    expect((await entries({ parentCode: PARENT, type: 'PSD_AG', service: 'PS_080' })).status).toBe(400);
  });

  test('are shown as the register has them, whatever stands in it', async () => {
    const { body } = await get(pathOf(idOf(PARENT, UNUSUAL.EntityCode)));
    expect(body.entry).toMatchObject({
      ...{ names: [QUOTED.ENT_NAM], services: { ES: ['PS_060'] }, parent: { code: PARENT } },
      other: { ENT_XYZ: ['kept'] },
    });
    const usual = (await get(pathOf(idOf(PARENT, one.EntityCode)))).body;
    expect(usual).toMatchObject({ present: true, type: 'PSD_AG', parentCode: PARENT, children: 0 });
    expect(usual.entry).toMatchObject({
      code: one.EntityCode,
      names: [property(one, 'ENT_NAM')],
      address: { town: property(one, 'ENT_TOW_CIT_RES'), postCode: property(one, 'ENT_POS_COD') },
      version: one.__EBA_EntityVersion,
    });
    expect((await get(pathOf(idOf(PARENT, 'nobody')))).status).toBe(404);
  });

  test('of the next edition are told apart from those before, exactly', async () => {
    t.clock.advance({ days: 1 });
    const gone = below.slice(2, 5).map(({ EntityCode }) => EntityCode);
    const next = {
      ...{ ...FIRST, changes: { gone }, changedShare: 0.01, generation: 1, reorderedKeys: true },
      publishedAt: new Date('2026-08-17T00:00:00Z'),
    };
    const content = ({ Properties }: EbaEntity): string => JSON.stringify(Properties);
    const before = new Map(
      [...entitiesOf(FIRST)].map((entity) => [entity.EntityType + entity.EntityCode, entity]),
    );
    const changed = [...entitiesOf(next)].filter((entity) => {
      const was = before.get(entity.EntityType + entity.EntityCode);
      return was !== undefined && content(was) !== content(entity);
    });
    const changedAgents = changed.filter(({ EntityType }) => EntityType === 'PSD_AG');
    const edition = await publish(next);
    // The unusual one is gone as well.
    expect(edition.changes).toEqual({ added: 0, changed: changed.length, removed: gone.length + 1 });
    const { body } = await get(`/register-editions/${edition.id}/changes?type=PSD_AG&limit=1000`);
    const ofKind = (kind: string) => body.filter(({ change }: { change: string }) => change === kind);
    const keys = (of: { id: string }[]): string[] => of.map(({ id }) => id).sort();
    expect(keys(ofKind('removed'))).toEqual(
      [...gone, UNUSUAL.EntityCode].map((code) => idOf(PARENT, code)).sort(),
    );
    expect(keys(ofKind('changed'))).toEqual(
      changedAgents.map((agent) => idOf(parentOf(agent), agent.EntityCode)).sort(),
    );
    const others = (await get(`/register-editions/${edition.id}/changes?limit=1000`)).body;
    expect(others).toHaveLength(changed.length - changedAgents.length);

    const moved = changedAgents[0] as EbaEntity;
    const shown = (await get(pathOf(idOf(parentOf(moved), moved.EntityCode)))).body;
    expect(shown.history).toHaveLength(2);
    const left = (await get(pathOf(idOf(PARENT, gone[0] as string)))).body;
    expect(left).toMatchObject({ present: false, history: [{ until: { version: '202608170000' } }] });
    const untouched = below.find(
      (agent) =>
        !gone.includes(agent.EntityCode) && !changedAgents.some((c) => c.EntityCode === agent.EntityCode),
    ) as EbaEntity;
    expect((await get(pathOf(idOf(PARENT, untouched.EntityCode)))).body.history).toHaveLength(1);

    const now = await entries({ parentCode: PARENT, type: 'PSD_AG' });
    expect(now.body).toHaveLength(below.length - gone.length);
    const then = await entries({ parentCode: PARENT, type: 'PSD_AG', at: '2026-08-16' });
    expect(then.body).toHaveLength(below.length + 1);
  });

  test('that are the same in another order of keys write nothing', async () => {
    t.clock.advance({ days: 1 });
    const rows = async () => (await t.db.query('SELECT COUNT(*) AS "n" FROM "register_agents"'))[0].n;
    const count = Number(await rows());
    const same = { ...FIRST, changes: { gone: below.slice(2, 5).map(({ EntityCode }) => EntityCode) } };
    const plan = {
      ...same,
      changedShare: 0.01,
      generation: 1,
      publishedAt: new Date('2026-08-18T00:00:00Z'),
    };
    expect((await publish(plan)).changes).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(Number(await rows())).toBe(count);
  });
});

test('a withdrawal whose day comes is told by lists without another edition', async () => {
  const status = async () => (await entries({ number: LEAVING.number })).body[0].status;
  expect(await status()).toBe('active');
  t.clock.advance({ days: 3 });
  expect(await t.get(EntryStatuses).refreshDue(t.clock.now())).toBe(1);
  expect(await status()).toBe('withdrawn');
  expect(await t.get(EntryStatuses).refreshDue(t.clock.now())).toBe(0);
});
