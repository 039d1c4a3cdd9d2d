import { expect, test } from '@jest/globals';
import { explainFailedStart } from './failed-start.js';
import { ConfigMistakes } from './platform/config/config.js';

const withCode = (code: string) => Object.assign(new Error('listen failed'), { code });

test.each([
  ['EADDRINUSE', /^The port is taken/],
  ['SQLITE_NOTADB', /damaged/],
  ['SQLITE_IOERR_WRITE', /cannot be opened/],
  ['ECONNREFUSED', /PostgreSQL does not answer/],
  ['28P01', /refuses the user or password/],
])('%s is explained in a sentence, without a stack', (code, sentence) => {
  const lines = explainFailedStart(withCode(code));
  expect(lines[0]).toMatch(sentence);
  expect(lines.join()).not.toContain('    at ');
});

test('wrong settings are a line each', () => {
  expect(explainFailedStart(new ConfigMistakes(['a', 'b']))).toEqual(['a', 'b']);
});

test('what is our fault comes with its stack', () => {
  expect(explainFailedStart(new TypeError('x is undefined'))[0]).toContain('    at ');
});
