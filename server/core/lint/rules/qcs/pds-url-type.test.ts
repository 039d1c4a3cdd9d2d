import { describe, expect, test } from '@jest/globals';
import { ia5, printable, sequence, utf8 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcPds, qcStatement } from '../../../../../test/support/mint.js';
import { qcsPdsUrlType } from './pds-url-type.js';

const URL_TEXT = 'https://example.eu/pds';
const pds = (url: Uint8Array) => [qcStatement('0.4.0.1862.1.5', sequence(sequence(url, printable('en'))))];

describe('qcs.pds-url-type', () => {
  test('IA5String passes', () => {
    expect(findingsOf(qcsPdsUrlType)).toEqual([]);
  });

  test.each([
    ['UTF8String', utf8(URL_TEXT)],
    ['PrintableString', printable(URL_TEXT)],
  ])('%s', (type, url) => {
    expect(findingsOf(qcsPdsUrlType, { qcStatements: pds(url) })).toEqual([
      {
        message: `The PDS URL "${URL_TEXT}" is a ${type}; IA5String is expected.`,
        severity: 'warning',
        path: 'qcStatements[0][0].url',
        hex: hex(url),
      },
    ]);
  });

  test('an octet above 127', () => {
    const url = ia5('https://example.eu/š'.replace('š', '\u00e9'));
    expect(findingsOf(qcsPdsUrlType, { qcStatements: pds(url) })).toEqual([
      {
        message: 'The PDS URL "https://example.eu/é" has characters that an IA5String cannot hold.',
        severity: 'warning',
        path: 'qcStatements[0][0].url',
        hex: hex(url),
      },
    ]);
  });

  test('does not apply without an entry', () => {
    expect(findingsOf(qcsPdsUrlType, { qcStatements: [qcPds()] })).toBeUndefined();
  });
});
