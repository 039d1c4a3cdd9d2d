import { describe, expect, test } from '@jest/globals';
import { mint } from '../../../../test/support/mint.js';
import {
  answered,
  AT,
  problem,
  sandboxTarget,
  seenHandshake,
  SOUND_METADATA,
  tpp,
  unanswered,
} from '../../../../test/support/seen-calls.js';
import { JUDGES } from '../judges.js';
import type { Observations, SeenCall } from '../observation.js';
import type { ProbeStepId } from '../probe-steps.js';

const target = sandboxTarget();

/** State and codes of one step, without those that are only information. */
function judged<Id extends ProbeStepId>(
  id: Id,
  observation: Observations[Id],
  over: Partial<typeof target> = {},
) {
  const { state, findings } = JUDGES[id](observation, { ...target, ...over }, AT);
  return [state, ...findings.map(({ code }) => code.replace(`${id}.`, ''))];
}

describe('dns', () => {
  const found = {
    ok: true,
    a: ['203.0.113.7'],
    aaaa: ['2001:db8::7'],
    caa: ['0 issue "ca.example"'],
    refused: [],
  } as const;
  test.each<[readonly string[], Observations['dns']['lookUp']]>([
    [['pass', 'found'], found],
    [['pass', 'found', 'without-caa'], { ...found, caa: [] }],
    [['notice', 'found', 'caa-unanswered'], { ...found, caa: null }],
    [['fail', 'without-addresses'], { ...found, a: [], aaaa: [] }],
    [
      ['warning', 'found', 'addresses-left-out'],
      { ...found, refused: [{ address: '10.0.0.1', kind: 'private' }] },
    ],
    [
      ['unknown', 'only-refused-addresses'],
      { ...found, a: [], aaaa: [], refused: [{ address: '10.0.0.1', kind: 'private' }] },
    ],
    [['fail', 'name-unknown'], problem('name-unknown')],
    [['unknown', 'name-failed'], problem('name-failed')],
  ])('%s', (expected, lookUp) => {
    expect(judged('dns', { isAddress: false, lookUp })).toEqual(expected);
  });
});

test('tcp fails only when no address takes a connection', () => {
  const works = { address: '203.0.113.7', outcome: { ok: true, address: '203.0.113.7' } } as const;
  const fails = { address: '2001:db8::7', outcome: problem('connect-failed') };
  expect(judged('tcp', { connects: [works], leftOut: 0 })).toEqual(['pass', 'connected']);
  expect(judged('tcp', { connects: [works, fails], leftOut: 0 })).toEqual(['notice', 'some-fail']);
  expect(judged('tcp', { connects: [fails], leftOut: 0 })).toEqual(['fail', 'connect-failed']);
});

describe('tls', () => {
  const untrusted = (trustProblem: string) => seenHandshake({ isTrusted: false, trustProblem });
  test.each<[readonly string[], Observations['tls']['handshake']]>([
    [['pass', 'handshake', 'certificate-asked'], seenHandshake()],
    [['pass', 'handshake', 'version-1-2', 'certificate-asked'], seenHandshake({ version: 'TLSv1.2' })],
    [['fail', 'handshake', 'version-old', 'certificate-asked'], seenHandshake({ version: 'TLSv1' })],
    [['fail', 'server-certificate-expired', 'certificate-asked'], untrusted('CERT_HAS_EXPIRED')],
    [['fail', 'server-name-differs', 'certificate-asked'], untrusted('ERR_TLS_CERT_ALTNAME_INVALID')],
    [['fail', 'server-not-trusted', 'certificate-asked'], untrusted('SELF_SIGNED_CERT_IN_CHAIN')],
    [
      ['warning', 'handshake', 'server-certificate-expiring', 'certificate-asked'],
      seenHandshake({ chain: [mint({ notAfter: '261201000000Z' })] }),
    ],
    [
      ['warning', 'handshake', 'server-certificate-unreadable', 'certificate-asked'],
      seenHandshake({ chain: [Uint8Array.of(1, 2)] }),
    ],
    [['notice', 'handshake', 'chain-too-long', 'certificate-asked'], seenHandshake({ chainLength: 100 })],
    [['notice', 'certificate-demanded'], problem('tls-alert', 'certificate_required')],
    [['notice', 'certificate-demanded'], problem('tls-alert', 'handshake_failure')],
    [['fail', 'tls-alert'], problem('tls-alert', 'internal_error')],
    [['fail', 'tls-version'], problem('tls-version')],
    [['fail', 'not-tls'], problem('not-tls')],
    [['fail', 'timed-out'], problem('timed-out')],
    [['unknown', 'refused-address'], problem('refused-address')],
  ])('%s', (expected, handshake) => {
    expect(judged('tls', { handshake })).toEqual(expected);
  });
});

