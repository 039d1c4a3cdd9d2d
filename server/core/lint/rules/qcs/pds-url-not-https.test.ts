import { describe, expect, test } from '@jest/globals';
import { ia5 } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { qcPds } from '../../../../../test/support/mint.js';
import { qcsPdsUrlNotHttps } from './pds-url-not-https.js';

const pds = (url: string) => [qcPds(['https://example.eu/pds', 'en'], [url, 'lt'])];
const NEW = '230901000000Z';

describe('qcs.pds-url-not-https', () => {
  test.each(['https://example.eu/lt', 'HTTPS://example.eu/lt'])('%s passes', (url) => {
    expect(findingsOf(qcsPdsUrlNotHttps, { qcStatements: pds(url) })).toEqual([]);
  });

  test.each(['http://example.eu/lt', 'ftp://example.eu/https://', 'example.eu', 'https:example.eu', ''])(
    '"%s"',
    (url) => {
      expect(findingsOf(qcsPdsUrlNotHttps, { qcStatements: pds(url) })).toEqual([
        {
          message: `The PDS URL "${url}" does not begin with https://.`,
          severity: 'error',
          path: 'qcStatements[0][1].url',
          hex: hex(ia5(url)),
        },
      ]);
    },
  );

  test.each([
    ['http://example.eu/lt', '230831235959Z', 'warning'],
    ['HTTP://example.eu/lt', '230831235959Z', 'warning'],
    ['http://example.eu/lt', NEW, 'error'],
    ['ftp://example.eu/http://', '230831235959Z', 'error'],
  ])('%s issued at %s: %s', (url, notBefore, severity) => {
    expect(findingsOf(qcsPdsUrlNotHttps, { qcStatements: pds(url), notBefore })).toMatchObject([
      { severity },
    ]);
  });

  test('does not apply without an entry', () => {
    expect(findingsOf(qcsPdsUrlNotHttps, { qcStatements: [qcPds()] })).toBeUndefined();
  });
});
