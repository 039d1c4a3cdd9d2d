import { describe, expect, test } from '@jest/globals';
import { COUNTRY_CODES, countryMeantBy, EU_EEA_COUNTRY_CODES, VAT_PREFIXES } from './countries.js';

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

describe('countries of ISO 3166-1', () => {
  test('all 249 are there', () => {
    expect(COUNTRY_CODES.size).toBe(249);
  });

  test('each is a region that CLDR knows by name', () => {
    expect([...COUNTRY_CODES].filter((code) => REGIONS.of(code) === undefined)).toEqual([]);
  });

  test.each(['EL', 'XI', 'UK', 'EU', 'XG', 'SU', 'lt', 'LTU', ''])('%j is none', (code) => {
    expect(COUNTRY_CODES.has(code)).toBe(false);
  });
});

describe('countries of the EEA', () => {
  test('27 member states of the Union, Iceland, Liechtenstein and Norway', () => {
    expect([...EU_EEA_COUNTRY_CODES].sort().join(' ')).toBe(
      'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK',
    );
  });

  test('all are countries of ISO 3166-1', () => {
    expect([...EU_EEA_COUNTRY_CODES].filter((code) => !COUNTRY_CODES.has(code))).toEqual([]);
  });
});

test('VAT numbers have two prefixes more', () => {
  expect([...VAT_PREFIXES]).toEqual(['EL', 'XI']);
});

test.each([
  ['lt', 'LT'],
  ['uk', 'GB'],
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['ZZ', undefined],
  ['Germany', undefined],
  ['', undefined],
])('%j means %j', (value, meant) => {
  expect(countryMeantBy(value)).toBe(meant);
});
