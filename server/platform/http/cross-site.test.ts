import { expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { isCrossSiteChange } from './cross-site.js';

const judge = (method: string, headers: Record<string, string>) =>
  isCrossSiteChange(
    { method, headers: { host: 'qwarden.example', ...headers } } as unknown as FastifyRequest,
    'https://qwarden.example',
  );

test.each([
  ['a page of ours', { 'sec-fetch-site': 'same-origin' }, false],
  ['an address typed by the user', { 'sec-fetch-site': 'none' }, false],
  ['another site', { 'sec-fetch-site': 'cross-site' }, true],
  ['a sibling host', { 'sec-fetch-site': 'same-site' }, true],
  ['an older browser on our page', { origin: 'https://qwarden.example' }, false],
  ['an older browser on another page', { origin: 'https://evil.example' }, true],
  ['a sandboxed page', { origin: 'null' }, true],
  ['a host of the same beginning', { origin: 'https://qwarden.example.evil.example' }, true],
  ['no browser', {}, false],
])('a change from %s', (_, headers, cross) => {
  expect(judge('POST', headers as Record<string, string>)).toBe(cross);
});

test('reading is nobody’s change', () => {
  expect(judge('GET', { 'sec-fetch-site': 'cross-site' })).toBe(false);
});
