import { describe, expect, test } from '@jest/globals';
import { printable } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcPds } from '../../../../../test/support/mint.js';
import { qcsPdsDuplicateLanguage } from './pds-duplicate-language.js';

const location = (language: string) => ['https://example.eu/pds', language] as const;

describe('qcs.pds-duplicate-language', () => {
  test('different languages pass', () => {
    expect(
      findingsOf(qcsPdsDuplicateLanguage, { qcStatements: [qcPds(location('en'), location('lt'))] }),
    ).toEqual([]);
  });

  test('the repetition is pointed at, whatever its case', () => {
    expect(
      findingsOf(qcsPdsDuplicateLanguage, {
        qcStatements: [qcPds(location('en'), location('lt'), location('EN'))],
      }),
    ).toEqual([
      {
        message: 'QcPDS lists the language "en" again; one URL for each is expected.',
        severity: 'error',
        path: 'qcStatements[0][2].language',
        hex: hex(printable('EN')),
      },
    ]);
  });

  test('each repetition is reported, also in another statement', () => {
    expect(
      findingsOf(qcsPdsDuplicateLanguage, {
        qcStatements: [qcPds(location('lt'), location('lt')), qcPds(location('lt'))],
      }),
    ).toMatchObject([{ path: 'qcStatements[0][1].language' }, { path: 'qcStatements[1][0].language' }]);
  });

  test('does not apply without an entry', () => {
    expect(findingsOf(qcsPdsDuplicateLanguage, { qcStatements: [qcPds()] })).toBeUndefined();
  });
});
