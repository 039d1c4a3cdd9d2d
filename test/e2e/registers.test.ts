import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RegisterImports } from '../../server/registers/register-import.service.js';
import { formOf } from '../support/multipart.js';
import { type EditionPlan, editionZip, entitiesOf } from '../support/register-author.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const COUNTS = {
  PSD_PI: 60,
  PSD_EMI: 45,
  PSD_AISP: 20,
  PSD_EPI: 30,
  PSD_EXC: 25,
  PSD_ENL: 10,
  PSD_BR: 12,
  PSD_AG: 200,
};
const PAYSERA = {
  ...{ owner: 'LT_BL', number: 'LB000458', name: 'Open Banking UAB' },
  services: { LT: ['PS_070', 'PS_080'], DE: ['PS_080'] },
};
const FINNISH = {
  ...{ owner: 'FI_FIN-FSA', number: '2858394-9', name: 'Maksu Oy', type: 'PSD_AISP' as const },
  services: { FI: ['PS_080'] },
};
const PLAN: EditionPlan = { counts: COUNTS, organisations: [PAYSERA, FINNISH] };
const FIRST = { ...PLAN, publishedAt: new Date('2026-08-16T00:00:16Z') };

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ at: '2026-08-16T06:00:00Z' });
});
afterAll(() => t.stop());

async function upload(zip: Uint8Array, name: string, query = '') {
  const { body, headers } = formOf([{ name, content: zip }]);
  const { status, body: answer } = await t.as('admin').post(`/register-editions${query}`, body, headers);
  expect(status).toBe(202);
  await t.get(RegisterImports).idle();
  return (await t.as('auditor').get(`/jobs/${answer.jobId}`)).body;
}

const publish = async (plan: EditionPlan) => {
  const { zip, name } = await editionZip(plan);
  return upload(zip, name);
};
const lookup = async (query: string) => (await t.as('auditor').get(`/register-entries/lookup?${query}`)).body;
const filter = (value: object): string => `filter=${encodeURIComponent(JSON.stringify(value))}`;
const entries = async (value: object) =>
  (await t.as('auditor').get(`/register-entries?${filter(value)}&range=[0,999]`)).body;

describe('an edition', () => {
  test('that is uploaded is taken into use, with what it holds', async () => {
    const job = await publish(FIRST);
    expect(job).toMatchObject({ state: 'succeeded', done: 404, result: { outcome: 'published' } });
    const { body } = await t.as('auditor').get(`/register-editions/${job.result.edition.id}`);
    expect(body).toMatchObject({
      ...{
        source: 'eba',
        state: 'current',
        version: '202608160000',
        publishedAt: '2026-08-16T00:00:00.000Z',
      },
      ...{ entities: 404, changes: null, problem: null, acceptable: false, agents: false },
      byType: { ...COUNTS, PSD_PI: 61, PSD_AISP: 21 },
    });
    expect(body.disclaimer).toContain('no legal significance');
  });

  test('that is uploaded again is the one in use', async () => {
    expect(await publish(FIRST)).toMatchObject({
      state: 'succeeded',
      result: { outcome: 'unchanged', edition: null },
    });
  });

  test('is searched by name, number, country, service and status', async () => {
    const all = [...entitiesOf({ ...PLAN, counts: { ...COUNTS, PSD_AG: 0 } })];
    expect(await entries({})).toHaveLength(all.length);
    expect((await entries({ q: 'open bank' })).map(({ name }: { name: string }) => name)).toEqual([
      PAYSERA.name,
    ]);
    expect((await entries({ q: '000458' })).map(({ name }: { name: string }) => name)).toContain(
      PAYSERA.name,
    );
    expect(await entries({ country: 'LT' })).toHaveLength(
      all.filter(({ CA_OwnerID }) => CA_OwnerID === 'LT_BL').length,
    );
    const offers = (country: string | undefined, service: string | undefined) =>
      all.filter(({ Services = [] }) =>
        Services.some((one) =>
          Object.entries(one).some(
            ([host, codes]) =>
              (country === undefined || host === country) &&
              (service === undefined || [codes].flat().includes(service)),
          ),
        ),
      ).length;
    expect(await entries({ service: 'PS_080' })).toHaveLength(offers(undefined, 'PS_080'));
    expect(await entries({ host: 'DE' })).toHaveLength(offers('DE', undefined));
    expect(await entries({ offered: 'DE:PS_080' })).toHaveLength(offers('DE', 'PS_080'));
    expect(await entries({ type: 'PSD_AG' })).toHaveLength(0);
  });
});

