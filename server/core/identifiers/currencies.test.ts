import { describe, expect, test } from '@jest/globals';
import { CURRENCY_CODES } from './currencies.js';

describe('currencies of ISO 4217', () => {
  test('all 186 are there', () => {
    expect(CURRENCY_CODES.size).toBe(186);
  });

  test('each is three capital letters', () => {
    expect([...CURRENCY_CODES].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });

  test.each(['EUR', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'RON', 'ISK', 'CHF', 'GBP', 'USD'])(
    '%s is one',
    (code) => {
      expect(CURRENCY_CODES.has(code)).toBe(true);
    },
  );

  test.each(['HRK', 'BGN'])('%s, replaced by the euro since eIDAS, is still one', (code) => {
    expect(CURRENCY_CODES.has(code)).toBe(true);
  });

  test.each(['eur', 'EU', 'EURO', 'DEM', 'XTS', 'XXX', ''])('%j is none', (code) => {
    expect(CURRENCY_CODES.has(code)).toBe(false);
  });
});
