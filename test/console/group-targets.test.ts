import { expect, test } from '@jest/globals';
import { groupTargets } from '../../admin-ui/connectivity/wall/group-targets.js';

const target = (
  organisationName: string | null,
  name: string,
  state: 'up' | 'down' | 'paused' | 'degraded',
) => ({
  ...{ name, state, organisationName, organisationId: organisationName },
});

test('targets stand with their organisation, what is down on top', () => {
  const groups = groupTargets([
    target('A', 'one', 'up'),
    target('B', 'two', 'up'),
    target('B', 'three', 'down'),
    target('A', 'four', 'paused'),
  ]);
  expect(
    groups.map(({ organisationName, targets }) => [organisationName, targets.map(({ name }) => name)]),
  ).toEqual([
    ['B', ['three', 'two']],
    ['A', ['one', 'four']],
  ]);
  expect(groups.map(({ troubled }) => troubled)).toEqual([1, 0]);
});

test('those of nobody come last among equals', () => {
  const groups = groupTargets([target(null, 'one', 'up'), target('Ž', 'two', 'up')]);
  expect(groups.map(({ organisationName }) => organisationName)).toEqual(['Ž', null]);
});
