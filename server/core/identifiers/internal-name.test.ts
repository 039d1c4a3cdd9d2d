import { describe, expect, test } from '@jest/globals';
import { internalNameOf } from './internal-name.js';

describe('a name that is not in the public DNS', () => {
  test.each([
    'bank.eu',
    'bank.co.uk',
    'a.ac',
    'a.su',
    'b.LT',
    'shop.abc.onion',
    'bank.xn--p1ai',
    'a.tokyo',
    'e164.arpa',
  ])('%s may be in it', (name) => {
    expect(internalNameOf(name)).toBeUndefined();
  });

  test.each([
    ['localhost', 'single-label'],
    ['', 'single-label'],
    ['a.example', 'specimen'],
    ['a.INVALID', 'specimen'],
    ['test.test', 'specimen'],
    ['a.zz', 'private'],
    ['a.el', 'private'],
    ['a.home.arpa', 'private'],
    ['1.0.0.10.in-addr.arpa', 'reverse-zone'],
    ['1.0.IP6.ARPA', 'reverse-zone'],
  ])('%s: %s', (name, kind) => {
    expect(internalNameOf(name)).toBe(kind);
  });

  test.each(
    'alt corp domain home internal intra intranet lan local localdomain localhost mail private workgroup'.split(
      ' ',
    ),
  )('a.%s is private', (top) => {
    expect(internalNameOf(`a.${top}`)).toBe('private');
  });
});
