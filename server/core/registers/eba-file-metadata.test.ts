import { describe, expect, test } from '@jest/globals';
import { readFileMetadata } from './eba-file-metadata.js';

const ASKED = 'https://register.example/api/filemetadata';
const told = (over: object = {}) =>
  JSON.stringify({
    latest_version_relative_zip_path: '20260816/download-PSDMD-202608160000.zip',
    sha256_hash: 'AB'.repeat(32),
    timestamp: 'Sun Aug 16 00:00:16 UTC 2026',
    golden_copy_path_context: 'https://register.example/downloads/PSDMD/',
    ...over,
  });
const read = (answer: string) => {
  const metadata = readFileMetadata(answer, ASKED);
  return metadata.ok ? metadata.value : metadata.message;
};

describe('the metadata of the register file', () => {
  test('name file, place, digest and time', () => {
    expect(read(told())).toStrictEqual({
      name: 'download-PSDMD-202608160000.zip',
      location: 'https://register.example/downloads/PSDMD/20260816/download-PSDMD-202608160000.zip',
      sha256: 'ab'.repeat(32),
      publishedAt: new Date('2026-08-16T00:00:16Z'),
    });
  });

  test.each([
    [
      'a folder without its last slash',
      { golden_copy_path_context: 'https://register.example/downloads/PSDMD' },
    ],
    [
      'an absolute path',
      { latest_version_relative_zip_path: '/downloads/PSDMD/20260816/download-PSDMD-202608160000.zip' },
    ],
  ])('lead to the same place with %s', (_, over) => {
    expect(read(told(over))).toMatchObject({
      location: 'https://register.example/downloads/PSDMD/20260816/download-PSDMD-202608160000.zip',
    });
  });

  test.each([
    ['2026-08-16T02:00:16+02:00', '2026-08-16T00:00:16.000Z'],
    ['Sun Aug 16 00:00:16 GMT 2026', '2026-08-16T00:00:16.000Z'],
    ['yesterday', undefined],
    ['Sun Xxx 16 00:00:16 UTC 2026', undefined],
  ])('say %s for %s', (timestamp, at) => {
    expect(read(told({ timestamp }))).toMatchObject({
      publishedAt: at === undefined ? undefined : new Date(at),
    });
  });

  test.each([
    ['a web page', '<html>Maintenance</html>', /web page/],
    ['no JSON', 'Service unavailable', /no JSON/],
    ['no digest', told({ sha256_hash: 'none' }), /sha256_hash/],
    ['nothing of it', '{}', /latest_version_relative_zip_path, sha256_hash/],
  ])('are refused where they are %s', (_, answer, sentence) => {
    expect(read(answer)).toMatch(sentence);
  });
});
