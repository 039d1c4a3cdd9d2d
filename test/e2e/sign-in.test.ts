import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ADMIN, type TestApp, startTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.stop());

test('the first administrator signs in', async () => {
  const answer = await t.anonymous.post('/auth/login', ADMIN);
  expect(answer.body).toMatchObject({ email: ADMIN.email, role: 'admin', mustChangePassword: false });
  expect(answer.status).toBe(200);
});
