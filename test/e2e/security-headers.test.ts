import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADMIN, type TestApp, startTestApp } from '../support/test-app.js';

const consoleDir = mkdtempSync(join(tmpdir(), 'qwarden-console-'));
mkdirSync(join(consoleDir, 'assets'));
writeFileSync(
  join(consoleDir, 'index.html'),
  '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/assets/index-1.js"></script>',
);
writeFileSync(join(consoleDir, 'assets', 'index-1.js'), 'export const words = 1;\n'.repeat(200));
writeFileSync(join(consoleDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');

let t: TestApp;
let tls: TestApp;
beforeAll(async () => {
  t = await startTestApp({ consoleDir });
  tls = await startTestApp({ consoleDir, env: { QWARDEN_BASE_URL: 'https://qwarden.example' } });
}, 60_000);
afterAll(async () => {
  await t.stop();
  await tls.stop();
});

describe('every answer', () => {
  test.each([
    '//',
    '//certificates/abc',
    '//api/v1/auth/me',
    '//api/nothing',
    '//healthz',
    '//api/docs',
    '//assets/none.js',
  ])('%s says what browsers may not do with it', async (path) => {
    const { headers } = await t.anonymous.get(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  });

  test('of the API is not kept by browsers', async () => {
    expect((await t.as('auditor').get('/users')).headers['cache-control']).toBe('no-store');
  });
});

describe('the console', () => {
  test('is its page at every address that has no other meaning', async () => {
    for (const path of ['//', '//certificates', '//certificates/5f/bytes', '//reset-password?token=x'])
      expect(await t.anonymous.get(path)).toMatchObject({
        status: 200,
        text: expect.stringContaining('index-1.js'),
      });
  });

  test('gets a nonce that fits its policy and is made for one answer', async () => {
    const nonces = await Promise.all(
      ['//', '//'].map(async (path) => {
        const { text, headers } = await t.anonymous.get(path);
        const [first, second] = [...text.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce);
        expect(first).toBe(second);
        expect(headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${first}'`);
        expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${first}'`);
        return first;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('is not kept by browsers, but its assets are', async () => {
    expect((await t.anonymous.get('//')).headers['cache-control']).toBe('no-store');
    const asset = await t.anonymous.get('//assets/index-1.js');
    expect(asset.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringContaining('javascript'),
    });
    expect((await t.anonymous.get('//favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  test.each([
    '//assets/gone.js',
    '//assets/',
    '//index.js',
    '//api',
    '//api/v1/none',
    '//api/v2/users',
    '//assets/../package.json',
  ])('is not the answer to %s', async (path) => {
    const { status, body } = await t.anonymous.get(path);
    expect([status, body?.code]).toEqual([404, 'not-found']);
  });

  test('may be missing, which is said', async () => {
    const bare = await startTestApp({ consoleDir: join(consoleDir, 'nowhere') });
    expect(await bare.anonymous.get('//')).toMatchObject({
      status: 503,
      text: expect.stringContaining('not built'),
    });
    expect((await bare.anonymous.get('//healthz')).status).toBe(200);
    await bare.stop();
  }, 60_000);
});

test.each(['//assets/index-1.js', '//api/openapi.json'])('%s travels compressed', async (path) => {
  const plain = await t.anonymous.get(path);
  const packed = await t.anonymous.get(path, { 'accept-encoding': 'gzip, deflate, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(packed.headers['vary']).toMatch(/accept-encoding/i);
  expect(packed.text.length).toBeLessThan(plain.text.length / 3);
});

describe('behind TLS', () => {
  test('browsers are told to come back over TLS only', async () => {
    expect((await tls.anonymous.get('//')).headers['strict-transport-security']).toBe(
      'max-age=31536000; includeSubDomains',
    );
    expect((await t.anonymous.get('//')).headers['strict-transport-security']).toBeUndefined();
  });

  test('the cookie is tied to the host and to TLS', async () => {
    const { headers } = await tls.anonymous.post('/auth/login', ADMIN);
    const [session] = [headers['set-cookie'] ?? []].flat();
    expect(session).toMatch(
      /^__Host-qwarden=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const cookie = String(session).split(';', 1)[0] ?? '';
    expect((await tls.caller({ cookie }).get('/auth/me')).status).toBe(200);
    expect((await tls.caller({ cookie: cookie.replace('__Host-', '') }).get('/auth/me')).status).toBe(401);
  });
});

test('one line a request is logged, with neither query nor secrets', async () => {
  t.log.length = 0;
  await t.anonymous.post('/auth/login?hint=secret-in-query', ADMIN);
  await t.as('admin').get('/users?filter={"q":"somebody"}');
  const lines = t.log.map((line) => JSON.parse(line));
  expect(lines.at(0)).toMatchObject({ method: 'POST', path: '/api/v1/auth/login', status: 200 });
  expect(lines.at(-1)).toMatchObject({ method: 'GET', path: '/api/v1/users', status: 200, via: 'session' });
  expect(t.log.join()).not.toMatch(/secret-in-query|somebody|correct horse|qwarden=/);
});
