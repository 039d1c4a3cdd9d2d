import { expect, test } from '@jest/globals';
import { Coalesced } from './coalesced.js';

test('what comes during a write is written by the next one, together', async () => {
  const writes: number[][] = [];
  const coalesced = new Coalesced<number>(async (items) => {
    writes.push([...items]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  const first = coalesced.add(1);
  while (writes.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await Promise.all([first, coalesced.add(2), coalesced.add(3)]);
  expect(writes).toEqual([[1], [2, 3]]);
});

test('an item is written when its promise resolves', async () => {
  const written = new Set<number>();
  const coalesced = new Coalesced<number>(async (items) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    for (const item of items) written.add(item);
  });
  await Promise.all(
    Array.from({ length: 100 }, async (_, item) => {
      await new Promise((resolve) => setTimeout(resolve, item % 7));
      await coalesced.add(item);
      expect(written.has(item)).toBe(true);
    }),
  );
});

test('a write that fails tells those whose items it held, and nobody else', async () => {
  const coalesced = new Coalesced<string>(async (items) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (items.includes('bad')) throw new Error('No.');
  });
  const bad = coalesced.add('bad');
  await new Promise((resolve) => setTimeout(resolve, 3));
  const good = coalesced.add('good');
  await expect(bad).rejects.toThrow('No.');
  await expect(good).resolves.toBeUndefined();
});
