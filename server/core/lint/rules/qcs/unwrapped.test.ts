import { describe, expect, test } from '@jest/globals';
import { nothing, oid, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { psd2Statement } from '../../../../../test/support/mint.js';
import { qcsUnwrapped } from './unwrapped.js';

describe('qcs.unwrapped', () => {
  test('a list of statements passes', () => {
    expect(findingsOf(qcsUnwrapped)).toEqual([]);
  });

  test('one bare statement', () => {
    expect(findingsOf(qcsUnwrapped, { qcStatementsValue: psd2Statement() })).toEqual([
      {
        message:
          'The extension holds one bare QCStatement (0.4.0.19495.2) instead of a SEQUENCE OF QCStatement.',
        severity: 'error',
        path: 'qcStatements',
        hex: hex(psd2Statement()),
      },
    ]);
  });

  test('one bare statement with too many members', () => {
    const value = sequence(oid('0.4.0.1862.1.1'), nothing(), nothing());
    expect(findingsOf(qcsUnwrapped, { qcStatementsValue: value })).toMatchObject([
      {
        message:
          'The extension holds one bare QCStatement (unreadable) instead of a SEQUENCE OF QCStatement.',
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(qcsUnwrapped, { qcStatements: null })).toBeUndefined();
  });
});