describe('mtls', () => {
  const own = mint({ notAfter: '270131235959Z' });
  test.each<[readonly string[], SeenCall]>([
    [['pass', 'accepted'], answered(200, SOUND_METADATA)],
    [['fail', 'certificate-refused-forbidden'], answered(403)],
    [
      ['fail', 'certificate-refused-forbidden'],
      answered(403, '<html>no</html>', { 'Content-Type': 'text/html' }),
    ],
    [['fail', 'certificate-refused-by-code'], answered(401, tpp('CERTIFICATE_INVALID'))],
    [['fail', 'certificate-refused-by-code'], answered(401, tpp('CERTIFICATE_REVOKED'))],
    [['fail', 'certificate-refused-by-alert'], unanswered('tls-alert', 'certificate_revoked')],
    [['fail', 'certificate-refused-by-alert'], unanswered('tls-alert', 'unknown_ca')],
    [['fail', 'closed-by-server'], unanswered('closed')],
    [['fail', 'closed-by-server'], unanswered('reset')],
    [['fail', 'timed-out'], unanswered('timed-out')],
    [['fail', 'server-error'], answered(503)],
    [['warning', 'other-answer'], answered(404)],
    [['unknown', 'too-many-requests'], answered(429, '', { 'Retry-After': '30' })],
    [['unknown', 'credential-unusable'], unanswered('credential-unusable')],
  ])('%s', (expected, call) => {
    expect(judged('mtls', { certificates: [own], call })).toEqual(expected);
  });

  test('says beside what is wrong with our certificate by itself', () => {
    const call = answered(200, SOUND_METADATA);
    expect(judged('mtls', { certificates: [mint({ notAfter: '260901000000Z' })], call })).toEqual([
      'fail',
      'certificate-expired',
      'accepted',
    ]);
    expect(judged('mtls', { certificates: [mint({ notBefore: '270101000000Z' })], call })).toEqual([
      'fail',
      'certificate-not-yet-valid',
      'accepted',
    ]);
    expect(judged('mtls', { certificates: [mint({ notAfter: '261201000000Z' })], call })).toEqual([
      'warning',
      'certificate-expiring',
      'accepted',
    ]);
  });

  test('does not call accepted what the server never looked at', () => {
    const call = answered(200, SOUND_METADATA);
    const unasked = seenHandshake({ clientCertificate: { isAsked: false, authorities: [] } });
    const outcome = { ...call.outcome, handshake: unasked } as SeenCall['outcome'];
    expect(judged('mtls', { certificates: [own], call: { ...call, outcome } })).toEqual([
      'unknown',
      'not-looked-at',
    ]);
  });
});

test.each([
  [0, 'pass', 'agrees'],
  [59, 'pass', 'agrees'],
  [60, 'warning', 'skewed'],
  [-3_600, 'warning', 'skewed'],
])('a clock that differs by %d seconds: %s', (seconds, state, code) => {
  const date = new Date(AT.getTime() + seconds * 1_000).toUTCString();
  expect(judged('clock', { call: answered(200, '', { Date: date }) })).toEqual([state, code]);
});

