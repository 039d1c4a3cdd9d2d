import { describe, expect, test } from '@jest/globals';
import { ia5, printable, sequence } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcPds } from '../../../../../test/support/mint.js';
import { qcsPdsNoEnglish } from './pds-no-english.js';

const LT = ['https://example.eu/pds_lt.pdf', 'lt'] as const;
const DE = ['https://example.eu/pds_de.pdf', 'de'] as const;
const EN = ['https://example.eu/pds_en.pdf', 'en'] as const;
const locations = (...of: (readonly [string, string])[]) =>
  sequence(...of.map(([url, language]) => sequence(ia5(url), printable(language))));

describe('qcs.pds-no-english', () => {
  test('English alone passes', () => {
    expect(findingsOf(qcsPdsNoEnglish, { qcStatements: [qcPds(EN)] })).toEqual([]);
  });

  test('English among others passes, in whichever statement', () => {
    expect(findingsOf(qcsPdsNoEnglish, { qcStatements: [qcPds(LT), qcPds(DE, EN)] })).toEqual([]);
  });

  test('EN is English too', () => {
    expect(findingsOf(qcsPdsNoEnglish, { qcStatements: [qcPds(['https://example.eu/pds', 'EN'])] })).toEqual(
      [],
    );
  });

  test('other languages only', () => {
    expect(findingsOf(qcsPdsNoEnglish, { qcStatements: [qcCompliance(), qcPds(LT, DE)] })).toEqual([
      {
        message: 'QcPDS lists "lt", "de"; an entry in English ("en") is missing.',
        severity: 'error',
        path: 'qcStatements[1]',
        hex: hex(locations(LT, DE)),
      },
    ]);
  });

  test('an entry in no known language is left to qcs.pds-language-invalid', () => {
    expect(
      findingsOf(qcsPdsNoEnglish, { qcStatements: [qcPds(LT, ['https://example.eu/pds', 'gb'])] }),
    ).toEqual([]);
  });

  test('other languages in upper case are known languages', () => {
    expect(
      findingsOf(qcsPdsNoEnglish, { qcStatements: [qcPds(['https://example.eu/pds', 'LT'])] }),
    ).toHaveLength(1);
  });

  test('an empty list', () => {
    expect(findingsOf(qcsPdsNoEnglish, { qcStatements: [qcPds()] })).toEqual([
      {
        message: 'QcPDS lists nothing; an entry in English ("en") is missing.',
        severity: 'error',
        path: 'qcStatements[0]',
        hex: '3000',
      },
    ]);
  });

  test('does not apply without the statement', () => {
    expect(findingsOf(qcsPdsNoEnglish, { qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
