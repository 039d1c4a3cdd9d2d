import { describe, expect, test } from '@jest/globals';
import { hasScheme, HTTP, HTTP_OR_HTTPS, HTTP_OR_LDAP } from './uri-scheme.js';

const named = (value: string, type: 'uri' | 'dns' = 'uri') => ({
  type,
  value,
  at: { path: '', start: 0, end: 0 },
});

describe('the scheme of a name', () => {
  test.each([
    ['http://a.example', true, true, true],
    ['HTTP://a.example', true, true, true],
    ['https://a.example', false, true, false],
    ['ldap:///cn=CA', false, false, true],
    ['ldaps://a.example', false, false, false],
    ['ftp://a.example', false, false, false],
    ['http:a.example', false, false, false],
    ['://a.example', false, false, false],
    [' http://a.example', false, false, false],
    ['', false, false, false],
    ['a.example/?http://', false, false, false],
  ])('%j', (value, http, httpOrHttps, httpOrLdap) => {
    const name = named(value);
    expect([hasScheme(name, HTTP), hasScheme(name, HTTP_OR_HTTPS), hasScheme(name, HTTP_OR_LDAP)]).toEqual([
      http,
      httpOrHttps,
      httpOrLdap,
    ]);
  });

  test('is one of URIs only', () => {
    expect(hasScheme(named('http://a.example', 'dns'), HTTP)).toBe(false);
  });
});
