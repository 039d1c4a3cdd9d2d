import { expect, test } from '@jest/globals';
import { compareMetadata } from '../../admin-ui/connectivity/discovery/compare-metadata.js';

test('members stand in the order of RFC 8414, those of the bank alone after them', () => {
  const rows = compareMetadata({ zeta: 1, token_endpoint: 't', issuer: 'i' }, { alpha: true });
  expect(rows.map(({ member }) => member)).toEqual(['issuer', 'token_endpoint', 'alpha', 'zeta']);
});

test('a member that one of them lacks is told from an empty one', () => {
  const [row] = compareMetadata({ scopes_supported: [] }, {});
  expect(row).toEqual({ member: 'scopes_supported', left: '[]', right: null, same: false });
});

test('the order within a list is no difference', () => {
  const [row] = compareMetadata({ scopes_supported: ['PIS', 'AIS'] }, { scopes_supported: ['AIS', 'PIS'] });
  expect(row).toMatchObject({ left: 'AIS, PIS', same: true });
});

test('a member named like one of every object is compared as any other', () => {
  expect(compareMetadata({ constructor: 'x' }, {})).toEqual([
    { member: 'constructor', left: 'x', right: null, same: false },
  ]);
});