describe('discovery', () => {
  const none = { isCertificateAsked: false, bare: null, withCertificate: null, rfc: null } as const;
  const bare = (call: SeenCall) => judged('discovery', { ...none, bare: call });
  const metadata = (over: object) =>
    bare(answered(200, { ...SOUND_METADATA, ...over }, {}, { isWithCertificate: false }));

  test('sound metadata pass', () => {
    expect(bare(answered(200, SOUND_METADATA))).toEqual(['pass', 'read', 'open', 'client-authentication']);
  });

  test.each<[string, string, object]>([
    ['fail', 'issuer-missing', { issuer: undefined }],
    ['fail', 'issuer-differs', { issuer: 'https://evil.example/xs2a/berlin/1.3' }],
    ['pass', 'issuer-slash', { issuer: 'https://bank.example/xs2a/berlin/1.3/' }],
    ['fail', 'issuer-malformed', { issuer: 'http://bank.example/xs2a/berlin/1.3' }],
    ['fail', 'issuer-malformed', { issuer: 'https://bank.example/xs2a/berlin/1.3?x=1' }],
    ['fail', 'issuer-malformed', { issuer: ['https://bank.example'] }],
    ['fail', 'member-missing', { token_endpoint: undefined }],
    ['fail', 'endpoint-malformed', { token_endpoint: 'http://bank.example/token' }],
    ['fail', 'endpoint-malformed', { jwks_uri: 'javascript:alert(1)' }],
    ['warning', 'endpoint-elsewhere', { token_endpoint: 'https://other.example/token' }],
    ['fail', 'member-missing', { response_types_supported: undefined }],
    ['fail', 'member-malformed', { scopes_supported: 'accounts' }],
    ['fail', 'member-malformed', { scopes_supported: [] }],
    ['fail', 'without-code', { response_types_supported: ['token'] }],
    [
      'fail',
      'without-authorization-code',
      { grant_types_supported: ['client_credentials', 'refresh_token'] },
    ],
    ['notice', 'without-refresh', { grant_types_supported: ['authorization_code'] }],
    ['warning', 'without-s256', { code_challenge_methods_supported: ['plain'] }],
    ['fail', 'member-malformed', { tls_client_certificate_bound_access_tokens: 'yes' }],
    ['fail', 'member-malformed', { mtls_endpoint_aliases: [] }],
  ])('%s: %s in %j', (state, code, over) => {
    const [is, ...codes] = metadata(over);
    expect([is, codes]).toEqual([state, expect.arrayContaining([code])]);
  });

  test('aliases for calls with a certificate are named, and looked at', () => {
    const aliases = { mtls_endpoint_aliases: { token_endpoint: 'https://mtls.other.example/token' } };
    expect(bare(answered(200, { ...SOUND_METADATA, ...aliases }))).toEqual([
      'warning',
      'read',
      'open',
      'client-authentication',
      'aliases',
      'alias-elsewhere',
    ]);
  });

  test.each<[readonly string[], SeenCall]>([
    [['fail', 'not-found'], answered(404)],
    [['fail', 'not-found'], answered(302, '', { Location: '/elsewhere' })],
    [['fail', 'not-json'], answered(200, '<html>', { 'Content-Type': 'text/html' })],
    [['fail', 'not-json'], answered(200, '{"issuer":')],
    [['fail', 'not-an-object'], answered(200, '[1]')],
    [
      ['fail', 'duplicate-keys'],
      answered(200, '{"issuer":"https://a.example","\\u0069ssuer":"https://b.example"}'),
    ],
    [['fail', 'packed'], answered(200, SOUND_METADATA, { 'Content-Encoding': 'gzip' })],
    [['fail', 'server-error'], answered(500)],
    [['fail', 'body-too-large'], unanswered('body-too-large')],
    [['unknown', 'certificate-demanded'], answered(403, '', {}, { isWithCertificate: false })],
    [
      ['unknown', 'certificate-demanded'],
      unanswered('tls-alert', 'certificate_required', { isWithCertificate: false }),
    ],
    [['fail', 'closed'], unanswered('closed', undefined, { isWithCertificate: false })],
  ])('%s', (expected, call) => {
    expect(bare(call)).toEqual(expected);
  });

  test('a connection that is closed where a certificate is asked for leaves the question open', () => {
    const call = unanswered('closed', undefined, { isWithCertificate: false });
    expect(judged('discovery', { ...none, isCertificateAsked: true, bare: call })).toEqual([
      'unknown',
      'without-answer-to-nobody',
    ]);
  });

  test('with a certificate only is worth knowing, and the address of the RFC is information', () => {
    const observation = {
      isCertificateAsked: true,
      bare: answered(403, '', {}, { isWithCertificate: false }),
      withCertificate: answered(200, SOUND_METADATA),
      rfc: answered(404, '', {}, { isWithCertificate: false }),
    };
    expect(judged('discovery', observation)).toEqual([
      'pass',
      'read',
      'needs-certificate',
      'client-authentication',
      'without-rfc-form',
    ]);
  });

  test('two documents at two addresses are a contradiction', () => {
    const rfc = answered(200, { ...SOUND_METADATA, token_endpoint: 'https://bank.example/other' });
    expect(judged('discovery', { ...none, bare: answered(200, SOUND_METADATA), rfc })).toContain(
      'rfc-form-differs',
    );
  });
});

