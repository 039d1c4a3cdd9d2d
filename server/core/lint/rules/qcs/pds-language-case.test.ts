import { describe, expect, test } from '@jest/globals';
import { printable } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcPds } from '../../../../../test/support/mint.js';
import { qcsPdsLanguageCase } from './pds-language-case.js';

const location = (language: string) => ['https://example.eu/pds', language] as const;

describe('qcs.pds-language-case', () => {
  test('lower case passes', () => {
    expect(findingsOf(qcsPdsLanguageCase)).toEqual([]);
  });

  test.each([
    ['EN', 'en'],
    ['Hu', 'hu'],
  ])('%s', (language, code) => {
    expect(
      findingsOf(qcsPdsLanguageCase, { qcStatements: [qcPds(location('lt'), location(language))] }),
    ).toEqual([
      {
        message: `The PDS language "${language}" is not in lower case; "${code}" is expected.`,
        severity: 'warning',
        path: 'qcStatements[0][1].language',
        hex: hex(printable(language)),
      },
    ]);
  });

  test('what is no language is left to qcs.pds-language-invalid', () => {
    expect(findingsOf(qcsPdsLanguageCase, { qcStatements: [qcPds(location('English'))] })).toEqual([]);
  });

  test('does not apply without an entry', () => {
    expect(findingsOf(qcsPdsLanguageCase, { qcStatements: null })).toBeUndefined();
  });
});
