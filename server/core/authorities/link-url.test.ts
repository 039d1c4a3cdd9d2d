import { describe, expect, test } from '@jest/globals';
import { LONGEST_URL, readLinkUrl } from './link-url.js';

describe('readLinkUrl', () => {
  test.each([
    'https://www.lb.lt/en/sfi-financial-market-participants',
    'http://register.example:8080/a?b=c#d',
    'HTTPS://register.example',
    'https://registras.lietuvos-bankas.example/įmonės',
    `https://register.example/${'a'.repeat(LONGEST_URL - 25)}`,
  ])('takes %s', (url) => {
    expect(readLinkUrl(url)).toBe(url);
  });

  test.each([
    '',
    'register.example',
    '/relative',
    '//register.example',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    ' https://register.example',
    'https://register.example/a b',
    'https://register.example/\u202egnp.exe',
    'https://register.example/\u0000',
    'data:text/html,x',
    'ftp://register.example/',
    'file:///etc/passwd',
    'https://',
    'https:///path',
    'https:register.example',
    'https://bank@evil.example/',
    'https://a:b@evil.example/',
    'https://register.example\\@evil.example/',
    'https://[::1',
    'https://register.example:99999/',
    `https://register.example/${'a'.repeat(LONGEST_URL)}`,
  ])('refuses %j', (url) => {
    expect(readLinkUrl(url)).toBeUndefined();
  });
});
