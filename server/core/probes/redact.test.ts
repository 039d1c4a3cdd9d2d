import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MADE_UP, redact, REDACTED, redactHeaders } from './redact.js';

describe('a text that went over the wire', () => {
  test.each([
    [
      '{"access_token":"2YotnFZFEjr1zCsicMWpAA","expires_in":3600}',
      '{"access_token":"[redacted]","expires_in":3600}',
    ],
    ['{"refresh_token" : "a\\"b"}', '{"refresh_token" : "[redacted]"}'],
    ['{"access_token":"cut in the mid', '{"access_token":"[redacted]"'],
    ['{"pan": 4111111111111111}', '{"pan": "[redacted]"}'],
    ['{"iban":"whatever"}', '{"iban":"[redacted]"}'],
    ['account LT12 1000 0111 0100 1000 is', 'account [redacted] is'],
    ['lt121000011101001000', '[redacted]'],
    ['NO9386011117947 NO9386011117947 end', '[redacted] [redacted] end'],
    ['card 4111 1111 1111 1111', 'card [redacted]'],
    ['grant_type=x&client_secret=hush&code=SplxlOB', 'grant_type=x&client_secret=[redacted]&code=[redacted]'],
    [
      'Location: https://a.example/cb?code=abc&state=xyz',
      'Location: https://a.example/cb?code=[redacted]&state=xyz',
    ],
    ['Authorization: Bearer mF_9.B5f-4.1JqM', 'Authorization: Bearer [redacted]'],
    ['x eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln y', 'x [redacted] y'],
    ['-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----', '[redacted]'],
    ['-----BEGIN EC PRIVATE KEY-----\nMIGH', '[redacted]'],
  ])('%s', (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  test.each([
    '{"tppMessages":[{"category":"ERROR","code":"TOKEN_UNKNOWN","text":"The token is unknown."}]}',
    '{"error":"invalid_grant","error_description":"The code is not known."}',
    'X-Request-ID 11111111-1111-4111-8111-111111111111',
    '2026-11-23T12:00:00Z 1234567890123',
    'LT13 1000 0111 0100 1000 has wrong check digits',
  ])('keeps %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  test('keeps what the probe made up, so that the call can be sent again', () => {
    const text = `grant_type=authorization_code&code=${MADE_UP}abc-_&code_verifier=${MADE_UP}def`;
    expect(redact(text)).toBe(text);
    expect(redactHeaders([['Authorization', `Bearer ${MADE_UP}abc`]])).toEqual([
      ['Authorization', `Bearer ${MADE_UP}abc`],
    ]);
  });

  test('redacted twice is the same', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.constantFrom('code', 'access_token', 'iban'),
        (text, name) => {
          const once = redact(`${text} {"${name}":"${text}"} ${name}=${encodeURIComponent(text)}`);
          expect(redact(once)).toBe(once);
        },
      ),
    );
  });

  test('never keeps a token, wherever it stands and wherever the text ends', () => {
    const token = fc
      .stringMatching(/^[A-Za-z0-9_-]{20,40}$/)
      .filter((text) => !text.startsWith(MADE_UP) && !/^[A-Z_]+$/.test(text));
    fc.assert(
      fc.property(
        token,
        fc.string({ maxLength: 40 }).filter((t) => !t.includes('"')),
        fc.nat(60),
        (secret, noise, cut) => {
          const body = `{"a":${JSON.stringify(noise)},"access_token":"${secret}","id_token" :"${secret}"}`;
          const ended = body.slice(0, Math.max(0, body.length - cut));
          expect(redact(ended)).not.toContain(secret);
          // Neither a beginning of it that would help to guess the rest.
          expect(redact(ended)).not.toContain(secret.slice(0, 12));
        },
      ),
    );
  });
});

describe('headers', () => {
  test.each(['Authorization', 'authorization', 'Cookie', 'Set-Cookie', 'Consent-ID', 'Proxy-Authorization'])(
    "the value of %s is nobody else's business",
    (name) => {
      expect(redactHeaders([[name, 'anything at all']])).toEqual([[name, REDACTED]]);
    },
  );

  test('others are looked through', () => {
    expect(
      redactHeaders([
        ['Location', 'https://a.example/?access_token=hush'],
        ['Server', 'nginx'],
      ]),
    ).toEqual([
      ['Location', 'https://a.example/?access_token=[redacted]'],
      ['Server', 'nginx'],
    ]);
  });
});