describe('looking somebody up', () => {
  test('answers by role and country, with source, edition and disclaimer', async () => {
    const found = await lookup('identifier=PSDLT-BL-LB000458&role=PSP_AI&country=DE');
    expect(found).toMatchObject({
      ...{ answer: 'yes', authority: 'LT-BL', number: 'LB000458', country: 'DE' },
      reasons: [{ code: 'service-listed' }],
      matches: [{ id: 'eba:PSD_PI:LT_BL!LB000458', path: 'number', rung: 'verbatim', state: 'active' }],
      sources: [
        { source: 'eba', standing: 'union', found: true, ageDays: 0, edition: { version: '202608160000' } },
      ],
    });
    expect(found.sources[0].disclaimer).toContain('no legal significance');
    expect(await lookup('identifier=PSDLT-BL-LB000458&role=PSP_PI&country=DE')).toMatchObject({
      answer: 'no',
    });
    expect(await lookup('identifier=PSDLT-BL-LB000458&role=PSP_AI&country=FR')).toMatchObject({
      ...{ answer: 'no', reasons: [{ code: 'no-passport' }] },
    });
    expect(await lookup('identifier=PSDFI-FINFSA-28583949&role=PSP_AI')).toMatchObject({
      ...{ answer: 'yes', matches: [{ rung: 'without-punctuation' }] },
    });
    expect(await lookup('identifier=PSDLT-BL-LB999999')).toMatchObject({ answer: 'unknown', matches: [] });
  });

  test('refuses what is no identifier', async () => {
    const answer = await t.as('auditor').get('/register-entries/lookup?identifier=VATLT-1');
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'not-a-psd-identifier', reason: 'val.register-no-number' });
  });
});

describe('a newer edition', () => {
  test('is stored as what differs, and past days are answered by what they said', async () => {
    t.clock.advance({ days: 1 });
    const changes = {
      withdrawn: [FINNISH.number],
      removedServices: [{ entity: PAYSERA.number, country: 'LT', service: 'PS_070' }],
      endedPassports: [{ entity: PAYSERA.number, country: 'DE' }],
    };
    const job = await publish({
      ...{ ...PLAN, changes, reorderedKeys: true, publishedAt: new Date('2026-08-17T00:00:16Z') },
      more: [
        { ...[...entitiesOf({ organisations: [{ ...PAYSERA, number: 'LB009999', name: 'New UAB' }] })][0] },
      ],
    });
    expect(job.result).toMatchObject({
      ...{ outcome: 'published', edition: { changes: { added: 1, changed: 2, removed: 0 } } },
    });
    const { body } = await t.as('auditor').get(`/register-editions/${job.result.edition.id}/changes`);
    expect(body.map(({ id, change }: { id: string; change: string }) => [change, id]).sort()).toEqual([
      ['added', 'eba:PSD_PI:LT_BL!LB009999'],
      ['changed', 'eba:PSD_AISP:FI_FIN-FSA!2858394-9'],
      ['changed', 'eba:PSD_PI:LT_BL!LB000458'],
    ]);

    const told = body.find(({ id }: { id: string }) => id === 'eba:PSD_PI:LT_BL!LB000458').told;
    expect(told).toMatchObject([
      { kind: 'passport-ended', country: 'DE', services: ['PS_080'] },
      { kind: 'service-lost', country: 'LT', sentence: expect.stringContaining('payment initiation') },
    ]);
    const added = await t
      .as('auditor')
      .get(`/register-editions/${job.result.edition.id}/changes?change=added&limit=5`);
    expect(added.body).toHaveLength(1);

    const ask = (rest: string) => lookup(`identifier=PSDLT-BL-LB000458&${rest}`);
    expect(await ask('role=PSP_AI&country=DE')).toMatchObject({ answer: 'no' });
    expect(await ask('role=PSP_PI')).toMatchObject({ answer: 'no' });
    expect(await ask('role=PSP_AI&country=DE&at=2026-08-16')).toMatchObject({
      ...{ answer: 'yes', sources: [{ edition: { version: '202608160000' } }] },
    });
    expect(await ask('role=PSP_AI&at=2026-08-01')).toMatchObject({ answer: 'unknown', matches: [] });
    expect(await lookup('identifier=PSDFI-FINFSA-2858394-9&role=PSP_AI')).toMatchObject({
      ...{ answer: 'no', reasons: [{ code: 'withdrawn' }] },
    });
    expect(await entries({ q: 'new uab' })).toHaveLength(1);
    expect(await entries({ q: 'new uab', at: '2026-08-16' })).toHaveLength(0);

    const shown = (await t.as('auditor').get('/register-entries/eba:PSD_PI:LT_BL!LB000458')).body;
    expect(shown).toMatchObject({
      present: true,
      edition: { version: '202608170000' },
      services: ['PS_080'],
    });
    expect(shown.history).toMatchObject([
      {
        ...{ from: { version: '202608160000' }, until: { version: '202608170000' } },
        told: [{ kind: 'added' }],
      },
      {
        ...{ from: { version: '202608170000' }, until: null },
        told: [{ kind: 'passport-ended' }, { kind: 'service-lost' }],
      },
    ]);
  });
});
