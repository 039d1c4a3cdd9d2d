import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REDIRECT_URI_FAULTS, redirectUriFault } from './redirect-uri.js';

describe('an address to which customers come back', () => {
  test.each([
    ['https://app.bandymas.eu/callback', undefined, undefined],
    ['https://app.bandymas.eu/callback?bank=paysera', undefined, undefined],
    ['https://app.bandymas.eu:8443/cb', undefined, undefined],
    ['https://xn--bandymas-ufb.eu/cb', undefined, undefined],
    ['http://app.bandymas.eu/callback', 'not-https', 'not-https'],
    ['com.bandymas.app://callback', 'not-https', 'not-https'],
    ['javascript:alert(1)', 'not-an-address', 'not-an-address'],
    ['app.bandymas.eu/callback', 'not-an-address', 'not-an-address'],
    ['/callback', 'not-an-address', 'not-an-address'],
    ['', 'not-an-address', 'not-an-address'],
    ['https://', 'not-an-address', 'not-an-address'],
    [`https://app.bandymas.eu/${'x'.repeat(500)}`, 'not-an-address', 'not-an-address'],
    ['https://app.bandymas.eu/callback#done', 'fragment', 'fragment'],
    ['https://app.bandymas.eu/callback#', 'fragment', 'fragment'],
    ['https://*.bandymas.eu/callback', 'wildcard', 'wildcard'],
    ['https://app.bandymas.eu/*', 'wildcard', 'wildcard'],
    ['https://user:pw@app.bandymas.eu/', 'user-info', 'user-info'],
    ['https://@app.bandymas.eu/', 'user-info', 'user-info'],
    ['https://bank.example@app.bandymas.eu/', 'user-info', 'user-info'],
    ['https://app.bandymas.eu/a b', 'unseen-character', 'unseen-character'],
    ['https://app.bandymas.eu/\n', 'unseen-character', 'unseen-character'],
    ['https://app.bandymas.eu\\@evil.eu/', 'unseen-character', 'unseen-character'],
    ['http://localhost:3000/cb', 'loopback', undefined],
    ['http://127.0.0.1:3000/cb', 'loopback', undefined],
    ['http://[::1]:3000/cb', 'loopback', undefined],
    ['https://2130706433/cb', 'loopback', undefined],
    ['ftp://localhost/cb', 'loopback', 'not-https'],
    ['https://10.0.0.1/cb', 'no-public-name', 'no-public-name'],
    ['https://[2001:db8::1]/cb', 'no-public-name', 'no-public-name'],
    ['https://intranet/cb', 'no-public-name', 'no-public-name'],
    ['https://bank.local/cb', 'no-public-name', 'no-public-name'],
  ])('%s', (uri, inProduction, inSandbox) => {
    expect(redirectUriFault(uri, 'production')).toBe(inProduction);
    expect(redirectUriFault(uri, 'sandbox')).toBe(inSandbox);
    expect(redirectUriFault(uri, null)).toBe(inProduction);
  });

  test('of any text something is said, and what passes is https with a name', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })),
        (uri) => {
          const fault = redirectUriFault(uri, 'production');
          if (fault !== undefined) expect(REDIRECT_URI_FAULTS).toContain(fault);
          else expect(new URL(uri)).toMatchObject({ protocol: 'https:', hash: '', username: '' });
        },
      ),
    );
  });
});
