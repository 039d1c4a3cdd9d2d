import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('uploading certificates', () => {
  let t: TestApp;
  const ca = CertificateAuthority.root().subordinate();
  beforeAll(async () => {
    t = await startTestApp('2026-11-22T09:00:00Z');
  });
  afterAll(() => t.stop());

  test('a PEM in JSON is stored, read twice and audited', async () => {
    const { pem } = ca.issue({ organisation: 'UAB Pirmas', roles: ['PSP_AI', 'PSP_PI'] });
    const answer = await t.as('operator').post('/certificates', { pem });
    console.log(answer.status, answer.text.slice(0, 3000));
    expect(answer.status).toBe(201);
  });
});
