import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLIENT_AUTH_METHODS, decideClientAuth } from './client-auth.js';

const BOTH = { secret: true, certificate: true };
const NEITHER = { secret: false, certificate: false };

test.each([
  [['client_secret_post', 'tls_client_auth', 'none'], BOTH, 'tls_client_auth'],
  [['self_signed_tls_client_auth'], BOTH, 'tls_client_auth'],
  [['client_secret_basic', 'client_secret_post'], BOTH, 'client_secret_post'],
  [['client_secret_basic'], BOTH, 'client_secret_basic'],
  [['client_secret_post', 'tls_client_auth'], { secret: true, certificate: false }, 'client_secret_post'],
  [['client_secret_post', 'none'], NEITHER, 'none'],
])('%j with %j is %s', (supported, have, method) => {
  expect(decideClientAuth(supported, have)).toEqual({ ok: true, method, isDefault: false });
});

test('metadata that leave it out mean the header (RFC 8414 §2)', () => {
  expect(decideClientAuth(null, BOTH)).toEqual({ ok: true, method: 'client_secret_basic', isDefault: true });
  expect(decideClientAuth(null, NEITHER)).toEqual({ ok: false, missing: 'client-secret' });
});

test.each([
  [['client_secret_post', 'tls_client_auth'], 'client-secret'],
  [['tls_client_auth'], 'certificate'],
  [['self_signed_tls_client_auth'], 'certificate'],
  [['private_key_jwt'], 'unsupported'],
  [[], 'unsupported'],
])('%j without secret and certificate: %s', (supported, missing) => {
  expect(decideClientAuth(supported, NEITHER)).toEqual({ ok: false, missing });
});

test('a way is taken only where the bank offers it and we have what it needs', () => {
  const words = [...CLIENT_AUTH_METHODS, 'self_signed_tls_client_auth', 'private_key_jwt', 'toString'];
  const have = fc.record({ secret: fc.boolean(), certificate: fc.boolean() });
  fc.assert(
    fc.property(fc.subarray(words), have, (supported, ours) => {
      const choice = decideClientAuth(supported, ours);
      if (!choice.ok) return;
      const offered = supported.includes(choice.method);
      const isTls = choice.method === 'tls_client_auth';
      expect(offered || (isTls && supported.includes('self_signed_tls_client_auth'))).toBe(true);
      if (isTls) expect(ours.certificate).toBe(true);
      if (choice.method.startsWith('client_secret')) expect(ours.secret).toBe(true);
    }),
  );
});
