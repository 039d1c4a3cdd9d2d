import { describe, expect, test } from '@jest/globals';
import { ia5, printable, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcCompliance, qcStatement } from '../../../../../test/support/mint.js';
import { qcsPdsLanguageInvalid } from './pds-language-invalid.js';

const location = (language: Uint8Array) => sequence(ia5('https://example.eu/pds'), language);
const pds = (...languages: Uint8Array[]) => [
  qcStatement('0.4.0.1862.1.5', sequence(...languages.map(location))),
];

describe('qcs.pds-language-invalid', () => {
  test('codes of ISO 639-1 pass, upper case included', () => {
    expect(
      findingsOf(qcsPdsLanguageInvalid, { qcStatements: pds(printable('en'), printable('LT')) }),
    ).toEqual([]);
  });

  test.each(['example', 'xx', 'eng', ''])('"%s" is no code', (language) => {
    expect(
      findingsOf(qcsPdsLanguageInvalid, { qcStatements: pds(printable('en'), printable(language)) }),
    ).toEqual([
      {
        message: `The PDS language "${language}" is no ISO 639-1 code; two letters such as "en" are expected.`,
        severity: 'error',
        path: 'qcStatements[0][1].language',
        hex: hex(printable(language)),
      },
    ]);
  });

  test('a code in another string type', () => {
    expect(findingsOf(qcsPdsLanguageInvalid, { qcStatements: pds(utf8('en')) })).toEqual([
      {
        message: 'The PDS language "en" is a UTF8String; PrintableString is expected.',
        severity: 'error',
        path: 'qcStatements[0][0].language',
        hex: hex(utf8('en')),
      },
    ]);
  });

  test('no code in another string type is reported once', () => {
    expect(findingsOf(qcsPdsLanguageInvalid, { qcStatements: pds(utf8('english')) })).toHaveLength(1);
  });

  test('does not apply without an entry', () => {
    expect(findingsOf(qcsPdsLanguageInvalid, { qcStatements: [qcCompliance()] })).toBeUndefined();
  });
});
