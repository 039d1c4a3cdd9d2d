import { expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { psd2Statement } from '../../../test/support/mint.js';
import { placesOf } from './places.js';

const certificate = certificateOf();
const places = placesOf(certificate);
const textAt = (path: string): string => {
  const place = places.find((one) => one.path === path);
  if (!place) throw new Error(`There is no ${path}.`);
  return Buffer.from(certificate.der.subarray(place.start, place.end)).toString('latin1');
};

test('fields of every part of the certificate are there by their path, and point at their bytes', () => {
  const paths = places.map(({ path }) => path);
  const ncaId = paths.find((path) => path.endsWith('.nCAId'))!;
  const role = paths.find((path) => path.endsWith('rolesOfPSP[0]'))!;
  expect(textAt(ncaId)).toBe('\x0c\x05LT-BL');
  expect(textAt(role)).toContain('PSP_AI');
  expect(paths.some((path) => path.includes('subjectAltName'))).toBe(true);
  expect(paths.some((path) => path.includes('notAfter'))).toBe(true);
});

test('of two at the same bytes the one that was read first comes first', () => {
  const bare = placesOf(certificateOf({ qcStatementsValue: psd2Statement() }));
  const at = bare.findIndex(({ path }) => path === 'qcStatements');
  expect(bare.slice(at, at + 2).map(({ path }) => path)).toEqual(['qcStatements', 'qcStatements[0]']);
});

test('they come in the order of the bytes, the outer before the inner, each once', () => {
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (!next) continue;
    expect(next.start > place.start || (next.start === place.start && next.end <= place.end)).toBe(true);
  }
  expect(new Set(places.map(({ path, start, end }) => `${path} ${start} ${end}`)).size).toBe(places.length);
  for (const { start, end, path } of places) {
    expect(path).not.toBe('');
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(certificate.der.length);
  }
});