describe('authorize', () => {
  const endpoint = { ok: true, url: 'https://bank.example/authorize' } as const;
  const sent = (location: string, status = 302) => answered(status, '', { Location: location });
  const unregistered = (call: SeenCall) =>
    judged('authorize-unregistered-redirect', {
      endpoint,
      redirectUri: 'https://unregistered.invalid/x',
      state: 's',
      clientId: 'c',
      call,
    });
  const own = (call: SeenCall) =>
    judged('authorize-own-client', {
      endpoint,
      redirectUri: 'https://tpp.example/cb',
      state: 's',
      clientId: 'c',
      call,
    });

  test.each<[readonly string[], SeenCall]>([
    [['pass', 'refused'], answered(400, 'no')],
    [['pass', 'refused'], answered(403, 'no')],
    [['fail', 'redirected-there'], sent('https://unregistered.invalid/x?error=invalid_request')],
    [['fail', 'redirected-there'], sent('https://unregistered.invalid/x?code=1', 303)],
    [['unknown', 'not-refused-at-once'], sent('https://bank.example/login')],
    [['unknown', 'not-refused-at-once'], sent('/login')],
    [['unknown', 'not-refused-at-once'], answered(200, 'page')],
    [['fail', 'server-error'], answered(502)],
    [['fail', 'timed-out'], unanswered('timed-out')],
  ])('an address that nobody registered: %s', (expected, call) => {
    expect(unregistered(call)).toEqual(expected);
  });

  test.each<[readonly string[], SeenCall]>([
    [['pass', 'client-known'], sent('https://bank.example/login?x=1')],
    [['pass', 'client-known'], sent('https://tpp.example/cb?error=invalid_scope&state=s')],
    [['fail', 'client-unknown'], sent('https://tpp.example/cb?error=unauthorized_client&state=s')],
    [['warning', 'request-refused'], sent('https://tpp.example/cb?error=invalid_request&state=s')],
    [['unknown', 'cannot-now'], sent('https://tpp.example/cb?error=temporarily_unavailable&state=s')],
    [['fail', 'state-lost', 'client-known'], sent('https://tpp.example/cb?error=invalid_scope')],
    [['fail', 'code-issued'], sent('https://tpp.example/cb?code=x&state=s')],
    [['fail', 'client-unknown'], answered(401, { error: 'invalid_client' })],
    [['fail', 'not-sent-back'], answered(400, 'unknown redirect')],
    [['pass', 'shows-page'], answered(200, '<html>')],
    [['fail', 'server-error'], answered(500)],
  ])('our own client: %s', (expected, call) => {
    expect(own(call)).toEqual(expected);
  });

  test('an endpoint on a production host that is not ours is not asked', () => {
    const elsewhere = { ok: false, why: 'elsewhere', url: 'https://open-banking-api.paysera.com/a' } as const;
    const observation = { endpoint: elsewhere, redirectUri: '', state: '', clientId: '', call: null };
    expect(judged('authorize-own-client', observation)).toEqual(['unknown', 'endpoint-unusable']);
  });
});

