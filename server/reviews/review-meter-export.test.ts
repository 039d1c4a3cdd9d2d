import { expect, test } from '@jest/globals';
import { meterCsv } from './review-meter-export.js';

const EMPTY = {
  ...{ month: '2026-10', submitted: 1, count: 0 },
  ...{ toDecision: null, toDecisionWithoutApplicant: null, toAccess: null, toAccessWithoutApplicant: null },
  ...{ shareAutomatic: null, shareRejected: null },
  lanes: { first: 0, renewal: 0, change: 0 },
};

test('a month is a row, and what was not measured is an empty cell', () => {
  const full = {
    ...{ month: '2026-11', submitted: 4, count: 3 },
    toDecision: { median: 20.04, ninetieth: 46.5 },
    toDecisionWithoutApplicant: { median: 8.25, ninetieth: 30 },
    ...{ toAccess: { median: 21, ninetieth: 48 }, toAccessWithoutApplicant: null },
    ...{ shareAutomatic: 1 / 3, shareRejected: 0 },
    lanes: { first: 1, renewal: 2, change: 0 },
  };
  const [header, october, november, ...rest] = meterCsv({ months: [EMPTY, full] }).split('\r\n');
  expect(header).toBe(
    '\uFEFFmonth,submitted,decided,toDecisionMedianHours,toDecisionNinetiethHours,' +
      'toDecisionWithoutApplicantMedianHours,toDecisionWithoutApplicantNinetiethHours,' +
      'toAccessMedianHours,toAccessNinetiethHours,' +
      'toAccessWithoutApplicantMedianHours,toAccessWithoutApplicantNinetiethHours,' +
      'shareAutomatic,shareRejected,first,renewal,change',
  );
  expect(october).toBe('2026-10,1,0,,,,,,,,,,,0,0,0');
  expect(november).toBe('2026-11,4,3,20,46.5,8.3,30,21,48,,,0.333,0,1,2,0');
  expect(rest).toEqual(['']);
});
