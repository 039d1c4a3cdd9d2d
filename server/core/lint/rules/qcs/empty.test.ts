import { describe, expect, test } from '@jest/globals';
import { utf8 } from '../../../../../test/support/der.js';
import { findingsOf } from '../../../../../test/support/findings.js';
import { qcCompliance } from '../../../../../test/support/mint.js';
import { qcsEmpty } from './empty.js';

describe('qcs.empty', () => {
  test('one statement is enough', () => {
    expect(findingsOf(qcsEmpty, { qcStatements: [qcCompliance()] })).toEqual([]);
  });

  test('an empty list', () => {
    expect(findingsOf(qcsEmpty, { qcStatements: [] })).toEqual([
      {
        message: 'The qcStatements extension holds no statement; at least one is expected.',
        severity: 'warning',
        path: 'qcStatements',
        hex: '3000',
      },
    ]);
  });

  test('does not apply to what cannot be decoded', () => {
    expect(findingsOf(qcsEmpty, { qcStatementsValue: utf8('') })).toBeUndefined();
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsEmpty, { qcStatements: null })).toBeUndefined();
  });
});
