import { expect, test } from '@jest/globals';
import { readAuthorisationNumber } from './authorisation-number.js';

test.each([
  ['LB000458', undefined, 'LB000458'],
  ['CI:12345', 'CI', '12345'],
  ['PI:12345', 'PI', '12345'],
  ['EMI:LB000458', 'EMI', 'LB000458'],
  ['RAISP:1:2', 'RAISP', '1:2'],
  ['EMI:', 'EMI', ''],
  ['EMILB000458', undefined, 'EMILB000458'],
  ['XPI:1', undefined, 'XPI:1'],
  ['pi:1', undefined, 'pi:1'],
])('%j has the institution prefix %j and the number %j', (reference, institution, number) => {
  expect(readAuthorisationNumber(reference)).toEqual({ institution, number });
});
