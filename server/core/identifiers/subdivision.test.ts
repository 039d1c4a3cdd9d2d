import { expect, test } from '@jest/globals';
import { parseOrganizationIdentifier } from './parse-organization-identifier.js';
import { subdivisionOf } from './subdivision.js';

const AT = { path: 'subject.organizationIdentifier', start: 0, end: 1 };

test.each([
  ['NTRUS+CA-27380834', 'CA'],
  ['NTRFR+A-1', 'A'],
  ['VATUS+123-1', '123'],
  ['EI:SE+AB-1', 'AB'],
  ['NTRUS-27380834', undefined],
  ['NTRUS-1+CA-2', undefined],
  ['NTRUS+CALI-1', undefined],
  ['NTRUS+CA', undefined],
  ['GOVUS+PA', undefined],
])('the subdivision of %j is %j', (value, subdivision) => {
  expect(subdivisionOf(parseOrganizationIdentifier(value, AT))).toBe(subdivision);
});
