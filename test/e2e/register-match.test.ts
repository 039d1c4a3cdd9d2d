import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RegisterImports } from '../../server/registers/register-import.service.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { formOf } from '../support/multipart.js';
import { editionZip } from '../support/register-author.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const NOW = '2026-08-18T06:00:00Z';
const HOLDER = {
  ...{ owner: 'LT_BL', number: 'LB 000458', name: 'Open Banking UAB' },
  services: { LT: ['PS_070', 'PS_080'], DE: ['PS_080'] },
};

let t: TestApp;
const ca = CertificateAuthority.root();
const add = async (particulars: LeafParticulars): Promise<string> => {
  const dates = { notBefore: new Date('2026-06-01'), notAfter: new Date('2027-05-01') };
  const { pem } = ca.issue({ ...dates, ...particulars });
  return (await t.as('operator').post('/certificates', { pem })).body.id;
};
const match = async (id: string, query = '') =>
  (await t.as('auditor').get(`/certificates/${id}/register-match${query}`)).body;
const find = async (authorisation: object) => {
  const filter = encodeURIComponent(JSON.stringify({ authorisation }));
  const { body } = await t.as('auditor').get(`/certificates?filter=${filter}`);
  return body.map(({ id }: { id: string }) => id);
};

let id: string;
beforeAll(async () => {
  t = await startTestApp({ at: NOW });
  id = await add({
    ...{ organisation: 'Open Banking UAB', authorisationNumber: 'LB000458' },
    roles: ['PSP_AI', 'PSP_IC'],
  });
});
afterAll(() => t.stop());

test('without an edition nothing is told of any role', async () => {
  const { verdict, asked, lines, matches, defaultHost } = await match(id);
  expect({ verdict, asked, matches, defaultHost }).toMatchObject({
    ...{ verdict: 'unknown', matches: [], defaultHost: null },
    asked: { authority: 'LT-BL', number: 'LB000458' },
  });
  expect(lines.map(({ atHome }: { atHome: { answer: string } }) => atHome.answer)).toEqual([
    'unknown',
    'unknown',
  ]);
});

test('each role is matched at home and in the host country, also one that only the licence has', async () => {
  const { zip, name } = await editionZip({
    organisations: [HOLDER],
    publishedAt: new Date('2026-08-17T00:00:16Z'),
  });
  const { body, headers } = formOf([{ name, content: zip }]);
  await t.as('admin').post('/register-editions', body, headers);
  await t.get(RegisterImports).idle();

  const verdicts = async (query: string) => {
    const { verdict, lines } = await match(id, query);
    const of = lines.map((line: { role: string; verdict: string }) => [line.role, line.verdict]);
    return { verdict, ...Object.fromEntries(of) };
  };
  expect(await verdicts('')).toEqual({
    verdict: 'refused',
    PSP_PI: 'not-in-certificate',
    PSP_AI: 'usable',
    PSP_IC: 'not-licensed',
  });
  expect(await verdicts('?host=DE')).toMatchObject({ PSP_AI: 'usable' });
  expect(await verdicts('?host=FR')).toMatchObject({ PSP_AI: 'not-passported' });
  expect(await match(id)).toMatchObject({
    matches: [{ name: 'Open Banking UAB', path: 'number', rung: 'without-spaces', state: 'active' }],
  });
});

test('a certificate that names no authorisation cannot be asked about, which is no answer', async () => {
  const nobody = await add({ organisation: 'UAB Be numerio', ncaId: 'NA' });
  expect(await match(nobody)).toMatchObject({
    ...{ asked: null, verdict: 'unknown', lines: [] },
    noQuestion: { code: expect.stringMatching(/^val\.register-/) },
  });
});

test('certificates are found by authority and number in whatever spelling', async () => {
  const other = await add({ authorisationNumber: 'EMI:LB-000458', organisation: 'Open Banking UAB' });
  const found = await find({ authority: 'LT-BL', number: 'lb 000458' });
  expect(found.sort()).toEqual([id, other].sort());
  expect(await find({ authority: 'LT-BL', number: 'LB000459' })).toHaveLength(0);
  expect(await find({ authority: 'DE-BAFIN', number: 'LB000458' })).toHaveLength(0);
  expect(await find({ authority: 'LT-BL', number: '---' })).toHaveLength(0);
});

test('a host that is no country is refused', async () => {
  const { status } = await t.as('auditor').get(`/certificates/${id}/register-match?host=Germany`);
  expect(status).toBe(400);
});
