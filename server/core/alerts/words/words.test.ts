import { describe, expect, test } from '@jest/globals';
import { ENTRY_CHANGE_KINDS } from '../../registers/compare-editions.js';
import { EN } from './en.js';
import { LT } from './lt.js';
import { MAIL_LANGUAGES } from './mail-language.js';
import { wordsOf } from './words.js';

/** Every sentence that a language has, by its place; functions are told the same in each. */
function sentences(words: unknown, at: string, found: Map<string, string>): Map<string, string> {
  if (typeof words === 'string') found.set(at, words);
  else if (typeof words === 'function') {
    const given = Array.from({ length: words.length }, (_, i) => ARGUMENTS[at]?.[i] ?? i + 5);
    found.set(at, String(words(...given)));
  } else if (typeof words === 'object' && words !== null)
    for (const [key, value] of Object.entries(words)) sentences(value, `${at}.${key}`, found);
  return found;
}
const DAY = new Date('2026-12-15T23:59:00Z');
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  '.shortDate': [DAY],
  '.fullDate': [DAY],
  '.enumerate': [['a', 'b', 'c']],
  '.role': ['PSP_AI'],
  '.expiry.fact': ['qwac'],
  '.expiry.stops': ['qwac', 'UAB Bandymas', 'b', false],
  '.dated.fact': ['grant', 'a', 'b', 'c', 'd'],
  '.deaf.problem': ['group-empty', 'Ops'],
  '.sent.toOwner': ['https://qwarden.example', 'certificate'],
  '.sent.toDefault': ['https://qwarden.example', 'certificate'],
  '.verdict.fact': ['qwac', 'UAB Bandymas', 'revoked'],
  '.verdict.beforeAndNow': ['valid', 'revoked', 'd'],
  '.verdict.outcome': ['revoked'],
  '.watch.title': ['mail-stuck', 'a'],
  '.changes.title': ['withdrawn'],
  '.changes.follows': ['withdrawn'],
  '.lists.title': ['LT', 'overdue', 7],
};

describe('words of mails', () => {
  const [english, lithuanian] = [EN, LT].map((words) => sentences(words, '', new Map()));

  test('are the same in every language, and none is left in English', () => {
    expect([...lithuanian!.keys()]).toEqual([...english!.keys()]);
    const same = [...english!].filter(([at, text]) => lithuanian!.get(at) === text).map(([at]) => at);
    // Names that are the same in both.
    expect(same).toEqual(['.kinds.qwac', '.kinds.qsealc']);
  });

  test.each(MAIL_LANGUAGES)('leave nothing out in %s', (language) => {
    for (const [at, text] of sentences(wordsOf(language), '', new Map())) {
      expect([at, text.length > 0]).toEqual([at, true]);
      expect(`${at}: ${text}`).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  test('say something of every change of a register', () => {
    for (const kind of ENTRY_CHANGE_KINDS)
      for (const language of MAIL_LANGUAGES)
        expect(wordsOf(language).changes.title(kind).length).toBeGreaterThan(3);
  });
});

describe('Lithuanian', () => {
  test.each([
    [1, 'baigsis per parą'],
    [2, 'baigsis po 2 dienų'],
    [10, 'baigsis po 10 dienų'],
    [21, 'baigsis po 21 dienos'],
  ])('counts %i days ahead', (left, expected) => {
    expect(LT.endsIn(left, 0)).toBe(expected);
  });

  test.each([
    [0, 'baigėsi'],
    [1, 'baigėsi prieš dieną'],
    [2, 'baigėsi prieš 2 dienas'],
    [10, 'baigėsi prieš 10 dienų'],
    [21, 'baigėsi prieš 21 dieną'],
  ])('counts %i days back', (ago, expected) => {
    expect(LT.endsIn(0, ago)).toBe(expected);
  });

  test.each([
    [1, '1 sutikimas'],
    [3, '3 sutikimai'],
    [11, '11 sutikimų'],
    [20, '20 sutikimų'],
    [21, '21 sutikimas'],
    [312, '312 sutikimų'],
  ])('counts %i consents', (count, expected) => {
    expect(LT.consents.some(count)).toBe(expected);
  });

  test('writes the year first', () => {
    expect(LT.shortDate(DAY)).toBe('2026-12-15');
    expect(LT.fullDate(DAY)).toBe('2026 m. gruodžio 15 d., 23:59 UTC');
  });
});
