import { describe, expect, test } from '@jest/globals';
import { utcTime } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { x509ValidityNegative } from './validity-negative.js';

describe('x509.validity-negative', () => {
  test('a validity of one second passes', () => {
    expect(findingsOf(x509ValidityNegative)).toEqual([]);
    expect(
      findingsOf(x509ValidityNegative, { notBefore: '260131000000Z', notAfter: '260131000000Z' }),
    ).toEqual([]);
  });

  test('an end before the beginning is pointed at', () => {
    expect(
      findingsOf(x509ValidityNegative, { notBefore: '260131000000Z', notAfter: '260130235959Z' }),
    ).toEqual([
      {
        message:
          'The validity ends at 2026-01-30T23:59:59.000Z, before it begins at 2026-01-31T00:00:00.000Z.',
        severity: 'error',
        path: 'validity.notAfter',
        hex: hex(utcTime('260130235959Z')),
      },
    ]);
  });
});
