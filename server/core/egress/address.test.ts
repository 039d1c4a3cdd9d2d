import { describe, expect, test } from '@jest/globals';
import { FORBIDDEN_IPV4, FORBIDDEN_IPV6 } from '../../../test/support/address-spellings.js';
import { canonicalAddress, isLoopback, judgeAddress } from './address.js';

describe('an address of the public Internet', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '11.0.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.1',
    '192.0.1.1',
    '192.167.255.255',
    '198.17.255.255',
    '198.20.0.1',
    '223.255.255.255',
    '2a00:1450:4001::1',
    '2001:4860:4860::8888',
    '2606:4700::1111',
  ])('%s may be contacted', (address) => {
    expect(judgeAddress(address)).toEqual({ public: true });
  });
});

describe('an address that is not', () => {
  test.each([...FORBIDDEN_IPV4, ...FORBIDDEN_IPV6])('%s may not', (address) => {
    expect(judgeAddress(address).public).toBe(false);
  });

  test.each([
    ['127.255.255.255', 'loopback'],
    ['169.254.169.254', 'metadata'],
    ['169.254.1.1', 'link-local'],
    ['100.100.100.200', 'metadata'],
    ['100.64.0.1', 'carrier-grade-nat'],
    ['::ffff:8.8.8.8', 'translated'],
    ['64:ff9b::8.8.8.8', 'translated'],
    ['2002:808:808::1', 'tunnelled'],
    ['2001:0:808:808::1', 'tunnelled'],
    ['2a00:1::200:5efe:808:808', 'tunnelled'],
    ['fd00:ec2::254', 'metadata'],
    ['203.0.113.9', 'documentation'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
  ])('%s is called %s', (address, kind) => {
    expect(judgeAddress(address)).toEqual({ public: false, kind });
  });

  test.each([
    '',
    '127.1',
    '0x7f.0.0.1',
    '017700000001',
    '1.2.3',
    '1.2.3.4.5',
    '01.1.1.1',
    'fe80::1%eth0',
    'a.b',
  ])('only plain spellings are addresses: %s', (text) => {
    expect(judgeAddress(text)).toEqual({ public: false, kind: 'not-an-address' });
  });
});

test('loopback is this machine in every form', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['10.0.0.1', '8.8.8.8', '::', 'localhost'].map(isLoopback)).toEqual([false, false, false, false]);
});

test('two spellings of one address are the same', () => {
  expect(canonicalAddress('::ffff:127.0.0.1')).toBe(canonicalAddress('127.0.0.1'));
  expect(canonicalAddress('2001:4860:0:0::8888')).toBe(canonicalAddress('2001:4860::8888'));
  expect(canonicalAddress('nothing')).toBeUndefined();
});
