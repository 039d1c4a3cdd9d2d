import { expect, test } from '@jest/globals';
import { storedVerdicts } from './stored-verdicts.js';

const { to, from } = storedVerdicts as { to(value: unknown): unknown; from(value: unknown): unknown };

test.each([
  ['none', []],
  ['reasons', [{ question: 'reachable', answer: 'no', because: 'Nobody answers.', fault: 'bank' }]],
  [
    'no reasons',
    [
      { question: 'reachable', answer: 'yes', because: '', fault: 'none' },
      { question: 'PSP_AI', answer: 'not-asked', because: '', fault: 'none' },
    ],
  ],
])('verdicts with %s come back as they were', (_, verdicts) => {
  expect(from(to(verdicts))).toEqual(verdicts);
});
