import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { curlLine } from './curl-line.js';
import { shellLine } from './shell-line.js';

/** What a real shell makes of a line: the words, each ended by NUL. */
const wordsOf = (line: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    "'",
    "''",
    '$(id)',
    '`id`',
    '\\',
    '"',
    '!',
    '~',
    '-x',
    '#',
    '*',
    '\n',
    '\r',
    ' ',
    'a\'b"c$d',
    '${HOME}',
    '&&',
    ';',
    '|',
  ),
);
const word = fc
  .array(anything, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('\0'));

describe('a line for the shell', () => {
  test('is read back word by word, whatever the words hold', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        expect(wordsOf(shellLine(words))).toEqual(words);
      }),
      { numRuns: 150 },
    );
  });

  test('leaves plain words as they are', () => {
    expect(shellLine(['curl', '--url', 'https://bank.example/a', ''])).toBe(
      "curl --url https://bank.example/a ''",
    );
  });
});

test('a request with our certificate names files to fill in, and follows nothing', () => {
  const line = curlLine({
    ...{ method: 'POST', url: "https://bank.example/t?a=[1]&b='", body: '@x', isWithCertificate: true },
    headers: [
      ['X-Request-ID', 'a b'],
      ['X-Empty', ''],
    ],
  });
  expect(wordsOf(line)).toEqual([
    ...['curl', '--silent', '--show-error', '--include', '--globoff', '--path-as-is', '--max-time', '10'],
    ...['--request', 'POST', '--header', 'X-Request-ID: a b', '--header', 'X-Empty;', '--data-raw', '@x'],
    ...[
      '--cert',
      'client-certificate.pem',
      '--key',
      'client-key.pem',
      '--url',
      "https://bank.example/t?a=[1]&b='",
    ],
  ]);
  expect(line).not.toMatch(/--location|-L\b/);
});
