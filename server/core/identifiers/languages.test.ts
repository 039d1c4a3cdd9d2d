import { describe, expect, test } from '@jest/globals';
import { LANGUAGE_CODES } from './languages.js';

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

describe('languages of ISO 639-1', () => {
  test('all 183 are there', () => {
    expect(LANGUAGE_CODES.size).toBe(183);
  });

  test('each is a language that CLDR knows by name', () => {
    expect([...LANGUAGE_CODES].filter((code) => LANGUAGES.of(code) === undefined)).toEqual([]);
  });

  test('the languages of the Union and the EEA are among them', () => {
    const official = 'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl nn no pl pt ro sk sl sv';
    expect(official.split(' ').filter((code) => !LANGUAGE_CODES.has(code))).toEqual([]);
  });

  test.each(['EN', 'eng', 'xx', 'cz', 'gb', ''])('%j is none', (code) => {
    expect(LANGUAGE_CODES.has(code)).toBe(false);
  });
});
