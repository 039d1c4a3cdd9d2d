import { expect, test } from '@jest/globals';
import { counted } from './lithuanian-count.js';

test.each([
  [0, '0 dienų'],
  [1, '1 diena'],
  [2, '2 dienos'],
  [9, '9 dienos'],
  [10, '10 dienų'],
  [11, '11 dienų'],
  [12, '12 dienų'],
  [19, '19 dienų'],
  [20, '20 dienų'],
  [21, '21 diena'],
  [22, '22 dienos'],
  [30, '30 dienų'],
  [101, '101 diena'],
  [111, '111 dienų'],
  [1_002, '1002 dienos'],
])('%i is counted as %s', (count, words) => {
  expect(counted(count, ['diena', 'dienos', 'dienų'])).toBe(words);
});
