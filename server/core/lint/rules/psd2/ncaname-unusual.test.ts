import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { psd2With, placesOf } from '../../../../../test/support/psd2.js';
import { psd2NcanameUnusual } from './ncaname-unusual.js';

const named = (ncaName: string, ncaId: string) => psd2With({ ncaName: utf8(ncaName), ncaId: utf8(ncaId) });

describe('psd2.ncaname-unusual', () => {
  test.each([
    ['Bank of Lithuania', 'LT-BL'],
    [' BANK OF LITHUANIA\n', 'LT-BL'],
    ['National Bank of Romania', 'RO-NBR'],
    ['Croatian National Bank', 'HR-CNB'],
  ])('%j for %s', (name, id) => {
    expect(messagesOf(psd2NcanameUnusual, named(name, id))).toEqual([]);
  });

  test.each([
    ['Lietuvos bankas', 'LT-BL', 'LT-BL is "Bank of Lithuania"'],
    ['Bank of Latvia', 'LT-BL', 'LT-BL is "Bank of Lithuania"'],
    ['FCMC', 'LV-FCMC', 'LV-BL is "Bank of Latvia"'],
  ])('%j for %s', (name, id, expected) => {
    expect(messagesOf(psd2NcanameUnusual, named(name, id))).toEqual([
      `nCAName is "${name}"; the English name of ${expected}.`,
    ]);
    expect(placesOf(psd2NcanameUnusual, named(name, id))).toEqual([['qcStatements[0].nCAName', utf8(name)]]);
  });

  test.each([
    ['Bank of Lithuania', 'LT-XXX'],
    ['', 'LT-BL'],
    [' ', 'LT-BL'],
    ['NA', 'NA'],
  ])('does not apply to %j for %s', (name, id) => {
    expect(messagesOf(psd2NcanameUnusual, named(name, id))).toBeUndefined();
  });

  test('does not apply without a statement', () => {
    expect(messagesOf(psd2NcanameUnusual, { qcStatements: [] })).toBeUndefined();
  });
});
