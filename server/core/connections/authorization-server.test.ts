import { describe, expect, test } from '@jest/globals';
import type { Metadata } from '../probes/read-metadata.js';
import type { ProbeTarget } from '../probes/probe-target.js';
import { issuerOfDiscovery, readAuthorizationServer } from './authorization-server.js';

const ISSUER = 'https://bank.example/xs2a/berlin/1.3';
const TARGET: ProbeTarget = {
  ...{ kind: 'xs2a', edition: 'berlin-1.3', host: 'bank.example', port: 443, basePath: '/xs2a/berlin/1.3' },
  ...{ discoveryUrl: `${ISSUER}/.well-known/oauth-authorization-server`, otherResourceBase: null },
  ...{ clientId: 'tpp', redirectUri: 'https://tpp.example/callback', expectedRoles: ['PSP_AI'] },
  paymentProduct: null,
};
const METADATA: Metadata = {
  ...{
    issuer: `${ISSUER}/`,
    authorization_endpoint: `${ISSUER}/authorize`,
    token_endpoint: `${ISSUER}/token`,
  },
  ...{ response_types_supported: ['code'], code_challenge_methods_supported: ['S256'] },
  token_endpoint_auth_methods_supported: ['client_secret_post'],
  authorization_response_iss_parameter_supported: true,
};
const reading = (more: object = {}, have: Partial<{ secret: boolean; certificate: boolean }> = {}) =>
  readAuthorizationServer({ ...METADATA, ...more }, TARGET, { secret: true, certificate: true, ...have });

test.each([
  [`${ISSUER}/.well-known/oauth-authorization-server`, ISSUER],
  ['https://bank.example/.well-known/oauth-authorization-server/xs2a/berlin/1.3', ISSUER],
  ['https://bank.example/.well-known/openid-configuration', 'https://bank.example'],
  [`${ISSUER}/.well-known/oauth-authorization-server/`, ISSUER],
])('metadata at %s are those of %s', (discovery, issuer) => {
  expect(issuerOfDiscovery(discovery)).toBe(issuer);
});

describe('metadata', () => {
  test('that hold say where to go and how', () => {
    expect(reading()).toEqual({
      ok: true,
      server: {
        ...{
          issuer: `${ISSUER}/`,
          authorizationEndpoint: `${ISSUER}/authorize`,
          tokenEndpoint: `${ISSUER}/token`,
        },
        ...{ revocationEndpoint: null, clientAuth: 'client_secret_post', isAuthDefault: false },
        ...{ namesIssuer: true, promisesPkce: true, refreshes: null },
      },
    });
  });

  test('send the customer to the plain endpoint, and us to the one for certificates (RFC 8705 §5)', () => {
    const aliases = {
      ...{ authorization_endpoint: 'https://mtls.bank.example/authorize' },
      ...{ token_endpoint: 'https://mtls.bank.example/token' },
    };
    const server = { authorizationEndpoint: `${ISSUER}/authorize`, tokenEndpoint: aliases.token_endpoint };
    expect(reading({ mtls_endpoint_aliases: aliases })).toMatchObject({ server });
    expect(reading({ mtls_endpoint_aliases: aliases }, { certificate: false })).toMatchObject({
      server: { tokenEndpoint: `${ISSUER}/token` },
    });
  });

  test.each([
    ['metadata-without-issuer', { issuer: undefined }],
    ['metadata-without-issuer', { issuer: ['https://bank.example'] }],
    ['metadata-without-issuer', { issuer: ISSUER.replace('https', 'http') }],
    ['metadata-wrong-issuer', { issuer: 'https://bank.example/xs2a/georgia/0.8' }],
    ['metadata-wrong-issuer', { issuer: 'https://bank.example.attacker.example/xs2a/berlin/1.3' }],
    ['metadata-wrong-issuer', { issuer: `${ISSUER}//` }],
    ['metadata-without-endpoint', { authorization_endpoint: undefined }],
    ['metadata-without-endpoint', { token_endpoint: 'http://bank.example/token' }],
    ['metadata-without-endpoint', { token_endpoint: 'https://user@bank.example/token' }],
    ['metadata-endpoint-elsewhere', { token_endpoint: 'https://attacker.example/token' }],
    ['metadata-endpoint-elsewhere', { token_endpoint: 'https://notbank.example/token' }],
    ['metadata-endpoint-elsewhere', { authorization_endpoint: 'https://bank.example.attacker.example/a' }],
    ['metadata-without-code', { response_types_supported: ['token'] }],
    ['metadata-without-pkce', { code_challenge_methods_supported: ['plain'] }],
    ['client-auth-unsupported', { token_endpoint_auth_methods_supported: ['private_key_jwt'] }],
  ])('are not used: %s, because of %j', (problem, more) => {
    expect(reading(more)).toMatchObject({ ok: false, problem });
  });

  test('that ask for what we do not have say what it is', () => {
    expect(reading({}, { secret: false })).toMatchObject({ problem: 'client-secret-missing' });
    expect(
      reading({ token_endpoint_auth_methods_supported: ['tls_client_auth'] }, { certificate: false }),
    ).toMatchObject({ problem: 'certificate-missing' });
  });

  test('without PKCE are not used where nothing else guards the code', () => {
    const open = { code_challenge_methods_supported: undefined };
    expect(reading(open)).toMatchObject({ ok: true, server: { promisesPkce: false } });
    expect(reading({ ...open, token_endpoint_auth_methods_supported: ['none'] })).toMatchObject({
      problem: 'metadata-without-pkce',
    });
  });

  test('that name another host for revoking have no place for it', () => {
    expect(reading({ revocation_endpoint: `${ISSUER}/revoke` })).toMatchObject({
      server: { revocationEndpoint: `${ISSUER}/revoke` },
    });
    expect(reading({ revocation_endpoint: 'https://attacker.example/revoke' })).toMatchObject({
      server: { revocationEndpoint: null },
    });
  });
});
