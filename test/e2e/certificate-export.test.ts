import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { EXPORT_COLUMNS } from '../../server/core/certificate/export-row.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { formOf } from '../support/multipart.js';
import { mint, SUBJECT } from '../support/mint.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

let t: TestApp;
const ca = CertificateAuthority.root();

beforeAll(async () => {
  t = await startTestApp('2026-11-22T09:00:00Z');
  const formula = ca.issue({ organisation: "=cmd|' /C calc'!A0", dnsName: '@sum.example' });
  const seal = ca.issue({ organisation: 'Quote "and", comma', kind: 'qsealc' });
  const { body, headers } = formOf([
    { name: '-formula.pem', content: formula.pem },
    { name: 'seal.pem', content: seal.pem },
  ]);
  await t.as('operator').post('/certificates', body, headers);
});
afterAll(() => t.stop());

const filtered = (filter: object) => `filter=${encodeURIComponent(JSON.stringify(filter))}`;

test('CSV has a header, a line for each certificate, and no cell that a spreadsheet would run', async () => {
  const { headers, text, status } = await t.as('auditor').get('/certificates/export?format=csv');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(headers['content-disposition']).toBe('attachment; filename="certificates.csv"');
  const lines = text.replace(/^\ufeff/, '').split('\r\n');
  expect(lines[0]).toBe(EXPORT_COLUMNS.join(','));
  expect(lines).toHaveLength(4);
  expect(text).toContain(`'=cmd|' /C calc'!A0`);
  expect(text).toContain(`"Quote ""and"", comma"`);
  expect(text).toContain(`,'-formula.pem,`);
  for (const cell of text.split(/[\r\n,]+/)) expect(cell).not.toMatch(/^"?[=@+]/);
});

test('the export follows filter and sort of the list', async () => {
  const { text } = await t
    .as('auditor')
    .get(`/certificates/export?format=csv&${filtered({ kind: 'qsealc' })}&sort=["subject","DESC"]`);
  expect(text.trim().split('\r\n')).toHaveLength(2);
  expect(text).toContain('Quote');
});

test('JSON holds the same objects as the list', async () => {
  const exported = await t.as('auditor').get('/certificates/export?format=json');
  const listed = await t.as('auditor').get('/certificates');
  expect(exported.body).toEqual(listed.body);
  const nothing = await t.as('auditor').get(`/certificates/export?format=json&${filtered({ q: 'zzz' })}`);
  expect(nothing.body).toEqual([]);
});

test('hundreds are exported once each', async () => {
  const files = Array.from({ length: 199 }, (_, i) => ({
    name: `${i}.cer`,
    content: mint({ serialNumber: 5000 + i, subject: [[SUBJECT.CN, `many ${i}`]] }),
  }));
  const { body, headers } = formOf(files);
  await t.as('operator').post('/certificates', body, headers);
  const more = formOf(
    files.map((file, i) => ({
      ...file,
      content: mint({ serialNumber: 9000 + i, subject: [[SUBJECT.CN, `many ${i}`]] }),
    })),
  );
  await t.as('operator').post('/certificates', more.body, more.headers);
  // All end at the same instant, so only the key tells them apart.
  const exported = await t.as('auditor').get(`/certificates/export?format=json&${filtered({ q: 'many' })}`);
  const ids = exported.body.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(398);
  expect(new Set(ids).size).toBe(398);
});

test.each([
  ['without a format', '/certificates/export', 'format'],
  ['in another format', '/certificates/export?format=xlsx', 'format'],
  ['by an unknown filter', `/certificates/export?format=csv&${filtered({ colour: 1 })}`, 'filter.colour'],
])('an export %s is refused', async (_, path, field) => {
  const { status, body } = await t.as('auditor').get(path);
  expect(status).toBe(400);
  expect(body.errors.map((error: { path: string }) => error.path)).toContain(field);
});
