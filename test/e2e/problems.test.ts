import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Public } from '../../server/platform/http/decorators.js';
import { ADMIN, type TestApp, startTestApp } from '../support/test-app.js';

const fail = (error: unknown) => {
  throw error;
};

/** What goes wrong inside is not for those outside. */
@Controller('broken')
class BrokenController {
  @Get('bug')
  @Public()
  bug() {
    fail(new Error('SELECT secret FROM /var/lib/qwarden'));
  }

  @Get('full')
  @Public()
  full() {
    fail(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  }

  @Get('locked')
  @Public()
  locked() {
    fail(Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }));
  }

  @Get('undeclared')
  undeclared() {
    return { open: true };
  }
}

@Module({ controllers: [BrokenController] })
class BrokenModule {}

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ modules: [BrokenModule] });
}, 60_000);
afterAll(() => t.stop());

describe('a refusal', () => {
  test('is a problem document with a stable code and the number of the request', async () => {
    const answer = await t.anonymous.get('/users');
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: 'urn:qwarden:problem:not-signed-in',
      code: 'not-signed-in',
      title: 'Sign in first.',
      status: 401,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('of input lists every field at fault', async () => {
    const { status, body } = await t.as('admin').post('/users', { email: 'x', role: 'king', extra: 1 });
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      '',
      'email',
      'name',
      'role',
    ]);
  });

  test.each([
    [
      'broken JSON',
      'POST',
      '/auth/login',
      '{"email":',
      { 'content-type': 'application/json' },
      400,
      'malformed-request',
    ],
    ['no body', 'POST', '/auth/login', undefined, {}, 400, 'invalid-input'],
    [
      'another type',
      'POST',
      '/auth/login',
      '<a/>',
      { 'content-type': 'application/xml' },
      415,
      'unsupported-media-type',
    ],
    ['an address that is none', 'GET', '/nothing', undefined, {}, 404, 'not-found'],
    [
      'a method the address does not know',
      'PUT',
      '/auth/login',
      '{}',
      { 'content-type': 'application/json' },
      404,
      'not-found',
    ],
    ['an id that is none', 'GET', '/users/1', undefined, {}, 401, 'not-signed-in'],
  ])('of %s', async (_, method, path, body, headers, status, code) => {
    const answer = await t.anonymous.request(method, path, body, headers as Record<string, string>);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('of a body beyond a megabyte comes before it is parsed', async () => {
    const password = 'x'.repeat(1_100_000);
    const { status, body } = await t.anonymous.post('/auth/login', { ...ADMIN, password });
    expect([status, body.code]).toEqual([413, 'too-large']);
  });

  test('of keys that would change every object', async () => {
    const text = '{"email":"a@b.example","password":"x","__proto__":{"role":"admin"}}';
    const answer = await t.anonymous.post('/auth/login', text, { 'content-type': 'application/json' });
    expect(answer.status).toBe(400);
  });
});

describe('a failure', () => {
  test('tells nothing but its number', async () => {
    const { status, body, text } = await t.anonymous.get('/broken/bug');
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toMatch(/SELECT|secret|var|at /);
    expect(body.requestId).toHaveLength(36);
  });

  test.each([
    ['a full disk', '/broken/full', 507, 'storage-full'],
    ['a locked database', '/broken/locked', 503, 'storage-unavailable'],
  ])('of %s is said as such', async (_, path, status, code) => {
    const answer = await t.anonymous.get(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('is what a route that does not say who may call it answers', async () => {
    const { status, text } = await t.as('admin').get('/broken/undeclared');
    expect(status).toBe(500);
    expect(text).not.toContain('open');
  });
});

describe('a list', () => {
  const list = (query: string) => t.as('auditor').get(`/users?${query}`);

  test.each([
    ['sort=["password","ASC"]', 'sort'],
    ['sort=["name"]', 'sort'],
    ['sort=name', 'sort'],
    ['range=[5,2]', 'range'],
    ['range=[0,5000]', 'range'],
    ['range=[-1,5]', 'range'],
    ['filter={"passwordHash":"x"}', 'filter.passwordHash'],
    ['filter={"role":"king"}', 'filter.role'],
    ['filter={"toString":"x"}', 'filter.toString'],
    ['filter=[]', 'filter'],
    ['filter={', 'filter'],
    ['cursor=x', 'cursor'],
    ['cursor=WyJlbWFpbCIsIkFTQyIsIngiLCJ5Il0', 'cursor'],
    ['page=2', ''],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await list(query);
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid-input', path]);
  });

  test('says how many match, whatever part is shown', async () => {
    for (let n = 0; n < 5; n += 1)
      await t.as('admin').post('/users', { email: `n${n}@count.example`, name: `N ${n}`, role: 'auditor' });
    const answer = await list('filter={"q":"@COUNT.example"}&range=[1,2]&sort=["email","ASC"]');
    expect(answer.headers['x-total-count']).toBe('5');
    expect(answer.headers['x-total-is-lower-bound']).toBeUndefined();
    expect(answer.body.map(({ email }: { email: string }) => email)).toEqual([
      'n1@count.example',
      'n2@count.example',
    ]);
  });

  test('takes signs of search patterns as they are', async () => {
    expect((await list('filter={"q":"n%25"}')).body).toEqual([]);
    expect((await list('filter={"q":"n_@"}')).body).toEqual([]);
  });

  test.each(['ASC', 'DESC'])('puts what is unknown last and walks past it (%s)', async (order) => {
    const seen: { id: string; lastSignInAt: string | null }[] = [];
    await t.anonymous.post('/auth/login', ADMIN);
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page = await list(`sort=["lastSignInAt","${order}"]&range=[0,1]&cursor=${cursor}`);
      expect(page.headers['x-total-count']).toBeUndefined();
      seen.push(...page.body);
      cursor = page.headers['x-next-cursor'] as string | undefined;
    }
    const total = Number((await list('')).headers['x-total-count']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total);
    expect(seen).toHaveLength(total);
    expect(seen[0]?.lastSignInAt).not.toBeNull();
    expect(seen.at(-1)?.lastSignInAt).toBeNull();
  });

  test('gives everything that was asked for by id', async () => {
    const people = Array.from({ length: 30 }, (_, n) => t.person('auditor', `m${n}@bank.example`));
    const ids = (await Promise.all(people)).map(({ id }) => id);
    const answer = await list(`filter=${JSON.stringify({ id: ids })}`);
    expect(answer.body).toHaveLength(30);
    expect((await list('filter={"id":[]}')).body).toEqual([]);
  });
});
