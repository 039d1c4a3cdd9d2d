import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SEALED_BY, SEALED_COLUMNS } from './sealed-columns.js';

const SERVER = join(import.meta.dirname, '../..');

test('every file that seals names its columns here: what is forgotten is lost with the former key', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    // `sealing.seal(…)`, `envelopes.seal(…)`, whatever they are called where they are injected.
    .filter((file) => /\b(sealing|envelopes)\.seal\(/.test(readFileSync(join(SERVER, file), 'utf8')))
    // Re-wrapping, and the envelope around a data key, belong to those files.
    .filter((file) => !/^platform\/sealed\/(envelope|key-rotation)\.ts$/.test(file));
  expect(files.sort()).toEqual(Object.keys(SEALED_BY).sort());
});

test('no column is named twice', () => {
  const places = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(new Set(places).size).toBe(places.length);
});