describe('token endpoint', () => {
  const endpoint = { ok: true, url: 'https://bank.example/token' } as const;
  const error = (word: string, status = 400) =>
    answered(status, { error: word }, { 'Cache-Control': 'no-store' });
  const token = (
    code: SeenCall,
    authMethods: readonly string[] | null = ['none'],
    clientCredentials: SeenCall | null = null,
  ) => judged('token-endpoint', { endpoint, clientId: 'c', authMethods, code, clientCredentials });

  test.each<[readonly string[], SeenCall]>([
    [['pass', 'client-known'], error('invalid_grant')],
    [['notice', 'client-known', 'other-status'], error('invalid_grant', 403)],
    [['notice', 'client-known', 'cacheable'], answered(400, { error: 'invalid_grant' })],
    [['fail', 'client-unknown'], error('invalid_client', 401)],
    [['fail', 'client-not-allowed'], error('unauthorized_client')],
    [['fail', 'grant-unsupported'], error('unsupported_grant_type')],
    [['unknown', 'request-refused'], error('invalid_request')],
    [['fail', 'token-issued'], answered(200, { access_token: 'x' })],
    [['fail', 'certificate-refused-forbidden'], answered(403)],
    [['warning', 'without-error'], answered(400, 'no')],
    [['fail', 'server-error'], answered(500)],
  ])('%s', (expected, call) => {
    expect(token(call)).toEqual(expected);
  });

  test('without a secret, invalid_client tells nothing where only secrets count', () => {
    expect(token(error('invalid_client', 401), ['client_secret_post'])).toEqual([
      'unknown',
      'authentication-missing',
    ]);
    expect(token(error('invalid_client', 401), null)).toEqual(['unknown', 'authentication-missing']);
  });

  test('a grant that no page documents is news when it gives a token', () => {
    const known = error('invalid_grant');
    expect(token(known, ['none'], error('unsupported_grant_type'))).toEqual([
      'pass',
      'client-known',
      'client-credentials-refused',
    ]);
    expect(token(known, ['none'], answered(200, { access_token: 'x' }))).toEqual([
      'notice',
      'client-known',
      'client-credentials-granted',
    ]);
  });
});

describe('accounts, consents and payments', () => {
  type Resource =
    | 'accounts-without-token'
    | 'accounts-made-up-token'
    | 'accounts-without-request-id'
    | 'consent-status'
    | 'payment-status';
  test.each<[Resource, readonly string[], SeenCall]>([
    ['accounts-without-token', ['pass', 'refused'], answered(401, tpp('TOKEN_UNKNOWN'))],
    ['accounts-without-token', ['pass', 'refused'], answered(401, tpp('CONSENT_INVALID'))],
    ['accounts-without-token', ['pass', 'refused'], answered(401)],
    ['accounts-without-token', ['notice', 'format-error'], answered(400, tpp('FORMAT_ERROR'))],
    ['accounts-without-token', ['fail', 'role-refused'], answered(401, tpp('ROLE_INVALID'))],
    ['accounts-without-token', ['fail', 'certificate-refused-forbidden'], answered(403)],
    [
      'accounts-without-token',
      ['fail', 'certificate-refused-by-code'],
      answered(401, tpp('CERTIFICATE_INVALID')),
    ],
    ['accounts-without-token', ['fail', 'given'], answered(200, { accounts: [] })],
    ['accounts-without-token', ['unknown', 'signature-demanded'], answered(401, tpp('SIGNATURE_MISSING'))],
    [
      'accounts-without-token',
      ['unknown', 'mac-demanded'],
      answered(401, '', { 'WWW-Authenticate': 'MAC realm="x"' }),
    ],
    ['accounts-without-token', ['fail', 'service-blocked'], answered(403, tpp('SERVICE_BLOCKED'))],
    ['accounts-without-token', ['warning', 'unexpected-redirect'], answered(302, '', { Location: '/' })],
    [
      'accounts-without-token',
      ['warning', 'refused', 'body-duplicate-keys'],
      answered(401, '{"tppMessages":[{"code":"TOKEN_INVALID"}],"tppMessages":[{"code":"TOKEN_UNKNOWN"}]}', {
        'Content-Type': 'application/json',
      }),
    ],
    [
      'accounts-without-token',
      ['notice', 'refused', 'body-wrong-content-type'],
      answered(401, tpp('TOKEN_UNKNOWN'), { 'Content-Type': 'text/plain' }),
    ],
    [
      'accounts-without-token',
      ['warning', 'refused', 'body-not-json'],
      answered(401, '{"tpp', { 'Content-Type': 'application/json' }),
    ],
    ['accounts-without-token', ['warning', 'refused', 'body-too-long'], answered(401, 'x'.repeat(65_536))],
    ['accounts-without-token', ['fail', 'timed-out'], unanswered('timed-out')],
    ['accounts-made-up-token', ['pass', 'refused'], answered(401, tpp('TOKEN_INVALID'))],
    ['accounts-made-up-token', ['notice', 'refused-otherwise'], answered(400, tpp('CONSENT_UNKNOWN'))],
    ['accounts-made-up-token', ['fail', 'given'], answered(200, {})],
    ['accounts-without-request-id', ['pass', 'refused'], answered(400, tpp('FORMAT_ERROR'))],
    ['accounts-without-request-id', ['notice', 'not-missed'], answered(401, tpp('TOKEN_UNKNOWN'))],
    ['consent-status', ['pass', 'unknown-consent'], answered(403, tpp('CONSENT_UNKNOWN'))],
    ['consent-status', ['pass', 'unknown-consent'], answered(404, tpp('RESOURCE_UNKNOWN'))],
    ['consent-status', ['unknown', 'token-demanded'], answered(401, tpp('TOKEN_UNKNOWN'))],
    ['consent-status', ['fail', 'role-refused'], answered(401, tpp('ROLE_INVALID'))],
    ['consent-status', ['fail', 'given'], answered(200, { consentStatus: 'valid' })],
    ['payment-status', ['pass', 'unknown-payment'], answered(404, tpp('RESOURCE_UNKNOWN'))],
    ['payment-status', ['unknown', 'product-unknown'], answered(404, tpp('PRODUCT_UNKNOWN'))],
    ['payment-status', ['fail', 'role-refused'], answered(401, tpp('ROLE_INVALID'))],
    ['payment-status', ['warning', 'unexpected-answer', 'body-without-messages'], answered(404, {})],
  ])('%s: %s', (step, expected, call) => {
    expect(judged(step, { call })).toEqual(expected);
  });

  test('what a certificate is not expected to open', () => {
    const without = { expectedRoles: ['PSP_AI'] as const };
    expect(judged('payment-status', { call: answered(401, tpp('ROLE_INVALID')) }, without)).toEqual([
      'pass',
      'role-refused-as-expected',
    ]);
    expect(judged('payment-status', { call: answered(404, tpp('RESOURCE_UNKNOWN')) }, without)).toEqual([
      'notice',
      'role-opened-unexpectedly',
    ]);
  });
});

