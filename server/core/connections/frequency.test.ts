import { expect, test } from '@jest/globals';
import { API_EDITIONS } from '../api-editions/edition-names.js';
import { unattendedLimit } from './frequency.js';

test.each(
  API_EDITIONS.flatMap((edition) => [
    ...([
      [edition, 1, 1],
      [edition, 4, 4],
      [edition, 5, 4],
      [edition, 1_000, 4],
    ] as const),
    ...([
      [edition, 2.9, 2],
      [edition, 0, 0],
      [edition, -1, 0],
    ] as const),
  ]),
)('in %s a consent for %d calls a day is asked without its customer %d times', (edition, said, limit) => {
  expect(unattendedLimit(edition, said)).toBe(limit);
});
