import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { preCheckSchema } from '../../server/applications/applications.contract.js';
import { createReviewSchema } from '../../server/reviews/reviews.contract.js';
import { WHOLE } from '../support/applications.js';
import { CertificateAuthority, type LeafParticulars } from '../support/certificate-authority.js';
import { requestOf, WANTED } from '../support/certificate-requests.js';
import { hasOpenssl, runCommands } from '../support/openssl.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
const ca = CertificateAuthority.root();
const add = async (particulars: LeafParticulars): Promise<string> => {
  const dates = { notBefore: new Date('2026-06-01'), notAfter: new Date('2027-05-01') };
  return (await t.as('operator').post('/certificates', { pem: ca.issue({ ...dates, ...particulars }).pem }))
    .body.id;
};
interface Line {
  readonly code: string;
  readonly met: string;
  readonly askOf: string;
}
const preCheck = async (application: object) => {
  const { status, body } = await t.as('auditor').post('/applications/pre-check', { application });
  expect(status).toBe(200);
  const lines = new Map<string, string>(body.lines.map(({ code, met }: Line) => [code, met]));
  return { ...body, line: (code: string) => lines.get(code) };
};

beforeAll(async () => {
  t = await startTestApp({ at: '2026-08-18T06:00:00Z' });
});
afterAll(() => t.stop());

describe('the pre-check', () => {
  test('answers while nothing is written yet', async () => {
    const { outcome, missing, lines } = await preCheck({});
    expect(outcome).toBe('not-ready');
    expect(missing).toContainEqual({ step: 'organisation', path: 'identifier', code: 'missing' });
    expect(lines.every(({ askOf }: Line) => askOf !== '')).toBe(true);
  });

  test('looks at the stored certificate, its roles and its holder', async () => {
    const particulars = { organisation: 'UAB Bandymas', authorisationNumber: 'LB000458' };
    const certificateId = await add({ ...particulars, roles: ['PSP_AI'] });
    const { line, missing, findings } = await preCheck({
      ...WHOLE,
      certificateId,
      roles: ['PSP_AI', 'PSP_PI'],
    });
    expect(missing).toHaveLength(0);
    expect(Array.isArray(findings)).toBe(true);
    expect([
      line('certificate.chosen'),
      line('certificate.organisation'),
      line('certificate.valid-now'),
      line('role.PSP_PI'),
      line('seal.chosen'),
      line('register.matches'),
    ]).toEqual(['yes', 'yes', 'yes', 'no', 'no', 'unknown']);
    const other = await preCheck({ ...WHOLE, certificateId, identifier: 'PSDLT-BL-LB000459' });
    expect(other.line('certificate.organisation')).toBe('no');
  });

  test('a certificate that is not there any more was not chosen', async () => {
    expect((await preCheck(WHOLE)).line('certificate.chosen')).toBe('no');
  });

  test('what is no application is refused', async () => {
    for (const application of [{ useCase: 'x'.repeat(5_001) }, { roles: ['PSP_AS'] }, { more: 1 }, null]) {
      const { status } = await t.as('operator').post('/applications/pre-check', { application });
      expect(status).toBe(400);
    }
  });

  test('knows the members of an application that reviews know', () => {
    const members = (schema: typeof preCheckSchema | typeof createReviewSchema) =>
      Object.keys(schema.shape.application.shape).sort();
    expect(members(preCheckSchema)).toEqual(members(createReviewSchema));
    expect(preCheckSchema.safeParse({ application: WHOLE }).success).toBe(true);
    expect(createReviewSchema.safeParse({ application: WHOLE }).success).toBe(true);
  });
});

describe('preparing a request', () => {
  const prepare = (change: object = {}) =>
    t.as('operator').post('/certificate-requests/prepare', { ...WANTED, ...change });
  const check = (pem: string, wanted?: object) =>
    t.as('operator').post('/certificate-requests/check', { pem, ...(wanted && { wanted }) });

  test('gives configuration and commands', async () => {
    const { status, body } = await prepare();
    expect(status).toBe(200);
    expect(body.authority).toEqual({ ncaId: 'LT-BL', ncaName: 'Bank of Lithuania' });
    expect(body.configuration).toContain('organizationIdentifier = "PSDLT-BL-LB000458"');
    expect(body.commands.posix).toHaveLength(4);
  });

  test('names every member that will not do', async () => {
    const { status, body } = await prepare({ organisation: 'UAB\n[ evil ]', roles: [] });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['organisation', 'roles']);
  });

  (hasOpenssl ? test : test.skip)('what OpenSSL makes of it is what was wanted', async () => {
    const { configuration, files, commands } = (await prepare()).body;
    const typed = commands.posix.map(({ command }: { command: string }) => command);
    const made = runCommands({ [files.configuration]: configuration }, typed, files.request);
    const { status, body } = await check(Buffer.from(made).toString(), WANTED);
    expect(status).toBe(200);
    expect(body.findings).toHaveLength(0);
    expect(body.request).toMatchObject({
      ...{ kind: 'qwac', roles: ['PSP_AI', 'PSP_PI'], ncaId: 'LT-BL', signature: 'valid' },
      organizationIdentifier: 'PSDLT-BL-LB000458',
      names: ['psd2.bandymas.eu', 'api.bandymas.eu'],
    });
    const other = await check(Buffer.from(made).toString(), { ...WANTED, roles: ['PSP_AI'] });
    expect(other.body.findings).toMatchObject([{ code: 'request.roles-differ', severity: 'error' }]);
  });

  test('a request without what was wanted is judged by itself', async () => {
    const { status, body } = await check(Buffer.from(requestOf()).toString('base64'));
    expect([status, body.findings[0].code]).toEqual([200, 'request.signature-unsupported']);
  });

  test('a private key is refused and not echoed', async () => {
    const secret = 'MC4CAQAwBQYDK2VwBCIEIFNlY3JldFNlY3JldFNlY3JldFNlY3JldFNlY3JldDEy';
    const { status, body, text } = await check(
      `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
    );
    expect([status, body.code]).toEqual([422, 'private-key']);
    expect(text).not.toContain(secret.slice(0, 20));
  });

  test.each([
    ['hello', 422, 'not-a-certificate-request'],
    ['  ', 422, 'unreadable'],
    ['', 400, 'invalid-input'],
    ['x'.repeat(262_145), 400, 'invalid-input'],
  ])('%.10s is refused', async (pem, status, code) => {
    const answer = await check(pem);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
