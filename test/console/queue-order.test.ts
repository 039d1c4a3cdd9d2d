import { describe, expect, test } from '@jest/globals';
import { neighbour, queueQuery } from '../../admin-ui/reviews/record/queue-order.js';

const queue = ['a', 'b', 'c', 'd'];

describe('the next review in the queue', () => {
  test('is the one below, the previous one the one above', () => {
    expect(neighbour('b', 1, queue, [])).toBe('c');
    expect(neighbour('b', -1, queue, [])).toBe('a');
  });

  test('is nobody at either end', () => {
    expect(neighbour('d', 1, queue, [])).toBeNull();
    expect(neighbour('a', -1, queue, [])).toBeNull();
  });

  test('of one that was decided is the one that came after it', () => {
    expect(neighbour('b', 1, ['a', 'd'], queue)).toBe('d');
    expect(neighbour('c', -1, ['a', 'd'], queue)).toBe('a');
    expect(neighbour('d', 1, ['a', 'b'], queue)).toBeNull();
  });

  test('of one that never was in the queue is its first', () => {
    expect(neighbour('z', 1, queue, [])).toBe('a');
    expect(neighbour('z', 1, [], [])).toBeNull();
  });
});

describe('the order in which one goes on', () => {
  const said = (search: string) => Object.fromEntries(new URLSearchParams(queueQuery(search)));

  test('is that of the queue as it was looked at', () => {
    expect(said('?filter=%7B%22lane%22%3A%22first%22%7D&sort=number&order=DESC&page=2')).toEqual({
      ...{ sort: '["number","DESC"]', filter: '{"lane":"first"}', range: '[0,199]' },
    });
  });

  test('is by the clock of what waits for reviewers, where nobody has looked', () => {
    expect(said('')).toEqual({
      ...{ sort: '["dueAt","ASC"]', filter: '{"state":["submitted","in-review"]}', range: '[0,199]' },
    });
  });
});
