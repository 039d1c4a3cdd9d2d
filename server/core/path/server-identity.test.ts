import { expect, test } from '@jest/globals';
import { dns, email, ip, Issuer } from '../../../test/support/path-world.js';
import { identifiesServer } from './server-identity.js';

const root = Issuer.root('Root');

test.each([
  ['api.bank.example', 'api.bank.example', true],
  ['API.bank.example', 'api.BANK.example', true],
  ['bank.example', 'api.bank.example', false],
  ['api.bank.example', 'bank.example', false],
  ['*.bank.example', 'api.bank.example', true],
  ['*.bank.example', 'a.api.bank.example', false],
  ['*.bank.example', 'bank.example', false],
  ['*.example', 'bank.example', false],
  ['*', 'example', false],
  ['a*.bank.example', 'api.bank.example', false],
  ['api.*.example', 'api.bank.example', false],
  ['*.bank.example', '*.bank.example', false],
])('the dNSName %s is the server %s: %s', (name, wanted, expected) => {
  expect(identifiesServer(root.leaf({ names: [dns(name)] }), { dns: wanted })).toBe(expected);
});

test('one of several names is enough', () => {
  const certificate = root.leaf({ names: [email('a@bank.example'), dns('x.example'), dns('bank.example')] });
  expect(identifiesServer(certificate, { dns: 'bank.example' })).toBe(true);
});

test('the common name is never read', () => {
  expect(identifiesServer(root.leaf({ name: 'bank.example', names: null }), { dns: 'bank.example' })).toBe(
    false,
  );
});

test('an address is equal octet by octet, and no DNS name', () => {
  const certificate = root.leaf({ names: [ip(192, 0, 2, 1), dns('192.0.2.2')] });
  expect(identifiesServer(certificate, { ip: Uint8Array.of(192, 0, 2, 1) })).toBe(true);
  expect(identifiesServer(certificate, { ip: Uint8Array.of(192, 0, 2, 2) })).toBe(false);
  expect(identifiesServer(certificate, { ip: Uint8Array.of(192, 0, 2) })).toBe(false);
});
