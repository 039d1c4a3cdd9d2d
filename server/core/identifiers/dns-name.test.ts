import { describe, expect, test } from '@jest/globals';
import { dnsNameFault } from './dns-name.js';

const LABEL_63 = 'a'.repeat(63);
const NAME_253 = `${LABEL_63}.${LABEL_63}.${LABEL_63}.${'a'.repeat(61)}`;

describe('the syntax of a domain name', () => {
  test.each([
    'a.eu',
    'A-1.Bank.EU',
    '1.2.eu',
    '*.bank.eu',
    'localhost',
    'xn--vilnius-9za.eu',
    'a--b.eu',
    'ab-c.eu',
    'abc-d.eu',
    `${LABEL_63}.eu`,
    NAME_253,
  ])('%s is well-formed', (name) => {
    expect(dnsNameFault(name)).toBeUndefined();
  });

  test.each([
    [`a${NAME_253}`, 'has 254 characters, of 253 at most'],
    [`a${LABEL_63}.eu`, 'has a label of 64 characters, of 63 at most'],
    ['*', 'is a wildcard for everything'],
    ['', 'has an empty label'],
    ['a..eu', 'has an empty label'],
    ['a.eu.', 'has an empty label'],
    ['.a.eu', 'has an empty label'],
    ['a.*.eu', 'has a wildcard elsewhere than as the whole left-most label'],
    ['a*.eu', 'has a wildcard elsewhere than as the whole left-most label'],
    ['*.*.eu', 'has a wildcard elsewhere than as the whole left-most label'],
    ['_dmarc.a.eu', 'has a label that is not letters, digits and inner hyphens'],
    ['-a.eu', 'has a label that is not letters, digits and inner hyphens'],
    ['a-.eu', 'has a label that is not letters, digits and inner hyphens'],
    ['bąnkas.lt', 'has a label that is not letters, digits and inner hyphens'],
    ['a b.eu', 'has a label that is not letters, digits and inner hyphens'],
    ['8---ki.eu', 'has a label with hyphens in third and fourth place that is no A-label'],
    ['xy--abc.eu', 'has a label with hyphens in third and fourth place that is no A-label'],
    ['xn--jrigrg-xn.example.com', 'has an A-label that encodes nothing'],
    ['192.168.0.1', 'ends in a number and not in a top-level domain'],
    ['a.1', 'ends in a number and not in a top-level domain'],
  ])('%s %s', (name, fault) => {
    expect(dnsNameFault(name)).toBe(fault);
  });
});
