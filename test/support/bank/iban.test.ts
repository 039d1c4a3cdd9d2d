import { describe, expect, test } from '@jest/globals';
import { openAccounts } from './customers.js';
import { ibanOf, isIban } from './iban.js';

/** Examples of the IBAN registry. */
const EXAMPLES = [
  'LT121000011101001000',
  'GE29NB0000000101904917',
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
];

describe('an IBAN', () => {
  test.each(EXAMPLES)('%s has its check digits', (iban) => {
    expect(isIban(iban)).toBe(true);
    expect(ibanOf(iban.slice(0, 2), iban.slice(4))).toBe(iban);
  });

  test.each([
    ['with one digit changed', 'LT121000011101001001'],
    ['with two neighbours exchanged', 'LT121000011010101000'],
    ['too short for its country', 'LT12100001110100100'],
    ['in small letters', 'lt121000011101001000'],
    ['of nothing', ''],
  ])('%s is none', (_, text) => {
    expect(isIban(text)).toBe(false);
  });

  test('is what every account of the sandbox has, each its own', () => {
    const accounts = openAccounts(new Date('2026-11-23T09:00:00Z')).flatMap((customer) => customer.accounts);
    for (const { iban, transactions } of accounts) {
      expect([iban, isIban(iban)]).toEqual([iban, true]);
      for (const { counterpartyIban } of transactions) expect(isIban(counterpartyIban)).toBe(true);
    }
    expect(new Set(accounts.map(({ iban }) => iban)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ resourceId }) => resourceId)).size).toBe(accounts.length);
  });
});
