import { describe, expect, test } from '@jest/globals';
import { FORBIDDEN_URLS } from '../../../test/support/address-spellings.js';
import { type EgressPolicy, PUBLIC_ONLY } from './egress-policy.js';
import { judgeRedirect, judgeResolved, judgeUrl, type Target } from './url.js';

const target = (url: string, policy = PUBLIC_ONLY): Target => {
  const verdict = judgeUrl(url, policy);
  if (!verdict.ok) throw new Error(verdict.message);
  return verdict.target;
};
const problem = (url: string, policy = PUBLIC_ONLY): string => {
  const verdict = judgeUrl(url, policy);
  return verdict.ok ? `lets ${verdict.target.url} pass` : verdict.problem;
};

describe('the URL of a public server', () => {
  test.each([
    ['http://ocsp.ca.example', 'http://ocsp.ca.example/', 'ocsp.ca.example', 80],
    ['https://crl.ca.example/a.crl?x=1#part', 'https://crl.ca.example/a.crl?x=1', 'crl.ca.example', 443],
    ['HTTP://CRL.CA.EXAMPLE:8080/A', 'http://crl.ca.example:8080/A', 'crl.ca.example', 8080],
    ['http://ca.example./a', 'http://ca.example/a', 'ca.example', 80],
    ['http://8.8.8.8/', 'http://8.8.8.8/', '8.8.8.8', 80],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/', '2606:4700::1111', 443],
    ['http://žalias.example/', 'http://xn--alias-tib.example/', 'xn--alias-tib.example', 80],
    ['http://ca_1.example/', 'http://ca_1.example/', 'ca_1.example', 80],
  ])('%s may be requested', (url, clean, host, port) => {
    expect(target(url)).toMatchObject({ url: clean, host, port });
  });
});

describe('a URL that leads home, or that is written to confuse', () => {
  test('is refused in every one of more than 400 spellings', () => {
    expect(FORBIDDEN_URLS.length).toBeGreaterThan(400);
    expect(FORBIDDEN_URLS.filter((url) => judgeUrl(url, PUBLIC_ONLY).ok)).toStrictEqual([]);
  });

  test.each([
    ['ldap://ca.example/', 'scheme'],
    ['http:/ca.example', 'malformed'],
    ['http://user@ca.example/', 'credentials'],
    ['http://@ca.example/', 'credentials'],
    ['http://ca.example:22/', 'port'],
    ['http://ca.example/\r\nX: y', 'malformed'],
    ['http://ca.example\\@127.0.0.1/', 'malformed'],
    ['http://2130706433/', 'address'],
    ['http://router.local/', 'host-name'],
    [`http://ca.example/${'a'.repeat(2048)}`, 'too-long'],
  ])('%s is refused for its %s', (url, expected) => {
    expect(problem(url)).toBe(expected);
  });

  test('names the kind of the address', () => {
    expect(judgeUrl('http://0x7f.1/', PUBLIC_ONLY)).toMatchObject({ problem: 'address', kind: 'loopback' });
  });
});

describe('a redirect', () => {
  const from = target('https://ca.example/a/b');
  const to = (location: string, start = from): string => {
    const verdict = judgeRedirect(start, location, PUBLIC_ONLY);
    return verdict.ok ? verdict.target.url : verdict.problem;
  };

  test.each([
    ['c', 'https://ca.example/a/c'],
    ['/c?d', 'https://ca.example/c?d'],
    ['//other.example/c', 'https://other.example/c'],
    ['https://other.example/c', 'https://other.example/c'],
  ])('to %s goes on', (location, url) => {
    expect(to(location)).toBe(url);
  });

  test.each([
    ['http://ca.example/', 'downgrade'],
    ['//127.0.0.1/', 'address'],
    ['https://[::1]/', 'address'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://ca.example/', 'scheme'],
    ['https://ca.example:25/', 'port'],
    ['//user@ca.example/', 'credentials'],
    ['/\\127.0.0.1/', 'malformed'],
    ['https:/127.0.0.1/', 'malformed'],
    ['', 'malformed'],
    ['https://', 'malformed'],
  ])('to %s is refused: %s', (location, expected) => {
    expect(to(location)).toBe(expected);
  });

  test('from http to https is no downgrade', () => {
    expect(to('https://ca.example/', target('http://ca.example/'))).toBe('https://ca.example/');
  });
});

describe('the settings of the operator', () => {
  const policy = (over: Partial<EgressPolicy>): EgressPolicy => ({ ...PUBLIC_ONLY, ...over });

  test('an allow-list lets nothing else pass', () => {
    const list = policy({ allowedHosts: ['ca.example', '.eu.example', 'odd.example:8888'] });
    expect(problem('http://other.example/', list)).toBe('not-allowed');
    expect(problem('http://sub.ca.example/', list)).toBe('not-allowed');
    expect(problem('http://notca.example/', list)).toBe('not-allowed');
    expect(problem('http://odd.example/', list)).toBe('not-allowed');
    expect(target('http://CA.example/', list).host).toBe('ca.example');
    expect(target('http://a.b.eu.example/', list).host).toBe('a.b.eu.example');
    expect(target('http://eu.example/', list).host).toBe('eu.example');
    expect(target('http://odd.example:8888/', list).port).toBe(8888);
  });

  test('an allow-list does not open private networks', () => {
    expect(problem('http://10.0.0.1/', policy({ allowedHosts: ['10.0.0.1'] }))).toBe('address');
    expect(problem('http://wiki.corp/', policy({ allowedHosts: ['.corp'] }))).toBe('host-name');
  });

  test('loopback is open on every port when it was asked for, and nothing else', () => {
    const open = policy({ allowLoopback: true });
    expect(target('http://127.0.0.1:4711/', open).port).toBe(4711);
    expect(target('http://localhost:4711/', open).host).toBe('localhost');
    expect(target('http://[::1]:4711/', open).host).toBe('::1');
    expect(problem('http://10.0.0.1/', open)).toBe('address');
    expect(problem('http://169.254.169.254/', open)).toBe('address');
    expect(problem('http://ca.example:4711/', open)).toBe('port');
    expect(judgeResolved('127.0.0.1', open)).toBeUndefined();
    expect(judgeResolved('10.0.0.1', open)).toBe('private');
    expect(judgeResolved('127.0.0.1', PUBLIC_ONLY)).toBe('loopback');
  });
});
