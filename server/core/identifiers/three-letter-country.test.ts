import { expect, test } from '@jest/globals';
import { threeLetterCountryOf } from './three-letter-country.js';

test.each([
  ['PSDFIN-FINFSA-2858394-9', 'FIN'],
  ['VATDEU-123456789', 'DEU'],
  ['NTRLTU-1', 'LTU'],
  ['LEIXGX-1', 'XGX'],
  ['EORLTU-1', 'LTU'],
  ['EXCLTU-1', 'LTU'],
  ['PSDLT-BL-LB000458', undefined],
  ['PSDFIN', undefined],
  ['ABCDEF-1', undefined],
  ['VATDE-1', undefined],
  ['VATDEUX-1', undefined],
  ['XVATDEU-1', undefined],
  ['VATDEU_1', undefined],
  ['', undefined],
])('the three-letter country of %j is %j', (value, country) => {
  expect(threeLetterCountryOf(value)).toBe(country);
});
