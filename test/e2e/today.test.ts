import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { qcStatement, qcType } from '../support/mint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

const NOW = '2026-11-22T09:00:00Z';
const at = (days: number): Date => new Date(Date.parse(NOW) + days * 86_400_000);
const ca = CertificateAuthority.root();

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp(NOW);
});
afterAll(() => t.stop());

const given = async (organisation: string, particulars: LeafParticulars, change?: object): Promise<void> => {
  const { body } = await t
    .as('operator')
    .post('/certificates', { pem: ca.issue({ organisation, ...particulars }).pem });
  if (change) await t.as('operator').patch(`/certificates/${body.id}`, { version: 1, ...change });
};
const organisations = ({ certificates }: { certificates: { organisation: string }[] }) =>
  certificates.map(({ organisation }) => organisation);

describe('what needs somebody today', () => {
  test('nothing, on an empty database', async () => {
    const { body, status } = await t.as('auditor').get('/certificates/today');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      at: '2026-11-22T09:00:00.000Z',
      bands: { overdue: { count: 0, certificates: [] }, within7: { count: 0 } },
      broken: { count: 0 },
      withoutOwner: { count: 0 },
      hasDefaultRecipient: false,
      secondReadingsPending: 0,
      total: 0,
    });
    expect(body.timeline).toHaveLength(12);
    expect(body.timeline[0]).toEqual({
      month: '2026-11',
      total: 0,
      byKind: { qwac: 0, qsealc: 0, esign: 0, ca: 0, other: 0 },
    });
  });

  test('bands, months, broken ones and those without an owner', async () => {
    const owner = { ownerEmail: 'ona@bank.example' };
    await given('Ended', { notAfter: at(-5) }, owner);
    await given('Ended and retired', { notAfter: at(-6) }, { retired: true });
    await given('Six', { notAfter: at(6) }, owner);
    await given('Seven', { notAfter: at(7) });
    await given('Eight', { notAfter: at(8), kind: 'qsealc' }, owner);
    await given('Ninety', { notAfter: at(90) }, owner);
    await given('Next year', { notAfter: at(364) }, owner);
    await given(
      'Broken',
      { notAfter: at(200), mint: { qcStatements: [qcType('web', 'eseal'), qcStatement('0.4.0.1862.1.1')] } },
      owner,
    );

    const { body } = await t.as('auditor').get('/certificates/today');
    expect(organisations(body.bands.overdue)).toEqual(['Ended']);
    expect(organisations(body.bands.within7)).toEqual(['Six', 'Seven']);
    expect(organisations(body.bands.within30)).toEqual(['Eight']);
    expect(organisations(body.bands.within90)).toEqual(['Ninety']);
    expect(body.bands.within7.certificates[0]).toMatchObject({
      status: 'expiring',
      daysLeft: 6,
      usableRoles: ['PSP_AI'],
    });
    expect(organisations(body.broken)).toEqual(['Broken']);
    expect(organisations(body.withoutOwner)).toEqual(['Seven']);
    expect(body.total).toBe(8);

    const months = new Map(body.timeline.map((month: { month: string }) => [month.month, month]));
    // What ended before today is in this month's bar as well: it is the month that is shown, not the rest of it.
    expect(months.get('2026-11')).toMatchObject({ total: 4, byKind: { qwac: 3, qsealc: 1 } });
    expect(months.get('2027-02')).toMatchObject({ total: 1, byKind: { qwac: 1 } });
    expect([...months.keys()].at(-1)).toBe('2027-10');
  });
});
