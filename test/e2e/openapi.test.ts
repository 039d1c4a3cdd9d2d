import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { routesOf } from '../support/routes.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

let t: TestApp;
let document: OpenAPIObject;
beforeAll(async () => {
  t = await startTestApp();
  document = (await t.anonymous.get('//api/openapi.json')).body;
}, 60_000);
afterAll(() => t.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

test('every route is described', () => {
  const routes = routesOf(t.app).map(({ method, path }) => {
    const full = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    return `${method} ${full.replace(/:(\w+)/g, '{$1}')}`;
  });
  expect(
    operations()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(routes.sort());
});

test('every operation says in words what it does', () => {
  const mute = operations().filter(({ operation }) => !(operation as { summary?: string }).summary);
  expect(mute.map(({ name }) => name)).toEqual([]);
});

test('every operation of the API names its refusals', () => {
  const silent = operations().filter(({ name, operation }) => {
    const { responses = {} } = operation as { responses?: Record<string, unknown> };
    return name.includes('/api/v1/') && !Object.keys(responses).some((status) => status.startsWith('4'));
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('a list has the parameters of the dialect', () => {
  const list = document.paths['/api/v1/users']?.get;
  const names = (list?.parameters ?? []).map((parameter) => ('name' in parameter ? parameter.name : ''));
  expect(names.sort()).toEqual(['cursor', 'filter', 'range', 'sort']);
});

test('a refusal has a shape', () => {
  const refusal = document.paths['/api/v1/users/{id}']?.get?.responses?.['404'];
  expect(JSON.stringify(refusal)).toContain('#/components/schemas/Problem');
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  const known = Object.keys(document.components?.schemas ?? {});
  expect([...new Set(references)].filter((name) => !known.includes(name ?? ''))).toEqual([]);
});

test('the page shows the document without anything inline', async () => {
  const page = await t.anonymous.get('//api/docs');
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script>|<style|style=| on\w+=/);
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js'])
    expect((await t.anonymous.get(`//api/docs/${file}`)).status).toBe(200);
});
