import { expect, test } from '@jest/globals';
import { needsSwitchingOn } from './needs-switching-on.js';

test.each([
  ['open-banking-api.paysera.com', 'production', true],
  // What somebody calls a sandbox is none for that.
  ['open-banking-api.paysera.com', 'sandbox', true],
  ['api.bank.example', 'production', true],
  ['api.bank.example', 'sandbox', false],
  ['127.0.0.1', 'production', false],
  ['::1', 'production', false],
  ['localhost', 'production', false],
  ['bank.localhost', 'production', false],
  ['localhost.evil.example', 'production', true],
] as const)('%s in %s: %s', (host, environment, expected) => {
  expect(needsSwitchingOn(host, environment)).toBe(expected);
});
