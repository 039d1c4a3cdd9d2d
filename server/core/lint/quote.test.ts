import { describe, expect, test } from '@jest/globals';
import { quote } from './quote.js';

describe('quoting a value', () => {
  test.each([
    ['', '""'],
    ['Kęstučio „bankas“ & Co', '"Kęstučio „bankas“ & Co"'],
    ['a\nb\u007f', '"a\\u{a}b\\u{7f}"'],
    ['\u202eabc\u200b\u2028\u2029', '"\\u{202e}abc\\u{200b}\\u{2028}\\u{2029}"'],
    ['\ud800', '"\\u{d800}"'],
    ['\u{1f600}', '"\u{1f600}"'],
  ])('%j', (value, quoted) => {
    expect(quote(value)).toBe(quoted);
  });

  test('120 characters are whole, more are cut', () => {
    expect(quote('a'.repeat(120))).toBe(`"${'a'.repeat(120)}"`);
    expect(quote('a'.repeat(121))).toBe(`"${'a'.repeat(120)}…" (121 characters)`);
  });
});