test.each<[readonly string[], SeenCall]>([
  [['pass', 'not-open'], answered(404)],
  [['pass', 'not-open'], answered(405)],
  [['pass', 'not-open'], answered(405, tpp('SERVICE_INVALID'))],
  [['pass', 'refused'], answered(403)],
  [['notice', 'open'], answered(400, tpp('FORMAT_ERROR'))],
  [['notice', 'open'], answered(200, {})],
  [['notice', 'role-refused'], answered(401, tpp('ROLE_INVALID'))],
])('confirmation of funds: %s', (expected, call) => {
  expect(judged('funds-confirmations', { call })).toEqual(expected);
});

test('the other edition should refuse, and its metadata are compared', () => {
  const georgia = JSON.parse(
    JSON.stringify(SOUND_METADATA).replaceAll('berlin/1.3', 'georgia/0.8'),
  ) as object;
  const discovery = (over: object) => answered(200, { ...georgia, ...over });
  const cross = (call: SeenCall, other: SeenCall | null) =>
    judged('cross-edition', { call, discovery: other, ownMetadata: SOUND_METADATA });
  expect(cross(answered(403), discovery({}))).toEqual(['pass', 'refused', 'same-metadata']);
  expect(cross(answered(401, tpp('TOKEN_UNKNOWN')), discovery({ scopes_supported: ['x'] }))).toEqual([
    'notice',
    'let-in',
    'metadata-differ',
  ]);
  expect(cross(unanswered('tls-alert', 'unknown_ca'), null)).toEqual(['pass', 'refused']);
});

test('X-Request-ID that comes back, or does not, is information; another one is a fault', () => {
  const one = (echoed: string | null) => [{ step: 'consent-status', sent: 'a-b', echoed }] as const;
  expect(judged('request-id-echo', { answers: one('A-B') })).toEqual(['pass', 'echoed']);
  expect(judged('request-id-echo', { answers: one(null) })).toEqual(['pass', 'not-echoed']);
  expect(judged('request-id-echo', { answers: one('c-d') })).toEqual(['warning', 'other-id']);
});
